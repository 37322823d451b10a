import { badRequest } from '../../platform-error'
import { findDocuments, readSort, sortFound } from '../find-documents'
import { compileQuery, looksNear } from '../match-query'
import { refuseLongLists } from '../query-size'
import { type Doc, isDoc } from '../values'
import { compileGeoNear } from './geo-near'
import { readCovered } from './covered-group'
import { compileGroup, GROUPS } from './group-stages'
import { compileLookup } from './lookup'
import { SHAPES } from './shape-stages'
import { asCount, asDoc, type CompileStage, onlyOptions, type Pipeline, readStages, type RunStage, type Stage } from './stage-types'

/** A stage filters what it is given; nearness would have to order it. */
const refuseNear = (query: Doc): Doc => {
  if (looksNear(query)) throw badRequest('$geoNear, $near, and $nearSphere are not allowed in this context')
  return query
}

const match: CompileStage = (value, { scope, vars }, name) => {
  refuseLongLists(refuseNear(asDoc(value, name)))
  const matches = compileQuery(asDoc(value, name), { scope, vars })
  return (docs) => docs.filter(matches)
}

const sort: CompileStage = (value, _, name) => {
  const order = readSort(asDoc(value, name))
  if (order.length === 0) throw badRequest('$sort stage must have at least one sort key')
  return (docs) => {
    const found = docs.map((doc) => ({ doc }))
    sortFound(found, order)
    return found.map((one) => one.doc)
  }
}

const sample: CompileStage = (value, _, name) => {
  const size = asCount(onlyOptions(asDoc(value, name), name, ['size'])['size'], 'size argument to $sample', 0)
  return (docs) => {
    const left = [...docs]
    for (let i = 0; i < Math.min(size, left.length); i++) {
      const j = i + Math.floor(Math.random() * (left.length - i))
      const [a, b] = [left[i], left[j]]
      if (a && b) [left[i], left[j]] = [b, a]
    }
    return left.slice(0, size)
  }
}

const facet: CompileStage = (value, pipeline, name) => {
  const spec = asDoc(value, name)
  if (Object.keys(spec).length === 0) throw badRequest('the $facet specification must be a non-empty object')
  const runs = Object.entries(spec).map(([key, stages]) => [key, compileStages(readStages(stages), pipeline)] as const)
  return (docs) => [Object.fromEntries(runs.map(([key, run]) => [key, run(docs)]))]
}

const STAGES: Readonly<Record<string, CompileStage>> = {
  ...SHAPES,
  ...GROUPS,
  $match: match,
  $sort: sort,
  $sample: sample,
  $facet: facet,
  $limit: (value) => {
    const limit = asCount(value, 'the limit', 1)
    return (docs) => docs.slice(0, limit)
  },
  $skip: (value) => {
    const skip = asCount(value, 'Argument to $skip', 0)
    return (docs) => docs.slice(skip)
  },
  $lookup: (value, pipeline, name) => compileLookup(asDoc(value, name), pipeline, runPipeline),
  $geoNear: () => {
    throw badRequest('$geoNear is only valid as the first stage in a pipeline.')
  },
}

/** Compiles stages one after the other. Throws DATABASE_REQUEST_FAILED for what is no stage or malformed. */
export const compileStages = (stages: readonly Stage[], pipeline: Pipeline): RunStage => {
  const runs = stages.map(([name, value]) => {
    const stage = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined
    if (!stage) throw badRequest(`Unrecognized pipeline stage name: '${name}'`)
    return stage(value, pipeline, name)
  })
  return (docs) => runs.reduce((left, run) => run(left), docs)
}

/** Runs a pipeline over a collection; its first `$match`, `$sort`, `$skip` and `$limit`, or `$geoNear`, use the indexes. */
export const runPipeline = (pipeline: Pipeline, collectionName: string, stages: readonly Stage[]): readonly Doc[] => {
  const { db, scope } = pipeline
  const collection = db.catalog.find(collectionName)
  const left = [...stages]
  const near = left[0]?.[0] === '$geoNear' ? compileGeoNear(asDoc(left.shift()?.[1], '$geoNear'), pipeline) : undefined
  const head = near ? undefined : takeHead(left)
  const whole = head && isWhole(head) ? left[0] : undefined
  const run = compileStages(left, pipeline)
  if (!collection) return run([])
  if (whole?.[0] === '$group') {
    const covered = readCovered(db.main, collection, whole[1])
    if (covered) scope.effort.read(covered.length)
    if (covered) return compileStages(left.slice(1), pipeline)(compileGroup(whole[1], pipeline)((add) => covered.forEach(({ doc, weight }) => add(doc, weight))))
  }
  const docs = near ? near(collection) : findDocuments(db.main, collection, head?.query ?? {}, { ...head?.options, around: pipeline }).map((found) => found.doc)
  scope.effort.read(docs.length)
  return run(docs)
}

const isWhole = ({ query, options }: ReturnType<typeof takeHead>): boolean => Object.keys(query).length === 0 && options.skip === 0 && !('limit' in options)

/** Takes the stages a query can answer off the front. */
const takeHead = (stages: Stage[]) => {
  const matches: Doc[] = []
  for (let value = stages[0]?.[1]; stages[0]?.[0] === '$match' && isDoc(value); value = stages[0]?.[1]) {
    matches.push(refuseNear(value))
    stages.shift()
  }
  const sorted = stages[0]?.[0] === '$sort' && isDoc(stages[0][1]) && Object.keys(stages[0][1]).length > 0
  const order = sorted ? readSort(asDoc(stages.shift()?.[1], '$sort')) : []
  const skip = stages[0]?.[0] === '$skip' ? asCount(stages.shift()?.[1], 'Argument to $skip', 0) : 0
  const limit = stages[0]?.[0] === '$limit' ? { limit: asCount(stages.shift()?.[1], 'the limit', 1) } : {}
  const query: Doc = matches.length > 1 ? { $and: matches } : (matches[0] ?? {})
  return { query, options: { sort: order, skip, ...limit } }
}
