import { badRequest } from '../platform-error'
import { isDoc, isList, shown, type Maybe, type Value } from './values'

type Test = (value: Maybe) => boolean
const never: Test = () => false
const isWhole: Test = (v) => typeof v === 'number' && Number.isInteger(v)
const isInt: Test = (v) => isWhole(v) && Number(v) >= -(2 ** 31) && Number(v) < 2 ** 31
const isLong: Test = (v) => isWhole(v) && !isInt(v) && Number(v) >= -(2 ** 63) && Number(v) < 2 ** 63
const isNumber: Test = (v) => typeof v === 'number'

/** BSON types by name and number. The wire's whole numbers are int32 or int64, the rest doubles. */
const TYPES: readonly (readonly [name: string, code: number | undefined, test: Test])[] = [
  ['double', 1, (v) => isNumber(v) && !isInt(v) && !isLong(v)],
  ['string', 2, (v) => typeof v === 'string'],
  ['object', 3, isDoc],
  ['array', 4, isList],
  ['binData', 5, never],
  ['undefined', 6, never],
  // ObjectIds are kept as their hex texts, as the SDK hands them out.
  ['objectId', 7, never],
  ['bool', 8, (v) => typeof v === 'boolean'],
  ['date', 9, (v) => v instanceof Date],
  ['null', 10, (v) => v === null],
  ['regex', 11, (v) => v instanceof RegExp],
  ['javascript', 13, never],
  ['int', 16, isInt],
  ['timestamp', 17, never],
  ['long', 18, isLong],
  ['decimal', 19, never],
  ['minKey', -1, never],
  ['maxKey', 127, never],
  ['number', undefined, isNumber],
]

/** Test of one value against a type or a list of types, by name or number. Throws DATABASE_REQUEST_FAILED. */
export const hasType = (operand: Value): Test => {
  const wanted = isList(operand) ? operand : [operand]
  if (wanted.length === 0) throw badRequest('$type must match at least one type')
  const tests = wanted.map((one) => {
    const found = TYPES.find(([name, code]) => one === name || (one === code && code !== undefined))
    if (!found) throw badRequest(`Unknown type name alias or code: ${shown(one)}`)
    return found[2]
  })
  return (v) => tests.some((test) => test(v))
}
