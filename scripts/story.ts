import { statSync } from 'node:fs'
import { makeRandom } from '../local/seed/random'
import { sampleMessages } from '../local/seed/sample-messages'
import { MONDAY, startWorld, type World } from '../tests/support/world'
import { buildFunctions } from './build-functions'
import { readOptions, refuse } from './options'
import { print } from './print'
import { booked, makePlayers, type Ledger } from './story/actors'
import { makeAgenda } from './story/agenda'
import { castFor } from './story/cast'
import { DAY, HOUR, type Stage } from './story/plot'
import { readMessages } from './story/read-messages'
import { recheck } from './story/recheck'
import { dumpOf, recheckAnchors } from './story/recheck-anchors'
import { recheckPeople, recheckPhotos } from './story/recheck-people'
import { ownerOf } from './story/owners'
import { residentAnswers, submit } from './story/resident-scenes'
import { sitDown, streetRules } from './story/staff-scenes'

/**
 * Sends messages through the running functions as residents' orders, lets staff and members act on a virtual clock, and
 * then reads the stored documents with code of its own: what was lost, what was illegal, which history does not hold.
 */
const HELP = '用法：npm run story -- [--messages 文件.jsonl] [--limit N] [--seed N] [--table]（默认打印一个 JSON）'
/** After the last message, everything has this long to end: silence, archive, escalation. */
const AFTERWARDS = 35 * DAY
/** How often the timer fires in virtual time while there is something to do; in the cloud it is every minute. */
const TICK = 3 * HOUR
const QUIET_TICK = 24 * HOUR
/** Function and database calls over an order's whole life, at most, beside what a day costs on which nothing happens (anchor, ledger, accounts); fewer orders share the timer's firings. */
const CALLS_PER_ORDER = [{ fromOrders: 1_000, most: 25 }, { fromOrders: 150, most: 27 }, { fromOrders: 50, most: 30 }] as const

/** The own texts, heard two and a half times: the same trouble is told again, by others and from elsewhere. */
const OWN_MESSAGES = 150
function ownMessages(limit = OWN_MESSAGES): ReturnType<typeof readMessages> {
  const messages = Array.from({ length: limit }, (_, n) => {
    const { id, title, text } = sampleMessages[n % sampleMessages.length] as (typeof sampleMessages)[number]
    return { id: `${id}-${n}`, title, text }
  })
  return { messages, unreadable: [], total: limit }
}

async function main(): Promise<void> {
  const { values } = readOptions({ options: { messages: { type: 'string' }, limit: { type: 'string' }, seed: { type: 'string', default: '1' }, table: { type: 'boolean', default: false }, json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } })
  if (values.help) return void process.stdout.write(`${HELP}\n`)
  const limit = values.limit === undefined ? undefined : Number(values.limit)
  if (limit !== undefined && (!Number.isInteger(limit) || limit < 1)) refuse('--limit 要是正整数')
  if (values.messages !== undefined && statSync(values.messages, { throwIfNoEntry: false })?.isFile() !== true) refuse(`没有这个文件：${values.messages}`)
  const read = values.messages === undefined ? ownMessages(limit) : readMessages(values.messages, limit)
  for (const line of read.unreadable) process.stderr.write(`第 ${line} 行读不懂，已跳过\n`)

  const begun = performance.now()
  await buildFunctions()
  const world = await startWorld({ instancesPerFunction: 1 })
  try {
    const ledger: Ledger = { promised: [], refusals: {}, differing: [], costs: {}, checking: 0 }
    const random = makeRandom(Number(values.seed))
    const stage: Stage = { world, random, agenda: makeAgenda(), cast: castFor(read.messages.length), player: makePlayers(world, random, ledger), rosters: new Map(), waiting: new Set(), scenes: { sitDown, streetRules, residentAnswers } }
    ownerOf.clear()
    world.cloud.meter.start()
    const submitted = await play(stage, read.messages, ledger)
    const calls = world.cloud.meter.read()
    const { dump } = world.cloud.database
    const days = dump('anchors').length
    const { aDay, aCheck, night } = await idleDay(world)
    const kept = dumpOf(dump)
    const checked = recheck(kept.orders, kept.order_log, ledger.promised)
    const others = [recheckPeople(kept.people, kept.people_log), recheckPhotos(kept.photos)]
    const wrongAnchors = recheckAnchors(dump('anchors'), kept)
    const result = {
      messages: read.total, unreadable: read.unreadable.length, refusedAtSubmission: read.messages.length - submitted, submitted,
      orders: checked.orders, splitChildren: checked.splitChildren, byState: checked.byState, transitions: checked.transitions, transitionsBy: checked.transitionsBy,
      refusals: Object.values(ledger.refusals).reduce((sum, count) => sum + count, 0), refusalsByCode: ledger.refusals,
      lost: checked.lost + Math.abs(checked.orders - submitted - checked.splitChildren), illegal: checked.illegal, brokenChains: checked.brokenChains + others.reduce((sum, { brokenChains }) => sum + brokenChains, 0), anchors: days, wrongAnchors: wrongAnchors.length,
      callsBy: Object.fromEntries(Object.entries(ledger.costs).sort(([, a], [, b]) => b.calls - a.calls).map(([name, { times, calls: made }]) => [name, `${times}×${(made / times).toFixed(1)}`])),
      differentAnswers: ledger.differing.length,
      callsPerOrder: Number(((calls.fn + calls.db - aDay * days - aCheck * ledger.checking) / Math.max(1, checked.orders)).toFixed(2)), callsPerIdleDay: aDay, callsPerNightOfChecking: night, days,
      wallSeconds: Number(((performance.now() - begun) / 1000).toFixed(1)),
    }
    for (const problem of [...checked.problems, ...others.flatMap(({ problems }) => problems), ...wrongAnchors.map((day) => `the anchor of ${day} does not fit`), ...ledger.differing].slice(0, 20)) process.stderr.write(`${problem}\n`)
    if (!values.table || values.json) process.stdout.write(`${JSON.stringify(result)}\n`)
    else print(Object.fromEntries(Object.entries(result).map(([key, value]) => [key, { value: typeof value === 'object' ? JSON.stringify(value) : value }])), false, '一批诉求的一生', { value: '' })
    const most = CALLS_PER_ORDER.find(({ fromOrders }) => checked.orders >= fromOrders)?.most ?? Infinity
    const costly = result.callsPerOrder > most
    if (costly) process.stderr.write(`一单用了 ${result.callsPerOrder} 次调用，超过 ${most} 次\n`)
    if (costly || result.lost + result.illegal + result.brokenChains + result.wrongAnchors + result.differentAnswers > 0) process.exitCode = 1
  } finally {
    await world.stop()
  }
}

/** Calls of a firing of the timer that finds nothing to do. */
const IDLE_FIRING = 2

/**
 * Calls of a day on which nothing happens, by the firing that seals it; and what the night's check of the books takes beside it,
 * a firing and altogether. Where something was still to be rung, the next day is looked at.
 */
async function idleDay({ cloud }: World): Promise<{ readonly aDay: number; readonly aCheck: number; readonly night: number }> {
  const firing = async (after: number) => {
    cloud.clock.advance(after)
    cloud.meter.start()
    const { data } = (await cloud.fireTimer('clock')) as { data?: { rung: number; folded: number; checked: number } }
    const { fn, db } = cloud.meter.read()
    return { calls: fn + db, checks: (data?.checked ?? 0) > 0, isQuiet: (data?.rung ?? 0) + (data?.folded ?? 0) === 0 }
  }
  let sealing = await firing(QUIET_TICK)
  while (!sealing.isQuiet) sealing = await firing(QUIET_TICK)
  const checking: number[] = []
  for (let next = await firing(60_000); next.checks; next = await firing(60_000)) checking.push(next.calls - IDLE_FIRING)
  const night = checking.reduce((sum, calls) => sum + calls, 0)
  const aCheck = night / Math.max(1, checking.length)
  return { aDay: Math.round(sealing.calls - (sealing.checks ? aCheck : 0)), aCheck, night }
}

async function play(stage: Stage, messages: readonly { readonly id: string; readonly title: string; readonly text: string }[], ledger: Ledger): Promise<number> {
  let submitted = 0
  let heard = 0
  let at = MONDAY
  for (const message of messages) {
    stage.agenda.at(at, async () => {
      if (await submit(stage, message)) submitted += 1
      heard += 1
      progress(heard, messages.length)
    })
    at += stage.random.int(8, 40) * 1000
  }
  const end = at + AFTERWARDS
  const { clock, database } = stage.world.cloud
  let tick = MONDAY + TICK
  for (let event = stage.agenda.next(); ; event = stage.agenda.next()) {
    while (tick <= (event?.time ?? end)) {
      clock.set(Math.max(tick, clock.now()))
      const reply = (await booked(stage.world, ledger, 'timer', () => stage.world.cloud.fireTimer('clock'))) as { data?: { rung: number; folded: number; checked: number } }
      if ((reply.data?.checked ?? 0) > 0) ledger.checking += 1
      tick += event === undefined ? QUIET_TICK : TICK
      // Nothing to ring and nothing to fold: the quiet lasts until the next bell or the next event.
      const idle = (reply.data?.rung ?? 0) + (reply.data?.folded ?? 0) === 0
      if (idle) tick = Math.max(tick, Math.min(event?.time ?? end, nextBell(database.dump('orders'))))
      if (event === undefined && idle && tick >= end) break
    }
    if (event === undefined) break
    clock.set(Math.max(event.time, clock.now()))
    await event.what()
  }
  return submitted
}

const nextBell = (orders: readonly object[]): number => orders.reduce((first: number, order) => Math.min(first, (order as { nextAt: number }).nextAt), Infinity)

function progress(done: number, all: number): void {
  if (!process.stderr.isTTY && done % 100 !== 0 && done !== all) return
  const width = 30
  const filled = Math.round((done / all) * width)
  process.stderr.write(`${process.stderr.isTTY ? '\r' : ''}${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done.toLocaleString('en')} / ${all.toLocaleString('en')} 条诉求${process.stderr.isTTY && done !== all ? '' : '\n'}`)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
})
