import type { ViewRole } from '@core/contract/common'
import type { Room } from '@/components/rail-item/rail-list'
import { ROUTES } from './routes'

export type DeskRole = Exclude<ViewRole, 'resident' | 'member'>
type Page = keyof typeof ROUTES
/** A room of the desk beside its queues. Without `to` it is the page of its own name; `with`: further pages that stand in it. */
export interface DeskRoom extends Room { readonly key: Page; readonly with?: readonly Page[]; /** How many wait in it for an answer of one's office is said, where any do. */ readonly counted?: true }

const BRANCHES: DeskRoom = { key: 'branches', icon: 'star', label: '党支部' }
const EMERGENCIES: DeskRoom = { key: 'emergencies', icon: 'alert', label: '应急', with: ['declare', 'emergency', 'rollCall', 'visits'], counted: true }
const ALARMED: DeskRoom = { key: 'alarmed', icon: 'bell', label: '上门报平安', counted: true }
const ADJUSTMENTS: DeskRoom = { key: 'adjustments', icon: 'scale', label: '更正和赠送', counted: true }
const CERTIFICATES: DeskRoom = { key: 'certificates', icon: 'check', label: '证件' }
const IMPORTS: DeskRoom = { key: 'imports', icon: 'doc', label: '导入导出' }
const GAPS: DeskRoom = { key: 'officialGaps', icon: 'pin', label: '找不到人的地方' }
const AT_RISK: DeskRoom = { key: 'atRisk', icon: 'calendar', label: '缺人的班' }
/** Of whoever stands for a unit, whatever else they are. */
export const UNIT_ROOM: DeskRoom = { key: 'unitHome', icon: 'building', label: '我的单位', with: ['unitShifts', 'appraisal'] }
const APPEALS: DeskRoom = { key: 'registrationAppeals', icon: 'me', label: '报到申诉', counted: true }

/** In the order of the rail. */
export const DESK_ROOMS: Readonly<Record<DeskRole, readonly DeskRoom[]>> = {
  staff: [
    ALARMED,
    { key: 'calls', icon: 'phone', label: '该打的电话', counted: true },
    { key: 'plan', icon: 'shield', label: '派单方案' },
    { key: 'rules', icon: 'scale', label: '派单规则' },
    { key: 'balance', icon: 'chart', label: '分工' },
    { key: 'gaps', icon: 'pin', label: '找不到人的地方' },
    { key: 'staffPosts', icon: 'calendar', label: '岗位', with: ['staffPost', 'postForm', 'cover'] },
    { key: 'registrations', icon: 'me', label: '党员报到', counted: true },
    BRANCHES,
    { key: 'organise', icon: 'calendar', label: '办活动', with: ['manageActivity', 'activityForm'] },
    { key: 'pairedUnits', icon: 'building', label: '双报到单位', counted: true },
    EMERGENCIES,
    CERTIFICATES,
    { key: 'station', icon: 'bag', label: '驿站兑换' },
    { key: 'wishes', icon: 'heart', label: '微心愿', with: ['wish', 'wishForm'], counted: true },
    ADJUSTMENTS,
    IMPORTS,
    { key: 'phoneOrder', icon: 'phone', label: '代点单' },
  ],
  street: [ALARMED, GAPS, AT_RISK, APPEALS, BRANCHES, EMERGENCIES, CERTIFICATES, ADJUSTMENTS, IMPORTS],
  district: [GAPS, AT_RISK, APPEALS, BRANCHES, EMERGENCIES, { key: 'pointsRules', icon: 'scale', label: '积分规则' }, IMPORTS],
}

/** The room a page stands in. What is opened from 我的 stands under that tab. */
export const roomOf = (role: DeskRole, path: string): string => [UNIT_ROOM, ...DESK_ROOMS[role]].find((room) => holds(room, path))?.key ?? 'me'

export const holds = ({ key, with: more = [] }: DeskRoom, path: string): boolean => [key, ...more].some((page) => isPage(page, path))

/** Whether a path, as the router has it, is this page. */
export const isPage = (page: Page, path: string): boolean => ROUTES[page] === `/${path.replace(/^\//, '').split('?')[0]}`
