/** What staff bring in from a spreadsheet, and in which columns. The titles are the file's own language: what is exported can be imported again. */

export const IMPORT_KINDS = ['roster', 'unit', 'grid', 'station', 'branch'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

/** How a cell is read. `point`: a degree of longitude or latitude. */
export type CellType = 'text' | 'phone' | 'date' | 'clock' | 'point' | 'names'

export interface Column {
  readonly key: string
  readonly title: string
  readonly type: CellType
  readonly required: boolean
  readonly max: number
  /** What the sheet of explanations says of it. */
  readonly how: string
  readonly examples: readonly [string, string]
}

const column = (key: string, title: string, required: boolean, how: string, examples: readonly [string, string], type: CellType = 'text', max = 30): Column => ({ key, title, type, required, max, how, examples })
const community = (how: string) => column('community', '社区', false, how, ['颐泽社区', '颐泽社区'])
const OWN = '写社区的全名。由社区导入时可以空着，就是本社区'
const ID = column('id', '编号', false, '系统里已有的才有编号，从导出的表里带来；新的空着', ['', ''], 'text', 64)
const POINT = [column('lng', '经度', false, '国测局坐标（手机地图上的），如 117.968；和纬度一起写，可以都空着', ['117.968', ''], 'point', 12), column('lat', '纬度', false, '如 36.644', ['36.644', ''], 'point', 12)]

export const COLUMNS: Readonly<Record<ImportKind, readonly Column[]>> = {
  roster: [
    column('name', '姓名', true, '和身份证上的一样；不要写身份证号，这里不收也不存', ['张三', '李四'], 'text', 20),
    column('phone', '手机号', true, '11 位，或带区号的固定电话；中间有空格也可以', ['13800000001', '138 0000 0002'], 'phone', 40),
    community(OWN),
    column('unit', '单位', false, '双报到单位的全名，要先在单位名单里', ['', '']),
    column('branch', '党支部', false, '组织关系所在的支部', ['第一党支部', '']),
    column('label', '党内职务', false, '如：支部书记、组织委员', ['组织委员', ''], 'text', 12),
  ],
  unit: [column('name', '单位名称', true, '全名，全区不重复', ['某某局', '某某学校']), { ...community(OWN), title: '结对社区' }, ID],
  grid: [column('name', '网格名称', true, '同一个社区里不重复', ['第 1 网格', '第 2 网格']), community(OWN), ...POINT, ID],
  station: [
    column('name', '驿站名称', true, '同一个社区里不重复', ['颐泽红色驿站', '颐泽二号驿站']), community(OWN), column('grid', '网格', true, '驿站所在的网格，写全名', ['第 1 网格', '第 2 网格']),
    column('from', '开门', false, '如 08:30；和关门一起写', ['08:30', ''], 'clock', 5), column('to', '关门', false, '如 17:30', ['17:30', ''], 'clock', 5), ...POINT, ID,
  ],
  branch: [
    column('name', '支部名称', true, '同一个社区里不重复', ['第 1 网格党支部', '防汛值守临时党支部']), column('branchKind', '种类', true, '网格、单位、联合、临时，四选一', ['网格', '临时'], 'text', 4), community(OWN),
    column('grid', '网格', false, '网格支部要写：网格的全名', ['第 1 网格', '']),
    column('units', '单位', false, '单位支部写一个，联合支部写两个以上，用顿号隔开', ['', ''], 'names', 200),
    column('purpose', '用途', false, '临时支部要写', ['', '汛期值守'], 'text', 60), column('until', '到哪天', false, '临时支部要写，如 2026-12-31，最长一年', ['', '2026-12-31'], 'date', 20),
  ],
}

/** Of these a row that the file does not name any more can be taken away: nothing else hangs on it. */
export const REMOVABLE: readonly ImportKind[] = ['roster', 'station']

export const MOST_ROWS = 10_000
/** Bytes of a file; ten thousand rows are a quarter of it. */
export const MOST_BYTES = 2_097_152
/** How long an import can be undone, and one that was not confirmed waits. */
export const UNDO_WITHIN_MS = 86_400_000
