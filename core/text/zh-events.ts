/** How the timeline tells what happened. Who and when stand beside it; reasons and notes below it. */
import type { ActorKind, OrderAction } from '../domain/order/order-states'
import { CHANNEL_TEXT, FORWARD_ANSWER_TEXT, RESULT_TEXT, WAY_TEXT } from './zh'

type Data = Readonly<Record<string, string | number | boolean>>

/** As much of a history line as its sentence needs; a `TimelineEntry` of the contract fits. */
export interface ToldEvent {
  readonly action: string
  readonly byKind: ActorKind
  readonly data?: Data | undefined
}

type Told = string | ((by: ActorKind, data: Data) => string)

const named = (value: Data[string] | undefined): string => (typeof value === 'string' && value !== '' ? value : '')
const pick = (table: Readonly<Record<string, string>>, key: Data[string] | undefined): string => (typeof key === 'string' && Object.hasOwn(table, key) ? (table[key] ?? '') : '')
/** Who called by telephone is spoken for by the community. */
const inStead = (by: ActorKind): string => (by === 'staff' ? '社区替居民' : '居民')
const office = (by: ActorKind): string => (by === 'street' ? '街道' : by === 'district' ? '区里' : '社区')
const withUnit = (start: string, data: Data): string => (named(data['unit']) === '' ? start : `${start}：${named(data['unit'])}`)

/** Whom a dispatch asked: how many by name (`asked`), the whole community (`pool`), never who. */
function askedWhom(data: Data): string | undefined {
  const count = typeof data['asked'] === 'number' ? data['asked'] : 0
  if (data['pool'] === true) return count > 0 ? `已邀请 ${count} 位党员，也放到了本社区的抢单池` : '已放到本社区的抢单池，等党员接单'
  return count > 0 ? `已邀请 ${count} 位党员，等${count > 1 ? '他们' : '他'}回答` : undefined
}

export const EVENT_TEXT = {
  submit: (by, data) => (by === 'staff' ? `社区代为点单${pick(CHANNEL_TEXT, data['channel']) === '' ? '' : `（${pick(CHANNEL_TEXT, data['channel'])}）`}` : '提交了点单'),
  releaseContent: '内容看过了，没有问题',
  blockContent: '内容没有通过',
  amend: (by) => `${inStead(by)}改了内容`,
  accept: '社区受理了',
  askInfo: '社区请居民补充',
  answerInfo: (by) => `${inStead(by)}补充了说明`,
  lapseInfo: '七天没有等到补充，先撤销了，可以恢复',
  restore: (by) => (by === 'staff' ? '社区恢复了这一单' : '居民恢复了这一单'),
  reject: (_, data) => (named(data['channel']) === '' ? '这件事不归社区办' : `这件事不归社区办，可以找：${named(data['channel'])}`),
  recategorise: '社区改了类别',
  merge: '和另一单是同一件事，合在一起办',
  unmerge: (by) => (by === 'system' ? '合在一起的那一单没有办成，这一单单独接着办' : '不是同一件事，分开来办'),
  absorb: '并进来一单',
  detach: '并进来的一单分出去了',
  spawn: '从另一单拆出来，直接受理',
  split: '拆成几单，分头办',
  dispatch: (by, data) => askedWhom(data) ?? (by === 'system' ? '自动派给了合适的党员' : '社区派单，等党员回答'),
  withdrawOffer: '社区收回了这次派单',
  take: (_, data) => (typeof data['timeFrom'] === 'number' ? '党员接单，约了上门时间' : '党员接单'),
  decline: '一位党员这次来不了',
  inviteMore: '还没有人答应，又邀请了党员',
  lapseOffer: '到时间没有人回答，重新派单',
  proposeTime: '党员约了上门时间，等居民答应',
  agreeTime: '上门时间说好了',
  refuseTime: (by) => `${inStead(by)}想换个时间`,
  logContact: '党员联系过居民了',
  release: '党员去不了了，社区重新派人',
  offerTransfer: '党员想请另一位党员来',
  holdBack: '社区先不派，到时候再排',
  endHold: '社区又排进派单',
  acceptTransfer: '换了一位党员来办',
  refuseTransfer: '另一位党员接不了，还是原来的党员',
  lapseContact: '党员没有按时联系或上门，社区重新派人',
  dropMember: '一位党员不再服务，社区重新安排',
  checkIn: (_, data) => (pick(WAY_TEXT, data['way']) === '' ? '党员到了' : `党员到了（${pick(WAY_TEXT, data['way'])}）`),
  reportAbsent: '党员到了，家里没人，另约时间',
  reportUnable: '党员看过了，办不了，社区另外派人',
  reportUnsafe: '现场不安全，党员已撤离，请街道来看',
  finish: (_, data) => (pick(RESULT_TEXT, data['result']) === '' ? '党员办完了' : `党员办完了：${pick(RESULT_TEXT, data['result'])}`),
  confirm: (by) => (by === 'staff' ? '社区回访，确认解决了' : '居民确认解决了'),
  dispute: (by) => `${inStead(by)}说还没解决`,
  ruleDispute: (_, data) => (data['backTo'] === 'accepted' ? '社区答复：另外派人来办' : '社区答复：请原来的党员接着办'),
  closeSilent: '七天没有回音，自动办结，记为未评价',
  rate: '居民评价了',
  requestReopen: (by) => `${inStead(by)}申请重办`,
  agreeReopen: (by) => `${office(by)}同意重办`,
  refuseReopen: (by) => `${office(by)}说明了为什么不再重办`,
  archive: '归档',
  erasePersonal: '保存期满，个人信息和文字已清除',
  cancel: (by) => (by === 'staff' ? '社区撤销了这一单' : '居民撤销了这一单'),
  proposeSuspension: '社区申请先挂起',
  refuseSuspension: '挂起没有同意',
  suspend: '先挂起，到日子接着办',
  resume: (by) => (by === 'system' ? '到日子了，接着办' : '社区提前恢复，接着办'),
  escalate: (by) => (by === 'system' ? '自动报给上级' : by === 'street' ? '街道报给区里一起商量' : '社区报给上级一起商量'),
  rule: (by, data) => withUnit(`${office(by)}定下由谁来办`, data),
  forward: (_, data) => withUnit('转给有关单位', data),
  returnForward: '有关单位退回，社区接着办',
  issueLink: '生成了给有关单位的答复链接',
  withdrawLink: '收回了给有关单位的答复链接',
  answerForward: (_, data) => `有关单位答复${pick(FORWARD_ANSWER_TEXT, data['answer']) === '' ? '' : `：${pick(FORWARD_ANSWER_TEXT, data['answer'])}`}，社区来核实`,
  closeUnresolved: '这件事现在办不成，街道说明后结束',
  urge: '居民催了一次',
  raiseCard: (_, data) => (data['card'] === 'red' ? '红牌：已经超过时限' : '黄牌：快到时限了'),
  noteInternal: '内部备注',
  postUpdate: (by) => `${office(by)}说了进展`,
  returnWrongUnit: (_, data) => withUnit('社区认为不归它办，请街道来定', data),
  reassign: '街道改派给另一个社区负责',
  refuseReturn: '街道看过，还是由原来的社区负责',
  requestExtension: '社区申请延期',
  approveExtension: '街道同意延期，办结时限改了',
  refuseExtension: '延期没有同意',
  supervise: (by) => `${office(by)}发了督办单`,
  answerSupervision: '社区答复了督办',
  superviseAgain: (by) => `${office(by)}再次督办`,
  closeSupervision: (by) => `${office(by)}认可，督办办结`,
  fileAppeal: (by) => (by === 'member' ? '党员提出申诉' : '居民提出申诉'),
  upholdAppeal: '街道复核：申诉成立',
  dismissAppeal: '街道复核：申诉不成立',
  withdrawAppeal: '申诉撤回了',
} as const satisfies Record<OrderAction, Told>

/** The sentence of one history line. A line from a newer server, of an action unknown here, is «有新进展». */
export function eventText({ action, byKind, data }: ToldEvent): string {
  if (!Object.hasOwn(EVENT_TEXT, action)) return '有新进展'
  const told: Told = EVENT_TEXT[action as OrderAction]
  return typeof told === 'string' ? told : told(byKind, data ?? {})
}
