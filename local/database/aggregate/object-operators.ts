import { badRequest } from '../../platform-error'
import { isDoc, type Doc, type Maybe } from '../values'
import { args, isNullish, named, nullable, type Operators, typeName, withNames } from './expression-types'

/** Later objects win, field by field; null and missing are passed over. */
export const mergeInto = (out: Doc, value: Maybe): void => {
  if (isNullish(value)) return
  if (!isDoc(value)) throw badRequest(`$mergeObjects requires object inputs, but input is of type ${typeName(value)}`)
  for (const key of Object.keys(value)) out[key] = value[key] ?? null
}

export const OBJECTS: Operators = {
  $literal: (argument) => () => argument,
  $let: (argument, scope, name) => {
    const { vars: given, in: wanted } = named(argument, name, ['vars', 'in'])
    if (!isDoc(given)) throw badRequest(`invalid parameter: expected an object (vars) for ${name}`)
    const bound = Object.entries(given).map(([key, value]) => {
      if (!/^[a-z\u0080-\u{10ffff}][\w\u0080-\u{10ffff}]*$/u.test(key)) throw badRequest(`'${key}' is not a valid name for a variable`)
      return [key, scope.compile(value, scope)] as const
    })
    const body = scope.compile(wanted ?? null, withNames(scope, ...bound.map(([key]) => key)))
    return (env) => {
      const vars = new Map(env.vars)
      for (const [key, value] of bound) vars.set(key, value(env))
      return body({ root: env.root, vars })
    }
  },
  $mergeObjects: (argument, scope, name) => {
    const inputs = args(argument, scope, name, 0, Infinity)
    return (env) => {
      const out: Doc = {}
      for (const input of inputs) mergeInto(out, input(env))
      return out
    }
  },
  $objectToArray: nullable(1, 1, ([value]) => {
    if (!isDoc(value)) throw badRequest(`$objectToArray requires a document input, found: ${typeName(value)}`)
    return Object.entries(value).map(([k, v]) => ({ k, v }))
  }),
  // Its only keyword here is the text score, and no text index can be declared: the platform's own refusal.
  $meta: () => {
    throw badRequest('query requires text score metadata, but it is not available')
  },
}
