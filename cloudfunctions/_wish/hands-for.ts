import type { WishDoc } from '@core/contract/wishes'
import { wishDoc } from '@core/contract/wishes'
import type { WishTaker } from '@core/domain/wish/wish-life'
import { WISHES_IN_HAND } from '@core/domain/wish/wish-life'
import { AppError } from '../_kit/app-error'
import { hash22 } from '../_kit/ids'
import { allRecordsOf, loadRecords } from '../_data/records-repo'
import { letIn } from '../_record/let-in'

/** Longer than a request can last: what was let in before then is taken by now, or never will be. */
const UNDERWAY_MS = 60_000

/**
 * Lets a wish, as it was seen and may be taken, into the hands of a member or unit, whatever else they take in the same moment.
 * WISHES_ENOUGH: their hands are full.
 */
export async function handsFor({ _id: wishId, version }: WishDoc, taker: Omit<WishTaker, 'at'>, now: number): Promise<void> {
  const underway = new Map<string, { readonly use: string; readonly version: number }>()
  await letIn(hash22('allowance', 'hands', taker.kind, taker.id), `${now}.${version}.${wishId}`, async (uses) => {
    underway.clear()
    for (const use of uses) {
      const [at = '', seen = '', id = ''] = use.split('.')
      if (id !== wishId && now - Number(at) < UNDERWAY_MS) underway.set(id, { use, version: Number(seen) })
    }
    // In this order: what is taken between the two reads is found by the second.
    for (const each of await loadRecords(wishDoc, 'wish', [...underway.keys()])) if (each.version !== underway.get(each._id)?.version) underway.delete(each._id)
    const held = await allRecordsOf(wishDoc, 'wish', { [taker.kind === 'unit' ? 'unitIds' : 'memberIds']: taker.id, state: 'taken' })
    const others = new Set([...underway.keys(), ...held.map(({ _id }) => _id)])
    others.delete(wishId)
    if (others.size >= WISHES_IN_HAND) throw new AppError('WISHES_ENOUGH')
    return [...underway.values()].map(({ use }) => use)
  })
}
