import { type Doc, isDoc, isList, type Value } from '../database/values'

const YEAR_10000 = Date.UTC(10_000, 0, 1)

/**
 * A document as one line of the console's JSON: extended JSON whose dates are ISO texts (`{"$date":"2026-03-02T01:00:00.000Z"}`),
 * numbers plain. Dates an ISO text cannot hold are milliseconds, as MongoDB's own tools write them.
 */
export const consoleLine = (doc: Doc): string => JSON.stringify(plain(doc))

const plain = (value: Value): unknown => {
  if (value instanceof Date) return { $date: isoHolds(value) ? value.toISOString() : { $numberLong: String(value.getTime()) } }
  if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } }
  if (typeof value === 'number' && !Number.isFinite(value)) return { $numberDouble: String(value) }
  if (isList(value)) return value.map(plain)
  if (isDoc(value)) return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, field === undefined ? undefined : plain(field)]))
  return value
}

const isoHolds = (date: Date): boolean => date.getTime() >= 0 && date.getTime() < YEAR_10000
