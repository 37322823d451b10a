import { Aggregator } from 'mingo'
import { Context } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import * as pipeline from 'mingo/operators/pipeline'
import * as projections from 'mingo/operators/projection'
import * as queries from 'mingo/operators/query'
import { badRequest, notSupported, PlatformError } from '../platform-error'
import type { CollectionInfo } from './catalog'
import { parseWire } from './ejson'
import { findDocuments, readSort, sortFound } from './find-documents'
import { distanceMetres, readPoint } from './geo'
import { compileQuery } from './match-query'
import type { DocumentDatabase } from './open-database'
import { partsOf, setAt, valuesAt } from './paths'
import { type Doc, isDoc, isList, type Value } from './values'

type Stage = readonly [name: string, value: Value]

/** Stages mingo runs for us. The rest is refused. */
const MINGO_STAGES = new Set(['$project', '$addFields', '$set', '$unset', '$group', '$unwind', '$bucket', '$bucketAuto', '$count', '$facet', '$replaceRoot', '$replaceWith', '$sample', '$sortByCount', '$redact'])
/** mingo computes these differently from MongoDB. */
const WRONG_IN_MINGO = new Set(['$week', '$function', '$where', '$accumulator'])

const context = Context.init({ accumulator: accumulators, expression: expressions, pipeline, projection: projections, query: queries })

/** Runs an aggregation. A leading `$match` and `$sort` use the indexes; matching is always ours, the rest is mingo's. */
export const aggregateDocuments = (
  db: DocumentDatabase,
  collection: CollectionInfo,
  wire: readonly { readonly stageKey: string; readonly stageValue: string }[],
): readonly Doc[] => {
  const stages: Stage[] = wire.map(({ stageKey, stageValue }) => [stageKey, parseWire(stageValue, db.now())])
  const first: Doc[] = []
  while (stages[0]?.[0] === '$match' && isDoc(stages[0][1])) {
    first.push(stages[0][1])
    stages.shift()
  }
  const query = first.length > 1 ? { $and: first } : (first[0] ?? {})
  const sort = stages[0]?.[0] === '$sort' && isDoc(stages[0][1]) ? readSort(stages.shift()?.[1] as Doc) : []
  let docs = findDocuments(db.main, collection, query, { sort, ...limitOf(stages[0]) }).map((f) => f.doc)
  for (const stage of stages) docs = [...runStage(db, docs, stage)]
  return docs
}

const limitOf = (stage: Stage | undefined) => (stage?.[0] === '$limit' && typeof stage[1] === 'number' ? { limit: stage[1] } : {})

const runStage = (db: DocumentDatabase, docs: Doc[], [name, value]: Stage): readonly Doc[] => {
  switch (name) {
    case '$match':
      return docs.filter(compileQuery(asDoc(name, value)))
    case '$sort': {
      const found = docs.map((doc) => ({ doc }))
      sortFound(found, readSort(asDoc(name, value)))
      return found.map((f) => f.doc)
    }
    case '$limit':
      return docs.slice(0, asNumber(name, value))
    case '$skip':
      return docs.slice(asNumber(name, value))
    case '$lookup':
      return lookUp(db, docs, asDoc(name, value))
    case '$geoNear':
      return nearest(docs, asDoc(name, value))
    case '$facet':
      return [facets(db, docs, asDoc(name, value))]
  }
  if (!MINGO_STAGES.has(name)) throw notSupported(`the aggregation stage ${name}`)
  refuseWrong(value)
  try {
    return new Aggregator([{ [name]: value }], { context }).run(docs) as Doc[]
  } catch (error) {
    if (error instanceof PlatformError) throw error
    throw badRequest(`${name}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const asDoc = (stage: string, value: Value): Doc => {
  if (!isDoc(value)) throw badRequest(`${stage} needs an object`)
  return value
}
const asNumber = (stage: string, value: Value): number => {
  if (typeof value !== 'number' || value < 0) throw badRequest(`${stage} needs a number`)
  return value
}

const refuseWrong = (value: Value): void => {
  if (isList(value)) value.forEach(refuseWrong)
  else if (isDoc(value)) {
    for (const [key, inner] of Object.entries(value)) {
      if (WRONG_IN_MINGO.has(key)) throw notSupported(`the aggregation operator ${key}`)
      refuseWrong(inner)
    }
  }
}

const facets = (db: DocumentDatabase, docs: Doc[], spec: Doc): Doc =>
  Object.fromEntries(
    Object.entries(spec).map(([name, stages]) => {
      let out: readonly Doc[] = structuredClone(docs)
      for (const stage of isList(stages) ? stages : []) {
        const [key, value] = Object.entries(asDoc('$facet', stage))[0] ?? ['', null]
        out = runStage(db, [...out], [key, value])
      }
      return [name, out]
    }),
  )

/** A join on one field, served by the foreign collection's index where there is one. */
const lookUp = (db: DocumentDatabase, docs: readonly Doc[], spec: Doc): readonly Doc[] => {
  const { from, localField, foreignField, as } = spec
  if (typeof from !== 'string' || typeof localField !== 'string' || typeof foreignField !== 'string' || typeof as !== 'string' || spec['pipeline'] !== undefined)
    throw notSupported('$lookup other than from, localField, foreignField, as')
  const foreign = db.catalog.find(from)
  return docs.map((doc) => {
    const values = valuesAt(doc, partsOf(localField)).flatMap((v): readonly Value[] => (isList(v) ? v : [v ?? null]))
    const joined = foreign ? findDocuments(db.main, foreign, { [foreignField]: { $in: values } }).map((f) => f.doc) : []
    const out = structuredClone(doc)
    setAt(out, partsOf(as), joined)
    return out
  })
}

const nearest = (docs: readonly Doc[], spec: Doc): readonly Doc[] => {
  const centre = readPoint(spec['near'])
  const { key, distanceField } = spec
  if (!centre || typeof key !== 'string' || typeof distanceField !== 'string') throw badRequest('$geoNear needs near, key and distanceField')
  const max = typeof spec['maxDistance'] === 'number' ? spec['maxDistance'] : Infinity
  const min = typeof spec['minDistance'] === 'number' ? spec['minDistance'] : 0
  const matches = compileQuery(isDoc(spec['query']) ? spec['query'] : {})
  return docs
    .flatMap((doc) => {
      const point = readPoint(valuesAt(doc, partsOf(key))[0])
      return point && matches(doc) ? [{ doc, metres: distanceMetres(centre, point) }] : []
    })
    .filter(({ metres }) => metres >= min && metres <= max)
    .sort((a, b) => a.metres - b.metres)
    .map(({ doc, metres }) => {
      const out = structuredClone(doc)
      setAt(out, partsOf(distanceField), metres)
      return out
    })
}
