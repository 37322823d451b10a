/** What stands between community, street and outside units about an order, as the order keeps it. */
export const SUPERVISION_STATES = ['open', 'answered', 'closed'] as const
/** 督办单: the newest of an order. What was asked and answered before stands in its history. */
export interface Supervision {
  readonly state: (typeof SUPERVISION_STATES)[number]
  readonly by: 'street' | 'district'
  readonly reason: string
  readonly at: number
  /** How often it was asked: 1, and one more each time the answer did not do. */
  readonly asks: number
  readonly answer?: string
  readonly answeredAt?: number
}

export const EXTENSION_STATES = ['asked', 'approved', 'refused'] as const
/** 延期: of this round. `from` is the limit as it was, `until` the one that was asked for. */
export interface Extension {
  readonly state: (typeof EXTENSION_STATES)[number]
  readonly by: string
  readonly reason: string
  readonly from: number
  readonly until: number
  readonly at: number
}

export const RETURN_STATES = ['open', 'moved', 'kept'] as const
/** 退单: a community says that the order is not its own, and whose it is: a community's id, or a unit in words. */
export interface UnitReturn {
  readonly state: (typeof RETURN_STATES)[number]
  readonly at: number
  readonly reason: string
  readonly ownerId?: string
  readonly owner?: string
}

/** A link by which an outside unit answers, as far as it is kept: its digest, and what became of it. */
export interface ForwardLink {
  readonly digest: string
  readonly at: number
  readonly until: number
  readonly answeredAt?: number
  readonly withdrawnAt?: number
}
/** What an outside unit says: it is done, it is not theirs, or they need to know more. */
export const FORWARD_ANSWERS = ['done', 'notOurs', 'needsInfo'] as const
export type ForwardAnswer = (typeof FORWARD_ANSWERS)[number]

/** What an order keeps of it. */
export interface Overseen {
  readonly forwardLinks?: readonly ForwardLink[]
  /** 首接负责: the community that accepted first. It leads to the end, whoever helps; only the street moves it. */
  readonly leadId?: string
  /** Outside units it was forwarded to: they help, they do not lead. */
  readonly assisting?: readonly string[]
  /** Since when the street has it with this community; unset where it came here by its address. */
  readonly assignedAt?: number
  /** By community: each may give an order back once. */
  readonly returns?: Readonly<Record<string, UnitReturn>>
  readonly supervision?: Supervision
  /** How many 督办单 there were in all. */
  readonly supervisions?: number
  readonly extension?: Extension
}

/** What these actions bring along. */
export interface OverseeingPayload {
  /** Where an order is to go, or whose it is said to be. */
  readonly communityId?: string
  readonly streetId?: string
  readonly link?: Pick<ForwardLink, 'digest' | 'until'>
  /** By which link an outside unit answers, what it says, and who says it. */
  readonly linkDigest?: string
  readonly answer?: ForwardAnswer
  readonly answeredBy?: string
}
