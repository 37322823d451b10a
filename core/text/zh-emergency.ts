/** Words of 平急结合 for its own pages: levels, measures, states, what was done. */
import type { EmergencyState } from '../domain/emergency/emergency'
import type { EmergencyAction } from '../domain/emergency/emergency-life'
import type { Level, Measure } from '../domain/emergency/levels'
import type { RollAnswer } from '../domain/emergency/roll-call'
import type { VisitMark, VisitSort } from '../domain/emergency/visit-list'
import { BETWEEN } from './zh-lists'

export const LEVEL_TEXT = { blue: `蓝色${BETWEEN}四级`, yellow: `黄色${BETWEEN}三级`, orange: `橙色${BETWEEN}二级`, red: `红色${BETWEEN}一级` } as const satisfies Record<Level, string>

export const MEASURE_TEXT = {
  surge: '按模板一次排好应急岗位',
  supplies: '登记物资进出',
  rollCall: '点名问党员能不能到',
  branches: '成立临时党支部',
  visits: '按楼栋探访老人和病人',
  districtReach: '全区党员都能认领应急岗位',
} as const satisfies Record<Measure, string>

export const EMERGENCY_STATE_TEXT = {
  new: '起草', drafted: '等区里同意', refused: '没有同意', withdrawn: '作罢', approved: '同意了，等开始', inForce: '生效中', standingDown: '正在收尾', stoodDown: '等复盘', reviewed: '复盘了',
} as const satisfies Record<EmergencyState, string>

export const EMERGENCY_ACTION_TEXT = {
  draft: '起草', approve: '同意', refuse: '不同意', withdraw: '收回', lapse: '过了时间，作罢', cancel: '取消', begin: '开始生效', askChange: '申请调整', agreeChange: '同意调整', refuseChange: '不同意调整',
  surge: '排应急岗位', callRoll: '点名', foundBranch: '成立临时党支部', standDown: '解除', expire: '到了结束的时间，解除', handOver: '收尾办好', remindReview: '提醒复盘', review: '复盘',
} as const satisfies Record<EmergencyAction, string>

export const ROLL_ANSWER_TEXT = { can: '能到', cannot: '不能到' } as const satisfies Record<RollAnswer, string>
export const VISIT_MARK_TEXT = { visited: '看过了', needHelp: '需要帮助', nobodyHome: '没人在家' } as const satisfies Record<VisitMark, string>
export const VISIT_SORT_TEXT = { elder: '老人', alone: '独居老人', patient: '病人', disabled: '残疾人', child: '孩子独自在家', other: '其他' } as const satisfies Record<VisitSort, string>
