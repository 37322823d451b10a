import type { WishDoc } from '@core/contract/wishes'
import { wishDoc } from '@core/contract/wishes'
import type { WishAction, WishPayload } from '@core/domain/wish/wish-life'
import { wishLife } from '@core/domain/wish/wish-life'
import { removeNoticesOf } from '../_data/notices-repo'
import { erasePhotos, photosByFile } from '../_data/photos-repo'
import type { RecordKind } from '../_record/change-record'
import type { Reader } from '../_record/timed-kind'
import { timedKind } from '../_record/timed-kind'

export const wishKind: RecordKind<WishDoc, WishPayload, WishAction> = { kind: 'wish', schema: wishDoc, life: withHands(wishLife<WishDoc>()), closed: ['done', 'filed', 'lapsed', 'dropped'] }

/** Who has a wish in hand finds it by an index: kept beside the taker wherever the table changes it. */
function withHands(life: ReturnType<typeof wishLife<WishDoc>>): typeof life {
  const hands = (record: WishDoc): WishDoc => ({ ...record, memberIds: record.taker?.kind === 'member' ? [record.taker.id] : [], unitIds: record.taker?.kind === 'unit' ? [record.taker.id] : [] })
  return { ...life, effects: Object.fromEntries(Object.entries(life.effects).map(([name, effect]) => [name, (record: WishDoc, step: Parameters<typeof effect>[1]) => hands(effect(record, step))])) }
}

export const timedWish = timedKind(wishKind, {
  title: ({ title }) => title, ownerAs: 'resident', readers,
  message: (action, as) => (as === 'resident' && (action === 'take' || action === 'handOver') ? 'orderMoved' : undefined),
  // Half a year later the pictures go too, and the notices, which call it by what was wished.
  follow: async ({ _id, photos }, { action }, now) => {
    if (action !== 'file') return
    await removeNoticesOf(_id)
    await erasePhotos((await photosByFile(photos.map(({ fileId }) => fileId))).filter(({ fileId, by }) => photos.some((each) => each.fileId === fileId && each.by === by)), _id, now)
  },
})

/** Who has it in hand; of one that came back, who had it. */
function readers(_record: WishDoc, audience: string, { data = {} }: { readonly data?: Readonly<Record<string, unknown>> | undefined }): readonly Reader[] {
  const { takerKind, takerId } = data
  if ((audience !== 'taker' && audience !== 'former') || typeof takerId !== 'string') return []
  return takerKind === 'unit' ? [{ to: `unit:${takerId}`, as: 'unit' }] : [{ to: takerId, as: 'member' }]
}
