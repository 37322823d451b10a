/**
 * The words of the order's tables, in the language of the people who read them. Plain values, types only from elsewhere:
 * the app carries this file whole. A state, action or kind without its word does not compile.
 * Beside it: zh-events.ts (the timeline), zh-errors.ts (refusals and failures), zh-next.ts (what happens next), zh-lists.ts (queues and tabs).
 */
import type { Urgency } from '../domain/order/limits'
import type { AppealTarget, CheckInWay, ClockKind, FinishResult, Reach, SeatState } from '../domain/order/order'
import type { ForwardAnswer } from '../domain/order/oversight'
import type { ActorKind, OrderAction, OrderState } from '../domain/order/order-states'

/** A state as a tag shows it: at most six characters. */
export const STATE_TEXT = {
  draft: '草稿',
  contentHold: '内容待审',
  submitted: '待受理',
  returned: '退单待定',
  infoNeeded: '待补充',
  accepted: '待派单',
  offered: '派单中',
  taken: '已接单',
  scheduled: '已约时间',
  checkedIn: '服务中',
  done: '待确认',
  closed: '已办结',
  rated: '已评价',
  archived: '已归档',
  suspended: '已挂起',
  escalated: '已提级',
  forwarded: '已转外部',
  reopenRequested: '申请重办',
  rejected: '不予受理',
  cancelled: '已撤销',
  merged: '已并单',
  closedUnresolved: '未解决办结',
} as const satisfies Record<OrderState, string>

export type StateTone = 'info' | 'warn' | 'danger' | 'ok' | 'muted'

/** How loudly a state speaks: warn where it waits for somebody out of turn. Never shown by colour alone. */
export const STATE_TONE = {
  draft: 'muted',
  contentHold: 'warn',
  submitted: 'info',
  returned: 'warn',
  infoNeeded: 'warn',
  accepted: 'info',
  offered: 'info',
  taken: 'info',
  scheduled: 'info',
  checkedIn: 'info',
  done: 'ok',
  closed: 'ok',
  rated: 'ok',
  archived: 'muted',
  suspended: 'warn',
  escalated: 'warn',
  forwarded: 'info',
  reopenRequested: 'warn',
  rejected: 'muted',
  cancelled: 'muted',
  merged: 'muted',
  closedUnresolved: 'danger',
} as const satisfies Record<OrderState, StateTone>

/** A place in an order for several people. */
export const SEAT_TEXT = {
  open: '还没派人',
  offered: '等人接单',
  taken: '已接单',
  scheduled: '已约时间',
  checkedIn: '服务中',
  done: '办好了',
} as const satisfies Record<SeatState, string>

/** What stands on the button: a verb as people say it, at most six characters. */
export const ACTION_TEXT = {
  submit: '提交点单',
  releaseContent: '内容没问题',
  blockContent: '不予通过',
  amend: '改一改',
  accept: '受理',
  askInfo: '请居民补充',
  answerInfo: '补充说明',
  lapseInfo: '过时撤销',
  restore: '恢复这一单',
  reject: '不予受理',
  recategorise: '改类别',
  merge: '并单',
  unmerge: '撤回并单',
  absorb: '并入',
  detach: '分开',
  spawn: '拆出新单',
  split: '拆单',
  dispatch: '派单',
  holdBack: '先不派',
  endHold: '接着派',
  withdrawOffer: '收回派单',
  take: '我来',
  decline: '这次不行',
  inviteMore: '再邀请一位',
  lapseOffer: '到时收回',
  proposeTime: '约个时间',
  agreeTime: '这个时间行',
  refuseTime: '换个时间',
  logContact: '已联系居民',
  release: '去不了了',
  offerTransfer: '转给别人',
  acceptTransfer: '我接过来',
  refuseTransfer: '接不了',
  lapseContact: '到时改派',
  dropMember: '收回名额',
  checkIn: '我到了',
  reportAbsent: '家里没人',
  reportUnable: '我办不了',
  reportUnsafe: '现场不安全',
  finish: '办好了',
  confirm: '确认解决',
  dispute: '还没解决',
  ruleDispute: '答复居民',
  closeSilent: '自动办结',
  rate: '评价',
  requestReopen: '申请重办',
  agreeReopen: '同意重办',
  refuseReopen: '不再重办',
  archive: '归档',
  erasePersonal: '清除个人信息',
  cancel: '撤销',
  proposeSuspension: '申请挂起',
  refuseSuspension: '不同意挂起',
  suspend: '同意挂起',
  resume: '接着办',
  escalate: '提级',
  rule: '定下谁来办',
  forward: '转外部',
  returnForward: '收回来办',
  issueLink: '生成答复链接',
  withdrawLink: '收回链接',
  answerForward: '外部答复',
  closeUnresolved: '未解决办结',
  urge: '催一催',
  raiseCard: '亮牌',
  noteInternal: '内部备注',
  postUpdate: '告诉居民',
  returnWrongUnit: '退单',
  reassign: '改派社区',
  refuseReturn: '不同意退单',
  requestExtension: '申请延期',
  approveExtension: '同意延期',
  refuseExtension: '不同意延期',
  supervise: '督办',
  answerSupervision: '答复督办',
  superviseAgain: '再次督办',
  closeSupervision: '督办办结',
  fileAppeal: '申诉',
  upholdAppeal: '申诉成立',
  dismissAppeal: '申诉不成立',
  withdrawAppeal: '撤回申诉',
} as const satisfies Record<OrderAction, string>

/** Who acted or may act, where the person stays unnamed. */
export const ROLE_TEXT = {
  resident: '居民',
  member: '党员',
  staff: '社区工作人员',
  street: '街道',
  district: '区级',
  system: '系统',
  unit: '单位',
} as const satisfies Record<ActorKind | 'unit', string>

/** What a deadline is for; `offer` is the one on an invitation. */
export const CLOCK_TEXT = {
  accept: '受理时限',
  dispatch: '派单时限',
  contact: '联系居民时限',
  arrive: '上门时限',
  finish: '办结时限',
  info: '补充时限',
  confirm: '确认时限',
  dispute: '答复时限',
  resume: '恢复办理时间',
  level: '上级答复时限',
  return: '退单裁定时限',
  archive: '归档时间',
  reopen: '重办答复时限',
  appeal: '申诉答复时限',
  supervise: '督办答复时限',
  personalData: '个人信息保存期',
  offer: '回答时限',
} as const satisfies Record<ClockKind | 'offer', string>

/** How far invitations may go by now. */
export const REACH_TEXT = {
  grid: '本网格',
  community: '本社区',
  neighbours: '可以问到相邻社区',
  street: '可以问到全街道',
  none: '可以问到全街道',
} as const satisfies Record<Reach, string>

export const URGENCY_TEXT = {
  p0: '突发',
  p1: '紧急',
  p2: '一般',
  p3: '疑难',
} as const satisfies Record<Urgency, string>

export const RESULT_TEXT = {
  solved: '解决了',
  partial: '解决了一部分',
  unsolved: '没能解决',
} as const satisfies Record<FinishResult, string>

/** What an outside unit answers by its link. */
export const FORWARD_ANSWER_TEXT = {
  done: '办结了',
  notOurs: '不属于我们',
  needsInfo: '需要更多信息',
} as const satisfies Record<ForwardAnswer, string>

/** How the arrival was shown; by hand is said openly, since nobody but the member vouches for it. */
export const WAY_TEXT = {
  position: '定位签到',
  code: '开始码签到',
  manual: '手动签到',
} as const satisfies Record<CheckInWay, string>

/** How an order came in. */
export const CHANNEL_TEXT = {
  app: '小程序点单',
  phone: '电话点单',
  visit: '来访点单',
  proxy: '代点单',
  hotline: '热线转来',
} as const satisfies Record<'app' | 'phone' | 'visit' | 'proxy' | 'hotline', string>

/** What an appeal is against. */
export const APPEAL_TARGET_TEXT = {
  rejection: '不予受理',
  lateRelease: '晚退记录',
  overdue: '超期记录',
  rating: '评价',
  noShow: '爽约记录',
  credit: '积分扣减',
} as const satisfies Record<AppealTarget, string>
