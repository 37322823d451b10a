import type { SheetCell } from '../support/sheets'
import { bomb, cellsOf, LOCKED_FILE, merged, OLD_FILE, sheetOf } from '../support/sheets'
import { HEADS, importsIn } from '../support/imports'
import { inWorld } from '../support/in-world'
import { CAST } from '../support/journey'
import { shiftsIn } from '../support/shifts'
import type { World } from '../support/world'

/** What of a list is not taken, and said: rows that are wrong, files that are none, what may not go while something stands on it. */
let world: World
inWorld((fresh) => { world = fresh })

const db = () => world.cloud.database
const staff = () => world.as(CAST.staff)
const { read, reveal, shown, problems } = importsIn(() => world)

test('填错的地方一行一行说清楚，一行也不写', async () => {
  expect(await problems('roster', [
    [null, '13800006001', null, null, null], ['王五', '1380000', null, null, null], ['370302199001011234', '13800006003', null, null, null], ['=1+1', '13800006004', null, null, null],
    ['周六', '１３８００００６００５', '没有的社区', null, null], [null, null, null, null, null], ['吴七', '13800006006', null, '没有的单位', null],
    ['郑八', '13800006007', null, null, null], ['郑 八', '138-0000-6007', null, null, null], [new Date(Date.UTC(2026, 0, 1)), '13800006008', null, null, null],
  ])).toEqual(['2 姓名 required', '3 手机号 phoneWrong', '4 姓名 idNumber', '5 姓名 formula', '6 社区 communityUnknown', '8 单位 unitUnknown', '10  duplicate', '11 姓名 isDate'])
  expect(await problems('roster', [['某某', '13800006010', '第 2 社区', null, null]])).toEqual([expect.stringMatching(/^2 社区 (outOfScope|communityUnknown)$/)])
  expect(JSON.stringify(db().dump('records'))).not.toMatch(/370302199001011234/)
  expect(db().dump('roster').some((row) => String(row['sealedName']) === '')).toBe(false)
})

test('不是模板、合并单元格、空表、一万零一行、旧格式、加密、打不开、压缩炸弹：各有一句话', async () => {
  const base = { as: 'staff' as const, kind: 'roster' as const, fileName: '名单.xlsx' }
  const plain = await sheetOf([HEADS.roster, ['赵一', '13800007001', null, null, null]])
  const code = (base64: string) => staff().code('imports', 'read', { ...base, base64 })
  expect(await code(await sheetOf([['完全', '不对'], ['a', 'b']]))).toBe('IMPORT_TEMPLATE_WRONG')
  expect(await code(await sheetOf([HEADS.roster]))).toBe('IMPORT_EMPTY')
  expect(await code(await sheetOf([HEADS.roster, ...Array.from({ length: 10_001 }, (_, i) => [`人${i}`, `138${String(i).padStart(8, '0')}`, null, null, null])]))).toBe('IMPORT_TOO_MANY_ROWS')
  expect(await code(OLD_FILE)).toBe('IMPORT_FILE_OLD')
  expect(await code(LOCKED_FILE)).toBe('IMPORT_FILE_LOCKED')
  expect(await code(Buffer.from('姓名,手机号\n赵一,13800007001').toString('base64'))).toBe('IMPORT_FILE_BROKEN')
  expect(await code(plain.slice(0, Math.floor(plain.length / 8) * 4))).toBe('IMPORT_FILE_BROKEN')
  expect(await code(bomb(plain))).toBe('IMPORT_FILE_TOO_BIG')
  expect(await code('***')).toBe('INVALID_INPUT')
  expect((await staff().ok('imports', 'read', { ...base, base64: merged(plain, 'A2:A3') })).mistakes).toEqual([{ row: 2, column: '', problem: 'merged', what: 'A2:A3' }])
  expect((await staff().ok('imports', 'read', { ...base, base64: await sheetOf([['姓名', '别的'], ['赵一', 'x']]) })).mistakes.map(({ problem }) => problem)).toContain('columnMissing')
  expect((await staff().ok('imports', 'read', { ...base, base64: await sheetOf([[...HEADS.roster, '证件'], ['赵一', '13800007001', null, null, null, '370302199001011234']]) })).mistakes).toEqual([{ row: 2, column: '证件', problem: 'idNumber' }])
  expect(await staff().code('imports', 'read', { ...base, fileName: '370302199001011234.xlsx', base64: plain })).toBe('INVALID_INPUT')
})

test('文件里没有的驿站还有班、还有人数要求：核对时说出来，不让一起撤下；办完了就撤得掉。单位、网格、支部从来不靠名单撤', async () => {
  const grid = (db().get('areas', 'district')?.['areas'] as unknown as readonly { readonly name: string; readonly kind: string; readonly parentId: string }[]).find(({ kind, parentId }) => kind === 'grid' && parentId === 'cm01')?.name ?? ''
  await shown('station', [['要撤的驿站', null, grid, '08:30', '17:30']])
  world.cloud.clock.advance(31 * 60_000)
  const stationId = (await staff().ok('posts', 'covers', { as: 'staff' })).stations.find(({ name }) => name === '要撤的驿站')?.id ?? ''
  const { postId, shiftId } = await shiftsIn(world).claimed(CAST.member, 1, { place: { name: '要撤的驿站', stationId }, reach: 'district' })
  const { id: coverId } = await staff().ok('posts', 'setCover', { as: 'staff', fields: { target: 'station', targetId: stationId, days: [1], from: '09:00', to: '11:00', least: 1 } })
  const without = async () => {
    const { base64 } = await staff().ok('imports', 'export', { as: 'staff', kind: 'station', format: 'xlsx' })
    const [head = [], ...rows] = (await cellsOf(base64)) as readonly (readonly SheetCell[])[]
    return staff().ok('imports', 'read', { as: 'staff', kind: 'station', fileName: '驿站.xlsx', base64: await sheetOf([head, ...rows.filter((row) => !row.includes('要撤的驿站'))]) })
  }
  const first = await without()
  expect(first).toMatchObject({ state: 'ready', missing: ['要撤的驿站'], inUse: ['要撤的驿站：岗位、没到的班、最少人数'] })
  expect(await staff().code('imports', 'reveal', { as: 'staff', importId: first.id, removes: true })).toBe('REMOVED_IN_USE')
  expect((await staff().ok('posts', 'covers', { as: 'staff' })).stations.some(({ id }) => id === stationId)).toBe(true)

  await staff().ok('posts', 'cancelShift', { as: 'staff', shiftId, reason: '驿站要搬走' })
  await staff().ok('posts', 'closePost', { as: 'staff', postId, reason: '驿站要搬走' })
  expect((await staff().ok('imports', 'show', { as: 'staff', importId: first.id })).inUse).toEqual(['要撤的驿站：最少人数'])
  expect(await staff().code('imports', 'reveal', { as: 'staff', importId: first.id, removes: true })).toBe('REMOVED_IN_USE')
  await staff().ok('posts', 'endCover', { as: 'staff', coverId })
  await reveal(first.id, true)
  expect((await staff().ok('posts', 'covers', { as: 'staff' })).stations.some(({ id }) => id === stationId)).toBe(false)

  for (const [kind, rows] of [['unit', [['新添的单位', '颐泽社区']]], ['grid', [['新添的网格', '颐泽社区', '117.95', '36.64']]], ['branch', [['新添的支部', '临时', null, null, null, '防汛', new Date(Date.UTC(2026, 5, 1))]]]] as const) {
    const { id, counts } = await read(kind, rows)
    expect([kind, counts?.fresh, await staff().code('imports', 'reveal', { as: 'staff', importId: id, removes: true })]).toEqual([kind, 1, 'NOT_REMOVABLE'])
  }
})

test('一千二百行都填错：页面上先列两百处，其余的整张表下载得到；放弃以后不留', async () => {
  const { id, mistakes, mistakeCount } = await read('roster', Array.from({ length: 1_200 }, (_, at) => [`填错${at}`, '1380000', null, null, null]))
  expect([mistakes.length, mistakeCount]).toEqual([200, 1_200])
  const [head, ...lines] = await cellsOf((await staff().ok('imports', 'mistakes', { as: 'staff', importId: id })).base64)
  expect(head).toEqual(['行', '要改的地方'])
  expect(lines.map(([row]) => Number(row))).toEqual(Array.from({ length: 1_200 }, (_, at) => at + 2))
  expect(lines.at(-1)?.[1]).toContain('第 1201 行')
  expect(await world.as(CAST.foreignStaff).code('imports', 'mistakes', { as: 'staff', importId: id })).toBe('NOT_ALLOWED')
  await staff().ok('imports', 'drop', { as: 'staff', importId: id })
  expect(db().dump('import_rows').filter((row) => row['importId'] === id)).toEqual([])
  expect(await staff().code('imports', 'mistakes', { as: 'staff', importId: id })).toBe('WRONG_STATE')
})
