import type { CollectionInfo } from './catalog'
import type { Connection } from './connection'
import { findDocuments } from './find-documents'
import { geoIndexFor, nearOf } from './find-near'
import { type Plan, planQuery, type Sort } from './plan-query'
import { candidates } from './read-candidates'
import type { Doc } from './values'

/** The way to what a query finds. */
export interface PlanDescription {
  /** Point look-ups by id, a walk over an index, boxes of an R-tree, a growing circle in it, one of these for each branch of a `$or`, or every document. */
  readonly by: 'ids' | 'index' | 'boxes' | 'circle' | 'union' | 'scan'
  /** The index walked; for a union all of them. */
  readonly index?: string
  /** Whether the order asked for comes from the engine. */
  readonly sorted: boolean
  /** Whether documents are still looked at one by one in JavaScript. */
  readonly filtered: boolean
}

/** How a query is answered. */
export interface Explanation extends PlanDescription {
  /** Documents the plan leads to, and how many of them match. A circle stops when it has enough. */
  readonly candidates: number
  readonly matches: number
}

/** Says how a query would be answered, without running it. Throws PlatformError as the query would. */
export const describePlan = (collection: CollectionInfo, query: Doc, sort: Sort): PlanDescription => {
  const near = nearOf(query)
  if (near) {
    const { table } = geoIndexFor(collection, near.path)
    return { by: 'circle', index: nameOf(collection, table), sorted: sort.length === 0, filtered: true }
  }
  const plan = planQuery(collection, query, sort)
  const names = [...new Set(indexesOf(plan))].join(', ')
  const by = plan.by === 'geo' ? 'boxes' : plan.by
  return { by, ...(names === '' ? {} : { index: names }), sorted: sort.length === 0 || (plan.by === 'index' && plan.sorted), filtered: !plan.exact }
}

/** Says how a query would be answered, by running it. */
export const explainQuery = (on: Connection, collection: CollectionInfo, query: Doc, sort: Sort): Explanation => {
  const matches = findDocuments(on, collection, query, { sort }).length
  const plan = describePlan(collection, query, sort)
  if (plan.by === 'circle') return { ...plan, candidates: matches, matches }
  let reached = 0
  for (const _ of candidates(on, collection, planQuery(collection, query, sort), 500)) reached++
  return { ...plan, candidates: reached, matches }
}

const indexesOf = (plan: Plan): readonly string[] => {
  if (plan.by === 'union') return plan.plans.flatMap(indexesOf)
  if (plan.by === 'ids') return ['_id_']
  return plan.by === 'scan' ? [] : [plan.index.spec.name]
}

const nameOf = (collection: CollectionInfo, table: string): string => collection.indexes.find((index) => index.geo?.table === table)?.spec.name ?? ''
