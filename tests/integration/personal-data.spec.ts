import type cloudbase from '@cloudbase/node-sdk'
import { recheck } from '../../scripts/story/recheck'
import { dumpOf, recheckAnchors } from '../../scripts/story/recheck-anchors'
import { recheckPhotos } from '../../scripts/story/recheck-people'
import { inWorld } from '../support/in-world'
import { actionsOf, CAST, idOf, journey, stored } from '../support/journey'
import { appOf } from '../support/local-cloud'
import { tinyJpeg } from '../support/pictures'
import type { World } from '../support/world'

/** What is left of an order when the time it may say anything of a person is over: everything that is stored is looked through. */
let world: World
let to: ReturnType<typeof journey>
let db: ReturnType<cloudbase.CloudBase['database']>
inWorld((fresh) => { world = fresh; to = journey(world); db = appOf(world.cloud).database() })
jest.setTimeout(120_000)

const MINUTE = 60_000
const DAY = 24 * 3_600_000
const WORDS = '金丝雀说的话'
const tick = async () => { await world.cloud.fireTimer('clock') }
const later = async (ms: number) => { world.cloud.clock.advance(ms); await tick(); await tick() }
const COLLECTIONS = ['orders', 'order_log', 'people', 'people_log', 'photos', 'notices', 'rollups', 'anchors', 'verdicts', 'grants'] as const
const everything = (): string => JSON.stringify(COLLECTIONS.map((name) => world.cloud.database.dump(name)))
const dump = () => dumpOf(world.cloud.database.dump)
const problems = () => [recheck(dump().orders, dump().order_log, []).problems, recheckPhotos(dump().photos).problems, recheckAnchors(world.cloud.database.dump('anchors'), dump())]
const photo = async (openid: string) => (await world.as(openid).ok('files', 'uploadPhoto', { base64: tinyJpeg().toString('base64') })).fileId

/** A life in which everybody wrote something, showed something and was told something. */
async function wordyLife() {
  const [resident, staff, member] = [world.as(CAST.resident), world.as(CAST.staff), world.as(CAST.member)]
  const [before, after] = [await photo(CAST.resident), await photo(CAST.member)]
  await world.cloud.mediaChecked()
  const orderId = await to.submitted({
    title: WORDS, text: WORDS, serviceId: 'c0201', answers: [{ id: 'c0201a', value: WORDS }, { id: 'c0201b', value: '60' }], photos: [before], onBehalf: { relation: WORDS },
    contact: { name: WORDS, phone: '13987654321' }, address: { compoundId: 'cp001', building: '九九号楼', unit: '癸单元', room: '七七室' },
  })
  const { sealed } = stored(world, orderId)
  await staff.ok('orders', 'askInfo', { as: 'staff', orderId, note: WORDS })
  await resident.ok('orders', 'answerInfo', { as: 'resident', orderId, note: WORDS })
  await staff.ok('orders', 'accept', { as: 'staff', orderId })
  const merged = await to.submitted({ title: `并${WORDS}` }, CAST.neighbour)
  await staff.ok('orders', 'merge', { as: 'staff', orderId: merged, targetId: orderId })
  await staff.ok('orders', 'dispatch', { as: 'staff', orderId, memberIds: [idOf(CAST.member)] })
  await to.takes(CAST.member, orderId)
  await member.ok('orders', 'checkIn', { as: 'member', orderId, way: 'position', position: { lng: 118.009066, lat: 36.60797, accuracyM: 20 } })
  await member.ok('orders', 'finish', { as: 'member', orderId, result: 'solved', note: WORDS, photos: [after] })
  await staff.ok('orders', 'postUpdate', { as: 'staff', orderId, note: WORDS })
  for (let line = 0; line < 62; line += 1) await staff.ok('orders', 'noteInternal', { as: 'staff', orderId, note: `${WORDS}${line}` })
  const { version, head } = await resident.ok('orders', 'confirm', { as: 'resident', orderId }).then(() => stored(world, orderId))
  await resident.ok('orders', 'rate', { as: 'resident', orderId, seen: { version, head }, rating: { solved: 'partly', attitude: 4, speed: 3, words: WORDS } })
  await tick()
  if (sealed === undefined) throw new Error('nothing was sealed')
  const links = await resident.ok('files', 'photoLinks', { as: 'resident', orderId })
  return { orderId, merged, files: [before, after], urls: links.items.map(({ url }) => url), secrets: [WORDS, '九九号楼', ...Object.values(sealed)] }
}
const found = (secrets: readonly string[]) => secrets.filter((secret) => everything().includes(secret))

test('归档后 180 天：存着的哪里都找不到那些话、电话和门牌，照片文件也没了；链和锚都还对得上，谁打开都好好的', async () => {
  const { orderId, merged, files, urls, secrets } = await wordyLife()
  expect(found(secrets)).toEqual(secrets)
  expect(urls).toHaveLength(2)
  await later(14 * DAY + MINUTE)
  expect(stored(world, orderId)).toMatchObject({ state: 'archived', clocks: { personalData: { unit: 'days' } } })
  expect(stored(world, orderId).segments).toBe(1)
  expect(problems()).toEqual([[], [], []])

  // A word of a history changed while it is still there: its chain breaks, hot or sealed.
  for (const [collection, id, field] of [['orders', orderId, 'log'], ['order_log', `${orderId}.0`, 'entries']] as const) {
    const lines = (world.cloud.database.dump(collection).find((doc) => doc['_id'] === id)?.[field] ?? []) as { note?: string }[]
    const at = lines.findIndex(({ note }) => note !== undefined)
    for (const wrong of [{ ...lines[at], note: '改过的话' }, { ...lines[at], note: undefined }]) {
      await db.collection(collection).doc(id).update({ [field]: db.command.set(lines.map((line, index) => (index === at ? JSON.parse(JSON.stringify(wrong)) as object : line))) })
      expect(recheck(dump().orders, dump().order_log, []).brokenChains).toBe(1)
    }
    await db.collection(collection).doc(id).update({ [field]: db.command.set(lines) })
  }
  expect(problems()).toEqual([[], [], []])

  await later(180 * DAY - 5 * MINUTE)
  expect(found(secrets)).toEqual(secrets)
  // The merged one ended first: what its resident called it is gone from the main order, too, which still has its own words.
  expect([stored(world, merged).title, stored(world, orderId).followers?.map(({ title }) => title), stored(world, orderId).title]).toEqual(['', [''], WORDS])
  await later(10 * MINUTE)
  const doc = stored(world, orderId)
  expect(actionsOf(doc).at(-1)).toBe('erasePersonal')
  expect(found(secrets)).toEqual([])
  expect(everything()).not.toContain('"distanceM"')
  expect(doc).toMatchObject({ state: 'archived', title: '', text: '', answers: [], photos: [], communityId: 'cm01', result: 'solved', rating: { solved: 'partly', attitude: 4, speed: 3 }, residentId: idOf(CAST.resident), place: { compound: expect.any(String) as string, building: '' } })
  expect(stored(world, merged)).toMatchObject({ state: 'merged', title: '' })
  for (const file of files) expect(world.cloud.database.dump('photos').find(({ fileId }) => fileId === file)).toMatchObject({ status: 'erased', openid: '' })
  for (const url of urls) expect((await fetch(url)).status).not.toBe(200)
  expect((await appOf(world.cloud).getTempFileURL({ fileList: files })).fileList.map(({ code }) => code)).not.toContain('SUCCESS')
  await later(DAY)
  expect(problems()).toEqual([[], [], []])

  // Whoever has a business with it can still open it, and reads why there is nothing to read.
  for (const [openid, as] of [[CAST.resident, 'resident'], [CAST.member, 'member'], [CAST.staff, 'staff'], [CAST.street, 'street'], [CAST.district, 'district']] as const) {
    const detail = await world.as(openid).ok('orders', 'detail', { as, orderId })
    expect([as, detail.title, detail.text, detail.contact, detail.address.door, detail.actions, detail.photos]).toEqual([as, '内容已按规定清除', expect.stringContaining('保存期满'), undefined, undefined, [], []])
    expect((await world.as(openid).ok('files', 'photoLinks', { as, orderId })).items).toEqual([])
  }
  const lists = [[CAST.resident, 'resident', 'past'], [CAST.member, 'member', 'past'], [CAST.staff, 'staff', 'closed']] as const
  for (const [openid, as, tab] of lists) {
    const { items } = await world.as(openid).ok('orders', 'list', { as, tab, limit: 50 })
    expect(items.find(({ id }) => id === orderId)).toMatchObject({ title: '内容已按规定清除', actions: [] })
  }
  // The merged one opens too: it follows an order of which nothing is left.
  expect((await world.as(CAST.neighbour).ok('orders', 'detail', { as: 'resident', orderId: merged })).following).toMatchObject({ state: 'archived' })
})

test('主单还在办，并进来的到期也不清：主单没办成，它还要回来接着办', async () => {
  const main = await to.accepted()
  const merged = await to.submitted({ text: '金丝雀还在等' }, CAST.neighbour)
  await world.as(CAST.staff).ok('orders', 'merge', { as: 'staff', orderId: merged, targetId: main })
  await tick()
  await later(187 * DAY + MINUTE)
  expect([stored(world, merged).erasedAt, stored(world, merged).text]).toEqual([undefined, '金丝雀还在等'])
  // Not rung every minute until then.
  expect(stored(world, merged).nextAt).toBeGreaterThan(world.cloud.clock.now() + 6 * DAY)
  await world.as(CAST.staff).ok('orders', 'cancel', { as: 'staff', orderId: main, reason: '重复' })
  await tick()
  expect(stored(world, merged)).toMatchObject({ state: 'submitted', text: '金丝雀还在等' })
  expect(stored(world, merged).clocks.personalData).toBeUndefined()
})

test('同一张照片另一单还用着，文件就留着；清到一半断了，下一分钟接着清', async () => {
  const shared = await photo(CAST.resident)
  const [first, second] = [await to.submitted({ photos: [shared] }), await to.submitted({ photos: [shared], text: '金丝雀第二单' })]
  await world.as(CAST.resident).ok('orders', 'cancel', { as: 'resident', orderId: first })
  await later(180 * DAY + MINUTE)
  expect([stored(world, first).erasedAt !== undefined, stored(world, first).photos]).toEqual([true, []])
  expect((await appOf(world.cloud).getTempFileURL({ fileList: [shared] })).fileList[0]?.code).toBe('SUCCESS')
  await world.as(CAST.resident).ok('orders', 'cancel', { as: 'resident', orderId: second })
  // As after a cut: the file is gone already, the order still names it.
  await appOf(world.cloud).deleteFile({ fileList: [shared] })
  await later(180 * DAY + MINUTE)
  expect(stored(world, second)).toMatchObject({ photos: [], text: '' })
  expect(world.cloud.database.dump('photos').find(({ fileId }) => fileId === shared)).toMatchObject({ status: 'erased' })
})

test('恢复不了的、不受理的、办不成的，也不会一直留着', async () => {
  const said = { text: '金丝雀结束的单' }
  const [cancelled, rejected] = [await to.submitted(said), await to.submitted(said)]
  const unresolved = await to.accepted(said)
  await world.as(CAST.resident).ok('orders', 'cancel', { as: 'resident', orderId: cancelled })
  await world.as(CAST.staff).ok('orders', 'reject', { as: 'staff', orderId: rejected, reason: '金丝雀结束的单', channel: '供热公司' })
  await world.as(CAST.street).ok('orders', 'closeUnresolved', { as: 'street', orderId: unresolved, reason: '金丝雀结束的单' })
  await later(180 * DAY + MINUTE)
  expect([cancelled, rejected, unresolved].map((id) => stored(world, id).erasedAt !== undefined)).toEqual([true, false, true])
  await later(14 * DAY)
  expect(everything()).not.toContain('金丝雀结束的单')
  expect(await world.as(CAST.staff).code('orders', 'noteInternal', { as: 'staff', orderId: rejected, note: '再说一句' })).toBe('ERASED')
  expect(problems()).toEqual([[], [], []])
})
