import { lineBreak } from '../../scripts/story/chains'
import type { Line } from '../../scripts/story/chains'
import { CAST } from '../support/journey'
import { tinyJpeg } from '../support/pictures'
import { inOfficesWorld, OFFICES, registrations } from '../support/registrations'
import type { World } from '../support/world'

/** 微心愿 over the built functions and the local cloud. */
let world: World
inOfficesWorld((fresh) => { world = fresh })

const DAY = 86_400_000
const FIELDS = { title: '一副老花镜', about: '两百度，黑色的就行。', handAt: '颐泽花园驿站' }
const as = (openid: string) => world.as(openid)
const tick = () => world.cloud.fireTimer('clock')
const told = async (openid: string, box: 'own' | 'work' = 'own') => (await as(openid).ok('people', 'notices', { box })).items.filter(({ about }) => about === 'wish').map(({ said }) => said)
const stateOf = (wishId: string) => world.cloud.database.get('records', wishId)?.['state']

async function published() {
  const { id: wishId } = await as(CAST.resident).ok('wishes', 'make', { as: 'resident', fields: FIELDS })
  await as(CAST.staff).ok('wishes', 'publish', { as: 'staff', wishId })
  return wishId
}

test('居民写下，社区发布，党员认领、拍照送到，居民确认并道谢；每一步告诉该知道的人', async () => {
  const wishId = await published()
  await tick()
  expect(await told(CAST.staff, 'work')).toEqual(['有居民写了微心愿'])
  expect((await as(CAST.member).ok('wishes', 'list', { as: 'member' })).items.map((each) => each.wishId)).toContain(wishId)
  await as(CAST.member).ok('wishes', 'take', { as: 'member', wishId })
  expect(await as(CAST.other).code('wishes', 'take', { as: 'member', wishId })).toBe('WRONG_STATE')
  const { fileId } = await as(CAST.member).ok('files', 'uploadPhoto', { base64: tinyJpeg().toString('base64') })
  expect(await as(CAST.member).code('wishes', 'handOver', { as: 'member', wishId })).toBe('PROOF_REQUIRED')
  await as(CAST.member).ok('wishes', 'handOver', { as: 'member', wishId, photos: [fileId] })
  await as(CAST.resident).ok('wishes', 'confirm', { as: 'resident', wishId, note: '正合适，谢谢' })
  const { wish } = await as(CAST.member).ok('wishes', 'wish', { wishId })
  expect(wish).toMatchObject({ state: 'done', mine: 'taken', thanks: '正合适，谢谢', photos: [{ fileId }] })
  await tick()
  expect(await told(CAST.member)).toEqual(['心愿收到了，谢谢您'])
  expect(await told(CAST.resident)).toEqual(expect.arrayContaining(['您的心愿有人认领了', '您的心愿送到了']))
  // Who is neither side sees it no more: what was handed over is nobody else's.
  expect(await as(CAST.other).code('wishes', 'wish', { wishId })).toBe('NOT_FOUND')
})

test('送到哪里有得选：本社区的驿站在前，再是社区和小区；没有登记社区的没有得选，照样能写', async () => {
  const { items } = await as(CAST.resident).ok('wishes', 'places', { as: 'resident' })
  expect(items[0]).toMatch(/驿站$/)
  expect(items).toEqual(expect.arrayContaining(['颐泽社区', '颐泽花园']))
  expect(new Set(items).size).toBe(items.length)
  expect((await as(CAST.foreignStaff).ok('wishes', 'places', { as: 'staff' })).items).not.toContain('颐泽花园')
  expect((await as('nobody-yet').ok('wishes', 'places', { as: 'resident' })).items).toEqual([])
})

test('还没发布时，居民写的由社区写明为什么不发布，社区自己写的撤下就行：各有一样，另一样不给也不收', async () => {
  const choices = async (who: string, wishId: string) => (await as(who).ok('wishes', 'wish', { wishId })).wish.actions.map(({ action }) => action).filter((each) => each === 'decline' || each === 'drop')
  const fields = { ...FIELDS, title: '一把雨伞' }
  const { id: asked } = await as(CAST.resident).ok('wishes', 'make', { as: 'resident', fields })
  const { id: own } = await as(CAST.staff).ok('wishes', 'make', { as: 'staff', fields })
  expect([await choices(CAST.staff, asked), await choices(CAST.staff, own), await choices(CAST.resident, asked)]).toEqual([['decline'], ['drop'], ['drop']])
  expect(await as(CAST.staff).code('wishes', 'drop', { as: 'staff', wishId: asked })).toBe('DECLINE_INSTEAD')
  expect(await as(CAST.staff).code('wishes', 'decline', { as: 'staff', wishId: own, note: '不合适' })).toBe('DROP_INSTEAD')
  await as(CAST.staff).ok('wishes', 'publish', { as: 'staff', wishId: asked })
  expect(await choices(CAST.staff, asked)).toEqual(['drop'])
})

test('心愿大家都看得到：写了电话、身份证号的不收，说清楚怎么办', async () => {
  const make = async (fields: Partial<typeof FIELDS>) => {
    const reply = await as(CAST.resident).call('wishes', 'make', { as: 'resident', fields: { ...FIELDS, ...fields } })
    return reply.ok ? 'OK' : reply.fields
  }
  expect(await make({ handAt: '3号楼2单元201' })).toEqual({ 'fields.handAt': '大家都看得到，不要写到门牌；送到驿站或小区就好' })
  expect(await make({ about: '打我电话 138 0000 0001' })).toEqual({ 'fields.about': '大家都看得到，不要写电话；有人认领后，社区帮两边联系' })
  expect(await make({ handAt: '驿站，0533-1234567' })).toHaveProperty(['fields.handAt'])
  expect(await make({ about: '我的身份证 370302 19900101 1232' })).toEqual({ 'fields.about': '不要填身份证号，这里不收也不存' })
  expect(await make({ title: '一把轮椅' })).toBe('OK')
})

test('身份证号在哪里都不收：姓名、地址、岗位说明、十五位的老号', async () => {
  const [id, old] = ['370302199001011232', '370302900101123']
  const profile = (name: string) => ({ name, phone: '13800007777', address: { compoundId: 'cp001', building: '1号楼' }, consent: true as const })
  for (const name of [id, old]) expect(await as(CAST.third).code('people', 'saveProfile', profile(name))).toBe('INVALID_INPUT')
  expect(await as(CAST.staff).code('posts', 'savePost', { as: 'staff', communityId: 'cm01', fields: { title: '值守', role: '值守', about: `找王某 ${id}`, place: { name: '驿站' }, needs: [], approval: false, reach: 'community', weekly: [], leastAWeek: 0 } })).toBe('INVALID_INPUT')
  expect(await as('fifteen-figures').code('registry', 'apply', registrations(world).input({ name: old }))).toBe('INVALID_INPUT')
})

test('别人的照片不能当证明；送到的照片一周后还在，半年后删掉', async () => {
  const wishId = await published()
  await as(CAST.member).ok('wishes', 'take', { as: 'member', wishId })
  const { fileId: foreign } = await as(CAST.other).ok('files', 'uploadPhoto', { base64: tinyJpeg().toString('base64') })
  expect(await as(CAST.member).code('wishes', 'handOver', { as: 'member', wishId, photos: [foreign] })).toBe('INVALID_INPUT')
  const { fileId } = await as(CAST.member).ok('files', 'uploadPhoto', { base64: tinyJpeg().toString('base64') })
  await as(CAST.member).ok('wishes', 'handOver', { as: 'member', wishId, photos: [fileId], note: '交给孙大妈本人' })
  const statusOf = () => world.cloud.database.dump('photos').find((photo) => photo['fileId'] === fileId)?.['status']
  world.cloud.clock.advance(8 * DAY)
  for (let n = 0; n < 3; n += 1) await tick()
  expect(stateOf(wishId)).toBe('done')
  expect(statusOf()).not.toBe('erased')
  world.cloud.clock.advance(183 * DAY)
  for (let n = 0; n < 3; n += 1) await tick()
  expect([stateOf(wishId), statusOf()]).toEqual(['filed', 'erased'])
})

test('结束一百八十天，写的话都清掉：实现的、撤下的、没人认领的；经过还在，链还对得上，通知也不再叫它的名字', async () => {
  const ids = [await published(), await published(), await published()] as const
  const [dropped, lapsed, done] = ids
  await as(CAST.member).ok('wishes', 'take', { as: 'member', wishId: done })
  await as(CAST.member).ok('wishes', 'handOver', { as: 'member', wishId: done, note: '交给孙大妈本人' })
  await as(CAST.resident).ok('wishes', 'confirm', { as: 'resident', wishId: done, note: '正合适' })
  await as(CAST.resident).ok('wishes', 'drop', { as: 'resident', wishId: dropped, note: '女儿给买了' })
  await tick()
  expect(JSON.stringify(world.cloud.database.dump('notices'))).toContain(FIELDS.title)
  world.cloud.clock.advance(31 * DAY)
  await tick()
  expect(stateOf(lapsed)).toBe('lapsed')
  world.cloud.clock.advance(148 * DAY)
  await tick()
  expect([stateOf(dropped), stateOf(done)]).toEqual(['dropped', 'done'])
  world.cloud.clock.advance(33 * DAY)
  for (let n = 0; n < 2; n += 1) await tick()
  for (const wishId of ids) {
    const raw = world.cloud.database.get('records', wishId)
    expect(raw).toMatchObject({ state: 'filed', title: '', about: '', handAt: '' })
    expect(JSON.stringify(raw)).not.toMatch(/老花镜|孙大妈|女儿|正合适|salt/)
    expect(lineBreak(raw?.['log'] as Line[], { version: Number(raw?.['version']), head: String(raw?.['head']) })).toBeUndefined()
  }
  expect(JSON.stringify(world.cloud.database.dump('notices'))).not.toContain(FIELDS.title)
  expect((await as(CAST.resident).ok('wishes', 'wish', { wishId: done })).wish).toMatchObject({ title: '内容已清除', state: 'filed' })
})

test('十四天没送到，退回来让别人认领；三十天没人认领，告诉社区', async () => {
  const wishId = await published()
  await as(CAST.member).ok('wishes', 'take', { as: 'member', wishId })
  world.cloud.clock.advance(14 * DAY + 1)
  await tick()
  await tick()
  expect(stateOf(wishId)).toBe('published')
  expect((await told(CAST.member))[0]).toBe('心愿过时没送到，退回去了')
  expect(await as(CAST.member).code('wishes', 'handOver', { as: 'member', wishId, note: '送到了' })).toBe('WRONG_STATE')
  world.cloud.clock.advance(30 * DAY + 1)
  await tick()
  expect(stateOf(wishId)).toBe('lapsed')
  await as(CAST.staff).ok('wishes', 'publish', { as: 'staff', wishId })
  expect(stateOf(wishId)).toBe('published')
})

test('单位只认领结对社区的；手上三个就先送', async () => {
  const staff = registrations(world).pairedStaff()
  const communityId = String(world.cloud.database.get('units', 'un01')?.['communityId'])
  const ids = []
  for (let n = 0; n < 4; n += 1) {
    const { id } = await as(staff).ok('wishes', 'make', { as: 'staff', communityId, fields: FIELDS })
    await as(staff).ok('wishes', 'publish', { as: 'staff', wishId: id })
    ids.push(id)
  }
  const unit = { as: 'unit', unitId: 'un01' } as const
  expect((await as(OFFICES.unit).ok('wishes', 'list', unit)).items.map(({ wishId }) => wishId)).toEqual(expect.arrayContaining(ids))
  for (const wishId of ids.slice(0, 3)) await as(OFFICES.unit).ok('wishes', 'take', { ...unit, wishId })
  expect(await as(OFFICES.unit).code('wishes', 'take', { ...unit, wishId: ids[3] ?? '' })).toBe('WISHES_ENOUGH')
  expect((await as(OFFICES.unit).ok('wishes', 'list', { ...unit, tab: 'mine' })).items).toHaveLength(3)
  if (communityId !== 'cm01') expect(await as(OFFICES.unit).code('wishes', 'take', { ...unit, wishId: await published() })).toBe('NOT_FOUND')
  // Proof in words, confirmed by the community for who has no phone.
  await as(OFFICES.unit).ok('wishes', 'handOver', { ...unit, wishId: ids[0] ?? '', note: '周三交给本人' })
  await as(staff).ok('wishes', 'notReceived', { as: 'staff', wishId: ids[0] ?? '', note: '老人说没收到' })
  expect(stateOf(ids[0] ?? '')).toBe('taken')
})
