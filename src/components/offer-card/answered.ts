/** What can be said to an invitation, and to a colleague who hands a task on. */
export type OfferAnswer = 'take' | 'decline' | 'acceptTransfer' | 'refuseTransfer'

/** Nobody takes a no back: it is asked about before it is said. */
export const isNo = (answer: OfferAnswer) => answer === 'decline' || answer === 'refuseTransfer'

/** What is often in the way; nobody has to say it. */
export const DECLINE_REASONS = ['时间不合适', '离得远', '这件事我不会', '最近忙'] as const

/** Said when the answer has arrived. */
export const ANSWERED = {
  take: '接好了，请先联系居民',
  decline: '这次不去，社区会另外找人',
  acceptTransfer: '接过来了，请先联系居民',
  refuseTransfer: '这次接不了，已告诉对方',
} as const satisfies Record<OfferAnswer, string>
