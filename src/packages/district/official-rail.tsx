import Taro from '@tarojs/taro'
import { OFFICIAL_QUEUES, type QueueKey, type QueueLook } from '@/components/queue/queues'
import { RailItem } from '@/components/rail-item'
import { ROUTES, goTo, urlOf } from '@/hooks/routes'

export interface OfficialRailProps {
  readonly segments?: readonly (QueueLook & { readonly count?: number })[]
  readonly current?: QueueKey | 'gaps' | 'appeals'
  readonly onChoose?: (key: QueueKey) => void
}

const toDesk = (queue: QueueKey) => void Taro.reLaunch({ url: urlOf(ROUTES.officialDesk, { queue }) })

/** The desk's queues in the left rail of a wide screen; beside a page of its own, without figures, they lead back to the desk. */
export function OfficialRail({ segments = OFFICIAL_QUEUES, current, onChoose = toDesk }: OfficialRailProps) {
  return (
    <>
      {segments.map(({ key, label, icon, count }) => <RailItem key={key} icon={icon} label={label} count={count} on={key === current} onTap={() => onChoose(key)} />)}
      <RailItem icon='pin' label='找不到人的地方' on={current === 'gaps'} onTap={() => current !== 'gaps' && goTo(ROUTES.officialGaps)} />
      <RailItem icon='me' label='报到申诉' on={current === 'appeals'} onTap={() => current !== 'appeals' && goTo(ROUTES.registrationAppeals)} />
      <RailItem icon='star' label='党支部' onTap={() => goTo(ROUTES.branches)} />
    </>
  )
}
