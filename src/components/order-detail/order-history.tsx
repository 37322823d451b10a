import type { OrderDetail, TimelineEntry } from '@core/contract/order-views'
import type { ActorKind } from '@core/domain/order/order-states'
import { eventText } from '@core/text/zh-events'
import { Card } from '../card'
import { momentWords, spanWords } from '../china-time'
import { BETWEEN } from '../place-words'
import { Timeline } from '../timeline'
import { withGap } from './with-gap'

/** The history speaks of “居民” and “党员”; to whom it happened, it speaks of “您”. */
export function titleOf(entry: TimelineEntry, as?: ActorKind): string {
  const told = eventText(entry)
  if (entry.action === 'askInfo' && as === 'resident') return told.replace('居民', '您')
  if (entry.who !== '您') return told
  if (entry.action === 'submit') return `您${told}`
  if (entry.byKind === 'resident') return told.replace(/^居民/, '您')
  return entry.byKind === 'member' ? told.replace(/^(一位)?党员/, '您') : told
}

function noteOf({ note, reason, data }: TimelineEntry, now: number): string | undefined {
  const span = typeof data?.['timeFrom'] === 'number' && typeof data['timeTo'] === 'number' ? spanWords({ from: data['timeFrom'], to: data['timeTo'] }, now) : undefined
  const until = typeof data?.['until'] === 'number' ? `到 ${momentWords(data['until'], now)}` : undefined
  const said = [span, until, reason && `原因：${reason}`, note].filter(Boolean)
  return said.length > 0 ? said.join('　') : undefined
}

/** Everything that happened, newest first: when, who, and why. */
export function OrderHistory({ order }: { readonly order: Pick<OrderDetail, 'timeline' | 'timelineGap' | 'now' | 'as'> }) {
  const { timeline, timelineGap, now, as } = order
  const entries = [...timeline].sort((a, b) => b.seq - a.seq).map((entry, index) => ({
    id: String(entry.seq),
    title: titleOf(entry, as),
    note: noteOf(entry, now),
    meta: [momentWords(entry.at, now), entry.who !== '您' && entry.who, entry.internal && '内部可见'].filter(Boolean).join(BETWEEN),
    phase: index === 0 ? 'now' as const : 'past' as const,
  }))
  return entries.length === 0 ? null : <Card><Timeline entries={withGap(entries, timelineGap)} /></Card>
}
