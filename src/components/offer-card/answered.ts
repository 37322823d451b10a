/** What can be said to an invitation, and to a colleague who hands a task on. */
export type OfferAnswer = 'take' | 'decline' | 'acceptTransfer' | 'refuseTransfer'

/** Said when the answer has arrived. */
export const ANSWERED = {
  take: '接好了，请先联系居民',
  decline: '好的，社区会另外找人',
  acceptTransfer: '接过来了，请先联系居民',
  refuseTransfer: '好的，已告诉对方',
} as const satisfies Record<OfferAnswer, string>
