import { cloudDocs, manual, pcre, sdk, type Source } from './sources'
import type { Command, Db } from './under-test'

/** Documents of a case have ids that end in these letters. */
export type QueryCase = readonly [name: string, docs: Readonly<Record<string, object>>, where: (_: Command, db: Db) => object, expected: string, source: Source]

const operator = (name: string) => manual(`operator/query/${name}`)
const point = (lng: number, lat: number) => ({ type: 'Point', coordinates: [lng, lat] })
const square = { type: 'Polygon', coordinates: [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]] }
/** The SDK's typings name only its Point. */
interface Geo {
  readonly Point: new (lng: number, lat: number) => object
  readonly LineString: new (points: readonly object[]) => object
  readonly Polygon: new (lines: readonly object[]) => object
}
const geo = (db: Db): Geo => db.Geo as unknown as Geo
const way = (db: Db, corners: readonly (readonly [number, number])[]) => new (geo(db).LineString)(corners.map(([lng, lat]) => new (geo(db).Point)(lng, lat)))
const ring = (db: Db, corners: readonly (readonly [number, number])[]) => new (geo(db).Polygon)([way(db, corners)])
const box = [[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]] as const
const far = { a: { n: 1 }, b: { n: 2 }, c: { n: '2' }, d: { n: null }, e: {} }

export const QUERY_CASES: readonly QueryCase[] = [
  ['eq', far, (_) => ({ n: _.eq(2) }), 'b', operator('eq')],
  ['eq 空值也配没有的字段', far, (_) => ({ n: _.eq(null) }), 'de', operator('eq')],
  ['neq', far, (_) => ({ n: _.neq(1) }), 'bcde', operator('ne')],
  ['gt 只比同一种类型', far, (_) => ({ n: _.gt(1) }), 'b', operator('gt')],
  ['gte', far, (_) => ({ n: _.gte(1) }), 'ab', operator('gte')],
  ['lt', far, (_) => ({ n: _.lt('9') }), 'c', operator('lt')],
  ['lte', far, (_) => ({ n: _.lte(1) }), 'a', operator('lte')],
  ['lte 空值', far, (_) => ({ n: _.lte(null) }), 'de', operator('lte')],
  ['in', far, (_) => ({ n: _.in([1, null]) }), 'ade', operator('in')],
  ['in 里放正则', { a: { t: 'abc' }, b: { t: 'xyz' } }, (_) => ({ t: _.in([/^a/, 'q']) }), 'a', operator('in')],
  ['nin', far, (_) => ({ n: _.nin([1, 2]) }), 'cde', operator('nin')],
  ['比较数组：任何一个元素', { a: { l: [1, 9] }, b: { l: [3] } }, (_) => ({ l: _.gt(5) }), 'a', manual('../tutorial/query-arrays')],
  ['两头的条件可以由不同元素满足', { a: { l: [1, 9] }, b: { l: [5] }, c: { l: [1] } }, (_) => ({ l: _.gt(4).and(_.lt(6)) }), 'ab', manual('../tutorial/query-arrays')],
  ['整个数组相等', { a: { l: [1, 2] }, b: { l: [2, 1] } }, () => ({ l: [1, 2] }), 'a', manual('../tutorial/query-arrays')],
  ['整个对象相等要 _.eq，字段次序也算', { a: { o: { x: 1, y: 2 } }, b: { o: { y: 2, x: 1 } } }, (_) => ({ o: _.eq({ x: 1, y: 2 }) }), 'a', manual('../tutorial/query-embedded-documents')],
  ['嵌套的条件拆成路径', { a: { o: { x: 1, y: 2 } }, b: { o: { x: 2 } } }, () => ({ o: { x: 1 } }), 'a', sdk('serializer/common.js')],
  ['all', { a: { l: ['x', 'y'] }, b: { l: ['x'] } }, (_) => ({ l: _.all(['y', 'x']) }), 'a', operator('all')],
  ['elemMatch 对象', { a: { l: [{ x: 1, y: 2 }] }, b: { l: [{ x: 1 }, { y: 2 }] } }, (_) => ({ l: _.elemMatch({ x: 1, y: 2 }) }), 'a', operator('elemMatch')],
  ['elemMatch 数值', { a: { l: [4, 10] }, b: { l: [6] } }, (_) => ({ l: _.elemMatch({ $gt: 5, $lt: 8 }) }), 'b', operator('elemMatch')],
  ['exists', far, (_) => ({ n: _.exists(false) }), 'e', operator('exists')],
  ['size', { a: { l: [1, 2] }, b: { l: [[1], 2, 3] }, c: {} }, (_) => ({ l: _.size(2) }), 'a', operator('size')],
  ['mod', { a: { n: 4 }, b: { n: 5.5 }, c: { n: -3 } }, (_) => ({ n: (_.mod as (...numbers: number[]) => object)(2, 0) }), 'a', operator('mod')],
  ['and', far, (_) => _.and([{ n: _.gt(0) }, { n: _.lt(2) }]), 'a', operator('and')],
  ['or', far, (_) => _.or([{ n: 1 }, { n: '2' }]), 'ac', operator('or')],
  ['or 在字段上', far, (_) => ({ n: _.or(_.eq(1), _.eq('2')) }), 'ac', sdk('serializer/query.js')],
  ['nor', far, (_) => _.nor([{ n: 1 }, { n: _.exists(false) }]), 'bcd', operator('nor')],
  ['not', far, (_) => ({ n: _.not(_.gt(1)) }), 'acde', operator('not')],
  ['not 正则', { a: { t: 'abc' }, b: { t: 'x' }, c: {} }, (_) => ({ t: _.not(/b/) as unknown as object }), 'bc', operator('not')],
  ['正则', { a: { t: '张家店' }, b: { t: '店' } }, () => ({ t: /^张/ }), 'a', operator('regex')],
  ['正则 RegExp 带选项', { a: { t: 'ABC\nxyz' }, b: { t: 'x' } }, (_, db) => ({ t: db.RegExp({ regexp: '^XYZ$', options: 'im' }) }), 'a', cloudDocs('search')],
  ['正则的 . 是一个字，表情也是', { a: { t: '修😀了' }, b: { t: '修好了' }, c: { t: '修了' } }, () => ({ t: /^修.了$/ }), 'ab', pcre('pcreunicode')],
  ['正则的类和次数按字算', { a: { t: '😀😁' }, b: { t: '😀' }, c: { t: '😂' } }, () => ({ t: /^[😀😁]{2}$/ }), 'a', pcre('pcreunicode')],
  ['正则的 $ 在最后一个换行前面也配得上', { a: { t: 'end\n' }, b: { t: 'end' }, c: { t: 'end\n\n' }, d: { t: 'end\r' } }, () => ({ t: /end$/ }), 'ab', pcre('pcrepattern')],
  ['正则 m：^ 不在结尾的换行后面', { a: { t: 'x\n' }, b: { t: 'x\n\ny' } }, (_, db) => ({ t: db.RegExp({ regexp: '^$', options: 'm' }) }), 'b', pcre('pcrepattern')],
  ['正则的 . 不配换行，配得上回车和行分隔符', { a: { t: 'a\nb' }, b: { t: 'a\rb' }, c: { t: 'a\u2028b' } }, () => ({ t: /a.b/ }), 'bc', pcre('pcrepattern')],
  ['正则的 \\s 只是 ASCII 的空白，全角空格不算', { a: { t: 'a b' }, b: { t: 'a\u3000b' }, c: { t: 'a\u00a0b' } }, () => ({ t: /a\sb/ }), 'a', pcre('pcrepattern')],
  ['正则的 \\S 配得上全角空格', { a: { t: 'a b' }, b: { t: 'a\u3000b' } }, () => ({ t: /a\Sb/ }), 'b', pcre('pcrepattern')],
  ['正则的 \\A、\\z、\\Z', { a: { t: 'ab' }, b: { t: 'ab\n' }, c: { t: 'xab' } }, (_) => _.or([{ t: { $regex: '\\Aab\\z' } }, { t: { $regex: '\\Axab\\Z' } }]) as object, 'ac', pcre('pcrepattern')],
  ['正则里 PCRE 的字符类', { a: { t: 'x7' }, b: { t: 'xy' }, c: { t: 'x-' } }, (_) => _.or([{ t: { $regex: '^x[[:digit:]]$' } }, { t: { $regex: '^x[-[:punct:]]$' } }]) as object, 'ac', pcre('pcrepattern')],
  ['正则的 \\p{Han} 和 \\x{…}', { a: { t: '淄川' }, b: { t: 'zichuan' }, c: { t: '😀' } }, (_) => _.or([{ t: { $regex: '^\\p{Han}+$' } }, { t: { $regex: '^\\x{1f600}$' } }]) as object, 'ac', pcre('pcrepattern')],
  ['正则的方括号开头的 ] 是它自己', { a: { t: ']' }, b: { t: 'x' } }, (_) => ({ t: { $regex: '^[]a]$' } }), 'a', pcre('pcrepattern')],
  ['正则对数组的元素', { a: { l: ['ab', 'c'] }, b: { l: [1] } }, () => ({ l: /^a/ }), 'a', operator('regex')],
  ['按下标', { a: { l: [{ x: 1 }, { x: 2 }] }, b: { l: [{ x: 2 }] } }, () => ({ 'l.0.x': 2 }), 'b', manual('../tutorial/query-array-of-documents')],
  ['经过数组的路径', { a: { l: [{ x: 1 }, { x: 2 }] }, b: { l: [{ x: 3 }] } }, () => ({ 'l.x': 2 }), 'a', manual('../tutorial/query-array-of-documents')],
  ['expr', { a: { x: 1, y: 2 }, b: { x: 3, y: 2 } }, (_) => _.expr(_.aggregate.gt(['$x', '$y'])) as object, 'b', operator('expr')],
  ['jsonSchema', { a: { n: 5, t: 'x' }, b: { n: 'x' }, c: { n: 50 } }, (_) => _.jsonSchema({ required: ['n'], properties: { n: { bsonType: 'int', maximum: 10 } } }) as object, 'a', operator('jsonSchema')],
  ['日期', { a: { d: new Date(5) }, b: { d: new Date(50) }, c: { d: 5 } }, (_) => ({ d: _.lt(new Date(10)) }), 'a', manual('bson-type-comparison-order')],
  ['服务器日期', { a: { d: new Date(5) }, b: { d: new Date('2999-01-01') } }, (_, db) => ({ d: _.lt(db.serverDate()) }), 'a', sdk('serializer/datatype.js')],

  ['geoNear 旧写法的坐标：一对数，或头两个字段是数的对象', { a: { at: { lng: 1, lat: 0 } }, b: { at: [0.1, 0] }, c: { at: { lng: 5, lat: 0 } } }, (_, db) => ({ at: _.geoNear({ geometry: new db.Geo.Point(0, 0), maxDistance: 200_000, minDistance: 0 }) }), 'ba', manual('../geospatial-queries')],
  ['geoNear 由近到远', { a: { at: point(1, 0) }, b: { at: point(0.1, 0) }, c: { at: point(5, 0) } }, (_, db) => ({ at: _.geoNear({ geometry: new db.Geo.Point(0, 0), maxDistance: 200_000, minDistance: 0 }) }), 'ba', operator('nearSphere')],
  ['geoNear 太近的不要', { a: { at: point(1, 0) }, b: { at: point(0.1, 0) } }, (_, db) => ({ at: _.geoNear({ geometry: new db.Geo.Point(0, 0), maxDistance: 200_000, minDistance: 50_000 }) }), 'a', operator('nearSphere')],
  ['geoNear 越过日界线', { a: { at: point(-179.9, 0) }, b: { at: point(170, 0) } }, (_, db) => ({ at: _.geoNear({ geometry: new db.Geo.Point(179.9, 0), maxDistance: 50_000, minDistance: 0 }) }), 'a', operator('nearSphere')],
  ['geoNear 量到线的最近处，不是量到它的端点', { a: { at: { type: 'LineString', coordinates: [[-1, 0.1], [1, 0.1]] } }, b: { at: point(0.5, 0.5) } }, (_, db) => ({ at: _.geoNear({ geometry: new db.Geo.Point(0, 0), maxDistance: 20_000, minDistance: 1000 }) }), 'a', operator('nearSphere')],
  ['geoIntersects 点在线上', { a: { at: { type: 'LineString', coordinates: [[0, 0], [2, 0]] } }, b: { at: { type: 'LineString', coordinates: [[0, 1], [2, 1]] } } }, (_, db) => ({ at: _.geoIntersects({ geometry: new db.Geo.Point(1, 0) }) }), 'a', operator('geoIntersects')],
  ['geoWithin 多边形', { a: { at: point(1, 1) }, b: { at: point(3, 1) } }, (_, db) => ({ at: _.geoWithin({ geometry: ring(db, box) }) }), 'a', operator('geoWithin')],
  ['geoWithin 圆', { a: { at: point(0, 0.5) }, b: { at: point(0, 3) } }, (_) => ({ at: _.geoWithin({ centerSphere: [[0, 0], 1 / 57] } as never) }), 'a', operator('centerSphere')],
  ['geoIntersects 点在面里', { a: { at: square }, b: { at: point(1, 1) }, c: { at: point(5, 5) } }, (_, db) => ({ at: _.geoIntersects({ geometry: new db.Geo.Point(1, 1) }) }), 'ab', operator('geoIntersects')],
  ['geoIntersects 线穿过面', { a: { at: square }, b: { at: point(9, 9) } }, (_, db) => ({ at: _.geoIntersects({ geometry: way(db, [[-1, 1], [3, 1]]) }) }), 'a', operator('geoIntersects')],
  ['数组里没有对象，就没有缺这个字段的', { a: { l: [{ b: 1 }, { c: 1 }] }, b: { l: [{ b: 1 }] }, c: { l: [] }, d: { l: [1, 2] }, e: { l: 5 } }, () => ({ 'l.b': null }), 'ae', manual('../tutorial/query-for-null-fields')],
  ['字按字节比：表情排在全角符号后面', { a: { s: '😀' }, b: { s: '￮' } }, (_) => ({ s: _.gt('￮') }), 'a', manual('bson-types')],
  ['geoWithin 圆跨过日期变更线：西边', { a: { at: point(179.9, 0) }, b: { at: point(-179.9, 0) }, c: { at: point(0, 0) } }, (_) => ({ at: _.geoWithin({ centerSphere: [[-179.8, 0], 1 / 57] } as never) }), 'ab', operator('centerSphere')],
  ['geoWithin 圆跨过日期变更线：东边', { a: { at: point(179.9, 0) }, b: { at: point(-179.9, 0) }, c: { at: point(0, 0) } }, (_) => ({ at: _.geoWithin({ centerSphere: [[179.8, 0], 1 / 57] } as never) }), 'ab', operator('centerSphere')],
  ['geoWithin 大圆弧：纬线以北的点也在面里', { a: { at: point(30, 40.5) } }, (_, db) => ({ at: _.geoWithin({ geometry: ring(db, [[0, 0], [60, 0], [60, 40], [0, 40], [0, 0]]) }) }), 'a', operator('geoWithin')],
]
