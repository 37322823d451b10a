import { badRequest } from '../platform-error'
import { makeRegExp, testRegExp } from './regexp'
import { hasType } from './match-types'
import { compareValues, equalValues, isDoc, isList, shown, type Doc, type Maybe, type Value } from './values'

type Check = (value: Value) => boolean
type Keyword = (rule: Value, schema: Doc) => Check

/** Compiles `$jsonSchema`: draft 4 as MongoDB has it, with `bsonType`. Unknown keywords are refused. */
export const compileSchema = (schema: Value): Check => {
  if (!isDoc(schema)) throw badRequest('$jsonSchema must be an object')
  const checks = Object.entries(schema).map(([key, rule]) => {
    const keyword = Object.hasOwn(KEYWORDS, key) ? KEYWORDS[key] : undefined
    if (!keyword) throw badRequest(`Unknown $jsonSchema keyword: ${key}`)
    return keyword(rule, schema)
  })
  return (value) => checks.every((check) => check(value))
}

const when =
  <T extends Value>(is: (value: Value) => value is T, check: (value: T) => boolean): Check =>
  (value) =>
    !is(value) || check(value)
const isNumber = (value: Value): value is number => typeof value === 'number'
const isText = (value: Value): value is string => typeof value === 'string'

const number = (rule: Value, what: string): number => {
  if (typeof rule !== 'number') throw badRequest(`$jsonSchema keyword '${what}' must be a number`)
  return rule
}
const texts = (rule: Value, what: string): readonly string[] => {
  if (!isList(rule) || rule.length === 0 || !rule.every(isText)) throw badRequest(`$jsonSchema keyword '${what}' must be a non-empty array of strings`)
  return rule
}
const schemas = (rule: Value, what: string): readonly Check[] => {
  if (!isList(rule) || rule.length === 0) throw badRequest(`$jsonSchema keyword '${what}' must be a non-empty array`)
  return rule.map(compileSchema)
}
const fields = (rule: Value, what: string): Doc => {
  if (!isDoc(rule)) throw badRequest(`$jsonSchema keyword '${what}' must be an object`)
  return rule
}
const own = (doc: Doc, key: string): Maybe => (Object.hasOwn(doc, key) ? doc[key] : undefined)

const properties = (schema: Doc) => {
  const known = Object.entries(fields(schema['properties'] ?? {}, 'properties')).map(([key, rule]) => [key, compileSchema(rule)] as const)
  const patterns = Object.entries(fields(schema['patternProperties'] ?? {}, 'patternProperties')).map(([pattern, rule]) => [makeRegExp(pattern, ''), compileSchema(rule)] as const)
  return { known, patterns }
}

const additional: Keyword = (rule, schema) => {
  const { known, patterns } = properties(schema)
  const names = new Set(known.map(([key]) => key))
  const check = rule === true ? () => true : rule === false ? () => false : compileSchema(rule)
  return when(isDoc, (doc) => Object.entries(doc).every(([key, value]) => names.has(key) || patterns.some(([pattern]) => testRegExp(pattern, key)) || check(value)))
}

const items: Keyword = (rule, schema) => {
  if (!isList(rule)) {
    const check = compileSchema(rule)
    return when(isList, (list) => list.every(check))
  }
  const checks = rule.map(compileSchema)
  const more = schema['additionalItems']
  const rest = more === undefined || more === true ? () => true : more === false ? () => false : compileSchema(more)
  return when(isList, (list) => list.every((item, i) => (checks[i] ?? rest)(item)))
}

const dependencies: Keyword = (rule, _) => {
  const all = Object.entries(fields(rule, 'dependencies')).map(([key, need]) => {
    const names = isList(need) ? texts(need, 'dependencies') : undefined
    const check = names ? (doc: Doc) => names.every((name) => own(doc, name) !== undefined) : compileSchema(need)
    return [key, check] as const
  })
  return when(isDoc, (doc) => all.every(([key, check]) => own(doc, key) === undefined || check(doc)))
}

const TYPE_OF: Readonly<Record<string, string>> = { boolean: 'bool', number: 'number', string: 'string', object: 'object', array: 'array', null: 'null' }

const unique = (list: readonly Value[]): boolean => {
  const sorted = [...list].sort(compareValues)
  return sorted.every((value, i) => i === 0 || !equalValues(value, sorted[i - 1]))
}

const KEYWORDS: Readonly<Record<string, Keyword>> = {
  title: () => () => true,
  description: () => () => true,
  bsonType: (rule) => hasType(rule),
  type: (rule) =>
    hasType((isList(rule) ? rule : [rule]).map((name) => {
      const found = typeof name === 'string' && Object.hasOwn(TYPE_OF, name) ? TYPE_OF[name] : undefined
      if (found === undefined) throw badRequest(`Unknown type name alias: ${shown(name)}`)
      return found
    })),
  enum: (rule) => {
    if (!isList(rule) || rule.length === 0) throw badRequest("$jsonSchema keyword 'enum' must be a non-empty array")
    return (value) => rule.some((one) => equalValues(one, value))
  },
  multipleOf: (rule) => when(isNumber, (n) => n % number(rule, 'multipleOf') === 0),
  maximum: (rule, schema) => when(isNumber, (n) => (schema['exclusiveMaximum'] === true ? n < number(rule, 'maximum') : n <= number(rule, 'maximum'))),
  minimum: (rule, schema) => when(isNumber, (n) => (schema['exclusiveMinimum'] === true ? n > number(rule, 'minimum') : n >= number(rule, 'minimum'))),
  exclusiveMaximum: () => () => true,
  exclusiveMinimum: () => () => true,
  maxLength: (rule) => when(isText, (text) => [...text].length <= number(rule, 'maxLength')),
  minLength: (rule) => when(isText, (text) => [...text].length >= number(rule, 'minLength')),
  pattern: (rule) => {
    if (typeof rule !== 'string') throw badRequest("$jsonSchema keyword 'pattern' must be a string")
    const regex = makeRegExp(rule, '')
    return when(isText, (text) => testRegExp(regex, text))
  },
  required: (rule) => {
    const names = texts(rule, 'required')
    return when(isDoc, (doc) => names.every((name) => own(doc, name) !== undefined))
  },
  properties: (_, schema) => {
    const { known } = properties(schema)
    return when(isDoc, (doc) => known.every(([key, check]) => own(doc, key) === undefined || check(own(doc, key) ?? null)))
  },
  patternProperties: (_, schema) => {
    const { patterns } = properties(schema)
    return when(isDoc, (doc) => Object.entries(doc).every(([key, value]) => patterns.every(([pattern, check]) => !testRegExp(pattern, key) || check(value))))
  },
  additionalProperties: additional,
  dependencies,
  maxProperties: (rule) => when(isDoc, (doc) => Object.keys(doc).length <= number(rule, 'maxProperties')),
  minProperties: (rule) => when(isDoc, (doc) => Object.keys(doc).length >= number(rule, 'minProperties')),
  items,
  additionalItems: () => () => true,
  maxItems: (rule) => when(isList, (list) => list.length <= number(rule, 'maxItems')),
  minItems: (rule) => when(isList, (list) => list.length >= number(rule, 'minItems')),
  uniqueItems: (rule) => when(isList, (list) => rule !== true || unique(list)),
  allOf: (rule) => {
    const all = schemas(rule, 'allOf')
    return (value) => all.every((check) => check(value))
  },
  anyOf: (rule) => {
    const any = schemas(rule, 'anyOf')
    return (value) => any.some((check) => check(value))
  },
  oneOf: (rule) => {
    const one = schemas(rule, 'oneOf')
    return (value) => one.filter((check) => check(value)).length === 1
  },
  not: (rule) => {
    const check = compileSchema(rule)
    return (value) => !check(value)
  },
}
