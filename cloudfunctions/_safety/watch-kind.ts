import type { WatchDoc } from '@core/contract/safety'
import { watchDoc } from '@core/contract/safety'
import type { WatchAction, WatchPayload } from '@core/domain/safety/watch-life'
import { watchLife } from '@core/domain/safety/watch-life'
import type { RecordKind } from '../_record/change-record'
import type { Reader } from '../_record/timed-kind'
import { timedKind } from '../_record/timed-kind'

export const watchKind: RecordKind<WatchDoc, WatchPayload, WatchAction> = { kind: 'watch', schema: watchDoc, life: watchLife<WatchDoc>(), closed: ['safe', 'ended'] }

export const timedWatch = timedKind(watchKind, { title: ({ label }) => `${label}上门`, readers, message: (action, as) => (as === 'member' && (action === 'remind' || action === 'alert') ? 'taskChanged' : undefined) })

/** Those who were alarmed, as far up as it had come. */
function readers({ communityId, streetId, partnerIds }: WatchDoc, audience: string, { from }: { readonly from: string }): readonly Reader[] {
  const partners = partnerIds.map((to): Reader => ({ to, as: 'member' }))
  if (audience === 'partners') return partners
  if (audience !== 'alarmed' || (from !== 'alerted' && from !== 'raised')) return []
  return [{ to: `staff:${communityId}`, as: 'staff' }, ...partners, ...(from === 'raised' ? [{ to: `street:${streetId}`, as: 'street' as const }] : [])]
}
