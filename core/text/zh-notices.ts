/**
 * What a notice says to those it tells: what happened, and what to do next. Both fit into one field of a WeChat
 * message (20 characters). Whoever a row of the order's table tells has words here, or this does not compile.
 */
import type { ActorKind, Audience, ORDER_TRANSITIONS } from '../domain/order/order-states'
import { FORWARD_ANSWER_TEXT } from './zh'

/** `district`: told where an order has come up to it. */
export type NoticeAudience = Audience | 'district'
type Data = Readonly<Record<string, string | number | boolean>>
export interface NoticeFacts {
  readonly byKind: ActorKind
  readonly data?: Data | undefined
  /** To everybody of a pool, not to one person. */
  readonly pooled?: boolean | undefined
}
export interface NoticeWords { readonly said: string; readonly next: string }
type Told = NoticeWords | ((facts: NoticeFacts) => NoticeWords)

type Table = typeof ORDER_TRANSITIONS
type Telling = { [A in keyof Table]: Table[A] extends { readonly tells: readonly Audience[] } ? A : never }[keyof Table]
type TellsOf<A extends Telling> = Table[A] extends { readonly tells: readonly (infer U extends Audience)[] } ? U : never

const ANSWERED: Readonly<Record<string, string>> = FORWARD_ANSWER_TEXT
const LOOK: NoticeWords = { said: '有新进展', next: '点开看看现在到哪一步' }
const THANKS = '不用再去了，谢谢您'
const ASKED: NoticeWords = { said: '有一单想请您帮忙', next: '请点开回答，不方便也没关系' }
const office = (by: ActorKind): string => (by === 'street' ? '街道' : by === 'district' ? '区里' : '社区')

export const NOTICE_TEXT = {
  submit: { staff: ({ byKind }) => ({ said: byKind === 'staff' ? '同事代居民点了一单' : '居民点了一单', next: '请受理，或说明该找哪里' }) },
  releaseContent: { resident: { said: '社区看过了，可以办', next: '社区马上受理，您不用再点' } },
  blockContent: { resident: { said: '这段内容没有通过', next: '请看原因，换个说法再点一单' } },
  accept: { resident: { said: '社区受理了您的事', next: '正在找人，接了单会告诉您' } },
  askInfo: { resident: { said: '社区想请您补充一点', next: '请点开补充，补好就接着办' } },
  answerInfo: { staff: { said: '居民补充了说明', next: '请看补充的内容，接着受理' } },
  lapseInfo: { resident: { said: '七天没等到补充，先撤销了', next: '还需要办，点开可以恢复' } },
  restore: { staff: { said: '撤销的一单恢复了', next: '请受理，或说明该找哪里' } },
  reject: { resident: { said: '这件事不归社区办', next: '点开看该找哪里，也可以申诉' } },
  merge: { resident: { said: '和邻居的同一件事合在一起办', next: '您不用再点，进展会告诉您' } },
  unmerge: { resident: { said: '您的事分开来单独办', next: '您不用再点，进展会告诉您' } },
  split: { resident: { said: '您的事拆成几单分头办', next: '点开看看每一单的进展' } },
  dispatch: { offered: ({ pooled = false }) => (pooled ? { said: '抢单池里有一单等人接', next: '方便就点开接单' } : ASKED) },
  inviteMore: { offered: ASKED },
  decline: { offered: ASKED },
  withdrawOffer: { offered: { said: '这次邀请收回了', next: '不用回答了，谢谢您' } },
  take: { resident: { said: '有党员接单了', next: '请留意电话，他会先联系您' } },
  lapseOffer: { offered: ASKED, staff: { said: '到时间没有人接', next: '请换人再派，或放到抢单池' } },
  proposeTime: { resident: { said: '党员约了上门时间', next: '请点开，看这个时间行不行' } },
  agreeTime: { member: { said: '居民答应了上门时间', next: '请按约好的时间上门' } },
  refuseTime: { member: { said: '居民想换个时间', next: '请打电话商量，再约一次' } },
  release: {
    resident: { said: '党员临时去不了', next: '社区另外找人，您不用再点' },
    staff: { said: '党员退还了一单', next: '请看原因，再派给别人' },
    member: { said: '离约好的不到三小时，记了一次', next: '有特殊情况，点开可以申诉' },
  },
  offerTransfer: { offered: { said: '有党员想请您接手一单', next: '请点开回答，不方便也没关系' } },
  acceptTransfer: {
    resident: { said: '换了一位党员来办', next: '请留意电话，他会先联系您' },
    member: { said: '您转出的单子有人接了', next: THANKS },
  },
  refuseTransfer: { member: { said: '对方接不了您转的单子', next: '还是您的，请接着办或再转' } },
  lapseContact: {
    member: { said: '到时没联系或上门，单子收回了', next: '不用再去；有出入点开可以申诉' },
    staff: { said: '党员到时没联系或上门', next: '请再派给别人，和居民说一声' },
  },
  dropMember: {
    member: { said: '您的党员身份收回，单子也交回', next: '不用再去；有疑问请问社区' },
    offered: { said: '您的党员身份收回，邀请取消了', next: '不用回答；有疑问请问社区' },
    resident: { said: '原来的党员来不了了', next: '社区另外找人，您不用再点' },
    staff: { said: '一位党员不再服务，单子退回', next: '请再派给别人，和居民说一声' },
  },
  checkIn: { resident: { said: '党员到了', next: '请开门，办好后请您确认' } },
  reportAbsent: {
    resident: { said: '党员来过，家里没人', next: '请点开，和党员另约时间' },
    staff: { said: '党员到了，居民不在家', next: '请打电话问问居民' },
  },
  reportUnable: {
    resident: { said: '党员看过了，办不了', next: '社区另外找人，您不用再点' },
    staff: { said: '党员看过了，办不了', next: '请看原因，派合适的人' },
  },
  reportUnsafe: {
    resident: { said: '现场不安全，党员先离开了', next: '街道会来看，请先注意安全' },
    member: { said: '现场不安全，先不要去', next: '街道会来看，等通知' },
    staff: { said: '党员报现场不安全', next: '请马上打电话问清情况' },
    street: { said: '有一单现场不安全', next: '请马上看，定下由谁来办' },
  },
  finish: { resident: { said: '党员办完了', next: '请点开确认，没解决就直说' } },
  confirm: { resident: { said: '合在一起办的事办结了', next: '还没解决的话，请告诉社区分开来办' }, member: ({ byKind }) => ({ said: byKind === 'staff' ? '社区回访，确认解决了' : '居民确认解决了', next: '这件事办结了，谢谢您' }) },
  dispute: {
    staff: { said: '居民说还没解决', next: '请一个工作日内答复' },
    member: { said: '居民说还没解决', next: '先等社区答复，不用马上去' },
  },
  ruleDispute: {
    resident: ({ data }) => ({ said: data?.['backTo'] === 'accepted' ? '社区另外派人来办' : '请原来的党员接着办', next: '您不用再点，进展会告诉您' }),
    member: ({ data }) => (data?.['backTo'] === 'accepted' ? { said: '社区另外派人来办', next: THANKS } : { said: '社区请您接着办', next: '请联系居民，再去看一次' }),
  },
  closeSilent: {
    resident: { said: '七天没有回音，自动办结', next: '没解决，十四天内可申请重办' },
    member: { said: '居民没有回音，自动办结', next: '这件事办结了，谢谢您' },
  },
  rate: { member: { said: '居民评价了', next: '点开看看，谢谢您' } },
  requestReopen: {
    staff: ({ data }) => (data?.['again'] === true ? { said: '居民再次申请重办', next: '由街道来定，可写备注说明' } : { said: '居民申请重办', next: '请同意重办，或写明原因' }),
    street: { said: '居民再次申请重办', next: '请街道定：重办，或写明原因' },
  },
  agreeReopen: { resident: ({ byKind }) => ({ said: `${office(byKind)}同意重办`, next: '另外找人来办，您不用再点' }) },
  refuseReopen: { resident: ({ byKind }) => ({ said: `${office(byKind)}说明了为什么不重办`, next: '请看原因，还可以再申请' }) },
  cancel: {
    member: { said: '这一单撤销了', next: THANKS },
    offered: { said: '这一单撤销了', next: '不用回答了，谢谢您' },
    staff: { said: '居民撤销了一单', next: '不用再办，知道就好' },
  },
  proposeSuspension: { street: { said: '社区申请先挂起一单', next: '请同意，或写明不同意的原因' } },
  refuseSuspension: { staff: { said: '挂起没有同意', next: '请接着办' } },
  suspend: {
    resident: { said: '您的事先等一等', next: '到日子自动接着办，不用再点' },
    member: { said: '您手上的单子先挂起', next: '先不用去，恢复了会告诉您' },
  },
  resume: {
    resident: { said: '您的事接着办了', next: '您不用再点，进展会告诉您' },
    member: { said: '挂起的单子接着办了', next: '请联系居民，约好时间' },
  },
  escalate: {
    resident: { said: '已经报给上级一起商量', next: '定下谁来办就告诉您' },
    staff: { said: '有一单报给上级了', next: '请等上级定下由谁来办' },
    street: { said: '有一单报到街道', next: '请定下由哪个单位来办' },
    district: { said: '有一单报到区里', next: '请定下由哪个单位来办' },
  },
  rule: {
    resident: { said: '定下由谁来办了', next: '社区马上安排，进展会告诉您' },
    member: { said: '上级定了由别的单位办', next: THANKS },
    staff: { said: '上级定下由谁来办了', next: '请按定下的单位安排' },
  },
  forward: {
    resident: { said: '转给有关单位去办', next: '社区盯着，有回话告诉您' },
    member: { said: '这一单转给有关单位办', next: THANKS },
    staff: { said: '有一单转给了有关单位', next: '请盯着，退回来就收回来办' },
  },
  returnForward: {
    resident: { said: '有关单位退回，社区接着办', next: '您不用再点，进展会告诉您' },
    staff: { said: '有关单位退回了一单', next: '请看说明，另外安排' },
  },
  answerForward: {
    resident: { said: '有关单位答复了，社区来核实', next: '您不用再点，进展会告诉您' },
    staff: ({ data }) => ({ said: `有关单位答复：${ANSWERED[String(data?.['answer'])] ?? '点开看'}`, next: '请看答复，核实后接着办' }),
  },
  returnWrongUnit: {
    resident: { said: '社区认为这件事不归它办', next: '街道定由谁负责，不用再点' },
    member: { said: '这一单社区退给街道了', next: THANKS },
    street: { said: '社区退回一单，说不归它办', next: '请定由谁负责' },
  },
  reassign: {
    resident: { said: '街道定了由另一个社区负责', next: '点开看现在由谁负责' },
    staff: { said: '街道改派来一单', next: '请受理，从现在起由您负责' },
    street: { said: '退单改派好了', next: '知道就好，新社区会受理' },
  },
  refuseReturn: {
    resident: { said: '街道定了，还是原来的社区负责', next: '您不用再点，进展会告诉您' },
    staff: { said: '退单没有同意', next: '请看原因，接着办到底' },
  },
  requestExtension: { street: { said: '社区申请延期', next: '请同意，或写明不同意的原因' } },
  approveExtension: {
    resident: { said: '这件事要多等几天', next: '点开看原定和延到哪天' },
    member: { said: '街道同意延期', next: '点开看延到哪天' },
    staff: { said: '延期同意了', next: '请在新的时限前办好' },
  },
  refuseExtension: { staff: { said: '延期没有同意', next: '请看原因，按原来的时限办' } },
  supervise: { staff: ({ byKind }) => ({ said: `${office(byKind)}发来督办单`, next: '请按期答复办得怎样' }) },
  answerSupervision: {
    street: { said: '社区答复了督办', next: '请看答复：认可，或再问' },
    district: { said: '社区答复了督办', next: '请看答复：认可，或再问' },
  },
  superviseAgain: { staff: ({ byKind }) => ({ said: `${office(byKind)}再次督办`, next: '请看还差什么，按期答复' }) },
  closeSupervision: { staff: ({ byKind }) => ({ said: `${office(byKind)}认可了督办答复`, next: '督办办结，请接着办好这一单' }) },
  closeUnresolved: {
    resident: { said: '这件事现在办不成', next: '请看街道写的原因' },
    staff: { said: '街道说明原因后结束了一单', next: '知道就好，请和居民说清楚' },
  },
  urge: {
    staff: { said: '居民催了一次', next: '请看卡在哪里，回居民一声' },
    member: { said: '居民催了一次', next: '请联系居民，说一下几时到' },
  },
  raiseCard: {
    staff: ({ data }) => {
      if (data?.['clock'] === 'supervise') return data['card'] === 'red' ? { said: '红牌：督办没有按期答复', next: '请马上答复，上级在等' } : { said: '黄牌：督办快到答复日子了', next: '请答复办得怎样' }
      return data?.['card'] === 'red' ? { said: '红牌：已经超过时限', next: '请马上处理，写明进展' } : { said: '黄牌：快到时限了', next: '请今天处理，免得超期' }
    },
    street: { said: '社区没有按期答复督办', next: '请过问，或再次督办' },
    district: { said: '社区没有按期答复督办', next: '请过问，或再次督办' },
  },
  postUpdate: { resident: ({ byKind }) => ({ said: `${office(byKind)}说了进展`, next: '点开看看说了什么' }) },
  fileAppeal: {
    staff: { said: '有人提出申诉', next: '由街道复核，可写备注说明' },
    street: { said: '有一件申诉等复核', next: '请五个工作日内答复' },
  },
  upholdAppeal: {
    resident: { said: '申诉成立', next: '点开看街道的答复' },
    member: { said: '申诉成立', next: '点开看街道的答复' },
    staff: { said: '街道复核：申诉成立', next: '请按街道的答复接着办' },
  },
  dismissAppeal: {
    resident: { said: '申诉没有成立', next: '点开看街道写的原因' },
    member: { said: '申诉没有成立', next: '点开看街道写的原因' },
  },
} as const satisfies { readonly [A in Telling]: Readonly<Record<TellsOf<A>, Told> & Partial<Record<NoticeAudience, Told>>> }

/** What no line of the history says: an agreed visit is near. */
const VISIT_REMINDERS: Readonly<Record<string, Readonly<Partial<Record<NoticeAudience, NoticeWords>>>>> = {
  remindDay: { member: { said: '明天约好了上门', next: '去不了请现在说，好另外安排' }, resident: { said: '明天约好了党员上门', next: '临时有事，请早点和党员说' } },
  remindHours: { member: { said: '再过两小时该上门了', next: '点开看地址和电话' }, resident: { said: '再过两小时党员上门', next: '家里请留人，有事打电话说' } },
}

/** The two sentences of a notice. One of an action without words for this audience (a newer server's) is «有新进展». */
export function noticeWords(action: string, audience: NoticeAudience, facts: NoticeFacts): NoticeWords {
  if (Object.hasOwn(VISIT_REMINDERS, action)) return VISIT_REMINDERS[action]?.[audience] ?? LOOK
  if (!Object.hasOwn(NOTICE_TEXT, action)) return LOOK
  const told = (NOTICE_TEXT[action as Telling] as Readonly<Partial<Record<NoticeAudience, Told>>>)[audience]
  if (told === undefined) return LOOK
  return typeof told === 'function' ? told(facts) : told
}
