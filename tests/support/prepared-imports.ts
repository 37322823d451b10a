import { CAST } from './journey'
import { sheetOf } from './sheets'
import type { World } from './world'

const HEAD = ['姓名*', '手机号*', '社区', '单位', '党支部', '党内职务'] as const
type Row = readonly (string | null)[]

/** Imports in every state that is worth looking at: one that counts, one that waits, one with mistakes, one taken back. */
export async function prepareImports(world: World): Promise<{ readonly importReady: string; readonly importFaulty: string }> {
  const staff = world.as(CAST.staff)
  const read = async (fileName: string, rows: readonly Row[]) => (await staff.ok('imports', 'read', { as: 'staff', kind: 'roster', fileName, base64: await sheetOf([HEAD, ...rows]) })).id
  const base: readonly Row[] = [['卫十一', '13800031001', null, '单位 01', '第一党支部', null], ['蒋十二', '13800031002', null, '单位 02', '第一党支部', '组织委员'], ['沈十三', '13800031003', null, null, '第二党支部', null]]
  const back = await read('颐泽社区党员名册（旧）.xlsx', [['韩十四', '13800031004', null, null, null, null]])
  await staff.ok('imports', 'reveal', { as: 'staff', importId: back, removes: false })
  await staff.ok('imports', 'undo', { as: 'staff', importId: back })
  const shown = await read('颐泽社区党员名册 2026 春.xlsx', base)
  await staff.ok('imports', 'reveal', { as: 'staff', importId: shown, removes: false })
  const importFaulty = await read('名册-填错的.xlsx', [['杨十五', '1380003', null, null, null, null], ['370302199001011234', '13800031006', '没有的社区', null, null, null], ['秦十七', '13800031007', null, '淄川区某某某某某某某某单位', null, null], ['尤十八', '13800031002', '没有的社区', null, null, null]])
  const importReady = await read('颐泽社区党员名册 2026 夏.xlsx', [['卫十一', '13800031001', null, '单位 03', '第一党支部', '支部书记'], ['蒋十二', '13800031002', null, '单位 02', '第一党支部', '组织委员'], ['许十九', '13800031009', null, null, '第二党支部', null]])
  return { importReady, importFaulty }
}
