import type { Line } from './chains'
import { hash22, sorted, wholeLog } from './chains'
import type { StoredPerson } from './recheck-people'
import { importLine } from './recheck-people'

interface Anchor { readonly _id: string; readonly from: number; readonly at: number; readonly hash: string; readonly prev: string; readonly count: number }
interface Kept { readonly _id: string; readonly segments?: number; readonly log?: readonly Line[] }

/** Every stored document of what keeps a history, by collection, as it stands now. */
const KEPT = ['orders', 'order_log', 'people', 'people_log', 'photos', 'records', 'record_log', 'shifts', 'ledger'] as const
export type Dump<D extends object = object> = Readonly<Record<(typeof KEPT)[number], readonly D[]>>
export const dumpOf = <D extends object>(read: (collection: string) => readonly D[]): Dump<D> => Object.fromEntries(KEPT.map((name) => [name, read(name)])) as unknown as Dump<D>

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

function historiesOf({ orders, order_log, people, people_log, photos, records, record_log, shifts, ledger }: Dump): Histories {
  const sortedById = (docs: readonly object[]) => [...(docs as readonly Kept[])].sort((a, b) => (a._id < b._id ? -1 : 1))
  const personLog = (doc: Kept) => {
    const log = wholeLog(doc, people_log, 'personId')
    return log.length > 0 ? log : [importLine(doc as unknown as StoredPerson)]
  }
  return [
    ...sortedById(orders).map((doc) => ({ kind: 'orders', id: doc._id, log: wholeLog(doc, order_log, 'orderId') })),
    ...sortedById(people).map((doc) => ({ kind: 'people', id: doc._id, log: personLog(doc) })),
    ...sortedById(photos).map((doc) => ({ kind: 'photos', id: doc._id, log: doc.log ?? [] })),
    ...sortedById(records).map((doc) => ({ kind: 'records', id: doc._id, log: wholeLog(doc, record_log, 'recordId') })),
    ...sortedById(shifts).flatMap((doc) => whole('shifts', doc, (doc as { state?: string }).state === 'over' ? (doc.log ?? []).findLast(({ action }) => action === 'over')?.at : undefined, FINAL_MS)),
    ...sortedById(ledger).flatMap((doc) => whole('ledger', doc, (doc as { at?: number }).at)),
  ]
}

/** A shift is put right by hand for three days after it is over. */
const FINAL_MS = 3 * 24 * 3_600_000
/** What stands for good from a moment on is vouched for whole. */
const whole = (kind: string, doc: Kept, from: number | undefined, later = 0): Histories =>
  from === undefined ? [] : [{ kind, id: doc._id, log: [{ seq: 1, at: from + later, hash: hash22('whole', sorted(doc)), prev: '', action: 'whole' }] }]

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
