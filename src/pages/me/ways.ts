import type { PersonRole } from '@core/contract/common'
import type { IconName } from '@/components/icon/names'
import type { ROUTES } from '@/hooks/routes'

/** A way on from 我的, shown to whoever looks in one of these roles; of a unit, to whoever stands for one, whatever they look as. A row, not an object: every phone carries this table. */
type Way = readonly [icon: IconName, title: string, note: string, to: keyof typeof ROUTES, ...as: readonly PersonRole[]]

/** Under the heading they have for those who work at a desk, what is used most first. Others have few of them, and no headings. */
const GROUPS: readonly (readonly [heading: string, ways: readonly Way[]])[] = [
  ['派单', [
    ['shield', '派单方案', '等着派的一次配好，写明为什么', 'plan', 'staff'],
    ['pin', '找不到人的地方', '问过、还没有人能去的单', 'gaps', 'staff'],
    ['chart', '分工', '近 28 天谁问得多、谁没问到', 'balance', 'staff'],
    ['scale', '派单规则', '哪一类谁来派，先找谁', 'rules', 'staff'],
    ['clock', '接单的范围和时间', '多远、多少、什么时候、先歇歇', 'limits', 'member'],
    ['star', '我的服务', '服务了多久，只有自己看得到', 'service', 'member'],
    ['star', '我的时长', '党员送的，可以到驿站换东西', 'wallet', 'resident'],
  ]],
  ['人和岗位', [
    ['calendar', '岗位和排班', '谁认领了、哪一班缺人', 'staffPosts', 'staff'],
    ['calendar', '缺人的班', '两周内哪里缺人', 'atRisk', 'street', 'district'],
    ['flag', '党员报到', '核对、确认', 'registrations', 'staff'],
    ['flag', '报到申诉', '等街道定的', 'registrationAppeals', 'street', 'district'],
    ['calendar', '办活动', '三会一课、主题党日、志愿服务', 'organise', 'staff'],
    ['calendar', '组织活动', '三会一课、主题党日、志愿服务', 'activities', 'member'],
    ['flag', '党员报到', '社区和单位，搬家、换单位', 'registration', 'member'],
    ['flag', '党员报到', '我是党员，到社区报到', 'registration', 'resident'],
    ['building', '我的单位', '认可党员，需求、资源、项目', 'unitHome', 'unit'],
    ['building', '双报到单位', '结对单位的需求、资源、项目', 'pairedUnits', 'staff'],
    ['star', '党支部', '网格、单位、联合、临时', 'branches', 'staff', 'street', 'district'],
    ['check', '证件', '登记、更新、快过期的', 'certificates', 'staff', 'street'],
  ]],
  ['积分和心愿', [
    ['bag', '驿站兑换', '库存、凭码交东西', 'station', 'staff'],
    ['heart', '微心愿', '写下、认领、送到', 'wishes', 'resident', 'member', 'staff'],
    ['scale', '更正和赠送', '时长更正两个人办，送长辈的先问本人', 'adjustments', 'staff', 'street'],
    ['scale', '积分规则', '一小时几分，从哪天起', 'pointsRules', 'district'],
  ]],
  ['应急和名册', [
    ['shield', '上门报平安', '到时间没报平安的', 'alarmed', 'staff', 'street'],
    ['alert', '应急', '起草、点名、物资、收尾', 'emergencies', 'staff', 'street', 'district'],
    ['doc', '导入导出', '名册、单位、网格、驿站', 'imports', 'staff', 'street', 'district'],
  ]],
]

/** What this person sees, in the order of the table. */
export const waysOf = (role: PersonRole, held: readonly PersonRole[]) =>
  GROUPS.map(([heading, ways]) => [heading, ways.filter(([, , , , ...as]) => as.some((each) => each === role || (each === 'unit' && held.includes(each))))] as const).filter(([, ways]) => ways.length > 0)
