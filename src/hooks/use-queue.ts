import { useEffect, useState } from 'react'
import type { OrderCard } from '@core/contract/order-views'
import type { ViewRole } from '@core/contract/common'
import { QUEUE_TEXT } from '@core/text/zh-lists'
import { BETWEEN } from '@/components/place-words'
import type { QueueKey, QueueLook } from '@/components/queue/queues'
import { useApi, useApiPages } from './use-api'
import { countNow, noteSeen, useKnownCounts } from './queue-counts'
import type { PagedQuery } from './use-paged-query'

const LIVE = { live: true } as const

type OfficialRole = Exclude<ViewRole, 'resident' | 'member'>

export interface QueueView {
  readonly queue: QueueLook
  readonly choose: (key: QueueKey) => void
  readonly orders: PagedQuery<OrderCard>
  /** Community and area, for under the title; and how many are asked about from above. */
  readonly place?: string
  readonly segments: readonly (QueueLook & { readonly count?: number })[]
  /** “2 单已超时”; none where all is in time. */
  readonly alarm?: string
  readonly reload: () => Promise<void>
}

/** The queues of an official: how many stand in each, and the chosen one by pages. Opens with `first`, else with the first that is not empty. */
export function useQueue(as: OfficialRole, queues: readonly QueueLook[], first?: QueueKey): QueueView {
  const home = useApi('orders', 'home', { as }, LIVE)
  const late = useApi('orders', 'list', { as, tab: 'late', limit: 50 }, LIVE)
  const [chosen, setChosen] = useState(first)
  useKnownCounts()
  const counts = home.data?.counts
  const lateCount = late.data?.items.length ?? 0

  // Chosen once, when the counts are known; later counts must not move the list under the reader's finger.
  const settled = counts !== undefined && late.data !== undefined
  useEffect(() => {
    if (settled) setChosen((old) => old ?? firstBusy(queues, (key) => (key === 'late' ? lateCount : counted(as, counts, key))))
  }, [as, settled, queues, counts, lateCount])

  const key = chosen ?? (home.error ? queues[0]?.key : undefined)
  const orders = useApiPages('orders', 'list', key === undefined ? null : { as, tab: key, limit: 30 }, (order) => order.id, LIVE)
  const length = orders.data && !orders.hasMore ? orders.data.length : undefined
  useEffect(() => {
    if (as === 'staff' && key !== undefined && length !== undefined && orders.readAt !== undefined) noteSeen(key, length, orders.readAt)
  }, [as, key, length, orders.readAt])
  // What is on the screen is counted as it is.
  const countOf = (each: QueueKey) => {
    if (each === key && length !== undefined) return length
    return each === 'late' ? late.data?.items.length : as === 'staff' ? countNow(each, { count: counted(as, counts, each), at: home.data?.countsAt }) : counted(as, counts, each)
  }
  return {
    queue: queues.find((each) => each.key === key) ?? (queues[0] as QueueLook),
    choose: setChosen,
    orders,
    place: home.data && [home.data.community, home.data.area, counts?.['supervised'] !== undefined && `督办 ${counts['supervised']} 单`].filter(Boolean).join(BETWEEN),
    segments: queues.map((each) => ({ ...each, count: countOf(each.key) })),
    alarm: late.data && alarmOf(late.data),
    reload: async () => void (await Promise.all([orders.reload(), home.reload(), late.reload()])),
  }
}

/** How many stand in each queue of an official, where none of them is looked into. */
export function useDeskCounts(as: OfficialRole): (key: QueueKey) => number | undefined {
  useKnownCounts()
  const home = useApi('orders', 'home', { as })
  const late = useApi('orders', 'list', { as, tab: 'late', limit: 50 })
  return (key) => {
    if (key === 'late') return late.data?.items.length
    const count = counted(as, home.data?.counts, key)
    return as === 'staff' ? countNow(key, { count, at: home.data?.countsAt }) : count
  }
}

/** From the staff's roll-up, which leaves out a zero. A list that is no queue of the roll-up is counted when it is looked into. */
function counted(as: OfficialRole, counts: Readonly<Record<string, number>> | undefined, key: QueueKey): number | undefined {
  return counts?.[key] ?? (as === 'staff' && counts && Object.hasOwn(QUEUE_TEXT, key) ? 0 : undefined)
}

function alarmOf({ items, now }: { readonly items: readonly OrderCard[]; readonly now: number }): string | undefined {
  const over = items.filter(({ dueAt }) => dueAt !== undefined && dueAt < now).length
  if (over > 0) return `${over} 单已超时`
  return items.length > 0 ? `${items.length} 单将超时` : undefined
}

/** A queue that nobody counted may well hold something: it is looked into. */
function firstBusy(queues: readonly QueueLook[], countOf: (key: QueueKey) => number | undefined): QueueKey | undefined {
  const busy = queues.find(({ key }) => countOf(key) !== 0) ?? queues[0]
  return busy?.key
}
