import Taro from '@tarojs/taro'
import { OFFICIAL_QUEUES, type QueueKey, type QueueLook } from '@/components/queue/queues'
import { type Room, RailList } from '@/components/rail-item/rail-list'
import { ROUTES, goTo, urlOf } from '@/hooks/routes'

/** The desk's other rooms, in the order of the rail. */
const ROOMS = [
  { key: 'gaps', icon: 'pin', label: '找不到人的地方', to: 'officialGaps' },
  { key: 'atRisk', icon: 'calendar', label: '缺人的班', to: 'atRisk' },
  { key: 'appeals', icon: 'me', label: '报到申诉', to: 'registrationAppeals' },
  { key: 'branches', icon: 'star', label: '党支部', to: 'branches' },
  { key: 'emergencies', icon: 'alert', label: '应急', to: 'emergencies' },
  { key: 'imports', icon: 'doc', label: '导入导出', to: 'imports' },
] as const satisfies readonly (Room & { readonly to: keyof typeof ROUTES })[]

export interface OfficialRailProps {
  readonly segments?: readonly (QueueLook & { readonly count?: number })[]
  readonly current?: QueueKey | (typeof ROOMS)[number]['key']
  readonly onChoose?: (key: QueueKey) => void
}

const toDesk = (queue: QueueKey) => void Taro.reLaunch({ url: urlOf(ROUTES.officialDesk, { queue }) })

/** The desk's queues in the left rail of a wide screen; beside a page of its own, without figures, they lead back to the desk. */
export function OfficialRail({ segments = OFFICIAL_QUEUES, current, onChoose = toDesk }: OfficialRailProps) {
  return <RailList queues={segments} rooms={ROOMS} current={current} onQueue={onChoose} onRoom={({ to }) => goTo(ROUTES[to])} />
}
