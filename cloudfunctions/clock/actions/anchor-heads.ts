import * as z from 'zod'
import { dayOf } from '@core/domain/time'
import { hash22 } from '../../_kit/ids'
import { COLLECTIONS } from '../../_data/collections'
import { database, isDuplicate } from '../../_data/db'

const PAGE = 1000
const MAX_PAGES = 200
/** This instance knows that today is done: no need to ask every minute. */
let anchoredDay = ''

const head = z.object({ _id: z.string(), version: z.int(), head: z.string() })

/**
 * Once a day, one hash over the heads of all histories, chained to yesterday's. An order's own chain shows a changed line;
 * this shows a chain that was rewritten whole.
 */
export async function anchorHeads(now: number): Promise<boolean> {
  const day = dayOf(now)
  if (anchoredDay === day) return false
  const anchors = database().collection(COLLECTIONS.anchors)
  const { data: latest } = (await anchors.orderBy('_id', 'desc').limit(1).get()) as { data: readonly { readonly _id: string; readonly hash: string }[] }
  if (latest[0] !== undefined && latest[0]._id >= day) {
    anchoredDay = day
    return false
  }

  let [hash, count, after] = [latest[0]?.hash ?? '', 0, '']
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const _ = database().command
    const { data } = (await database().collection(COLLECTIONS.orders).where({ _id: _.gt(after) }).orderBy('_id', 'asc').limit(PAGE).field({ version: true, head: true }).get()) as {
      data: readonly unknown[]
    }
    const heads = data.map((raw) => head.parse(raw))
    for (const each of heads) hash = hash22('anchor', hash, each._id, String(each.version), each.head)
    count += heads.length
    after = heads.at(-1)?._id ?? after
    if (heads.length < PAGE) break
  }
  try {
    await anchors.add({ _id: day, at: now, count, hash, prev: latest[0]?.hash ?? '' })
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
  anchoredDay = day
  return true
}
