import { badRequest } from '../../platform-error'
import { storeText } from '../ejson'
import { compareValues, isDoc, isList, type Doc, type Maybe, typeRank, type Value } from '../values'
import { ACCUMULATORS, type Accumulator } from './accumulators'
import type { Env, Evaluate } from './expression-types'
import { roundable, rounderOf } from './granularity'
import { asCount, asDoc, asText, type CompileStage, envIn, onlyOptions, type Pipeline } from './stage-types'

interface Field {
  readonly name: string
  readonly evaluate: Evaluate
  readonly make: () => Accumulator
}

const readFields = (spec: Doc, { scope }: Pipeline): readonly Field[] =>
  Object.entries(spec).map(([name, value]) => {
    if (name.includes('.')) throw badRequest(`The field name '${name}' cannot contain '.'`)
    const [operator, argument] = isDoc(value) ? (Object.entries(value)[0] ?? []) : []
    if (operator === undefined || !isDoc(value) || Object.keys(value).length !== 1) throw badRequest(`The field '${name}' must be an accumulator object`)
    const make = Object.hasOwn(ACCUMULATORS, operator) ? ACCUMULATORS[operator] : undefined
    if (!make) throw badRequest(`unknown group operator '${operator}'`)
    const sole = isList(argument) && argument.length === 1 ? (argument[0] ?? null) : (argument ?? null)
    return { name, evaluate: scope.compile(sole, scope), make: () => make(scope) }
  })

/** One group under way. */
export const openGroup = (fields: readonly Field[]) => {
  const running = fields.map(({ make }) => make())
  return {
    add: (env: Env, weight = 1) => {
      for (let i = 0; i < fields.length; i++) running[i]?.add(fields[i]?.evaluate(env), weight)
    },
    close: (id: Value): Doc => {
      const out: Doc = { _id: id }
      fields.forEach(({ name }, i) => (out[name] = running[i]?.result() ?? null))
      return out
    },
  }
}
type Group = ReturnType<typeof openGroup>

const textOf = (value: Value): string => (typeof value === 'string' ? `s${value}` : storeText(value === 0 ? 0 : value))

/** Reads `$group`; `run` takes each document (or what stands for several) with its weight. */
export const compileGroup = (value: Value, pipeline: Pipeline) => {
  const { _id: by, ...rest } = asDoc(value, '$group')
  if (by === undefined) throw badRequest('a group specification must include an _id')
  const key = pipeline.scope.compile(by, pipeline.scope)
  const fields = readFields(rest, pipeline)
  return (each: (add: (doc: Maybe, weight: number) => void) => void): readonly Doc[] => {
    const groups = new Map<string, readonly [Value, Group]>()
    each((doc, weight) => {
      const env = envIn(pipeline, doc)
      const id = key(env) ?? null
      const text = textOf(id)
      // A key may hold a thousand times over what was read once: writing it down is the work.
      pipeline.scope.effort.spend(text.length >> 4)
      let group = groups.get(text)
      if (!group) {
        pipeline.scope.effort.spend(1)
        group = [id, openGroup(fields)]
        groups.set(text, group)
      }
      group[1].add(env, weight)
    })
    return [...groups.values()].map(([id, group]) => group.close(id))
  }
}

const group: CompileStage = (value, pipeline) => {
  const run = compileGroup(value, pipeline)
  return (docs) => run((add) => docs.forEach((doc) => add(doc, 1)))
}

const COUNTED: Doc = { count: { $sum: 1 } }

const bucket: CompileStage = (value, pipeline, name) => {
  const spec = onlyOptions(asDoc(value, name), name, ['groupBy', 'boundaries', 'default', 'output'])
  const { groupBy = null, boundaries, default: other } = spec
  if (!isList(boundaries) || boundaries.length < 2) throw badRequest("$bucket requires 'boundaries' to be an array of at least 2 values")
  boundaries.forEach((edge, i) => {
    if (i > 0 && compareValues(boundaries[i - 1], edge) >= 0) throw badRequest("The 'boundaries' option to $bucket must be sorted in ascending order without duplicates")
  })
  if (boundaries.some((edge) => typeRank(edge) !== typeRank(boundaries[0]))) throw badRequest("All values in the 'boundaries' option to $bucket must have the same type")
  if (other !== undefined && compareValues(other, boundaries[0]) >= 0 && compareValues(other, boundaries.at(-1)) < 0)
    throw badRequest("The $bucket 'default' field must be less than the lowest boundary or greater than or equal to the highest boundary")
  const by = pipeline.scope.compile(groupBy, pipeline.scope)
  const fields = readFields(asDoc(spec['output'] ?? COUNTED, name), pipeline)
  return (docs) => {
    const groups = new Map<Value, Group>()
    for (const doc of docs) {
      const env = envIn(pipeline, doc)
      const found = by(env) ?? null
      const above = boundaries.findIndex((edge) => compareValues(found, edge) < 0)
      const edge = above > 0 ? boundaries[above - 1] : other
      if (edge === undefined) throw badRequest('$switch could not find a matching branch for an input, and no default was specified.')
      const open = groups.get(edge) ?? openGroup(fields)
      groups.set(edge, open)
      open.add(env)
    }
    return [...groups].sort(([a], [b]) => compareValues(a, b)).map(([id, open]) => open.close(id))
  }
}

const bucketAuto: CompileStage = (value, pipeline, name) => {
  const spec = onlyOptions(asDoc(value, name), name, ['groupBy', 'buckets', 'output', 'granularity'])
  const buckets = asCount(spec['buckets'], "The $bucketAuto 'buckets' field", 1)
  const rounder = spec['granularity'] === undefined ? undefined : rounderOf(spec['granularity'])
  const by = pipeline.scope.compile(spec['groupBy'] ?? null, pipeline.scope)
  const fields = readFields(asDoc(spec['output'] ?? COUNTED, name), pipeline)
  return (docs) => {
    const rows = docs.map((doc) => [by(envIn(pipeline, doc)) ?? null, doc] as const).sort(([a], [b]) => compareValues(a, b))
    const size = Math.max(1, Math.round(rows.length / buckets))
    const out: Doc[] = []
    let edge: number | undefined
    for (let at = 0; at < rows.length && out.length < buckets; ) {
      const last = out.length === buckets - 1
      let end = last ? rows.length : Math.min(rows.length, at + size)
      const [least, greatest] = [rows[at]?.[0] ?? null, () => rows[end - 1]?.[0] ?? null]
      let bounds: Doc
      if (rounder) {
        const upper = rounder.up(roundable(greatest()))
        // What the rounded edge leaves below it belongs here too.
        while (end < rows.length && compareValues(rows[end]?.[0], upper) < 0) end++
        const lower = edge ?? rounder.down(roundable(least))
        // Zero is never rounded: the next value's lower edge shuts a bucket of zeros.
        edge = upper === 0 && end < rows.length ? rounder.down(roundable(rows[end]?.[0])) : upper
        bounds = { min: lower, max: edge }
      } else {
        // Equal values share a bucket.
        while (end < rows.length && compareValues(rows[end]?.[0], rows[end - 1]?.[0]) === 0) end++
        bounds = { min: least, max: rows[end]?.[0] ?? greatest() }
      }
      const open = openGroup(fields)
      for (const [, doc] of rows.slice(at, end)) open.add(envIn(pipeline, doc))
      out.push(open.close(bounds))
      at = end
    }
    return out
  }
}

const sortByCount: CompileStage = (value, pipeline) => {
  if (!(typeof value === 'string' && value.startsWith('$')) && !(isDoc(value) && Object.keys(value)[0]?.startsWith('$'))) throw badRequest('the sortByCount field must be defined as a $-prefixed path or an expression')
  const counted = group({ _id: value, ...COUNTED }, pipeline, '$group')
  return (docs) => [...counted(docs)].sort((a, b) => Number(b['count']) - Number(a['count']))
}

const count: CompileStage = (value, _, name) => {
  const field = asText(value, `the ${name} field`)
  if (field.startsWith('$') || field.includes('.')) throw badRequest(`the count field cannot be a $-prefixed path or contain a '.'`)
  return (docs) => (docs.length === 0 ? [] : [{ [field]: docs.length }])
}

export const GROUPS: Readonly<Record<string, CompileStage>> = { $group: group, $bucket: bucket, $bucketAuto: bucketAuto, $sortByCount: sortByCount, $count: count }
