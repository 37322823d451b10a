import type { Leaving, RefusalReason } from '../domain/registration/registration'
import type { RecordNotices } from './zh-record-notices'

/** What a notice says of a registration, each sentence at most twenty characters. */
export const REGISTRATION_NOTICES = {
  apply: { staff: { said: '有人报到，等社区核对', next: '看看名册，一步确认' } },
  confirm: {
    member: { said: '社区确认了您的报到', next: '点开看看能做些什么' },
    staff: { said: '一位党员的报到已确认', next: '不用再办' },
    unit: { said: '有党员到社区报到', next: '请单位党组织认一下' },
  },
  refuse: { member: { said: '社区没有通过报到', next: '看看原因，可以申诉' }, staff: { said: '一份报到没有通过', next: '不用再办' } },
  withdraw: { staff: { said: '一份报到撤回了', next: '不用再核对' } },
  communityLate: {
    member: { said: '社区过了答复时间', next: '街道已经知道，会接着办' },
    staff: { said: '一份报到超过三个工作日', next: '请马上核对，街道已知道' },
    street: { said: '社区没有按时答复报到', next: '点开接着办' },
  },
  acknowledge: { member: { said: '单位党组织认可了', next: '报到的两边都办好了' }, unit: { said: '一位党员已经认可', next: '不用再办' } },
  refuseUnit: {
    member: { said: '单位说不是本单位党员', next: '看看原因，可以申诉' },
    unit: { said: '一位党员已经答复', next: '不用再办' },
    staff: { said: '单位没有认可一位党员', next: '在社区的报到照旧有效' },
  },
  remindUnit: { unit: { said: '还有党员等单位认可', next: '两个工作日内请答复' } },
  passUnit: {
    member: { said: '单位一直没有答复', next: '街道会替它答复' },
    unit: { said: '过了时间，交给街道了', next: '现在答复也还来得及' },
    street: { said: '单位没有答复双报到', next: '点开替单位答复' },
  },
  changeUnit: { unit: { said: '有党员的单位有变动', next: '请单位党组织看一下' }, staff: { said: '一位党员换了单位', next: '等新单位认可' } },
  appeal: { street: { said: '有人对报到答复申诉', next: '五个工作日内答复' }, staff: { said: '报到的人提了申诉', next: '由街道来定' } },
  withdrawAppeal: { street: { said: '一份申诉撤回了', next: '不用再答复' } },
  overturn: {
    member: { said: '申诉成立，报到确认了', next: '点开看看能做些什么' },
    staff: { said: '街道改定：报到有效', next: '看看街道写的说明' },
    unit: { said: '有党员到社区报到', next: '请单位党组织认一下' },
  },
  overturnUnit: { member: { said: '申诉成立，单位认可了', next: '点开看看街道的答复' }, unit: { said: '街道改定：是本单位党员', next: '看看街道写的说明' } },
  dismiss: { member: { said: '申诉没有成立', next: '点开看看街道的答复' } },
  appealLate: { street: { said: '一份申诉过了答复时间', next: '请马上答复' }, district: { said: '街道没有按时答复申诉', next: '区里可以直接定' } },
  leave: {
    member: { said: '您在社区的报到停了', next: '想回来，再报到一次就行' },
    staff: { said: '一位党员离开了社区', next: '手上的单子会另找人' },
    unit: { said: '一位党员停了社区报到', next: '不用再办' },
  },
  moveOn: { staff: { said: '一位党员搬到别的社区', next: '新社区已经确认' } },
} as const satisfies RecordNotices

/** What a notice says of a unit's lists and plan. */
export const UNIT_NOTICES = {
  addPlanItem: { staff: { said: '结对单位在年度计划里加了一件', next: '看看有没有要配合的' } },
  dropPlanItem: { staff: { said: '结对单位从年度计划里去掉了一件', next: '说好的事，和单位对一下' } },
  addItem: { staff: { said: '结对单位提了一条', next: '看看能不能接' }, unit: { said: '结对社区提了一条', next: '看看能不能接' } },
  takeItem: { staff: { said: '单位接下了一条', next: '和单位联系着办' }, unit: { said: '社区接下了一条', next: '和社区联系着办' } },
  finishItem: { staff: { said: '清单里办好了一条', next: '不用再办' }, unit: { said: '清单里办好了一条', next: '不用再办' } },
} as const satisfies RecordNotices

/** What a notice says of a branch. */
export const BRANCH_NOTICES = {
  found: { staff: { said: '新建了一个党支部', next: '看看都有谁' }, unit: { said: '单位里新建了党支部', next: '和社区联系看看' } },
  addMember: { member: { said: '您加入了一个党支部', next: '在「党员报到」里看期限' } },
  removeMember: { member: { said: '您离开了一个党支部', next: '原来的支部照旧' } },
  setSecretary: { member: { said: '请您当支部书记', next: '和社区联系着办' } },
  addInstructor: { member: { said: '请您当党建指导员', next: '和社区联系着办' }, unit: { said: '派来了一位党建指导员', next: '和社区联系着办' } },
  endInstructor: { member: { said: '党建指导员到此结束', next: '辛苦了，不用再办' }, unit: { said: '党建指导员结束了', next: '不用再办' } },
  end: { member: { said: '您所在的支部撤销了', next: '原来的支部照旧' }, staff: { said: '一个党支部撤销了', next: '不用再办' } },
  expire: { member: { said: '临时支部到日子结束了', next: '原来的支部照旧' }, staff: { said: '一个临时支部到日子结束了', next: '不用再办' } },
} as const satisfies RecordNotices

/** What a notice says of a year's statement. */
export const STATEMENT_NOTICES = {
  draft: { member: { said: '给单位的年度情况好了', next: '请您先看，对不对都行' } },
  agree: { unit: { said: '一位党员看过年度情况', next: '在「我的单位」里看' } },
  object: { staff: { said: '有人说年度情况不对', next: '核对一下，五天内答复' } },
  answer: { member: { said: '社区答复了年度情况', next: '请您再看一眼' } },
  press: { staff: { said: '年度情况的异议过了答复时间', next: '请马上答复' }, street: { said: '社区没有答复年度情况', next: '请过问一下' } },
  release: { member: { said: '年度情况给单位了', next: '您十个工作日没有说不对' }, unit: { said: '一份年度情况可以看了', next: '在「我的单位」里看' } },
} as const satisfies RecordNotices

/** Why a community, or a unit, said no. */
export const REFUSAL_TEXT = {
  notLivingHere: '不住在本社区',
  notOnRoster: '名册上没有',
  rowTaken: '名册上这条已有人报到',
  notReached: '电话联系不上',
  wrongFacts: '填写的情况不对',
  notOurs: '不是本单位党员',
  movedOn: '组织关系已转走',
  other: '其他原因',
} as const satisfies Record<RefusalReason, string>

export const LEAVING_TEXT = {
  transferredOut: '转出本区',
  stopped: '先停一停',
  moved: '搬到了别的社区',
} as const satisfies Record<Leaving, string>
