import { badRequest } from '../../platform-error'
import { findDocuments } from '../find-documents'
import { partsOf, valuesAt } from '../paths'
import { type Doc, isList, type Maybe, type Value } from '../values'
import { withNames } from './expression-types'
import { withField } from './field-tree'
import { asDoc, asText, envIn, onlyOptions, type Pipeline, readStages, type RunStage, type Stage } from './stage-types'

type Run = (pipeline: Pipeline, collection: string, stages: readonly Stage[]) => readonly Doc[]

/**
 * A join: on one field, served by the foreign collection's index where there is one; by a pipeline that sees the
 * document's values as variables; or by both.
 */
export const compileLookup = (given: Doc, pipeline: Pipeline, run: Run): RunStage => {
  const spec = onlyOptions(given, '$lookup', ['from', 'as', 'localField', 'foreignField', 'let', 'pipeline'])
  const [from, as] = [asText(spec['from'], "$lookup 'from'"), asText(spec['as'], "$lookup 'as'")]
  const stages = spec['pipeline'] === undefined ? undefined : readStages(spec['pipeline'])
  const byField = spec['localField'] !== undefined || spec['foreignField'] !== undefined
  if (!byField && !stages) throw badRequest('$lookup requires both or neither of localField and foreignField, or a pipeline')
  const fields = byField ? ([asText(spec['localField'], 'localField'), asText(spec['foreignField'], 'foreignField')] as const) : undefined
  const { scope } = pipeline
  const bound = Object.entries(asDoc(spec['let'] ?? {}, "$lookup 'let'")).map(([name, value]) => [name, scope.compile(value, scope)] as const)
  const inside = withNames(scope, ...bound.map(([name]) => name))

  return (docs) => {
    const alone = stages && !fields && bound.length === 0 && pipeline.vars.size === 0 ? run(pipeline, from, stages) : undefined
    return docs.map((doc) => {
      const equal = fields ? equalTo(fields[1], localValues(doc, fields[0])) : undefined
      if (!stages) return withField(doc, as, foreign(pipeline, from, equal ?? {}))
      if (alone) return withField(doc, as, alone)
      const vars = new Map<string, Maybe>(pipeline.vars)
      for (const [name, evaluate] of bound) vars.set(name, evaluate(envIn(pipeline, doc)))
      const all: readonly Stage[] = equal ? [['$match', equal], ...stages] : stages
      return withField(doc, as, run({ ...pipeline, scope: inside, vars }, from, all))
    })
  }
}

const localValues = (doc: Doc, path: string): readonly Value[] =>
  valuesAt(doc, partsOf(path)).flatMap((value): readonly Value[] => (isList(value) ? value : [value ?? null]))

// A missing local field meets null and missing ones, as in MongoDB.
const equalTo = (path: string, values: readonly Value[]): Doc => ({ [path]: { $in: values.length === 0 ? [null] : values } })

const foreign = ({ db, scope }: Pipeline, from: string, query: Doc): readonly Doc[] => {
  const collection = db.catalog.find(from)
  if (!collection) return []
  const found = findDocuments(db.main, collection, query).map((one) => one.doc)
  scope.effort.spend(found.length)
  return found
}
