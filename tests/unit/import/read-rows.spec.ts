import type { IMPORT_KINDS} from '@core/domain/import/kinds';
import { COLUMNS, MOST_ROWS } from '@core/domain/import/kinds'
import type { Cell } from '@core/domain/import/read-rows'
import { PROBLEMS, readRows } from '@core/domain/import/read-rows'
import { mistakeText } from '@core/text/zh-imports'

/** What people really write into cells: numbers as text and text as numbers, full-width digits, dates in five ways. */
const read = (kind: (typeof IMPORT_KINDS)[number], cells: readonly (readonly Cell[])[]) => {
  const result = readRows(kind, cells)
  if (result.refusal !== undefined) throw new Error(result.refusal)
  return result
}
const one = (kind: (typeof IMPORT_KINDS)[number], title: string, cell: Cell) => {
  const column = COLUMNS[kind].find((each) => each.title === title)
  const heads = [...COLUMNS[kind].filter(({ required }) => required), ...(column?.required === false ? [column] : [])]
  const { rows, mistakes } = read(kind, [heads.map((each) => each.title), heads.map((each) => (each.title === title ? cell : each.type === 'phone' ? '13800000001' : '网格'))])
  return mistakes[0]?.problem ?? rows[0]?.values[column?.key ?? '']
}

test('手机号写成数字、带空格、全角、+86，都认得；十八位的证件号不收', () => {
  for (const cell of [13800000001, '138 0000 0001', `１３８${'０'.repeat(7)}１`, '+86 138-0000-0001', ' 13800000001\u200b']) expect(one('roster', '手机号', cell)).toBe('13800000001')
  for (const cell of ['1380000', 138, '不知道', true]) expect(one('roster', '手机号', cell)).toBe('phoneWrong')
  for (const cell of [370302199001011234, '37030219900101123X', '３７０３０２ １９９００１０１ １２３４', '370302-19900101-1234']) for (const title of ['姓名', '手机号', '单位', '党内职务']) expect(one('roster', title, cell)).toBe('idNumber')
})

test('日期写成日期、数字、文字，都是那一天；钟点也一样；看不懂的说出来', () => {
  for (const cell of [new Date(Date.UTC(2026, 11, 31)), 46_387, '2026-12-31', '2026/12/31', '2026.12.31', '2026年12月31日', '２０２６－１２－３１']) expect(one('branch', '到哪天', cell)).toBe('2026-12-31')
  for (const cell of ['2026-13-01', '2026-02-30', '下个月', 12, new Date(NaN)]) expect(one('branch', '到哪天', cell)).toBe('dateWrong')
  for (const cell of ['8:30', '08:30', '08：30', '8:30:00', 8.5 / 24, new Date(Date.UTC(1899, 11, 30, 8, 30))]) expect(one('station', '开门', cell)).toBe('08:30')
  for (const cell of ['25:00', '8点半', 1.5]) expect(one('station', '开门', cell)).toBe('clockWrong')
  for (const [cell, wanted] of [[117.968, '117.968'], ['117.9680', '117.968'], ['东边', 'pointWrong'], [200, 'pointWrong']] as const) expect(one('grid', '经度', cell)).toBe(wanted)
})

test('以 = + - @ 开头的、太长的、日期当名字的，都不收；空行跳过，行号照表上的', () => {
  for (const cell of ['=HYPERLINK("x")', '+1', '-1', '@a', '＝1']) expect(one('roster', '姓名', cell)).toBe('formula')
  expect(one('roster', '姓名', '长'.repeat(21))).toBe('tooLong')
  expect(one('roster', '姓名', new Date(0))).toBe('isDate')
  const { rows } = read('roster', [['手机号 *', '姓名＊', '备注'], [null, null, null], ['', ' ', ''], ['13800000001', '张 三', '不收的一列']])
  expect(rows).toEqual([{ row: 4, values: { phone: '13800000001', name: '张 三' } }])
})

test('不是模板、空表、一万零一行：整张不收；少一列、同一列两次：说出是哪一列', () => {
  expect(readRows('roster', [['a', 'b'], ['x', 'y']])).toEqual({ refusal: 'IMPORT_TEMPLATE_WRONG' })
  expect(readRows('roster', [])).toEqual({ refusal: 'IMPORT_TEMPLATE_WRONG' })
  expect(readRows('roster', [['姓名', '手机号'], [null, null]])).toEqual({ refusal: 'IMPORT_EMPTY' })
  const many = (count: number) => [['姓名', '手机号'], ...Array.from({ length: count }, (_, i) => [`人${i}`, 13800000000 + i])]
  expect(readRows('roster', many(MOST_ROWS + 1))).toEqual({ refusal: 'IMPORT_TOO_MANY_ROWS' })
  expect(read('roster', many(MOST_ROWS)).mistakes).toEqual([])
  expect(read('roster', [['姓名', '姓名'], ['张三', '李四']]).mistakes.map(({ column, problem }) => `${column} ${problem}`)).toEqual(['手机号 columnMissing', '姓名 columnTwice'])
})

test('每一种不对都有一句中文，说清第几行、哪一列、怎么办', () => {
  for (const problem of PROBLEMS) expect(mistakeText({ row: 12, column: '手机号', problem, what: '颐泽社区' })).toMatch(/^第 12 行\u00A0· 手机号：[\u4e00-\u9fff“ ].{4,40}$/)
  expect(new Set(PROBLEMS.map((problem) => mistakeText({ row: 1, column: '', problem, what: '某某' }))).size).toBe(PROBLEMS.length)
})
