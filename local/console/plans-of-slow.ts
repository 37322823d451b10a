import { parseWireDoc } from '../database/ejson'
import { describePlan, type PlanDescription } from '../database/explain'
import { readSort } from '../database/find-documents'
import type { DocumentDatabase } from '../database/open-database'
import type { SlowQueries, SlowQuery } from '../database/slow-queries'
import type { Doc } from '../database/values'

interface Wire {
  readonly action?: unknown
  readonly collectionName?: unknown
  readonly stages?: unknown
}

/**
 * Slow requests with the plan each really had: an aggregation that of the `$match` and `$sort` it begins with, as `explain`
 * says it; an insert none, since it looks for nothing.
 */
export const withPlans = (slow: SlowQueries, db: DocumentDatabase): SlowQueries => {
  const corrected = new WeakMap<SlowQuery, SlowQuery>()
  return {
    latest: () => slow.latest().map((one) => corrected.get(one) ?? one),
    note: (body, ms) => {
      const before = slow.latest()[0]
      slow.note(body, ms)
      const noted = slow.latest()[0]
      if (noted === undefined || noted === before) return
      const { action, stages } = body as Wire
      if (action === 'database.insertDocument') corrected.set(noted, { ...noted, shape: '', plan: undefined })
      else if (Array.isArray(stages)) corrected.set(noted, { ...noted, plan: planOf(db, body) })
    },
  }
}

const planOf = (db: DocumentDatabase, { collectionName, stages }: Wire): PlanDescription | undefined => {
  try {
    const wire = stages as readonly { readonly stageKey: string; readonly stageValue: string }[]
    // A circle is no match, and a group over everything may be read off an index alone: neither is a plan of documents.
    if (wire[0]?.stageKey === '$geoNear' || wire[0]?.stageKey === '$group') return undefined
    const filters: Doc[] = []
    for (const { stageKey, stageValue } of wire) {
      if (stageKey === '$sort') return describePlan(db.catalog.get(String(collectionName)), joined(filters), readSort(parseWireDoc(stageValue, db.now())))
      if (stageKey !== '$match') break
      filters.push(parseWireDoc(stageValue, db.now()))
    }
    return describePlan(db.catalog.get(String(collectionName)), joined(filters), [])
  } catch {
    // It was refused after a long look: there is no plan to show.
    return undefined
  }
}

const joined = (filters: readonly Doc[]): Doc => (filters.length <= 1 ? (filters[0] ?? {}) : { $and: [...filters] })
