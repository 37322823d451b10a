import Taro from '@tarojs/taro'
import { type QueueKey, type QueueLook, STAFF_QUEUES } from '@/components/queue/queues'
import { RailItem } from '@/components/rail-item'
import { ROUTES, goTo, urlOf } from '@/hooks/routes'
import { useStaffCounts } from '@/hooks/use-queue'

export interface StaffRailProps {
  readonly segments: readonly (QueueLook & { readonly count?: number })[]
  readonly current?: QueueKey | 'phone' | 'plan' | 'rules' | 'balance' | 'gaps' | 'posts' | 'registrations' | 'units' | 'branches'
  readonly onChoose: (key: QueueKey) => void
}

/** The desk's queues and 代点单 in the left rail of a wide screen. */
export function StaffRail({ segments, current, onChoose }: StaffRailProps) {
  return (
    <>
      {segments.map(({ key, label, icon, count }) => <RailItem key={key} icon={icon} label={label} count={count} on={key === current} onTap={() => onChoose(key)} />)}
      <RailItem icon='shield' label='派单方案' on={current === 'plan'} onTap={() => current !== 'plan' && goTo(ROUTES.plan)} />
      <RailItem icon='scale' label='派单规则' on={current === 'rules'} onTap={() => current !== 'rules' && goTo(ROUTES.rules)} />
      <RailItem icon='chart' label='分工' on={current === 'balance'} onTap={() => current !== 'balance' && goTo(ROUTES.balance)} />
      <RailItem icon='pin' label='找不到人的地方' on={current === 'gaps'} onTap={() => current !== 'gaps' && goTo(ROUTES.gaps)} />
      <RailItem icon='calendar' label='岗位' on={current === 'posts'} onTap={() => current !== 'posts' && goTo(ROUTES.staffPosts)} />
      <RailItem icon='me' label='党员报到' on={current === 'registrations'} onTap={() => current !== 'registrations' && goTo(ROUTES.registrations)} />
      <RailItem icon='star' label='党支部' on={current === 'branches'} onTap={() => current !== 'branches' && goTo(ROUTES.branches)} />
      <RailItem icon='building' label='双报到单位' on={current === 'units'} onTap={() => current !== 'units' && goTo(ROUTES.pairedUnits)} />
      <RailItem icon='phone' label='代点单' on={current === 'phone'} onTap={() => current !== 'phone' && goTo(ROUTES.phoneOrder)} />
    </>
  )
}

/** The same beside a page of its own: a queue leads back to the desk. Drawn on a wide screen alone, and only then is anything asked. */
export function AwayRail({ current }: Pick<StaffRailProps, 'current'>) {
  const countOf = useStaffCounts()
  return <StaffRail segments={STAFF_QUEUES.map((each) => ({ ...each, count: countOf(each.key) }))} current={current} onChoose={(queue) => void Taro.reLaunch({ url: urlOf(ROUTES.desk, { queue }) })} />
}
