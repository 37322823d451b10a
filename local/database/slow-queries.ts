import { parseWireDoc } from './ejson'
import { describePlan, type PlanDescription } from './explain'
import { readSort } from './find-documents'
import type { DocumentDatabase } from './open-database'
import { type Doc, isDoc, isList, type Value } from './values'

/** A request to the database that took long, without the values it asked for: they are people's. */
export interface SlowQuery {
  /** By the cloud's clock, in ms. */
  readonly at: number
  readonly action: string
  readonly collection: string
  readonly ms: number
  /** The query with every value replaced by a mark, or the names of the stages. */
  readonly shape: string
  readonly plan?: PlanDescription | undefined
}

export interface SlowQueries {
  /** Remembers the request when it took long. Never throws. */
  note(body: object, ms: number): void
  /** Newest first. */
  latest(): readonly SlowQuery[]
}

const MOST = 50
const SHAPE_LENGTH = 300

interface Body {
  readonly action?: unknown
  readonly collectionName?: unknown
  readonly query?: unknown
  readonly order?: unknown
  readonly stages?: unknown
}

export const makeSlowQueries = (db: DocumentDatabase, slowMs: number): SlowQueries => {
  const kept: SlowQuery[] = []
  return {
    latest: () => kept,
    note: (body, ms) => {
      if (ms < slowMs) return
      const { action, collectionName, stages } = body as Body
      const base = { at: db.now(), action: String(action).replace('database.', ''), collection: String(collectionName ?? ''), ms: Math.round(ms) }
      kept.unshift({ ...base, ...(isList(stages) ? { shape: stageNames(stages) } : shapeOf(db, body)) })
      if (kept.length > MOST) kept.pop()
    },
  }
}

const shapeOf = (db: DocumentDatabase, { collectionName, query, order }: Body): Pick<SlowQuery, 'shape' | 'plan'> => {
  try {
    const where = typeof query === 'string' && query !== '' ? parseWireDoc(query, 0) : {}
    const sort = typeof order === 'string' ? readSort(parseWireDoc(order, 0)) : []
    const shape = JSON.stringify(marked(where)).slice(0, SHAPE_LENGTH)
    return { shape, plan: describePlan(db.catalog.get(String(collectionName)), where, sort) }
  } catch {
    // It was refused after a long look: there is no plan to show.
    return { shape: '' }
  }
}

const marked = (value: Value): unknown => {
  if (isList(value)) return value.some(isDoc) ? value.map(marked) : `[${value.length}]`
  if (!isDoc(value)) return '?'
  return Object.fromEntries(Object.entries(value as Doc).map(([key, field]) => [key, marked(field)]))
}

const stageNames = (stages: readonly Value[]): string =>
  stages.map((stage) => (isDoc(stage) ? String(stage['stageKey']) : '?')).join(' → ').slice(0, SHAPE_LENGTH)
