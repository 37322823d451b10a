import type { CallableAction } from '@core/contract/order-payloads'
import type { ActorKind } from '@core/domain/order/order-states'
import { CAST, idOf, type Journey } from './journey'

/** One right call of every action of an order: from where, by whom, with what. A new action without a row does not compile. */
export interface ActRow {
  readonly from: keyof { [K in keyof Journey as Journey[K] extends () => Promise<string> ? K : never]: true }
  readonly who: string
  readonly as: Exclude<ActorKind, 'system'>
  readonly input?: (at: { readonly now: number; readonly orderId: string; readonly another: () => Promise<string> }) => object | Promise<object>
  /** What the same call gets from somebody of the same kind who has nothing to do with the order. */
  readonly otherPerson: string
}

const HOUR = 3_600_000
const reason = () => ({ reason: '有原因' })
const note = () => ({ note: '有说明' })
const staff = (from: ActRow['from'], input?: ActRow['input']): ActRow => ({ from, who: CAST.staff, as: 'staff', otherPerson: 'OUT_OF_SCOPE', ...(input ? { input } : {}) })
const street = (from: ActRow['from'], input?: ActRow['input']): ActRow => ({ ...staff(from, input), who: CAST.street, as: 'street' })
const resident = (from: ActRow['from'], input?: ActRow['input']): ActRow => ({ ...staff(from, input), who: CAST.resident, as: 'resident', otherPerson: 'NOT_YOURS' })
const member = (from: ActRow['from'], otherPerson: string, input?: ActRow['input']): ActRow => ({ ...staff(from, input), who: CAST.member, as: 'member', otherPerson })
const askedMember = (otherPerson: string): ActRow => ({ ...member('transferAsked', otherPerson), who: CAST.other })

export const ACT_ROWS: Readonly<Record<CallableAction, ActRow>> = {
  releaseContent: staff('held'),
  blockContent: staff('held', reason),
  amend: resident('submitted', () => ({ title: '改过的标题', text: '改过的内容' })),
  accept: staff('submitted', () => ({ urgency: 'p2', serviceId: 'c0106' })),
  askInfo: staff('submitted', note),
  answerInfo: resident('infoNeeded', note),
  restore: resident('lapsed'),
  reject: staff('submitted', () => ({ reason: '不归社区办', channel: '供热公司 96777' })),
  recategorise: staff('submitted', () => ({ urgency: 'p2', serviceId: 'c0106' })),
  merge: { ...staff('submitted', async ({ another }) => ({ targetId: await another() })), otherPerson: 'NOT_FOUND' },
  unmerge: staff('merged'),
  split: staff('accepted', () => ({ parts: [{ title: '另一件事', text: '灯也坏了', serviceId: 'c0106' }] })),
  dispatch: staff('accepted', () => ({ memberIds: [idOf(CAST.member)] })),
  withdrawOffer: staff('offered'),
  take: member('offered', 'NO_OPEN_OFFER', () => ({ offerId: 'o1', seen: { version: 3, head: 'A'.repeat(22) } })),
  decline: member('offered', 'NO_OPEN_OFFER', () => ({ offerId: 'o1', reason: '今天不在家' })),
  holdBack: staff('accepted', ({ now }) => ({ until: now + 24 * HOUR })),
  endHold: staff('heldBack'),
  proposeTime: member('taken', 'NOT_ASSIGNEE', ({ now }) => ({ time: { from: now + HOUR, to: now + 2 * HOUR } })),
  agreeTime: resident('timeProposed'),
  refuseTime: resident('timeProposed'),
  logContact: member('taken', 'NOT_ASSIGNEE', note),
  release: member('taken', 'NOT_ASSIGNEE', reason),
  offerTransfer: member('taken', 'NOT_ASSIGNEE', () => ({ memberId: idOf(CAST.other) })),
  acceptTransfer: askedMember('NOT_TRANSFER_TARGET'),
  refuseTransfer: askedMember('NOT_TRANSFER_TARGET'),
  checkIn: member('taken', 'NOT_ASSIGNEE', () => ({ way: 'manual', reason: '手机没电了' })),
  reportAbsent: member('checkedIn', 'NOT_ASSIGNEE', note),
  reportUnable: member('checkedIn', 'NOT_ASSIGNEE', reason),
  reportUnsafe: member('checkedIn', 'NOT_ASSIGNEE', reason),
  finish: member('checkedIn', 'NOT_ASSIGNEE', () => ({ result: 'solved', note: '换了阀芯' })),
  confirm: resident('done'),
  dispute: resident('done', reason),
  ruleDispute: staff('disputed', () => ({ backTo: 'checkedIn', reason: '请再看一次' })),
  requestReopen: resident('closed', reason),
  agreeReopen: staff('reopenRequested'),
  refuseReopen: staff('reopenRequested', reason),
  cancel: resident('submitted'),
  proposeSuspension: staff('accepted', ({ now }) => ({ reason: '等配件', until: now + 72 * HOUR })),
  refuseSuspension: { ...staff('suspensionProposed'), who: CAST.colleague },
  suspend: { ...staff('suspensionProposed'), who: CAST.colleague },
  resume: staff('suspended'),
  escalate: staff('accepted', reason),
  rule: street('escalated', () => ({ unit: '供水公司', note: '由供水公司来办' })),
  forward: staff('submitted', () => ({ unit: '供水公司', reason: '主管道的事' })),
  returnForward: staff('forwarded', note),
  issueLink: staff('forwarded'),
  withdrawLink: staff('forwarded'),
  returnWrongUnit: staff('submitted', () => ({ reason: '小区去年划出去了', communityId: 'cm02' })),
  reassign: street('returned', () => ({ communityId: 'cm02', note: '按新的区划' })),
  refuseReturn: street('returned', reason),
  requestExtension: staff('accepted', ({ now }) => ({ reason: '等配件', until: now + 36 * HOUR })),
  approveExtension: street('extensionAsked'),
  refuseExtension: street('extensionAsked', reason),
  supervise: street('accepted', ({ now }) => ({ reason: '居民三次来电', until: now + 72 * HOUR })),
  answerSupervision: staff('supervised', note),
  superviseAgain: street('supervisionAnswered', ({ now }) => ({ reason: '没有说什么时候办好', until: now + 72 * HOUR })),
  closeSupervision: street('supervisionAnswered', note),
  closeUnresolved: street('escalated', reason),
  urge: resident('accepted', note),
  noteInternal: staff('submitted', note),
  postUpdate: staff('submitted', note),
  fileAppeal: resident('rejected', () => ({ appealTarget: 'rejection', reason: '应该归社区' })),
  upholdAppeal: street('appealed', () => ({ appealId: 'a1', reason: '应当受理' })),
  dismissAppeal: street('appealed', () => ({ appealId: 'a1', reason: '确实不归社区' })),
  withdrawAppeal: { ...resident('appealed', () => ({ appealId: 'a1' })), otherPerson: 'NOT_YOUR_APPEAL' },
  rate: resident('closed', () => ({ seen: { version: 7, head: 'A'.repeat(22) }, rating: { solved: 'yes', attitude: 5, speed: 4 } })),
}

/** Who is of a kind and has nothing to do with an order of 颐泽社区. */
export const OTHER_OF_KIND = { resident: CAST.neighbour, member: CAST.third, staff: CAST.foreignStaff, street: CAST.foreignStreet, district: CAST.district } as const
/** Who is of a kind and would be in scope, for calls that kind may not make. */
export const HERE_OF_KIND = { resident: CAST.resident, member: CAST.member, staff: CAST.staff, street: CAST.street, district: CAST.district } as const
