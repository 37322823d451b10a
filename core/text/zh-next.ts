/** What happens next and who has it, said to each of the people who look. Times are not in the words: the server sends them. */
import type { ClockKind } from '../domain/order/order'
import type { ActorKind, OrderState } from '../domain/order/order-states'

export interface NextStep {
  /** Who has it now. */
  readonly who: string
  readonly resident: string
  readonly member: string
  readonly staff: string
  /** Street and district, where they read something else than the community does. */
  readonly above?: string
}

export const NEXT_TEXT = {
  draft: { who: '您', resident: '还没有提交，写好后点提交。', member: '居民还在写。', staff: '居民还在写。' },
  contentHold: { who: '社区工作人员', resident: '社区先看一眼内容，没问题就马上受理，您不用再点。', member: '社区在看内容。', staff: '请看内容，放行或说明原因。', above: '社区在看内容。' },
  submitted: { who: '社区工作人员', resident: '社区会看您的事，受理后马上找人。', member: '社区在看这件事。', staff: '请受理，或请居民补充、说明该找哪里。', above: '社区还没有受理。' },
  returned: { who: '街道', resident: '社区认为这件事不归它办，街道在定由谁负责，您不用再点。', member: '街道在定由谁负责，先不用去。', staff: '已退单，等街道定下由谁负责。', above: '社区退单，请定：改派给该负责的社区，还是不同意退。' },
  infoNeeded: { who: '居民', resident: '请补充一点说明，补好就接着办，等您的时间不算超期。', member: '等居民补充说明。', staff: '等居民补充；七天没有回音会先撤销，可以恢复。' },
  accepted: { who: '社区工作人员', resident: '已经受理，社区正在找合适的党员。', member: '社区在找人。', staff: '请派单：看推荐的人，或放到抢单池。', above: '社区正在找人。' },
  offered: { who: '被邀请的党员', resident: '已经问了附近的党员，等人接单。没人接，社区会换人再问。', member: '方便就点“我来”，不方便点“这次不行”，都没关系。', staff: '等党员回答；没人接就接着找，找不到会回到待派单。' },
  taken: { who: '接单的党员', resident: '党员会先和您联系，约好时间再上门。', member: '请先联系居民，约好上门时间。', staff: '党员会联系居民；到时没联系会自动回到待派单。' },
  scheduled: { who: '接单的党员', resident: '时间约好了。党员到门口时，请出示四位开始码。', member: '请按约好的时间上门，到了点“我到了”。', staff: '党员会按约上门；到时没到会自动回到待派单。' },
  checkedIn: { who: '接单的党员', resident: '党员正在办。办好后会请您确认。', member: '办好后点“办好了”；办不了或不安全，也请点一下说明。', staff: '党员正在现场办。' },
  done: { who: '居民', resident: '请看看是不是解决了。没解决就直说，我们再来；七天不点会自动办结，记为未评价。', member: '等居民确认，谢谢您。', staff: '等居民确认；居民说没解决的，请一个工作日内答复。' },
  closed: { who: '居民', resident: '已经办结。十四天内可以评价；没解决可以申请重办。', member: '这件事办结了，谢谢您。', staff: '已办结，等居民评价。' },
  rated: { who: '没有人', resident: '谢谢您的评价。十四天内没解决，还可以申请重办。', member: '居民评价了，谢谢您。', staff: '已评价，等归档。' },
  archived: { who: '没有人', resident: '这件事已经归档。还有问题，请重新点一单。', member: '这件事已经归档。', staff: '已归档，不再变动。' },
  suspended: { who: '社区工作人员', resident: '因为要等一等，先挂起；到日子会自动接着办，您不用再报。', member: '先挂起，恢复后会通知您。', staff: '到日子自动恢复；可以提前接着办。' },
  escalated: { who: '街道', resident: '社区一家办不了，已报上级商量，定下谁来办就告诉您。', member: '已报上级，先不用去，谢谢您。', staff: '等上级定下由谁来办；可以写内部备注。', above: '请定下由哪个单位来办，社区和居民都在等。' },
  forwarded: { who: '有关单位', resident: '已经转给有关单位办，社区一直盯着，有回话就告诉您。', member: '已转给有关单位办，谢谢您。', staff: '请跟进外部单位；退回来就点收回来办。', above: '社区在跟进外部单位。' },
  reopenRequested: { who: '社区工作人员', resident: '您的重办申请已收到，社区会答复；再次申请由街道来定。', member: '居民申请重办，社区在看。', staff: '请同意重办，或写明原因；再次申请由街道来定。' },
  rejected: { who: '没有人', resident: '这件事不归社区办，请看写明的去处；觉得不对可以申诉。', member: '这件事不归社区办。', staff: '已说明去处；居民可以申诉。' },
  cancelled: { who: '没有人', resident: '已经撤销，不用再等。', member: '这件事撤销了，不用去了，谢谢您。', staff: '已撤销。' },
  merged: { who: '社区工作人员', resident: '和邻居的是同一件事，合在一起办，进展会告诉您。', member: '和另一单合在一起办了。', staff: '跟着主单走；不是一回事的，七天内可以分开。' },
  closedUnresolved: { who: '没有人', resident: '因为写明的原因，现在办不成，很抱歉。情况有变，请重新点一单。', member: '这件事现在办不成，谢谢您。', staff: '街道已说明原因；不计为办成。' },
} as const satisfies Record<OrderState, NextStep>

/** The sentence for whoever looks; street, district and the system read what the staff read, unless it is said to them otherwise. */
export function nextText(state: OrderState, as: ActorKind): string {
  const step: NextStep = NEXT_TEXT[state]
  if (as === 'resident' || as === 'member') return step[as]
  return as === 'staff' ? step.staff : (step.above ?? step.staff)
}

type Listener = 'resident' | 'member' | 'staff'

/** What has to happen by a deadline, after its time («今天 11:30 前……»), as each of the three has to hear it. */
export const PROMISE_TEXT = {
  accept: { resident: '前社区会受理', member: '前社区受理', staff: '前要受理' },
  dispatch: { resident: '前社区会找好人', member: '前社区找人', staff: '前要派出去' },
  offer: { resident: '前等党员回答', member: '前请回答', staff: '前党员回答，没人接就接着找' },
  contact: { resident: '前会有人联系您', member: '前请联系居民', staff: '前党员要联系上居民' },
  arrive: { resident: '前上门', member: '前请上门', staff: '前党员要上门' },
  finish: { resident: '前办结', member: '前请办好', staff: '前要办结' },
  info: { resident: '前请补充说明', member: '前等居民补充', staff: '前等居民补充，过了先撤销' },
  confirm: { resident: '前不确认会自动办结', member: '前等居民确认', staff: '前等居民确认，过了自动办结' },
  dispute: { resident: '前社区会答复', member: '前社区答复居民', staff: '前要答复居民' },
  resume: { resident: '接着办', member: '接着办', staff: '自动恢复，接着办' },
  reopen: { resident: '前社区会答复您要不要重办', member: '前社区答复居民', staff: '前要答复居民的重办申请' },
  appeal: { resident: '前街道会答复申诉', member: '前街道会答复申诉', staff: '前要答复申诉' },
  archive: { resident: '自动归档', member: '自动归档', staff: '自动归档' },
  return: { resident: '前街道会定下由谁负责', member: '前街道定下由谁负责', staff: '前要定下由谁负责' },
  supervise: { resident: '前社区答复街道', member: '前社区答复街道', staff: '前要答复督办' },
  level: { resident: '前上级会定下谁来办', member: '前上级定下谁来办', staff: '前要定下谁来办' },
} as const satisfies Partial<Record<ClockKind | 'offer', Record<Listener, string>>>

/** Beside a deadline that was counted through a year without published holidays. */
export const ESTIMATED_TEXT = '（节假日还没公布，按周末推算）'

/** The words after a deadline's time for whoever looks; none for a clock that promises nothing to anybody. */
export function promiseText(kind: string, as: ActorKind): string | undefined {
  const said = Object.hasOwn(PROMISE_TEXT, kind) ? PROMISE_TEXT[kind as keyof typeof PROMISE_TEXT] : undefined
  return said?.[as === 'resident' || as === 'member' ? as : 'staff']
}
