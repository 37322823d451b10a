import type { ImportKind } from '@core/domain/import/kinds'
import { COLUMNS } from '@core/domain/import/kinds'
import type { Cell } from '@core/domain/import/read-rows'
import { readRows } from '@core/domain/import/read-rows'
import type { ImportFacts } from '@core/domain/import/resolve-rows'
import { resolveRows } from '@core/domain/import/resolve-rows'

/** All that is wrong with a row is said at once: what its cells are, and what they name. */
const facts: ImportFacts = {
  now: Date.UTC(2026, 2, 2),
  communities: [{ id: 'cm01', name: '颐泽社区' }, { id: 'cm02', name: '雁阳社区' }],
  elsewhere: new Set(['别处社区']),
  grids: [{ id: 'g1', name: '第 1 网格', communityId: 'cm01' }],
  units: [{ id: 'un1', name: '某某局', communityId: 'cm01' }],
  current: new Map([['g1', { fields: { name: '第 1 网格', communityId: 'cm01' }, shown: {} }]]),
  inUse: new Set(),
  keyOf: (...parts) => parts.join('/'),
  names: { community: (id) => (id === 'cm01' ? '颐泽社区' : id), grid: (id) => id, unit: (id) => id },
}

/** Rows by the titles of their cells, as a file would have them. */
function resolved(kind: ImportKind, rows: readonly Readonly<Record<string, Cell>>[], heads: readonly string[] = COLUMNS[kind].map(({ title }) => title)) {
  const read = readRows(kind, [heads, ...rows.map((row) => heads.map((title) => row[title]))])
  if (read.refusal !== undefined) throw new Error(read.refusal)
  const { items, mistakes } = resolveRows(kind, read.rows, facts, read.mistakes)
  return { items, said: [...read.mistakes, ...mistakes].sort((a, b) => a.row - b.row).map(({ row, column, problem, what }) => [row, column, problem, ...(what === undefined ? [] : [what])].join(' ')) }
}
const said = (...given: Parameters<typeof resolved>) => resolved(...given).said

const PERSON = { 姓名: '张三', 手机号: '13800000001', 社区: '颐泽社区' }

test('格式不对的一格旁边，不认识的单位和社区也说；这一行不算数', () => {
  const { items, said: all } = resolved('roster', [{ ...PERSON, 手机号: '123', 社区: '没有的社区', 单位: '没有的单位' }, { ...PERSON, 单位: '某某局' }])
  expect(all).toEqual(['2 手机号 phoneWrong', '2 社区 communityUnknown 没有的社区', '2 单位 unitUnknown 没有的单位'])
  expect(items.map(({ row }) => row)).toEqual([3])
})

test('读不出来的那一格，不用别的话再说一遍；一行只错一处，只说一处', () => {
  expect(said('roster', [{ ...PERSON, 社区: '=A1', 单位: '没有的单位' }])).toEqual(['2 社区 formula', '2 单位 unitUnknown 没有的单位'])
  expect(said('station', [{ 驿站名称: '驿站', 社区: '颐泽社区', 网格: '370302199001011234' }])).toEqual(['2 网格 idNumber'])
  expect(said('station', [{ 驿站名称: '驿站', 社区: '没有的社区', 网格: '没有的网格' }])).toEqual(['2 社区 communityUnknown 没有的社区'])
  expect(said('station', [{ 驿站名称: '驿站', 社区: '颐泽社区', 网格: '第 1 网格', 开门: '25:00' }])).toEqual(['2 开门 clockWrong'])
  expect(said('branch', [{ 支部名称: '支部', 种类: '临时', 社区: '颐泽社区', 用途: '值守', 到哪天: '明天' }])).toEqual(['2 到哪天 dateWrong'])
})

test('缺了一列：只说缺列，不在每一行再说；那一列以外的照样查', () => {
  expect(said('station', [{ 驿站名称: '驿站', 社区: '颐泽社区' }, { 驿站名称: '驿站二', 社区: '别处社区' }], ['驿站名称', '社区'])).toEqual(['1 网格 columnMissing', '3 社区 outOfScope 别处社区'])
})

test('驿站、网格、支部：同一行的几处一起说', () => {
  expect(said('station', [{ 驿站名称: '驿站', 社区: '颐泽社区', 网格: '没有的网格', 开门: '08:30', 经度: '117.9' }])).toEqual(['2 纬度 half', '2 关门 half', '2 网格 gridUnknown 没有的网格'])
  expect(said('grid', [{ 网格名称: '新网格', 社区: '雁阳社区', 编号: 'g1', 经度: '117.9' }])).toEqual(['2 社区 gridStays 颐泽社区', '2 纬度 half'])
  expect(said('branch', [{ 支部名称: '支部', 种类: '没有', 社区: '颐泽社区', 网格: '没有的网格', 单位: '甲、某某局、乙' }])).toEqual(['2 种类 kindWrong 没有', '2 网格 gridUnknown 没有的网格', '2 单位 unitUnknown 甲', '2 单位 unitUnknown 乙'])
  expect(said('branch', [{ 支部名称: '支部', 种类: '联合', 社区: '颐泽社区', 单位: '某某局' }, { 支部名称: '支部二', 种类: '临时', 社区: '颐泽社区', 用途: '值守', 到哪天: '2028-01-01' }])).toEqual(['2 单位 incomplete 联合', '3 到哪天 periodWrong'])
})

test('和另一行是同一件事也说，另一行错在别处一样；第二行是错的那行', () => {
  expect(said('roster', [{ ...PERSON, 单位: '没有的单位' }, PERSON])).toEqual(['2 单位 unitUnknown 没有的单位', '3  duplicate 2'])
  expect(said('grid', [{ 网格名称: '新网格', 社区: '颐泽社区', 经度: '999' }, { 网格名称: '新网格', 社区: '颐泽社区' }])).toEqual(['2 经度 pointWrong', '3  duplicate 2'])
  const { items } = resolved('roster', [PERSON, { ...PERSON, 姓名: '李四' }])
  expect(items.map(({ row, fields }) => [row, fields['communityId']])).toEqual([[2, 'cm01'], [3, 'cm01']])
})
