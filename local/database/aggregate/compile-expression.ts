import { badRequest } from '../../platform-error'
import { isDoc, isList, type Doc, type Maybe, type Value } from '../values'
import { ARITHMETIC } from './arithmetic'
import { ARRAYS } from './array-operators'
import { LOGIC } from './logic-operators'
import { DATES } from './date-operators'
import { type Effort, makeEffort } from './effort'
import type { Env, Evaluate, Operators, Scope } from './expression-types'
import { FOLDS } from './fold-operators'
import { OBJECTS } from './object-operators'
import { SETS } from './set-operators'
import { STRINGS } from './string-operators'

/** Every expression there is: what `db.command.aggregate` of the SDK can build. */
export const EXPRESSIONS: Operators = { ...ARITHMETIC, ...ARRAYS, ...LOGIC, ...DATES, ...FOLDS, ...OBJECTS, ...SETS, ...STRINGS }

const ROOTS = ['ROOT', 'CURRENT', 'NOW', 'REMOVE', 'DESCEND', 'PRUNE', 'KEEP']

export const makeScope = (now: number, effort: Effort = makeEffort()): Scope => ({ now, effort, names: new Set(ROOTS), compile: compileExpression })

const NO_VARS: ReadonlyMap<string, Maybe> = new Map()
export const envOf = (root: Maybe, vars: ReadonlyMap<string, Maybe> = NO_VARS): Env => ({ root, vars })

/** Compiles an aggregation expression once, to be evaluated for many documents. Unknown operators are refused. */
export function compileExpression(value: Value, scope: Scope): Evaluate {
  if (typeof value === 'string') return value.startsWith('$') ? compilePath(value, scope) : () => value
  if (isList(value)) {
    const items = value.map((item) => compileExpression(item, scope))
    return (env) => {
      scope.effort.spend(items.length)
      return items.map((item) => item(env) ?? null)
    }
  }
  if (!isDoc(value)) return () => value
  const keys = Object.keys(value)
  const [first] = keys
  if (first !== undefined && first.startsWith('$')) {
    if (keys.length > 1) throw badRequest('an object representing an expression must have exactly one field')
    const operator = Object.hasOwn(EXPRESSIONS, first) ? EXPRESSIONS[first] : undefined
    if (!operator) throw badRequest(`Unrecognized expression '${first}'`)
    return operator(value[first] ?? null, scope, first)
  }
  return compileObject(value, scope)
}

const compileObject = (value: Doc, scope: Scope): Evaluate => {
  const fields = Object.entries(value).map(([key, one]) => {
    if (key.includes('.') || key.startsWith('$')) throw badRequest(`field names may not contain '.' or begin with '$': ${key}`)
    return [key, compileExpression(one, scope)] as const
  })
  return (env) => {
    scope.effort.spend(fields.length)
    const out: Doc = {}
    for (const [key, field] of fields) {
      const found = field(env)
      if (found !== undefined) out[key] = found
    }
    return out
  }
}

const compilePath = (text: string, scope: Scope): Evaluate => {
  if (!text.startsWith('$$')) {
    const parts = checkedParts(text.slice(1), text)
    const [only] = parts
    if (parts.length === 1 && only !== undefined) return ({ root }) => (isDoc(root) && Object.hasOwn(root, only) ? root[only] : isList(root) ? fieldOf(root, parts, 0) : undefined)
    return ({ root }) => fieldOf(root, parts, 0)
  }
  const [name = '', ...parts] = checkedParts(text.slice(2), text)
  if (!scope.names.has(name)) throw badRequest(`Use of undefined variable: ${name}`)
  const base = variable(name, scope)
  return parts.length === 0 ? base : (env) => fieldOf(base(env), parts, 0)
}

const variable = (name: string, scope: Scope): Evaluate => {
  switch (name) {
    case 'ROOT':
    case 'CURRENT':
      return ({ root }) => root
    case 'NOW':
      return () => new Date(scope.now)
    case 'REMOVE':
      return () => undefined
    case 'DESCEND':
    case 'PRUNE':
    case 'KEEP':
      return () => `$$${name}`
    default:
      return ({ vars }) => vars.get(name)
  }
}

const checkedParts = (path: string, whole: string): readonly string[] => {
  const parts = path.split('.')
  if (parts.some((part) => part === '' || part.startsWith('$'))) throw badRequest(`'${whole}' is not a valid field path`)
  return parts
}

/** A path in an expression: an array on the way stands for each of its objects, and a number is only a field's name. */
export const fieldOf = (value: Maybe, parts: readonly string[], at: number): Maybe => {
  const part = parts[at]
  if (part === undefined) return value
  if (isList(value)) {
    const out: Value[] = []
    for (const item of value) {
      const found = isDoc(item) || isList(item) ? fieldOf(item, parts, at) : undefined
      if (found !== undefined) out.push(found)
    }
    return out
  }
  return isDoc(value) && Object.hasOwn(value, part) ? fieldOf(value[part], parts, at + 1) : undefined
}
