import { createHash } from 'node:crypto'
import type cloudbase from '@cloudbase/node-sdk'
import { recheck } from '../../scripts/story/recheck'
import { CAST, journey, stored } from '../support/journey'
import { appOf } from '../support/local-cloud'
import type { World } from '../support/world'
import { startWorld } from '../support/world'

/** A changed line of a history breaks its chain; a whole chain rewritten no longer fits the day's anchor. */
let world: World
let db: ReturnType<cloudbase.CloudBase['database']>
beforeAll(async () => {
  world = await startWorld({ instancesPerFunction: 1 })
  db = appOf(world.cloud).database()
}, 60_000)
afterAll(async () => { await world?.stop() })

type Doc = Record<string, unknown>
interface Line extends Doc { readonly seq: number; readonly at: number; readonly hash: string }
const DAY = 86_400_000
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

const hash22 = (...parts: readonly string[]) => createHash('sha256').update(parts.join('\u0000')).digest('base64url').slice(0, 22)

/** The anchor of a day worked out again from the histories as they stand now. */
function anchorAgain(prev: string, at: number): { hash: string; count: number } {
  const segments = world.cloud.database.dump('order_log') as unknown as { orderId: string; segment: number; entries: Line[] }[]
  const orders = world.cloud.database.dump('orders') as unknown as { _id: string; log: Line[] }[]
  let [hash, count] = [prev, 0]
  for (const { _id, log } of [...orders].sort((a, b) => (a._id < b._id ? -1 : 1))) {
    const sealed = segments.filter((segment) => segment.orderId === _id).sort((a, b) => a.segment - b.segment).flatMap((segment) => segment.entries)
    const last = [...sealed, ...log].filter((line) => line.at <= at).at(-1)
    if (last === undefined) continue
    hash = hash22('anchor', hash, _id, String(last.seq), last.hash)
    count += 1
  }
  return { hash, count }
}
const anchors = () => world.cloud.database.dump('anchors') as unknown as { _id: string; at: number; hash: string; prev: string; count: number }[]

test('每天一个锚，一天只写一次，一个接一个；整条历史重写过的单子对不上锚', async () => {
  await longLife()
  world.cloud.clock.advance(DAY)
  await Promise.all([tick(), tick()])
  await tick()
  expect(new Set(anchors().map((anchor) => anchor._id)).size).toBe(anchors().length)
  // What is written in the very millisecond of an anchor may be in it or not; nothing here is.
  world.cloud.clock.advance(1000)
  const first = anchors().at(-1)
  const orderId = await longLife()
  world.cloud.clock.advance(DAY)
  await tick()
  await tick()
  world.cloud.clock.advance(1000)
  const second = anchors().at(-1)
  if (first === undefined || second === undefined) throw new Error('no anchors')
  expect([second.prev, second._id > first._id]).toEqual([first.hash, true])
  await world.as(CAST.staff).ok('orders', 'noteInternal', { as: 'staff', orderId, note: '锚以后写的' })
  expect(anchorAgain(first.prev, first.at)).toEqual({ hash: first.hash, count: first.count })
  expect(anchorAgain(second.prev, second.at)).toEqual({ hash: second.hash, count: second.count })

  // Somebody with the database in their hands rewrites one note and every hash after it: the chain is whole again.
  const doc = world.cloud.database.dump('orders').find((each) => each['_id'] === orderId) as unknown as Doc & { log: Line[] }
  let prev = String(doc.log[0]?.['prev'])
  const rewritten = doc.log.map((line, index) => {
    const { hash: _hash, ...body } = { ...line, ...(index === 3 ? { note: '改过的' } : {}), prev }
    const sorted = JSON.stringify(body, (_, value: unknown) => (value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value))
    prev = hash22('log', sorted)
    return { ...body, hash: prev }
  })
  await db.collection('orders').doc(orderId).update({ log: rewritten, head: prev })
  expect(broken(world.cloud.database.dump('orders'), world.cloud.database.dump('order_log'))).toBe(0)
  expect(anchorAgain(first.prev, first.at).hash).toBe(first.hash)
  expect(anchorAgain(second.prev, second.at).hash).not.toBe(second.hash)
})
