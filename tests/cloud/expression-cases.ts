import { manual, type Source } from './sources'
import type { Command } from './under-test'

type Aggregate = Command['aggregate']
/** An expression over a document, and what it gives; `undefined` when the field is then missing. */
export interface ExpressionCase {
  readonly name: string
  readonly doc: object
  readonly make: ($: Aggregate) => unknown
  readonly gives: unknown
  readonly source: Source
}

const of = (operator: string, cases: readonly (readonly [doc: object, make: ($: Aggregate) => unknown, gives: unknown])[]): readonly ExpressionCase[] =>
  cases.map(([doc, make, gives], i) => ({ name: `$${operator} ${i + 1}`, doc, make, gives, source: manual(`operator/aggregation/${operator}`) }))

const at = new Date('2024-02-29T13:05:09.123Z')
const sunday = new Date('2017-01-01T00:00:00Z')

export const EXPRESSION_CASES: readonly ExpressionCase[] = [
  ...of('abs', [[{ a: -3.5 }, ($) => $.abs('$a'), 3.5], [{ a: null }, ($) => $.abs('$a'), null], [{}, ($) => $.abs('$a'), null]]),
  ...of('add', [[{ a: 1, b: 2 }, ($) => $.add(['$a', '$b', 3]), 6], [{ d: at }, ($) => $.add(['$d', 1000]), new Date(at.getTime() + 1000)], [{ a: 1 }, ($) => $.add(['$a', '$no']), null]]),
  ...of('ceil', [[{ a: -2.2 }, ($) => $.ceil('$a'), -2]]),
  ...of('divide', [[{ a: 9, b: 4 }, ($) => $.divide(['$a', '$b']), 2.25]]),
  ...of('exp', [[{ a: 0 }, ($) => $.exp('$a'), 1]]),
  ...of('floor', [[{ a: -2.2 }, ($) => $.floor('$a'), -3]]),
  ...of('ln', [[{ a: 1 }, ($) => $.ln('$a'), 0]]),
  ...of('log', [[{ a: 8 }, ($) => $.log(['$a', 2]), 3]]),
  ...of('log10', [[{ a: 1000 }, ($) => $.log10('$a'), 3]]),
  ...of('mod', [[{ a: -7 }, ($) => $.mod(['$a', 3]), -1]]),
  ...of('multiply', [[{ a: 4 }, ($) => $.multiply(['$a', 2.5]), 10]]),
  ...of('pow', [[{ a: 2 }, ($) => $.pow(['$a', 10]), 1024]]),
  ...of('sqrt', [[{ a: 49 }, ($) => $.sqrt('$a'), 7]]),
  ...of('subtract', [[{ a: 4 }, ($) => $.subtract(['$a', 6]), -2], [{ d: at, e: sunday }, ($) => $.subtract(['$d', '$e']), at.getTime() - sunday.getTime()], [{ d: at }, ($) => $.subtract(['$d', 9123]), new Date(at.getTime() - 9123)]]),
  ...of('trunc', [[{ a: -7.9 }, ($) => $.trunc('$a'), -7], [{ a: 1234.5678 }, ($) => $.trunc(['$a', 2]), 1234.56], [{ a: 1234.5678 }, ($) => $.trunc(['$a', -2]), 1200]]),

  ...of('arrayElemAt', [[{ l: [1, 2, 3] }, ($) => $.arrayElemAt(['$l', -1]), 3], [{ l: [1] }, ($) => $.arrayElemAt(['$l', 5]), undefined]]),
  ...of('arrayToObject', [[{ l: [['a', 1], ['b', 2]] }, ($) => $.arrayToObject('$l'), { a: 1, b: 2 }], [{ l: [{ k: 'a', v: 1 }] }, ($) => $.arrayToObject('$l'), { a: 1 }]]),
  ...of('concatArrays', [[{ l: [1], k: [2, 3] }, ($) => $.concatArrays(['$l', '$k']), [1, 2, 3]], [{ l: [1] }, ($) => $.concatArrays(['$l', '$no']), null]]),
  ...of('filter', [[{ l: [1, 5, 9] }, ($) => $.filter({ input: '$l', as: 'n', cond: $.gte(['$$n', 5]) }), [5, 9]], [{}, ($) => $.filter({ input: '$l', as: 'n', cond: true }), null]]),
  ...of('in', [[{ l: ['a', 'b'] }, ($) => $.in(['b', '$l']), true], [{ l: ['a'] }, ($) => $.in(['b', '$l']), false]]),
  ...of('indexOfArray', [[{ l: ['a', 'b', 'a'] }, ($) => $.indexOfArray(['$l', 'a', 1]), 2], [{ l: [] }, ($) => $.indexOfArray(['$l', 'a']), -1], [{}, ($) => $.indexOfArray(['$l', 'a']), null]]),
  ...of('isArray', [[{ l: [] }, ($) => $.isArray('$l'), true], [{ l: 'x' }, ($) => $.isArray(['$l']), false]]),
  ...of('map', [[{ l: [1, 2] }, ($) => $.map({ input: '$l', as: 'n', in: $.multiply(['$$n', 10]) }), [10, 20]], [{ l: [{ a: 1 }, {}] }, ($) => $.map({ input: '$l', as: 'o', in: '$$o.a' }), [1, null]]]),
  ...of('range', [[{ n: 10 }, ($) => $.range([0, '$n', 4]), [0, 4, 8]], [{}, ($) => $.range([3, 0, -1]), [3, 2, 1]], [{}, ($) => $.range([0, 0]), []]]),
  ...of('reduce', [[{ l: ['a', 'b'] }, ($) => $.reduce({ input: '$l', initialValue: '', in: $.concat(['$$value', '$$this']) }), 'ab']]),
  ...of('reverseArray', [[{ l: [1, 2] }, ($) => $.reverseArray('$l'), [2, 1]]]),
  ...of('size', [[{ l: [1, 2] }, ($) => $.size('$l'), 2]]),
  ...of('slice', [[{ l: [1, 2, 3] }, ($) => $.slice(['$l', -2]), [2, 3]], [{ l: [1, 2, 3] }, ($) => $.slice(['$l', 1, 1]), [2]], [{ l: [1, 2, 3] }, ($) => $.slice(['$l', -5, 2]), [1, 2]]]),
  ...of('zip', [[{ l: [1, 2], k: ['a'] }, ($) => $.zip({ inputs: ['$l', '$k'] }), [[1, 'a']]], [{ l: [1, 2], k: ['a'] }, ($) => $.zip({ inputs: ['$l', '$k'], useLongestLength: true, defaults: [0, '-'] }), [[1, 'a'], [2, '-']]]]),

  ...of('and', [[{ a: 1, b: '' }, ($) => $.and(['$a', '$b']), true], [{ a: 0 }, ($) => $.and(['$a']), false], [{}, ($) => $.and([]), true]]),
  ...of('not', [[{ a: null }, ($) => $.not(['$a']), true], [{ a: [] }, ($) => $.not(['$a']), false]]),
  ...of('or', [[{ a: 0 }, ($) => $.or(['$a', '$no']), false], [{}, ($) => $.or([]), false]]),
  ...of('cmp', [[{ a: 2 }, ($) => $.cmp(['$a', 10]), -1], [{ a: 'z' }, ($) => $.cmp(['$a', 10]), 1]]),
  ...of('eq', [[{ a: [1] }, ($) => $.eq(['$a', [1]]), true], [{}, ($) => $.eq(['$a', null]), false]]),
  ...of('gt', [[{ a: 3 }, ($) => $.gt(['$a', 2]), true], [{ a: null }, ($) => $.gt(['$a', '$no']), true]]),
  ...of('gte', [[{ a: 2 }, ($) => $.gte(['$a', 2]), true]]),
  ...of('lt', [[{ a: 2 }, ($) => $.lt(['$a', 'x']), true]]),
  ...of('lte', [[{ a: 3 }, ($) => $.lte(['$a', 2]), false]]),
  ...of('ne', [[{ a: 3 }, ($) => $.neq(['$a', 2]), true]]),
  ...of('cond', [[{ a: 3 }, ($) => $.cond({ if: $.gt(['$a', 2]), then: 'big', else: 'small' }), 'big'], [{ a: 1 }, ($) => $.cond([$.gt(['$a', 2]), 'big', 'small']), 'small']]),
  ...of('ifNull', [[{ a: null }, ($) => $.ifNull(['$a', '$b', 'x']), 'x'], [{ a: 0 }, ($) => $.ifNull(['$a', 'x']), 0]]),
  ...of('switch', [[{ a: 5 }, ($) => $.switch({ branches: [{ case: $.lt(['$a', 3]), then: 'low' }, { case: $.lt(['$a', 9]), then: 'mid' }], default: 'high' }), 'mid']]),

  ...of('dateFromParts', [[{}, ($) => $.dateFromParts({ year: 2024, month: 2, day: 29, hour: 8, timezone: 'Asia/Shanghai' }), new Date('2024-02-29T00:00:00Z')], [{}, ($) => $.dateFromParts({ year: 2024, month: 14, day: 0 }), new Date('2025-01-31T00:00:00Z')], [{}, ($) => $.dateFromParts({ isoWeekYear: 2020, isoWeek: 53, isoDayOfWeek: 5 }), new Date('2021-01-01T00:00:00Z')]]),
  ...of('dateFromString', [[{}, ($) => $.dateFromString({ dateString: '2024-02-29T13:05:09.123Z' }), at], [{}, ($) => $.dateFromString({ dateString: '29/02/2024', format: '%d/%m/%Y', timezone: '+08:00' }), new Date('2024-02-28T16:00:00Z')], [{}, ($) => $.dateFromString({ dateString: 'never', onError: 'bad' }), 'bad'], [{}, ($) => $.dateFromString({ dateString: null, onNull: 'none' }), 'none']]),
  ...of('dayOfMonth', [[{ d: at }, ($) => $.dayOfMonth('$d'), 29]]),
  ...of('dayOfWeek', [[{ d: sunday }, ($) => $.dayOfWeek('$d'), 1]]),
  ...of('dayOfYear', [[{ d: at }, ($) => $.dayOfYear('$d'), 60]]),
  ...of('isoDayOfWeek', [[{ d: sunday }, ($) => $.isoDayOfWeek('$d'), 7]]),
  ...of('isoWeek', [[{ d: sunday }, ($) => $.isoWeek('$d'), 52]]),
  ...of('isoWeekYear', [[{ d: sunday }, ($) => $.isoWeekYear('$d'), 2016]]),
  ...of('millisecond', [[{ d: at }, ($) => $.millisecond('$d'), 123]]),
  ...of('minute', [[{ d: at }, ($) => $.minute({ date: '$d', timezone: '+0530' }), 35]]),
  ...of('month', [[{ d: at }, ($) => $.month('$d'), 2]]),
  ...of('second', [[{ d: at }, ($) => $.second('$d'), 9]]),
  ...of('hour', [[{ d: at }, ($) => $.hour({ date: '$d', timezone: 'Asia/Shanghai' }), 21], [{ d: at }, ($) => $.hour({ date: '$d', timezone: null }), null]]),
  ...of('week', [[{ d: sunday }, ($) => $.week('$d'), 1], [{ d: new Date('2016-01-01T00:00:00Z') }, ($) => $.week('$d'), 0]]),
  ...of('year', [[{ d: new Date('2023-12-31T18:00:00Z') }, ($) => $.year({ date: '$d', timezone: 'Asia/Shanghai' }), 2024], [{}, ($) => $.year('$d'), null]]),
  ...of('dateToString', [[{ d: at }, ($) => $.dateToString({ date: '$d', format: '%Y-%m-%d %H:%M:%S.%L %j %w %u %U %V %G %z %%', timezone: 'Asia/Shanghai' }), '2024-02-29 21:05:09.123 060 5 4 08 09 2024 +0800 %'], [{ d: at }, ($) => $.dateToString({ date: '$d' }), '2024-02-29T13:05:09.123Z'], [{}, ($) => $.dateToString({ date: '$d', format: '%Y', onNull: '-' }), '-']]),

  ...of('literal', [[{ a: 1 }, ($) => $.literal('$a'), '$a']]),
  ...of('mergeObjects', [[{ a: { x: 1, y: 1 }, b: { y: 2 } }, ($) => $.mergeObjects(['$a', '$b', null]), { x: 1, y: 2 }]]),
  ...of('objectToArray', [[{ a: { x: 1, y: 'b' } }, ($) => $.objectToArray('$a'), [{ k: 'x', v: 1 }, { k: 'y', v: 'b' }]]]),
  ...of('allElementsTrue', [[{ l: [1, 'a'] }, ($) => $.allElementsTrue(['$l']), true], [{ l: [1, null] }, ($) => $.allElementsTrue(['$l']), false]]),
  ...of('anyElementTrue', [[{ l: [0, false] }, ($) => $.anyElementTrue(['$l']), false]]),
  ...of('setDifference', [[{ l: ['b', 'a', 'b'], k: ['a'] }, ($) => $.setDifference(['$l', '$k']), ['b']]]),
  ...of('setEquals', [[{ l: [1, 2, 1], k: [2, 1] }, ($) => $.setEquals(['$l', '$k']), true]]),
  ...of('setIntersection', [[{ l: [3, 1, 2], k: [2, 3] }, ($) => $.setIntersection(['$l', '$k']), [2, 3]]]),
  ...of('setIsSubset', [[{ l: [1], k: [2, 1] }, ($) => $.setIsSubset(['$l', '$k']), true]]),
  ...of('setUnion', [[{ l: [2, 1], k: [1, 3] }, ($) => $.setUnion(['$l', '$k']), [1, 2, 3]]]),

  ...of('concat', [[{ a: '淄', b: '川' }, ($) => $.concat(['$a', '$b', '区']), '淄川区'], [{ a: 'x' }, ($) => $.concat(['$a', null]), null]]),
  ...of('indexOfBytes', [[{ a: '中文' }, ($) => $.indexOfBytes(['$a', '文']), 3], [{ a: 'abcab' }, ($) => $.indexOfBytes(['$a', 'b', 2]), 4]]),
  ...of('indexOfCP', [[{ a: '😀中文' }, ($) => $.indexOfCP(['$a', '文']), 2], [{ a: 'abc' }, ($) => $.indexOfCP(['$a', 'a', 1]), -1]]),
  ...of('split', [[{ a: 'a-b-' }, ($) => $.split(['$a', '-']), ['a', 'b', '']]]),
  ...of('strLenBytes', [[{ a: '中a' }, ($) => $.strLenBytes('$a'), 4]]),
  ...of('strLenCP', [[{ a: '😀中a' }, ($) => $.strLenCP('$a'), 3]]),
  ...of('strcasecmp', [[{ a: 'AbC' }, ($) => $.strcasecmp(['$a', 'aBc']), 0], [{ a: 'a' }, ($) => $.strcasecmp(['$a', 'B']), -1]]),
  ...of('substr', [[{ a: 'abcdef' }, ($) => $.substr(['$a', 1, 3]), 'bcd'], [{ a: 'abc' }, ($) => $.substr(['$a', 1, -1]), 'bc']]),
  ...of('substrBytes', [[{ a: '中文' }, ($) => $.substrBytes(['$a', 3, 3]), '文']]),
  ...of('substrCP', [[{ a: '😀中文' }, ($) => $.substrCP(['$a', 1, 1]), '中']]),
  ...of('toLower', [[{ a: 'ABÉ' }, ($) => $.toLower('$a'), 'abÉ'], [{}, ($) => $.toLower('$a'), '']]),
  ...of('toUpper', [[{ a: 'ab1' }, ($) => $.toUpper('$a'), 'AB1']]),
  ...of('let', [[{ a: 2 }, ($) => $.let({ vars: { twice: $.multiply(['$a', 2]) }, in: $.add(['$$twice', 1]) }), 5]]),

  ...of('avg', [[{ l: [1, 2, 'x'] }, ($) => $.avg('$l'), 1.5], [{ a: 1, b: 4 }, ($) => $.avg(['$a', '$b']), 2.5]]),
  ...of('max', [[{ l: [1, 7, 3] }, ($) => $.max('$l'), 7]]),
  ...of('min', [[{ l: [4, null, 3] }, ($) => $.min('$l'), 3]]),
  ...of('sum', [[{ l: [4, 'x', 3] }, ($) => $.sum('$l'), 7]]),
  ...of('stdDevPop', [[{ l: [2, 4, 4, 4, 5, 5, 7, 9] }, ($) => $.stdDevPop('$l'), 2]]),
  ...of('stdDevSamp', [[{ l: [2, 4] }, ($) => $.stdDevSamp('$l'), Math.SQRT2], [{ l: [2] }, ($) => $.stdDevSamp('$l'), null]]),

  { name: '路径经过数组就逐个取', doc: { l: [{ a: 1 }, { b: 2 }, { a: [3] }] }, make: () => '$l.a', gives: [1, [3]], source: manual('aggregation-quick-reference') },
  { name: '路径里的数字不是下标', doc: { l: [5, 6] }, make: () => '$l.0', gives: [], source: manual('aggregation-quick-reference') },
  { name: '对象里缺的字段不出现', doc: { a: 1 }, make: () => ({ x: '$a', y: '$no' }), gives: { x: 1 }, source: manual('aggregation-quick-reference') },
  { name: '数组里缺的是空值', doc: { a: 1 }, make: () => ['$a', '$no'], gives: [1, null], source: manual('aggregation-quick-reference') },
]
