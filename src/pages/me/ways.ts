import type { PersonRole } from '@core/contract/common'
import type { IconName } from '@/components/icon/names'
import type { ROUTES } from '@/hooks/routes'

/** A way on from 我的. `as`: shown to whoever looks in one of these roles; `holds`: to whoever holds one of them, whatever they look as. */
interface Way {
  readonly icon: IconName
  readonly title: string
  readonly note: string
  readonly to: keyof typeof ROUTES
  readonly as?: readonly PersonRole[]
  readonly holds?: readonly PersonRole[]
}

/** Under the heading they have for those who work at a desk, what is used most first. Others have few of them, and no headings. */
const GROUPS: readonly (readonly [heading: string, ways: readonly Way[]])[] = [
  ['派单', [
    { icon: 'shield', title: '派单方案', note: '等着派的一次配好，写明为什么', to: 'plan', as: ['staff'] },
    { icon: 'pin', title: '找不到人的地方', note: '问过、还没有人能去的单', to: 'gaps', as: ['staff'] },
    { icon: 'chart', title: '分工', note: '近 28 天谁问得多、谁没问到', to: 'balance', as: ['staff'] },
    { icon: 'scale', title: '派单规则', note: '哪一类谁来派，先找谁', to: 'rules', as: ['staff'] },
    { icon: 'clock', title: '接单的范围和时间', note: '多远、多少、什么时候、先歇歇', to: 'limits', as: ['member'] },
    { icon: 'star', title: '我的服务', note: '服务了多久，只有自己看得到', to: 'service', as: ['member'] },
    { icon: 'star', title: '我的时长', note: '党员送的，可以到驿站换东西', to: 'wallet', as: ['resident'] },
  ]],
  ['人和岗位', [
    { icon: 'calendar', title: '岗位和排班', note: '谁认领了、哪一班缺人', to: 'staffPosts', as: ['staff'] },
    { icon: 'calendar', title: '缺人的班', note: '两周内哪里缺人', to: 'atRisk', as: ['street', 'district'] },
    { icon: 'flag', title: '党员报到', note: '核对、确认', to: 'registrations', as: ['staff'] },
    { icon: 'flag', title: '报到申诉', note: '等街道定的', to: 'registrationAppeals', as: ['street', 'district'] },
    { icon: 'calendar', title: '办活动', note: '三会一课、主题党日、志愿服务', to: 'organise', as: ['staff'] },
    { icon: 'calendar', title: '组织活动', note: '三会一课、主题党日、志愿服务', to: 'activities', as: ['member'] },
    { icon: 'flag', title: '党员报到', note: '社区和单位，搬家、换单位', to: 'registration', as: ['member'] },
    { icon: 'flag', title: '党员报到', note: '我是党员，到社区报到', to: 'registration', as: ['resident'] },
    { icon: 'building', title: '我的单位', note: '认可党员，需求、资源、项目', to: 'unitHome', holds: ['unit'] },
    { icon: 'building', title: '双报到单位', note: '结对单位的需求、资源、项目', to: 'pairedUnits', as: ['staff'] },
    { icon: 'star', title: '党支部', note: '网格、单位、联合、临时', to: 'branches', as: ['staff', 'street', 'district'] },
    { icon: 'check', title: '证件', note: '登记、更新、快到期的', to: 'certificates', as: ['staff', 'street'] },
  ]],
  ['积分和心愿', [
    { icon: 'bag', title: '驿站兑换', note: '库存、凭码交东西', to: 'station', as: ['staff'] },
    { icon: 'heart', title: '微心愿', note: '写下、认领、送到', to: 'wishes', as: ['resident', 'member', 'staff'] },
    { icon: 'scale', title: '更正和赠送', note: '时长更正两个人办，送长辈的先问本人', to: 'adjustments', as: ['staff', 'street'] },
    { icon: 'scale', title: '积分规则', note: '一小时几分，从哪天起', to: 'pointsRules', as: ['district'] },
  ]],
  ['应急和名册', [
    { icon: 'shield', title: '上门报平安', note: '到时间没报平安的', to: 'alarmed', as: ['staff', 'street'] },
    { icon: 'alert', title: '应急', note: '起草、点名、物资、收尾', to: 'emergencies', as: ['staff', 'street', 'district'] },
    { icon: 'doc', title: '导入导出', note: '名册、单位、网格、驿站', to: 'imports', as: ['staff', 'street', 'district'] },
  ]],
]

/** What this person sees, in the order of the table. */
export const waysOf = (role: PersonRole, held: readonly PersonRole[]) =>
  GROUPS.map(([heading, ways]) => [heading, ways.filter(({ as, holds }) => as?.includes(role) === true || holds?.some((each) => held.includes(each)) === true)] as const).filter(([, ways]) => ways.length > 0)
