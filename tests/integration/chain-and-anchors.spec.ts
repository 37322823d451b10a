import type cloudbase from '@cloudbase/node-sdk'
import { dayNumberAt, startOfDay } from '@core/domain/time/day'
import { RISKY_MEDIA } from '../../local/wechat/check-media'
import { chainedPart, hash22, sorted } from '../../scripts/story/chains'
import { recheck } from '../../scripts/story/recheck'
import { dumpOf, recheckAnchors } from '../../scripts/story/recheck-anchors'
import { recheckPeople, recheckPhotos } from '../../scripts/story/recheck-people'
import { inWorld } from '../support/in-world'
import { CAST, idOf, journey, stored } from '../support/journey'
import { appOf } from '../support/local-cloud'
import { AT_STATION, shiftsIn } from '../support/shifts'
import { tinyJpeg, tinyPng } from '../support/pictures'
import type { World } from '../support/world'

/** A changed line of a history breaks its chain; a whole chain rewritten no longer fits the day's anchor. */
let world: World
let db: ReturnType<cloudbase.CloudBase['database']>
inWorld((fresh) => { world = fresh; db = appOf(world.cloud).database() })
// Whole days of eight thousand people, on a machine that may be doing other things too.
jest.setTimeout(60_000)

type Doc = Record<string, unknown>
interface Line extends Doc { readonly seq: number; readonly at: number; readonly hash: string }
const tick = () => world.cloud.fireTimer('clock')
const copy = <T>(value: T): T => structuredClone(value)
const broken = (orders: readonly object[], segments: readonly object[]) => recheck(orders, segments, []).brokenChains

/** Another value of the same kind. */
function altered(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  return `${String(value)}x`
}
/** Every copy of a line with one thing about it changed, taken away or added. */
function tampered(line: Doc, path: readonly string[] = []): readonly Doc[] {
  const here = path.reduce<Doc>((at, key) => at[key] as Doc, line)
  return Object.keys(here).flatMap((key) => {
    if (typeof here[key] === 'object' && here[key] !== null) return tampered(line, [...path, key])
    return [altered(here[key]), undefined].map((value) => {
      const changed = copy(line)
      const at = path.reduce<Doc>((inner, each) => inner[each] as Doc, changed)
      if (value === undefined) Reflect.deleteProperty(at, key)
      else at[key] = value
      return changed
    })
  })
}

/** A life with words, facts and a sealed segment in its history. */
async function longLife(): Promise<string> {
  const to = journey(world)
  const orderId = await to.closed()
  const { version, head } = stored(world, orderId)
  await world.as(CAST.resident).ok('orders', 'rate', { as: 'resident', orderId, seen: { version, head }, rating: { solved: 'yes', attitude: 5, speed: 4 } })
  for (let line = 0; line < 62; line += 1) await world.as(CAST.staff).ok('orders', 'noteInternal', { as: 'staff', orderId, note: `第 ${line} 条` })
  return orderId
}

test('存着的历史改动任何一行的任何一处，去掉一行、换两行、添一行，重新核对都看得出来', async () => {
  const orderId = await longLife()
  const doc = world.cloud.database.dump('orders').find((each) => each['_id'] === orderId) as unknown as Doc & { log: Line[] }
  const segments = world.cloud.database.dump('order_log') as unknown as (Doc & { entries: Line[] })[]
  expect(segments).toHaveLength(1)
  expect(broken([doc], segments)).toBe(0)

  let tries = 0
  const mustShow = (what: string, hot: readonly Line[], sealed: readonly Line[], change: Doc = {}) => {
    tries += 1
    expect([what, broken([{ ...copy(doc), ...change, log: hot }], [{ ...segments[0], entries: sealed }])]).toEqual([what, 1])
  }
  const sealed = segments[0]?.entries ?? []
  for (const [index, line] of doc.log.entries()) for (const wrong of tampered(line)) mustShow(`hot ${index}`, doc.log.map((each, at) => (at === index ? (wrong as Line) : each)), sealed)
  for (const [index, line] of sealed.entries()) for (const wrong of tampered(line)) mustShow(`sealed ${index}`, doc.log, sealed.map((each, at) => (at === index ? (wrong as Line) : each)))
  const swap = (lines: readonly Line[], at: number) => [...lines.slice(0, at), ...lines.slice(at, at + 2).reverse(), ...lines.slice(at + 2)]
  for (const lines of [doc.log, sealed]) {
    for (let at = 0; at < lines.length - 1; at += 1) {
      const put = (changed: readonly Line[]) => (lines === sealed ? mustShow(`shape ${at}`, doc.log, changed) : mustShow(`shape ${at}`, changed, sealed))
      put(swap(lines, at))
      put(lines.filter((_, index) => index !== at))
      put([...lines.slice(0, at), ...lines.slice(at, at + 1), ...lines.slice(at)])
    }
  }
  for (const change of [{ head: 'A'.repeat(22) }, { version: 3 }, { state: 'closed' }, { segments: 0 }]) mustShow(JSON.stringify(change), doc.log, sealed, change)
  mustShow('last line', doc.log.slice(0, -1), sealed)
  expect(tries).toBeGreaterThan(500)
})

const dump = () => dumpOf(world.cloud.database.dump)
const anchors = () => world.cloud.database.dump('anchors') as unknown as { _id: string; at: number; hash: string; prev: string; count: number }[]
const wrongDays = () => recheckAnchors(anchors(), dump())
/** To so many minutes after the next midnight in Shanghai. */
const midnight = (after: number) => world.cloud.clock.set(startOfDay(dayNumberAt(world.cloud.clock.now()) + 1) + after)
const MINUTE = 60_000
const personOf = (openid: string) => world.cloud.database.dump('people').find((each) => each['_id'] === idOf(openid)) as Doc & { log: Line[]; roles: object[] }

test('每天一个锚，一天只写一次，一个接一个；整条历史重写过的单子、改过角色的人对不上锚', async () => {
  await longLife()
  midnight(16 * MINUTE)
  await Promise.all([tick(), tick()])
  await tick()
  expect(anchors()).toHaveLength(1)
  // Everybody stored before any history was kept is in the first one.
  const { people = 0, orders = 0 } = world.cloud.database.counts()
  expect([people > 8000, anchors()[0]?.count]).toEqual([true, people + orders])
  const orderId = await longLife()
  midnight(16 * MINUTE)
  await tick()
  await tick()
  expect(anchors().map((anchor) => anchor._id)).toEqual(['2026-03-02', '2026-03-03'])
  await world.as(CAST.staff).ok('orders', 'noteInternal', { as: 'staff', orderId, note: '锚以后写的' })
  await world.as(CAST.district).ok('people', 'grantRole', { as: 'district', personId: idOf(CAST.neighbour), role: 'staff', scopeId: 'cm02' })
  expect(wrongDays()).toEqual([])

  // Somebody with the database in their hands rewrites one note and every hash after it: the chain is whole again.
  const doc = stored(world, orderId) as unknown as Doc & { log: Line[] }
  let prev = String(doc.log[0]?.['prev'])
  const rewritten = doc.log.map((line, index) => {
    const words = { note: '改过的' }
    const { hash: _hash, ...body } = { ...line, ...(index === 3 ? { ...words, wordsDigest: hash22('words', String(line['salt']), sorted(words)) } : {}), prev }
    prev = hash22('log', sorted(chainedPart(body)))
    return { ...body, hash: prev }
  })
  await db.collection('orders').doc(orderId).update({ log: rewritten, head: prev })
  expect(broken(world.cloud.database.dump('orders'), world.cloud.database.dump('order_log'))).toBe(0)
  expect(wrongDays()).toEqual(['2026-03-03'])
  await db.collection('orders').doc(orderId).update({ log: doc.log, head: doc['head'] })
  expect(wrongDays()).toEqual([])

  // Or makes somebody a member of staff who has no history yet; or takes a document away.
  const { roles } = personOf(CAST.third)
  await db.collection('people').doc(idOf(CAST.third)).update({ roles: [...roles, { role: 'staff', scopeId: 'cm01' }] })
  expect(wrongDays()).toEqual(['2026-03-02'])
  await db.collection('people').doc(idOf(CAST.third)).update({ roles })
  await db.collection('orders').doc(orderId).remove()
  expect(wrongDays()).toEqual(['2026-03-03'])
  const { _id, ...rest } = doc
  await db.collection('orders').doc(orderId).set(rest)
  expect(wrongDays()).toEqual([])
})

test('午夜前发起、午夜后才写进去的一行在锚里，锚以后发起的不在：老老实实重算都对得上', async () => {
  const orderId = await journey(world).accepted()
  const note = (words: string) => world.as(CAST.staff).ok('orders', 'noteInternal', { as: 'staff', orderId, note: words })
  midnight(0)
  await tick()
  await note('今天的第一行')
  const before = anchors().length
  // A line of yesterday that was still on its way: an instance with a slow clock writes it now.
  world.cloud.clock.advance(-1)
  await note('昨天最后一行')
  world.cloud.clock.advance(15 * MINUTE)
  await tick()
  expect(anchors()).toHaveLength(before)
  world.cloud.clock.advance(1)
  const [anchored] = await Promise.all([tick(), note('正在算锚的时候写的'), note('又一行')])
  expect(anchored).toMatchObject({ data: { anchored: { peopleChanged: expect.any(Boolean) as boolean } } })
  await note('锚以后的')
  expect(wrongDays()).toEqual([])
  midnight(16 * MINUTE)
  await tick()
  expect([anchors().length, wrongDays()]).toEqual([before + 2, []])
})

test('锚只读昨天变过的：人再多，平常的一天也只是几次调用', async () => {
  midnight(16 * MINUTE)
  world.cloud.meter.start()
  await tick()
  // The anchor, the night's hours, what was decided anew since, and the first page of the books; 28 were counted.
  expect(world.cloud.meter.read().db).toBeLessThan(30)
  expect(anchors().at(-1)?.count).toBeLessThan(20)
})

const changePeople = async () => {
  const profile = { name: '张', phone: '13800000001', address: { compoundId: 'cp001', building: '3号楼' }, consent: true } as const
  await world.as(CAST.fourth).ok('people', 'saveProfile', profile)
  for (const action of ['grantRole', 'revokeRole'] as const) await world.as(CAST.district).ok('people', action, { as: 'district', personId: idOf(CAST.fourth), role: 'staff', scopeId: 'cm01' })
  await world.as(CAST.fourth).ok('people', 'signOut', { everywhere: true })
  for (let n = 0; n < 22; n += 1) await world.as(CAST.fourth).ok('people', 'saveProfile', { ...profile, phone: `138000001${String(n).padStart(2, '0')}` })
  await world.as('a-newcomer').ok('people', 'saveProfile', profile)
}

test('资料、角色、退出登录都有自己的历史：改动任何一行、任何一项，重新核对都看得出来；历史里没有姓名和电话', async () => {
  await changePeople()
  const segments = world.cloud.database.dump('people_log') as unknown as (Doc & { entries: Line[] })[]
  const doc = personOf(CAST.fourth)
  expect([...(segments[0]?.entries ?? []), ...doc.log].slice(0, 5).map((line) => line['action'])).toEqual(['import', 'saveProfile', 'grantRole', 'revokeRole', 'signOut'])
  expect(personOf('a-newcomer').log.map((line) => line['action'])).toEqual(['saveProfile'])
  expect(JSON.stringify([doc.log, segments])).not.toMatch(/138\d{8}|张/)
  expect(recheckPeople(world.cloud.database.dump('people'), segments)).toMatchObject({ brokenChains: 0, problems: [] })

  const mustShow = (what: string, change: Doc, entries = segments[0]?.entries) => expect([what, recheckPeople([{ ...copy(doc), ...change }], [{ ...segments[0], entries }]).brokenChains]).toEqual([what, 1])
  for (const [index, line] of doc.log.entries()) for (const wrong of tampered(line)) mustShow(`hot ${index}`, { log: doc.log.map((each, at) => (at === index ? wrong : each)) })
  const sealed = segments[0]?.entries ?? []
  for (const [index, line] of sealed.entries()) for (const wrong of tampered(line)) mustShow(`sealed ${index}`, {}, sealed.map((each, at) => (at === index ? (wrong as Line) : each)))
  const facts: Doc = { roles: [...doc.roles, { role: 'district', scopeId: 'district' }], roleEpoch: 1, sessionEpoch: 1, endedSessions: [{ id: 'x', until: 1 }], communityId: 'cm02', label: '党员 1 号', openid: 'x', consentAt: 1, member: undefined, profile: undefined }
  for (const [key, value] of Object.entries({ ...facts, head: 'A'.repeat(22), version: 3, segments: 0, log: doc.log.slice(0, -1) })) mustShow(key, { [key]: value })
})

test('照片的检查结果写在照片自己的历史里：把没通过的改成通过，看得出来', async () => {
  const upload = (data: Buffer) => world.as(CAST.resident).ok('files', 'uploadPhoto', { base64: data.toString('base64') })
  await upload(tinyJpeg())
  await upload(tinyPng({ data: Buffer.concat([Buffer.from(RISKY_MEDIA[0] ?? ''), Buffer.alloc(100)]) }))
  await world.cloud.mediaChecked()
  const photos = world.cloud.database.dump('photos') as unknown as (Doc & { status: string; log: Line[] })[]
  expect(photos.map(({ status, log }) => [status, log.map((line) => [line['action'], line['status']])]).sort()).toEqual([
    ['ok', [['upload', 'checking'], ['settle', 'ok']]], ['risky', [['upload', 'checking'], ['settle', 'risky']]],
  ])
  expect(recheckPhotos(photos)).toMatchObject({ brokenChains: 0 })
  for (const photo of photos) {
    expect(recheckPhotos([{ ...photo, status: photo.status === 'ok' ? 'risky' : 'ok' }]).brokenChains).toBe(1)
    for (const [index, line] of photo.log.entries()) for (const wrong of tampered(line)) expect(recheckPhotos([{ ...photo, log: photo.log.map((each, at) => (at === index ? wrong : each)) }]).brokenChains).toBe(1)
  }
})

test('岗位、报到这些记录，过了的班次和记下的积分也在锚里：谁的签到、哪一笔被改过，对不上那一天', async () => {
  const shifts = shiftsIn(world)
  const claimed = await shifts.claimed(CAST.member, 2, { place: AT_STATION, reach: 'district' })
  const { shiftId, postId, startsAt } = claimed
  await shifts.served(CAST.member, claimed, 90 * MINUTE)
  // The shift is over, the night settles it, three days later it stands for good, and the next night it is vouched for.
  for (let night = 0; night < 7; night += 1) {
    world.cloud.clock.advance(5 * 60 * MINUTE)
    await tick()
    midnight(16 * MINUTE)
    await tick()
  }
  expect(wrongDays()).toEqual([])
  const [entry] = world.cloud.database.dump('ledger') as unknown as readonly { readonly _id: string; readonly rules: number }[]
  if (entry === undefined) throw new Error('nothing was settled')

  const changed: readonly (readonly [string, string, object, object])[] = [
    ['ledger', entry._id, { rules: 99 }, { rules: entry.rules }],
    ['shifts', shiftId, { [`claims.${idOf(CAST.member)}.in.at`]: startsAt - 1 }, { [`claims.${idOf(CAST.member)}.in.at`]: startsAt }],
  ]
  for (const [collection, id, wrong, right] of changed) {
    await db.collection(collection).doc(id).update(wrong)
    expect([collection, wrongDays().length]).toEqual([collection, 1])
    await db.collection(collection).doc(id).update(right)
    expect([collection, wrongDays()]).toEqual([collection, []])
  }
  await db.collection('records').doc(postId).remove()
  expect(wrongDays()).toHaveLength(1)
})
