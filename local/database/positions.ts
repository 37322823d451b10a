import { badRequest } from '../platform-error'
import { compileQuery, elementTest, isOperators } from './match-query'
import { partsOf, valueAt } from './paths'
import { type Doc, isDoc, isList, type Value } from './values'

/** Which element of the array at a path the query matched, for the positional `$`. */
export type Matched = (arrayPath: string) => number | undefined

/** The paths an update path stands for: `$` is the matched element, `$[]` is every one. */
export const expandPath = (doc: Doc, path: string, matched: Matched): readonly string[] => {
  if (!path.includes('$')) return [path]
  return partsOf(path).reduce<readonly string[]>((prefixes, part) => prefixes.flatMap((prefix) => expandPart(doc, prefix, part, path, matched)), [''])
}

const expandPart = (doc: Doc, prefix: string, part: string, path: string, matched: Matched): readonly string[] => {
  const join = (next: string | number) => (prefix === '' ? String(next) : `${prefix}.${next}`)
  if (!part.startsWith('$')) return [join(part)]
  if (prefix === '') throw badRequest(`Cannot have positional (i.e. '$') element in the first position in path '${path}'`)
  if (part === '$') {
    const at = matched(prefix)
    if (at === undefined) throw badRequest('The positional operator did not find the match needed from the query.')
    return [join(at)]
  }
  if (part !== '$[]') {
    const name = /^\$\[(.*)\]$/.exec(part)?.[1]
    throw badRequest(name === undefined ? `The dollar ($) prefixed field '${part}' in '${path}' is not valid for storage.` : `No array filter found for identifier '${name}' in path '${path}'`)
  }
  const list = valueAt(doc, partsOf(prefix))
  if (list === undefined) throw badRequest(`The path '${prefix}' must exist in the document in order to apply array updates.`)
  if (!isList(list)) throw badRequest(`Cannot apply array updates to non-array element ${prefix}`)
  return list.map((_, i) => join(i))
}

/** Finds the first element with which alone the query's conditions on that array hold. */
export const matchedBy =
  (query: Doc, doc: Doc): Matched =>
  (arrayPath) => {
    const list = valueAt(doc, partsOf(arrayPath))
    if (!isList(list)) return undefined
    for (const test of testsOn(query, arrayPath)) {
      const at = list.findIndex(test)
      if (at >= 0) return at
    }
    return undefined
  }

const testsOn = (query: Doc, arrayPath: string): readonly ((item: Value) => boolean)[] =>
  Object.entries(query).flatMap(([path, condition]) => {
    if ((path === '$and' || path === '$or') && isList(condition)) return condition.flatMap((branch) => (isDoc(branch) ? testsOn(branch, arrayPath) : []))
    if (path === arrayPath) return [onElement(condition)]
    if (!path.startsWith(`${arrayPath}.`)) return []
    const matches = compileQuery({ [path.slice(arrayPath.length + 1)]: condition })
    return [(item: Value) => isDoc(item) && matches(item)]
  })

const onElement = (condition: Value): ((item: Value) => boolean) => {
  if (isOperators(condition) && Object.hasOwn(condition, '$elemMatch')) return elementTest(condition['$elemMatch'] ?? null)
  const matches = compileQuery({ item: condition })
  return (item) => matches({ item })
}
