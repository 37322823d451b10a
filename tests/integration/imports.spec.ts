import { cellsOf, sheetNamesOf, sheetOf } from '../support/sheets'
import { appOf } from '../support/local-cloud'
import { HEADS, importsIn } from '../support/imports'
import { inWorld } from '../support/in-world'
import { CAST, idOf } from '../support/journey'
import type { World } from '../support/world'

/** Lists brought in from spreadsheets: nothing is seen before the one write that shows it, and everything is as before after the one that takes it back. */
let world: World
inWorld((fresh) => { world = fresh })

const DAY = 86_400_000
const db = () => world.cloud.database
const tick = () => world.cloud.fireTimer('clock')
const staff = () => world.as(CAST.staff)
const { read, reveal, shown, problems } = importsIn(() => world)
let people = 0
const registersWith = async (phone: string, name: string) => {
  const who = `imported-${(people += 1)}`
  const { id } = await world.as(who).ok('registry', 'apply', { name, compoundId: 'cp001', phone, skills: [], consent: true })
  return String((db().get('records', id)?.['match'] as unknown as { readonly state: string }).state)
}

test('名册：核对以后谁也看不到；一次写入全部生效，报到就对得上；一天内撤销，又和以前一样', async () => {
  const preview = await read('roster', [['赵一一', '138 0000 4001', '颐泽社区', '单位 01', '第一支部'], ['钱二二', 13800004002, null, null, null]])
  expect(preview).toMatchObject({ state: 'ready', rows: 2, written: 2, counts: { fresh: 2, changed: 0, same: 0, missing: 0 }, mistakes: [], actions: ['reveal', 'drop'] })
  expect(JSON.stringify([db().dump('roster'), db().dump('records')])).not.toMatch(/赵一一|钱二二|1380000400|138 0000/)
  expect(await registersWith('13800004001', '赵一一')).toBe('none')

  await reveal(preview.id)
  expect(await registersWith('13800004001', '赵一一')).toBe('one')
  expect(await registersWith('13800004002', '钱二二')).toBe('one')
  expect(await registersWith('13800004002', '别人')).toBe('differs')
  expect(await staff().code('imports', 'undo', { as: 'staff', importId: preview.id })).toBe('UNDO_DEPENDED_ON')

  const next = await shown('roster', [['孙三三', '13800004003', null, null, null]])
  expect(await registersWith('13800004009', '谁')).toBe('none')
  await staff().ok('imports', 'undo', { as: 'staff', importId: next })
  expect(await registersWith('13800004003', '孙三三')).toBe('none')
  expect(db().dump('roster').filter((row) => row['importId'] === next)).toEqual([])
  const { items } = await staff().ok('imports', 'list', { as: 'staff' })
  expect(items.find(({ id }) => id === next)).toMatchObject({ kind: 'roster', state: 'undone', by: '社区工作人员', undoneBy: '社区工作人员', area: '颐泽社区' })
})

test('导入前就交了报到，导入后才对上名册并确认的：不能撤销；只是改了原有的一条，照样能撤', async () => {
  const who = 'imported-before'
  const { id } = await world.as(who).ok('registry', 'apply', { name: '周六六', compoundId: 'cp001', phone: '13800006666', skills: [], consent: true })
  world.cloud.clock.advance(60_000)
  const importId = await shown('roster', [['周六六', '13800006667', null, '单位 01', null]])
  world.cloud.clock.advance(60_000)
  await world.as(who).ok('registry', 'checkPhone', { registrationId: id, phoneCode: `local-phone-13800006667-${world.cloud.clock.now()}` })
  await staff().ok('registry', 'confirm', { as: 'staff', registrationId: id })
  expect(await staff().code('imports', 'undo', { as: 'staff', importId })).toBe('UNDO_DEPENDED_ON')
  const changed = await shown('roster', [['周六六', '13800006667', null, '单位 02', null]])
  expect(await staff().code('imports', 'undo', { as: 'staff', importId: changed })).toBe('OK')
})

test('核对时看得到新增的是谁；一行里的错一次说全；同一个手机号两个名字，提醒一句，照样能导', async () => {
  const preview = await read('roster', [['冯八八', '13800008801', '颐泽社区', '单位 01', null], ['陈九九', '13800008801', null, null, null]])
  expect(preview).toMatchObject({ state: 'ready', remarks: [{ row: 3, other: 2 }] })
  expect([...preview.added].sort()).toEqual(['冯八八\u00A0· 单位 01\u00A0· 颐泽社区', '陈九九\u00A0· 颐泽社区'])
  expect(JSON.stringify(db().dump('records'))).not.toMatch(/冯八八|陈九九/)
  expect(await problems('roster', [['卫十一', '13800008802', '没有的社区', '没有的单位', null]])).toEqual(['2 社区 communityUnknown', '2 单位 unitUnknown'])
})

test('再导入一次：哪些是新的、哪一格改了、哪些没变、哪些名单里没有了；可以连带撤下', async () => {
  await shown('roster', [['甲一', '13800005001', null, '单位 01', null], ['乙二', '13800005002', null, null, null], ['丙三', '13800005003', null, null, null]])
  const preview = await read('roster', [['甲一', '13800005001', null, '单位 02', null], ['乙二', '13800005002', null, null, null], ['丁四', '13800005004', null, null, null]])
  expect(preview.counts).toMatchObject({ fresh: 1, changed: 1, same: 1 })
  expect(preview.diffs).toEqual([{ row: 2, column: '单位', before: '单位 01', after: '单位 02' }])
  expect(preview.missing).toContain('丙三')
  await reveal(preview.id, true)
  expect(await registersWith('13800005003', '丙三')).toBe('none')
  expect(await registersWith('13800005004', '丁四')).toBe('one')
  const again = await read('roster', [['甲一', '13800005001', null, '单位 02', null], ['乙二', '13800005002', null, null, null], ['丁四', '13800005004', null, null, null]])
  expect(again.counts).toMatchObject({ fresh: 0, changed: 0, same: 3, missing: 0 })
  expect(await staff().code('imports', 'reveal', { as: 'staff', importId: again.id, removes: false })).toBe('IMPORT_NOTHING_NEW')
})

test('单位、网格、驿站、支部导入以后，别的页面看到、选得到；撤销后没有了', async () => {
  const unit = await shown('unit', [['新来的局', '颐泽社区']])
  const grid = await shown('grid', [['第 77 网格', '颐泽社区', '117.95', '36.64']])
  const gridId = String(db().dump('import_rows').find((row) => row['importId'] === grid)?.['key'])
  const station = await shown('station', [['第 77 网格驿站', null, '第 77 网格', '08:30', '17:30']])
  const branches = await shown('branch', [['第 77 网格党支部', '网格', null, '第 77 网格', null, null, null], ['联合党支部', '联合', null, null, '新来的局、单位 01', null, null], ['防汛党支部', '临时', null, null, null, '防汛', new Date(Date.UTC(2026, 5, 1))]])
  world.cloud.clock.advance(31 * 60_000)

  expect((await world.as(CAST.neighbour).ok('registry', 'units', {})).items.map(({ name }) => name)).toContain('新来的局')
  expect((await staff().ok('orders', 'settings', { as: 'staff', communityId: 'cm01' })).grids).toContainEqual({ id: gridId, name: '第 77 网格' })
  const seen = (await staff().ok('registry', 'branches', { as: 'staff' })).items
  expect(seen.find(({ name }) => name === '联合党支部')).toMatchObject({ branchKind: 'joint', where: '新来的局、单位 01、颐泽社区' })
  expect(seen.find(({ name }) => name === '第 77 网格党支部')).toMatchObject({ where: '第 77 网格' })
  expect(await staff().code('imports', 'undo', { as: 'staff', importId: unit })).toBe('UNDO_DEPENDED_ON')
  expect(await staff().code('imports', 'undo', { as: 'staff', importId: grid })).toBe('UNDO_DEPENDED_ON')

  const joint = seen.find(({ name }) => name === '联合党支部')?.id ?? ''
  await staff().ok('registry', 'addBranchMember', { as: 'staff', branchId: joint, personId: idOf(CAST.member) })
  expect((await staff().ok('registry', 'branches', { as: 'staff' })).items.filter(({ name }) => name === '联合党支部')).toMatchObject([{ members: [{ personId: idOf(CAST.member) }] }])
  expect(await staff().code('imports', 'undo', { as: 'staff', importId: branches })).toBe('UNDO_DEPENDED_ON')
  // Somebody put a reward there, serves there, or comes together there: it stays.
  const stationId = String(db().dump('import_rows').find((row) => row['importId'] === station)?.['key'])
  const uses: readonly (readonly [string, string, object])[] = [
    ['shifts', 'built-on-1', { shiftId: 'built-on-1', holders: ['#0'], place: { name: '驿站', stationId } }], ['records', 'built-on-2', { kind: 'cover', targetId: stationId }], ['records', 'built-on-3', { kind: 'activity', place: { name: '驿站', placeId: stationId } }],
  ]
  for (const [collection, _id, doc] of uses) {
    await appOf(world.cloud).database().collection(collection).add({ _id, ...doc, nextAt: Number.MAX_SAFE_INTEGER, updatedAt: 0 })
    expect([_id, await staff().code('imports', 'undo', { as: 'staff', importId: station })]).toEqual([_id, 'UNDO_DEPENDED_ON'])
    await appOf(world.cloud).database().collection(collection).doc(_id).remove()
  }
  await staff().ok('imports', 'undo', { as: 'staff', importId: station })
  const again = await read('branch', [['联合党支部', '联合', null, null, '单位 02、单位 01', null, null], ['防汛党支部', '临时', null, null, null, '防汛', '2026年6月1日']])
  expect(again.mistakes).toMatchObject([{ row: 2, problem: 'inUse' }])
})

test.each([
  ['换的东西', '第 78 网格', (stationId: string) => staff().ok('points', 'offerReward', { title: '洗衣液', about: '两斤一瓶', stationId, unit: 'points', price: 2, pieces: 3 })],
  ['岗位', '第 79 网格', (stationId: string) => staff().ok('posts', 'savePost', { as: 'staff', communityId: 'cm01', fields: { title: '驿站值守', role: '接待', about: '接待居民', place: { name: '驿站', stationId }, needs: [], approval: false, reach: 'community', weekly: [], leastAWeek: 0 } })],
])('驿站有了%s，导入它的表撤不掉', async (_, name, use) => {
  await shown('grid', [[name, '颐泽社区', '117.95', '36.64']])
  const station = await shown('station', [[`${name}驿站`, null, name, '08:30', '17:30']])
  world.cloud.clock.advance(31 * 60_000)
  await use(String(db().dump('import_rows').find((row) => row['importId'] === station)?.['key']))
  expect(await staff().code('imports', 'undo', { as: 'staff', importId: station })).toBe('UNDO_DEPENDED_ON')
})

test('改单位、改网格名：逐格说明；别的社区的动不了；撤销后原来的还在', async () => {
  const own = db().dump('units').find((row) => row['communityId'] === 'cm01')
  const other = db().dump('units').find((row) => row['communityId'] !== 'cm01')
  expect(await problems('unit', [[String(other?.['name']), '颐泽社区']])).toEqual(['2 单位名称 elsewhere'])
  expect((await read('unit', [[String(own?.['name']), null]])).counts).toMatchObject({ same: 1, fresh: 0 })
  const renamed = await staff().ok('imports', 'read', { as: 'staff', kind: 'unit', fileName: '单位.xlsx', base64: await sheetOf([[...HEADS.unit, '编号'], ['改了名的单位', null, String(own?.['_id'])]]) })
  expect(renamed.diffs).toEqual([{ row: 2, column: '单位名称', before: String(own?.['name']), after: '改了名的单位' }])
  await reveal(renamed.id)
  world.cloud.clock.advance(61_000)
  expect((await staff().ok('registry', 'units', {})).items.find(({ id }) => id === own?.['_id'])?.name).toBe('改了名的单位')
  await staff().ok('imports', 'undo', { as: 'staff', importId: renamed.id })
  world.cloud.clock.advance(61_000)
  expect((await staff().ok('registry', 'units', {})).items.find(({ id }) => id === own?.['_id'])?.name).toBe(own?.['name'])
  expect(await problems('grid', [['第 1 网格', '没有的社区', null, null]])).toEqual(['2 社区 communityUnknown'])
})

test('两个人同时导入同一片：先确认的算，后确认的要再核对一次；别的社区互不影响', async () => {
  const other = world.as(CAST.colleague)
  const [mine, theirs] = await Promise.all([read('roster', [['同时甲', '13800008001', null, null, null]]), read('roster', [['同时乙', '13800008002', null, null, null]], other)])
  const far = await read('roster', [['远处丙', '13800008003', null, null, null]], world.as(CAST.foreignStaff))
  const codes = await Promise.all([staff().code('imports', 'reveal', { as: 'staff', importId: mine.id, removes: false }), other.code('imports', 'reveal', { as: 'staff', importId: theirs.id, removes: false })])
  expect([...codes].sort()).toEqual(['IMPORT_OUTDATED', 'OK'])
  expect(await world.as(CAST.foreignStaff).code('imports', 'reveal', { as: 'staff', importId: far.id, removes: false })).toBe('OK')
  expect(await world.as(CAST.foreignStaff).code('imports', 'undo', { as: 'staff', importId: mine.id })).toBe('NOT_ALLOWED')
  // A unit's name is the whole district's: two communities that bring in the same one at once meet.
  const [here, there] = [await read('unit', [['两边都要的单位', null]]), await read('unit', [['两边都要的单位', null]], world.as(CAST.foreignStaff))]
  await reveal(here.id)
  expect(await world.as(CAST.foreignStaff).code('imports', 'reveal', { as: 'staff', importId: there.id, removes: false })).toBe('IMPORT_OUTDATED')
})

test('同一个请求再发一次：同一批，只导入一回；换了文件不算', async () => {
  const base64 = await sheetOf([HEADS.roster, ['重发甲', '13800009001', null, null, null]])
  const input = { as: 'staff' as const, kind: 'roster' as const, fileName: '重发.xlsx', base64 }
  const first = await staff().ok('imports', 'read', input, 'same-request-1')
  const second = await staff().ok('imports', 'read', input, 'same-request-1')
  expect(second).toEqual(first)
  expect(await staff().code('imports', 'read', { ...input, fileName: '换了.xlsx' }, 'same-request-1')).toBe('REQUEST_ID_REUSED')
  const one = await staff().ok('imports', 'reveal', { as: 'staff', importId: first.id, removes: false }, 'same-request-2')
  expect(await staff().ok('imports', 'reveal', { as: 'staff', importId: first.id, removes: false }, 'same-request-2')).toEqual(one)
  expect(db().dump('roster').filter((row) => row['importId'] === first.id)).toHaveLength(1)
})

test('没有确认的一天后清掉；写到一半断了的也清掉；确认以后过一天不能撤，被换下的旧行清掉', async () => {
  const left = await read('roster', [['没确认', '13800010001', null, null, null]])
  const kept = await shown('roster', [['留下的', '13800010002', null, null, null]])
  const newer = await shown('roster', [['留下的', '13800010002', null, '单位 01', null]])
  world.cloud.clock.advance(DAY + 61_000)
  await tick()
  await tick()
  expect(db().dump('roster').filter((row) => row['importId'] === left.id)).toEqual([])
  expect(db().dump('roster').filter((row) => row['importId'] === kept)).toEqual([])
  expect(db().dump('roster').filter((row) => row['importId'] === newer)).toHaveLength(1)
  expect(await staff().code('imports', 'undo', { as: 'staff', importId: newer })).toBe('WRONG_STATE')
  expect(await registersWith('13800010002', '留下的')).toBe('one')
})

test('生效的那一次写入以后断了：再点一次、再看一眼、到了时候，记录都自己跟上，不会当成没确认清掉', async () => {
  const cut = async (phone: string) => {
    const { id } = await read('roster', [[`断了的${phone.slice(-1)}`, phone, null, null, null]])
    const book = db().get('imports', 'roster') as unknown as { readonly version: number; readonly layers: readonly object[] }
    await appOf(world.cloud).database().collection('imports').where({ _id: 'roster' }).update({ version: book.version + 1, layers: [...book.layers, { id, at: world.cloud.clock.now(), removes: false }] })
    return id
  }
  const [again, looked, waited] = [await cut('13800011001'), await cut('13800011002'), await cut('13800011003')]
  await reveal(again)
  expect((await staff().ok('imports', 'show', { as: 'staff', importId: looked })).state).toBe('revealed')
  world.cloud.clock.advance(DAY + 61_000)
  await tick()
  expect(await registersWith('13800011003', '断了的3')).toBe('one')
  expect([db().get('records', again)?.['state'], db().get('records', looked)?.['state'], db().get('records', waited)?.['state']]).toEqual(['settled', 'settled', 'revealed'])
})

test('模板有说明和例子；导出的表改了再导入，正好对上；CSV 在 Excel 里什么也不会运行', async () => {
  for (const kind of ['roster', 'unit', 'grid', 'station', 'branch'] as const) {
    const { name, base64 } = await staff().ok('imports', 'template', { as: 'staff', kind })
    expect([name.endsWith('-模板.xlsx'), await sheetNamesOf(base64), (await cellsOf(base64)).length]).toEqual([true, [expect.any(String), '填写说明'], 1])
    const saved = await staff().ok('imports', 'export', { as: 'staff', kind, format: 'xlsx' })
    const back = await staff().ok('imports', 'read', { as: 'staff', kind, fileName: '导出.xlsx', base64: saved.base64 })
    expect([kind, back.mistakes, back.counts]).toEqual([kind, [], { fresh: 0, changed: 0, same: back.rows, missing: 0 }])
    await staff().ok('imports', 'drop', { as: 'staff', importId: back.id })
  }
  const csv = Buffer.from((await staff().ok('imports', 'export', { as: 'staff', kind: 'roster', format: 'csv' })).base64, 'base64').toString('utf8')
  expect([csv.startsWith('\ufeff"姓名*","手机号*"'), csv.includes('"留下的","13800010002"')]).toEqual([true, true])
  expect(await world.as(CAST.member).code('imports', 'export', { as: 'staff', kind: 'roster', format: 'csv' })).toBe('FORBIDDEN')
})

test('刚被免去的人，手机里的凭据还没过期，也导不出、导不进', async () => {
  const personId = idOf('seed-r030')
  const district = world.as(CAST.district)
  await district.ok('people', 'grantRole', { as: 'district', personId, role: 'staff', scopeId: 'cm01' })
  const person = world.as('seed-r030')
  await person.ok('imports', 'export', { as: 'staff', kind: 'roster', format: 'csv' })
  await district.ok('people', 'revokeRole', { as: 'district', personId, role: 'staff', scopeId: 'cm01' })
  world.cloud.clock.advance(60_000)
  expect(await person.code('imports', 'export', { as: 'staff', kind: 'roster', format: 'csv' })).toBe('FORBIDDEN')
})
