import type { Line } from './chains'
import { hash22, wholeLog } from './chains'
import type { StoredPerson } from './recheck-people'
import { importLine } from './recheck-people'

interface Anchor { readonly _id: string; readonly from: number; readonly at: number; readonly hash: string; readonly prev: string; readonly count: number }
interface Kept { readonly _id: string; readonly segments?: number; readonly log?: readonly Line[] }

/** Every stored document of what keeps a history, by collection, as it stands now. */
export interface Dump { readonly orders: readonly object[]; readonly order_log: readonly object[]; readonly people: readonly object[]; readonly people_log: readonly object[]; readonly photos: readonly object[] }

/** Works out every day's anchor again from the histories as they stand now; names the days that do not fit. */
export function recheckAnchors(anchors: readonly object[], dump: Dump): readonly string[] {
  const histories = historiesOf(dump)
  let before: Anchor | undefined
  return ([...anchors] as Anchor[]).sort((a, b) => (a._id < b._id ? -1 : 1)).flatMap((anchor) => {
    const follows = anchor.prev === (before?.hash ?? '') && anchor.from === (before?.at ?? 0)
    before = anchor
    const again = anchorOf(anchor, histories)
    return follows && again.hash === anchor.hash && again.count === anchor.count ? [] : [anchor._id]
  })
}

type Histories = readonly { readonly kind: string; readonly id: string; readonly log: readonly Line[] }[]

function historiesOf({ orders, order_log, people, people_log, photos }: Dump): Histories {
  const sortedById = (docs: readonly object[]) => [...(docs as readonly Kept[])].sort((a, b) => (a._id < b._id ? -1 : 1))
  const personLog = (doc: Kept) => {
    const log = wholeLog(doc, people_log, 'personId')
    return log.length > 0 ? log : [importLine(doc as unknown as StoredPerson)]
  }
  return [
    ...sortedById(orders).map((doc) => ({ kind: 'orders', id: doc._id, log: wholeLog(doc, order_log, 'orderId') })),
    ...sortedById(people).map((doc) => ({ kind: 'people', id: doc._id, log: personLog(doc) })),
    ...sortedById(photos).map((doc) => ({ kind: 'photos', id: doc._id, log: doc.log ?? [] })),
  ]
}

/** The last line of each history before the anchor's end, where it is not older than its beginning. */
function anchorOf({ prev, from, at }: Anchor, histories: Histories): { hash: string; count: number } {
  let [hash, count] = [prev, 0]
  for (const { kind, id, log } of histories) {
    const last = log.findLast((line) => line.at < at)
    if (last === undefined || last.at < from) continue
    hash = hash22('anchor', hash, kind, id, String(last.seq), last.hash)
    count += 1
  }
  return { hash, count }
}
