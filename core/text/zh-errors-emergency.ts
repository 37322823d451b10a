import type { ErrorCode } from '../contract/errors'

/** Sentences of what is refused in an emergency. */
export const EMERGENCY_ERROR_TEXT = {
  AREAS_REQUIRED: '请至少选一个范围。找不到的话，先选它所在的社区。',
  EMERGENCY_PERIOD_WRONG: '结束时间要在现在和开始时间之后。请重新选。',
  EMERGENCY_TOO_LONG: '这一级别不能这么久。请把结束时间改早一些，到时还需要可以申请延长。',
  NEEDS_ANOTHER: '这一级别要两个人：起草或申请的人不能自己同意。请区里另一位来看。',
  NOT_OWN_DRAFT: '只有起草的人能收回。区里不同意的话，请点不同意并写明原因。',
  CHANGE_OPEN: '已经有一个调整在等区里同意。请先等它有了结果。',
  NO_CHANGE: '现在没有等同意的调整。请刷新看看。',
  NOTHING_CHANGED: '级别和结束时间都没有变。请改一样再提交。',
  NOT_IN_FORCE: '应急现在没有生效，或已经解除，这一步不能办。请刷新看看。',
  MEASURE_NOT_ADDED: '现在的级别还不能用这一项。需要的话，请申请调高级别。',
  REACH_NOT_ADDED: '现在的级别不能让全区党员认领。请把谁能认领改成本街道，或申请调高级别。',
  TEMPLATE_UNKNOWN: '没有这个岗位模板，请重新选一个。',
  SURGE_TOO_MUCH: '一次要排的班太多了。请少排几天，或一个社区一个社区来。',
  ROLL_CLOSED: '这一轮点名已经结束。需要您的话会再问一次。',
  LIST_SEALED: '这份探访名单已经封存，打不开了。有事请联系社区。',
  VISITS_FULL: '一栋楼的名单最多六十位。请先看看有没有重复的。',
  ENTRY_UNKNOWN: '名单里没有这一位了。请重新打开名单看看。',
  NO_HELP_NEEDED: '先标“需要帮助”，再转成一单。',
  ORDERED_ALREADY: '这一位已经转成一单了，不会再转一次。',
  STOCK_SHORT: '那里没有这么多。请核对数量，先清点再登记。',
  STOCK_PLACE_WRONG: '从哪里到哪里不对。只能动自己保管的，来的去的要选不同的地方。',
  PHONE_UNKNOWN: '这位党员没有留电话。请通过网格员联系。',
} as const satisfies Partial<Record<ErrorCode, string>>
