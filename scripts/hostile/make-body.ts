import { otherRequest } from './make-other-body'
import { makeRandom, type Random } from './random'

/** One request body as bytes, hostile in one of many ways; the same number always gives the same body. */
export const makeBody = (n: number): Buffer => {
  const random = makeRandom(n)
  // Most go to the database, which alone computes what it is sent; every eighth to files, WeChat and functions.
  const text = JSON.stringify(n % 8 === 7 ? otherRequest(random, { word, value }) : request(random))
  const bytes = Buffer.from(text)
  if (random.chance(0.05)) return bytes.subarray(0, random.below(bytes.length))
  if (random.chance(0.08)) for (let i = 0; i < 3; i++) bytes[random.below(bytes.length)] = random.below(256)
  if (random.chance(0.02)) return Buffer.from(random.pick(['', 'null', '[]', '"x"', '{}', '{"action":{}}', '[[[[', '{"action":"__proto__"}', `{"action":"database.getDocument","collectionName":${'['.repeat(20_000)}`]))
  return bytes
}

const ACTIONS = ['getDocument', 'getDocument', 'calculateDocument', 'modifyDocument', 'modifyAndReturnDoc', 'insertDocument', 'removeDocument', 'aggregateDocuments', 'aggregateDocuments', 'startTransaction', 'commitTransaction', 'addCollection', '__proto__', 'constructor']

const request = (random: Random): object => {
  const ejson = (make: () => unknown): unknown => (random.chance(0.03) ? make() : breakText(random, JSON.stringify(make() ?? null)))
  const action = random.pick(ACTIONS)
  return {
    action: `database.${action}`,
    // One of the two is only read, so that there is always something to stumble over.
    collectionName: random.chance(0.05) ? word(random) : /^(modify|remove|insert)/.test(action) ? 'hostile' : random.pick(['hostile', 'orders']),
    queryType: random.pick(['WHERE', 'DOC', 'WHERE', undefined, 7]),
    query: ejson(() => query(random, 4)),
    data: action === 'insertDocument' ? [ejson(() => value(random, 5))] : ejson(() => (random.chance(0.7) ? update(random) : value(random, 4))),
    order: random.chance(0.2) ? ejson(() => ({ [path(random)]: number(random) })) : undefined,
    projection: random.chance(0.2) ? ejson(() => ({ [path(random)]: value(random, 2) })) : undefined,
    limit: random.pick([1, 20, 1000, 1e9, -1, 0.5, undefined]),
    offset: random.pick([0, 5, 1e15, undefined, undefined]),
    multi: random.pick([true, false, undefined]),
    merge: random.pick([true, true, false, undefined]),
    transactionId: random.chance(0.03) ? word(random) : undefined,
    stages: action === 'aggregateDocuments' ? Array.from({ length: 1 + random.below(4) }, () => ({ stageKey: random.pick(STAGES), stageValue: ejson(() => stage(random)) })) : undefined,
  }
}

const breakText = (random: Random, text: string): string => (random.chance(0.03) ? text.slice(0, random.below(text.length + 1)) : text)

const WORDS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '$where', '$', '', '.', 'a..b', 'n', 'l', 'o.x', 'l.0', 'l.$', 'l.$[]', 'l.$[q]', 'at', '_id', 'a\u0000b', '\u202eabc', '\ud800', '😀', 'x'.repeat(300), 'a.'.repeat(150) + 'a', 'l.1499999', 'community', 'state']
const word = (random: Random): string => random.pick(WORDS)
const path = (random: Random): string => (random.chance(0.6) ? random.pick(['n', 'l', 'o.x', 'state', 'at', 'seats.state', 'text']) : word(random))

const number = (random: Random): unknown =>
  random.pick<unknown>([0, 1, -1, 1e308, -0, 2 ** 53, { $numberInt: '5' }, { $numberInt: 'abc' }, { $numberInt: '9'.repeat(400) }, { $numberLong: '9223372036854775807' }, { $numberLong: '' }, { $numberDouble: 'NaN' }, { $numberDouble: '-Infinity' }, { $numberDouble: '1e999' }, { $numberInt: {} }, { $numberDecimal: '1' }])

const PATTERNS = ['(a+)+$', '(a|a)*b', '(.*)(.*)(.*)x', '^(([a-z])+.)+[A-Z]([a-z])+$', '(?=(a+)+$)b', '(家|家)*$', '(a+)\\1+$', '(', '[', '(?<n>a)\\k<n>', 'a{1,99999}', '((a*)*)*b', '.*.*.*.*=.*', '(.\\n?)*$', '([[:alpha:]]+)+\\Z', '(\\p{Han}|家)*x$', '[^\\s-[:digit:]]+$', '[[:', '\\p{', '(😀|.)*!$']
const deep = (levels: number): unknown => JSON.parse(`${'{"a":['.repeat(levels)}1${']}'.repeat(levels)}`)

const value = (random: Random, depth: number): unknown => {
  if (depth <= 0 || random.chance(0.3)) return random.pick([() => number(random), () => word(random), () => null, () => true, () => '$n', () => `$${path(random)}`, () => '$$ROOT', () => '$$x'])()
  return random.pick([
    () => Array.from({ length: random.below(5) }, () => value(random, depth - 1)),
    () => Object.fromEntries(Array.from({ length: random.below(4) }, () => [word(random), value(random, depth - 1)])),
    () => ({ [random.pick(OPERATORS)]: value(random, depth - 1) }),
    () => ({ $regularExpression: { pattern: random.pick(PATTERNS), options: random.pick(['', 'i', 'ims', 'x', 'zz', 5]) } }),
    () => ({ $date: random.pick<unknown>([0, 'never', { $numberLong: '99999999999999999999' }, {}, null, 1e300]) }),
    () => ({ $oid: random.pick(['x', 'a'.repeat(24), 5]) }),
    () => ({ $tcb_server_date: { offset: number(random) } }),
    () => ({ type: random.pick(['Point', 'Polygon', 'Sphere']), coordinates: random.pick<unknown>([[0, 0], [[[0, 0], [1, 0], [1, 1], [0, 0]]], [1e9, 0], 'x', [[[0, 0]]]]) }),
    () => deep(random.pick([20, 60, 700])),
    () => 'a'.repeat(random.pick([30, 3000, 30_000])),
  ])()
}

const OPERATORS = ['$eq', '$ne', '$gt', '$gte', '$lt', '$lte', '$in', '$nin', '$not', '$all', '$size', '$elemMatch', '$regex', '$options', '$mod', '$type', '$exists', '$near', '$nearSphere', '$geoWithin', '$geoIntersects', '$where', '$expr', '$jsonSchema', '$text', '$comment', '$bits', '$and', '$or', '$nor']
const query = (random: Random, depth: number): unknown => {
  if (random.chance(0.08)) return value(random, 3)
  const entry = () => {
    if (depth > 0 && random.chance(0.2)) return [random.pick(['$and', '$or', '$nor']), Array.from({ length: random.below(4) }, () => query(random, depth - 1))]
    if (random.chance(0.1)) return ['$expr', expression(random, 4)]
    if (random.chance(0.05)) return ['$jsonSchema', { properties: { n: value(random, 2) }, pattern: random.pick(PATTERNS) }]
    if (random.chance(0.06)) return ['text', { $regex: random.pick(PATTERNS), $options: random.pick(['', 'i', 's']) }]
    return [path(random), random.chance(0.5) ? { [random.pick(OPERATORS)]: random.chance(0.4) ? random.pick(PATTERNS) : value(random, 3) } : value(random, 3)]
  }
  return Object.fromEntries(Array.from({ length: 1 + random.below(3) }, entry))
}

const UPDATES = ['$set', '$unset', '$inc', '$mul', '$min', '$max', '$push', '$pull', '$pullAll', '$addToSet', '$pop', '$rename', '$bit', '$currentDate', '$setOnInsert', '$where', 'plain']
const update = (random: Random): unknown =>
  Object.fromEntries(Array.from({ length: 1 + random.below(3) }, () => [random.pick(UPDATES), random.chance(0.05) ? value(random, 2) : { [path(random)]: random.chance(0.3) ? { $each: [value(random, 2)], $position: number(random), $slice: number(random), $sort: value(random, 1) } : value(random, 4) }]))

const EXPRESSIONS = ['$add', '$divide', '$mod', '$pow', '$log', '$trunc', '$arrayElemAt', '$arrayToObject', '$concatArrays', '$in', '$indexOfArray', '$reverseArray', '$slice', '$and', '$cmp', '$cond', '$ifNull', '$switch', '$dateFromParts', '$dateFromString', '$dateToString', '$week', '$hour', '$literal', '$mergeObjects', '$objectToArray', '$setUnion', '$setDifference', '$concat', '$indexOfBytes', '$split', '$substrBytes', '$substrCP', '$toLower', '$sum', '$stdDevPop', '$meta', '$nothing', '$let']
const expression = (random: Random, depth: number): unknown => {
  if (depth <= 0 || random.chance(0.25)) return value(random, 1)
  const inner = () => expression(random, depth - 1)
  return random.pick([
    () => ({ [random.pick(EXPRESSIONS)]: random.chance(0.7) ? Array.from({ length: 1 + random.below(3) }, inner) : inner() }),
    () => ({ $range: [0, random.pick([10, 1e5, 1e9, 2 ** 31])] }),
    () => ({ $map: { input: { $range: [0, random.pick([100, 1000, 1e6])] }, in: inner() } }),
    () => ({ $filter: { input: inner(), as: 'x', cond: inner() } }),
    () => ({ $reduce: { input: { $range: [0, random.pick([5, 40])] }, initialValue: 'a', in: { $concat: ['$$value', '$$value'] } } }),
    () => ({ $reduce: { input: { $range: [0, 40] }, initialValue: [1], in: { $concatArrays: ['$$value', '$$value'] } } }),
    () => ({ $zip: { inputs: [inner(), { $range: [0, 1e6] }], useLongestLength: random.chance(0.5) } }),
  ])()
}

const STAGES = ['$match', '$project', '$addFields', '$group', '$unwind', '$sort', '$limit', '$skip', '$bucket', '$bucketAuto', '$count', '$sample', '$lookup', '$replaceRoot', '$sortByCount', '$facet', '$geoNear', '$redact', '$unset', '$out', '$merge', '$__proto__', '__proto__', 'constructor']
const stage = (random: Random): unknown =>
  random.pick([
    () => query(random, 3),
    () => ({ [path(random)]: expression(random, 5) }),
    () => ({ _id: expression(random, 3), [word(random)]: { [random.pick(['$sum', '$push', '$addToSet', '$mergeObjects', '$nothing'])]: expression(random, 2) } }),
    () => ({ from: random.pick(['hostile', 'orders', 'nowhere', '__proto__']), localField: path(random), foreignField: path(random), let: { x: expression(random, 2) }, pipeline: [{ $match: query(random, 2) }, { [random.pick(STAGES)]: value(random, 2) }], as: word(random) }),
    () => ({ groupBy: expression(random, 2), boundaries: [0, number(random)], buckets: number(random), default: value(random, 1) }),
    () => ({ newRoot: expression(random, 3) }),
    () => expression(random, 4),
    () => value(random, 4),
    () => random.pick<unknown>([5, 1e9, -1, '$l', 'n', 0.5]),
  ])()
