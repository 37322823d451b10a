import { cloudDocs, manual, sdk, type Source } from './sources'
import type { Command, Db } from './under-test'

export type UpdateCase = readonly [name: string, before: object, change: (_: Command, db: Db) => object, after: object, source: Source]
const operator = (name: string) => manual(`operator/update/${name}`)

export const UPDATE_CASES: readonly UpdateCase[] = [
  ['嵌套的对象合并', { a: { x: 1, y: 2 } }, () => ({ a: { x: 9 } }), { a: { x: 9, y: 2 } }, sdk('serializer/update.js')],
  ['set 整个换掉', { a: { x: 1, y: 2 } }, (_) => ({ a: _.set({ x: 9 }) }), { a: { x: 9 } }, operator('set')],
  ['路径上没有的对象会建出来', {}, () => ({ 'a.b.c': 1 }), { a: { b: { c: 1 } } }, operator('set')],
  ['写到数组末尾之后补空值', { l: [1] }, () => ({ 'l.3': 4 }), { l: [1, null, null, 4] }, operator('set')],
  ['remove', { a: 1, b: 2 }, (_) => ({ a: _.remove() }), { b: 2 }, operator('unset')],
  ['remove 数组元素留下空值', { l: [1, 2] }, (_) => ({ 'l.0': _.remove() }), { l: [null, 2] }, operator('unset')],
  ['inc', { n: 2 }, (_) => ({ n: _.inc(-5), k: _.inc(1.5) }), { n: -3, k: 1.5 }, operator('inc')],
  ['mul 没有的字段是零', { n: 2 }, (_) => ({ n: _.mul(4), k: _.mul(3) }), { n: 8, k: 0 }, operator('mul')],
  ['min', { n: 2, m: 2 }, (_) => ({ n: _.min(1), m: _.min(5), k: _.min(7) }), { n: 1, m: 2, k: 7 }, operator('min')],
  ['max', { n: 2, m: 2 }, (_) => ({ n: _.max(1), m: _.max(5) }), { n: 2, m: 5 }, operator('max')],
  ['min 不同类型按类型的次序', { n: 2 }, (_) => ({ n: _.min('a' as never) }), { n: 2 }, manual('bson-type-comparison-order')],
  ['rename', { a: 1, b: { c: 2 } }, (_) => ({ a: _.rename('d'), 'b.c': _.rename('e') }), { b: {}, d: 1, e: 2 }, operator('rename')],
  ['bit', { n: 13 }, (_) => ({ n: _.bit({ and: 10 } as never) as never }), { n: 8 }, operator('bit')],
  ['push 一个与几个', { l: [1] }, (_) => ({ l: _.push([2, 3]) }), { l: [1, 2, 3] }, operator('push')],
  ['push 到没有的字段', {}, (_) => ({ l: _.push(['x']) }), { l: ['x'] }, operator('push')],
  ['push each position', { l: [1, 4] }, (_) => ({ l: _.push({ each: [2, 3], position: 1 }) }), { l: [1, 2, 3, 4] }, operator('position')],
  ['push position 负数从后面数', { l: [1, 4] }, (_) => ({ l: _.push({ each: [2, 3], position: -1 }) }), { l: [1, 2, 3, 4] }, operator('position')],
  ['push sort slice', { l: [5, 1] }, (_) => ({ l: _.push({ each: [4, 2], sort: 1, slice: -3 }) }), { l: [2, 4, 5] }, operator('slice')],
  ['push 按元素的字段排序', { l: [{ s: 3 }] }, (_) => ({ l: _.push({ each: [{ s: 1 }], sort: { s: 1 } }) }), { l: [{ s: 1 }, { s: 3 }] }, operator('sort')],
  ['push slice 0 清空', { l: [1] }, (_) => ({ l: _.push({ each: [2], slice: 0 }) }), { l: [] }, operator('slice')],
  ['unshift', { l: [3] }, (_) => ({ l: _.unshift([1, 2]) }), { l: [1, 2, 3] }, sdk('serializer/update.js')],
  ['pop 与 shift', { l: [1, 2, 3], k: [1, 2, 3] }, (_) => ({ l: _.pop(), k: _.shift() }), { l: [1, 2], k: [2, 3] }, operator('pop')],
  ['pull 值', { l: [1, 2, 1] }, (_) => ({ l: _.pull(1 as never) }), { l: [2] }, operator('pull')],
  ['pull 条件', { l: [1, 5, 9] }, (_) => ({ l: _.pull(_.gte(5) as never) }), { l: [1] }, operator('pull')],
  ['pull 对象按字段', { l: [{ a: 1, b: 1 }, { a: 2 }] }, (_) => ({ l: _.pull({ a: 1 } as never) }), { l: [{ a: 2 }] }, operator('pull')],
  ['pullAll', { l: [1, 2, 1, 3] }, (_) => ({ l: _.pullAll([1, 3] as never) }), { l: [2] }, operator('pullAll')],
  ['addToSet', { l: [1, { x: 1 }] }, (_) => ({ l: _.addToSet({ $each: [1, 2, { x: 1 }] } as never) }), { l: [1, { x: 1 }, 2] }, operator('addToSet')],
  ['addToSet 一个值', { l: [1] }, (_) => ({ l: _.addToSet(2 as never) }), { l: [1, 2] }, operator('addToSet')],
  ['空对象什么也不改', { a: 1 }, () => ({ a: {} }), { a: 1 }, sdk('serializer/common.js')],
  ['更新里的 Geo', { a: 1 }, (_, db) => ({ a: new db.Geo.Point(1, 2) }), { a: { type: 'Point', coordinates: [1, 2] } }, sdk('geo/point.js')],
  ['_.set 里的 serverDate 不被编码', { a: 1 }, (_, db) => ({ a: _.set(db.serverDate()) }), { a: { offset: 0 } }, cloudDocs('update')],
]

/** Changes the database refuses, the document left as it was. Each is sent to `{ n: 'text', l: [1], o: {} }`. */
export const REFUSED_UPDATES: readonly (readonly [name: string, change: (_: Command) => object, source: Source])[] = [
  ['对文字 inc', (_) => ({ n: _.inc(1) }), operator('inc')],
  ['对文字 mul', (_) => ({ n: _.mul(2) }), operator('mul')],
  ['向不是数组的字段 push', (_) => ({ n: _.push([1]) }), operator('push')],
  ['从不是数组的字段 pull', (_) => ({ n: _.pull(1 as never) }), operator('pull')],
  ['addToSet 的 $each 旁边还有别的', (_) => ({ l: _.addToSet({ $each: [2], x: 1 } as never) }), operator('addToSet')],
  ['向不是数组的字段 addToSet', (_) => ({ n: _.addToSet(1 as never) }), operator('addToSet')],
  ['对不是数组的字段 pop', (_) => ({ n: _.pop() }), operator('pop')],
  ['穿过文字写', () => ({ 'n.x': 1 }), operator('set')],
  ['数组的下标不是数字', () => ({ 'l.x': 1 }), operator('set')],
  ['同一条路径改两次', (_) => ({ 'o.x': 1, o: _.set({}) }), manual('operator/update')],
  ['改名到自己的下级', (_) => ({ o: _.rename('o.x') }), operator('rename')],
  ['没有匹配到元素的 $', () => ({ 'l.$': 2 }), operator('positional')],
  ['没有给条件的 $[id]', () => ({ 'l.$[x]': 2 }), operator('positional-filtered')],
]
