import type { Database } from './server-life'
import { type Ledger, WRITERS } from './write-load'

/** What a restarted server holds, held against what its predecessor had answered. */
export interface Verdict {
  readonly acknowledged: number
  readonly lost: number
  /** Transactions of which some writes are there and others are not. */
  readonly halfTransactions: number
}

const PAGE = 1000

export const compare = async (db: Database, ledger: Ledger): Promise<Verdict> => {
  const [log, left, right] = [await idsOf(db, 'log', ledger.life), await idsOf(db, 'left', ledger.life), await idsOf(db, 'right', ledger.life)]
  const marks = await marksOf(db)
  const missing = (ids: readonly string[], kept: ReadonlySet<string>) => ids.filter((id) => !kept.has(id)).length
  const setBack = [...ledger.sent.keys()].filter((name) => {
    const seq = marks.get(name) ?? -1
    return seq < (ledger.answered.get(name) ?? 0) || seq > (ledger.sent.get(name) ?? 0)
  }).length
  const counted = Array.from({ length: WRITERS }, (_, writer) => marks.get(`count${writer}`) ?? 0).reduce((sum, n) => sum + n, 0)
  const { total = 0 } = await db.collection('left').count()
  return {
    acknowledged: ledger.inserts.length + ledger.transactions.length + ledger.answered.size,
    lost: missing(ledger.inserts, log) + missing(ledger.transactions, left) + setBack,
    halfTransactions: missing([...left], right) + missing([...right], left) + Math.abs(counted - total),
  }
}

const idsOf = async (db: Database, collection: string, life: number): Promise<ReadonlySet<string>> => {
  const ids = new Set<string>()
  for (let last = ''; ; ) {
    const { data } = await db.collection(collection).where({ life, _id: db.command.gt(last) }).orderBy('_id', 'asc').limit(PAGE).get()
    for (const { _id } of data as { readonly _id: string }[]) ids.add((last = _id))
    if (data.length < PAGE) return ids
  }
}

const marksOf = async (db: Database): Promise<ReadonlyMap<string, number>> => {
  const { data } = await db.collection('marks').get()
  return new Map((data as { readonly _id: string; readonly seq?: number; readonly n?: number }[]).map(({ _id, seq, n }) => [_id, seq ?? n ?? 0]))
}
