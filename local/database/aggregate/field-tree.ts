import { badRequest } from '../../platform-error'
import { isDoc, isList, type Doc, type Maybe, type Value } from '../values'
import type { Env, Evaluate, Scope } from './expression-types'

/** A stage's fields as a tree: a leaf keeps, drops or computes. */
export type Leaf = 'keep' | 'drop' | Evaluate
export type Tree = Map<string, Tree | Leaf>

export const isTree = (node: Tree | Leaf | undefined): node is Tree => node instanceof Map

/** Whether something in the tree is computed, so that it makes fields where there are none. */
export const computes = (tree: Tree): boolean => [...tree.values()].some((node) => (isTree(node) ? computes(node) : typeof node === 'function'))

/** Reads `{ a: 1, 'b.c': expr, d: { e: 0 } }`; `leafOf` says what a value that is no nested object means. */
export const readTree = (spec: Doc, scope: Scope, leafOf: (value: Value) => Leaf, into: Tree = new Map(), where = ''): Tree => {
  for (const [path, value] of Object.entries(spec)) {
    const full = where + path
    const parts = path.split('.')
    if (parts.some((part) => part === '' || part.startsWith('$') || part === '__proto__')) throw badRequest(`'${full}' is not a valid field path`)
    let tree = into
    for (const part of parts.slice(0, -1)) {
      const next = tree.get(part) ?? new Map<string, Tree | Leaf>()
      if (!isTree(next)) throw collision(full)
      tree.set(part, next)
      tree = next
    }
    const last = parts[parts.length - 1] ?? ''
    const nested = isDoc(value) && !Object.keys(value).some((key) => key.startsWith('$')) ? value : undefined
    if (nested && Object.keys(nested).length === 0) throw badRequest(`an empty object is not a valid value. Found empty object at path '${full}'`)
    const held = tree.get(last)
    if (held !== undefined && !(nested && isTree(held))) throw collision(full)
    tree.set(last, nested ? readTree(nested, scope, leafOf, isTree(held) ? held : new Map(), `${full}.`) : leafOf(value))
  }
  return into
}

const collision = (path: string) => badRequest(`Invalid specification: path collision at ${path}`)

/** Adds or replaces the tree's computed fields; missing results take the field away. */
export const addFields = (tree: Tree, value: Maybe, env: Env): Value => {
  if (isList(value)) return value.map((item) => addFields(tree, item, env))
  const out: Doc = isDoc(value) ? { ...value } : {}
  for (const [key, node] of tree) {
    const made = isTree(node) ? addFields(node, own(out, key), env) : typeof node === 'function' ? node(env) : own(out, key)
    if (made === undefined) delete out[key]
    else out[key] = made
  }
  return out
}

/** Keeps what the tree keeps and adds what it computes. Nothing of a scalar is left, unless something is computed there. */
export const keepFields = (tree: Tree, value: Maybe, env: Env): Maybe => {
  if (isList(value)) return value.map((item) => keepFields(tree, item, env)).filter((item) => item !== undefined)
  if (!isDoc(value) && !computes(tree)) return undefined
  const out: Doc = {}
  for (const key of isDoc(value) ? Object.keys(value) : []) {
    const node = tree.get(key)
    const kept = node === 'keep' ? own(value, key) : isTree(node) ? keepFields(node, own(value, key), env) : undefined
    if (kept !== undefined) out[key] = kept
  }
  for (const [key, node] of tree) {
    const made = typeof node === 'function' ? node(env) : isTree(node) && own(out, key) === undefined ? keepFields(node, undefined, env) : undefined
    if (made !== undefined) out[key] = made
  }
  return out
}

/** Everything but what the tree drops. */
export const dropFields = (tree: Tree, value: Value): Value => {
  if (isList(value)) return value.map((item) => dropFields(tree, item))
  if (!isDoc(value)) return value
  const out: Doc = {}
  for (const key of Object.keys(value)) {
    const node = tree.get(key)
    const field = value[key] ?? null
    if (node !== 'drop') out[key] = isTree(node) ? dropFields(node, field) : field
  }
  return out
}

const own = (value: Maybe, key: string): Maybe => (isDoc(value) && Object.hasOwn(value, key) ? value[key] : undefined)

/** The document with one field set, the objects on its way copied. */
export const withField = (doc: Doc, path: string, value: Maybe): Doc => {
  const tree: Tree = new Map()
  let at = tree
  const parts = path.split('.')
  for (const part of parts.slice(0, -1)) {
    const next: Tree = new Map()
    at.set(part, next)
    at = next
  }
  at.set(parts[parts.length - 1] ?? '', () => value)
  return addFields(tree, doc, { root: doc, vars: new Map() }) as Doc
}
