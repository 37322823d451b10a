import { badRequest } from '../../platform-error'
import { isDoc, isList, type Doc, type Maybe, type Value } from '../values'
import { PER_STEP } from './effort'
import type { Env, Evaluate } from './expression-types'
import { addFields, computes, dropFields, isTree, keepFields, type Leaf, readTree, type Tree } from './field-tree'
import { asDoc, asText, type CompileStage, envIn, onlyOptions, type Pipeline } from './stage-types'

const add: CompileStage = (value, pipeline, name) => {
  if (Object.keys(asDoc(value, name)).length === 0) throw badRequest(`${name} specification must have at least one field`)
  const tree = readTree(asDoc(value, name), pipeline.scope, (one) => pipeline.scope.compile(one, pipeline.scope))
  return (docs) => docs.map((doc) => addFields(tree, doc, envIn(pipeline, doc)) as Doc)
}

const projection = (pipeline: Pipeline) => (value: Value): Leaf => {
  if (typeof value === 'number' || typeof value === 'boolean') return value ? 'keep' : 'drop'
  return pipeline.scope.compile(value, pipeline.scope)
}

const someLeaf = (tree: Tree, is: Leaf): boolean => [...tree.values()].some((node) => (isTree(node) ? someLeaf(node, is) : node === is))

const project: CompileStage = (value, pipeline, name) => {
  const spec = asDoc(value, name)
  if (Object.keys(spec).length === 0) throw badRequest('$project specification must have at least one field')
  const tree = readTree(spec, pipeline.scope, projection(pipeline))
  const id = tree.get('_id')
  const rest: Tree = new Map([...tree].filter(([key]) => key !== '_id'))
  const including = someLeaf(rest, 'keep') || computes(rest) || (rest.size === 0 && id !== 'drop') || typeof id === 'function'
  if (including && someLeaf(rest, 'drop')) throw badRequest('Invalid $project :: caused by :: Cannot do exclusion in inclusion projection')
  if (!including) return (docs) => docs.map((doc) => dropFields(tree, doc) as Doc)
  const first: Tree = new Map(id === 'drop' ? [] : [['_id', id ?? 'keep']])
  return (docs) =>
    docs.map((doc) => {
      const env = envIn(pipeline, doc)
      return { ...(keepFields(first, doc, env) as Doc), ...(keepFields(rest, doc, env) as Doc) }
    })
}

const unset: CompileStage = (value) => {
  const paths = isList(value) ? value : [value]
  if (paths.length === 0 || !paths.every((path) => typeof path === 'string' && path !== '')) throw badRequest('$unset specification must be a string or an array of strings')
  const tree: Tree = new Map()
  for (const path of paths) {
    const parts = String(path).split('.')
    let at = tree
    for (const part of parts.slice(0, -1)) {
      const next = at.get(part)
      const deeper: Tree = isTree(next) ? next : new Map()
      at.set(part, deeper)
      at = deeper
    }
    at.set(parts[parts.length - 1] ?? '', 'drop')
  }
  return (docs) => docs.map((doc) => dropFields(tree, doc) as Doc)
}

const replace: CompileStage = (expression, pipeline) => {
  const evaluate = pipeline.scope.compile(expression, pipeline.scope)
  return (docs) =>
    docs.map((doc): Doc => {
      const made: Maybe = evaluate(envIn(pipeline, doc))
      if (!isDoc(made)) throw badRequest("'newRoot' expression must evaluate to an object")
      return made
    })
}

const unwind: CompileStage = (value, { scope }, name) => {
  const spec = typeof value === 'string' ? { path: value } : onlyOptions(asDoc(value, name), name, ['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'])
  const path = asText(spec['path'], 'the $unwind path')
  if (!path.startsWith('$') || path.startsWith('$$')) throw badRequest(`path option to $unwind stage should be prefixed with a '$': ${path}`)
  const parts = path.slice(1).split('.')
  const index = spec['includeArrayIndex'] === undefined ? undefined : asText(spec['includeArrayIndex'], 'includeArrayIndex')
  if (index?.startsWith('$')) throw badRequest(`includeArrayIndex option to $unwind stage should not be prefixed with a '$': ${index}`)
  const keepsEmpty = spec['preserveNullAndEmptyArrays'] === true
  const place = (doc: Doc, item: Maybe, at: number | null): Doc => {
    const out = setPlain(doc, parts, item)
    return index === undefined ? out : setPlain(out, index.split('.'), at)
  }
  return (docs) =>
    docs.flatMap((doc) => {
      const found = plainAt(doc, parts)
      if (!isList(found)) return found === undefined || found === null ? (keepsEmpty ? [index === undefined ? doc : place(doc, found, null)] : []) : [place(doc, found, null)]
      if (found.length === 0) return keepsEmpty ? [place(doc, undefined, null)] : []
      scope.effort.spend(found.length * PER_STEP)
      return found.map((item, i) => place(doc, item, i))
    })
}

const plainAt = (doc: Doc, parts: readonly string[]): Maybe =>
  parts.reduce<Maybe>((value, part) => (isDoc(value) && Object.hasOwn(value, part) ? value[part] : undefined), doc)

/** Sets or removes one field, copying the objects on the way; no array is entered. */
const setPlain = (doc: Doc, [part = '', ...rest]: readonly string[], value: Maybe): Doc => {
  const out = { ...doc }
  const inner = out[part]
  const made = rest.length === 0 ? value : setPlain(isDoc(inner) ? inner : {}, rest, value)
  if (made === undefined) delete out[part]
  else out[part] = made
  return out
}

/** Walks down the document and lets the expression decide, level by level, what is shown. */
const redact: CompileStage = (value, pipeline) => {
  const decide = pipeline.scope.compile(value, pipeline.scope)
  return (docs) =>
    docs.flatMap((doc): readonly Doc[] => {
      const kept = redactLevel(doc, envIn(pipeline, doc), decide)
      return kept ? [kept] : []
    })
}

const redactLevel = (level: Doc, env: Env, decide: Evaluate): Doc | undefined => {
  const verdict = decide({ ...env, root: level })
  if (verdict === '$$KEEP') return level
  if (verdict === '$$PRUNE') return undefined
  if (verdict !== '$$DESCEND') throw badRequest('$redact must resolve to $$DESCEND, $$PRUNE or $$KEEP')
  const out: Doc = {}
  for (const [key, value] of Object.entries(level)) {
    const kept = redactValue(value, env, decide)
    if (kept !== undefined) out[key] = kept
  }
  return out
}

const redactValue = (value: Value, env: Env, decide: Evaluate): Maybe => {
  if (isDoc(value)) return redactLevel(value, env, decide)
  return isList(value) ? value.flatMap((item) => redactValue(item, env, decide) ?? []) : value
}

export const SHAPES: Readonly<Record<string, CompileStage>> = {
  $addFields: add,
  $set: add,
  $project: project,
  $unset: unset,
  $replaceRoot: (value, pipeline, name) => replace(asDoc(value, name)['newRoot'] ?? null, pipeline, name),
  $replaceWith: replace,
  $unwind: unwind,
  $redact: redact,
}
