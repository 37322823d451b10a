import Taro from '@tarojs/taro'
import { type QueueKey, type QueueLook, STAFF_QUEUES } from '@/components/queue/queues'
import { type Room, RailList } from '@/components/rail-item/rail-list'
import { ROUTES, goTo, urlOf } from '@/hooks/routes'
import { useStaffCounts } from '@/hooks/use-queue'

/** The desk's other rooms, in the order of the rail. */
const ROOMS = [
  { key: 'plan', icon: 'shield', label: '派单方案', to: 'plan' },
  { key: 'rules', icon: 'scale', label: '派单规则', to: 'rules' },
  { key: 'balance', icon: 'chart', label: '分工', to: 'balance' },
  { key: 'gaps', icon: 'pin', label: '找不到人的地方', to: 'gaps' },
  { key: 'posts', icon: 'calendar', label: '岗位', to: 'staffPosts' },
  { key: 'registrations', icon: 'me', label: '党员报到', to: 'registrations' },
  { key: 'branches', icon: 'star', label: '党支部', to: 'branches' },
  { key: 'activities', icon: 'calendar', label: '办活动', to: 'organise' },
  { key: 'units', icon: 'building', label: '双报到单位', to: 'pairedUnits' },
  { key: 'emergencies', icon: 'alert', label: '应急', to: 'emergencies' },
  { key: 'certificates', icon: 'check', label: '证件', to: 'certificates' },
  { key: 'imports', icon: 'doc', label: '导入导出', to: 'imports' },
  { key: 'phone', icon: 'phone', label: '代点单', to: 'phoneOrder' },
] as const satisfies readonly (Room & { readonly to: keyof typeof ROUTES })[]

export interface StaffRailProps {
  readonly segments: readonly (QueueLook & { readonly count?: number })[]
  readonly current?: QueueKey | (typeof ROOMS)[number]['key']
  readonly onChoose: (key: QueueKey) => void
}

/** The desk's queues and 代点单 in the left rail of a wide screen. */
export function StaffRail({ segments, current, onChoose }: StaffRailProps) {
  return <RailList queues={segments} rooms={ROOMS} current={current} onQueue={onChoose} onRoom={({ to }) => goTo(ROUTES[to])} />
}

/** The same beside a page of its own: a queue leads back to the desk. Drawn on a wide screen alone, and only then is anything asked. */
export function AwayRail({ current }: Pick<StaffRailProps, 'current'>) {
  const countOf = useStaffCounts()
  return <StaffRail segments={STAFF_QUEUES.map((each) => ({ ...each, count: countOf(each.key) }))} current={current} onChoose={(queue) => void Taro.reLaunch({ url: urlOf(ROUTES.desk, { queue }) })} />
}
