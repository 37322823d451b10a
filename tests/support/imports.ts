import type { InputOf } from '@core/contract/api'
import { CAST } from './journey'
import { type SheetCell, sheetOf } from './sheets'
import type { World } from './world'

export type Kind = InputOf<'imports', 'read'>['kind']
type Rows = readonly (readonly SheetCell[])[]

export const HEADS: Readonly<Record<Kind, readonly string[]>> = {
  roster: ['姓名*', '手机号*', '社区', '单位', '党支部'], unit: ['单位名称*', '结对社区'], grid: ['网格名称*', '社区', '经度', '纬度'],
  station: ['驿站名称*', '社区', '网格*', '开门', '关门'], branch: ['支部名称*', '种类*', '社区', '网格', '单位', '用途', '到哪天'],
}

/** Lists as the staff of the first community bring them in. */
export function importsIn(world: () => World) {
  const staff = () => world().as(CAST.staff)
  const read = async (kind: Kind, rows: Rows, who = staff(), as: 'staff' | 'street' | 'district' = 'staff') => who.ok('imports', 'read', { as, kind, fileName: '名单.xlsx', base64: await sheetOf([HEADS[kind], ...rows]) })
  const reveal = (importId: string, removes = false) => staff().ok('imports', 'reveal', { as: 'staff', importId, removes })
  const shown = async (kind: Kind, rows: Rows) => {
    const { id } = await read(kind, rows)
    await reveal(id)
    return id
  }
  const problems = async (kind: Kind, rows: Rows) => (await read(kind, rows)).mistakes.map(({ row, column, problem }) => `${row} ${column} ${problem}`)
  return { read, reveal, shown, problems }
}
