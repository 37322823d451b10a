import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FAULT_KINDS, type FaultOptions, readFaults } from '../../local/faults/fault-kinds'
import { type Fixture, type LocalCloud, startLocalCloud } from '../support/local-cloud'

/** Every kind of fault with what it looks like from the SDK, and that a seed tells the same story twice. */
const START_AT = Date.parse('2030-01-02T03:00:00.000Z')
const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})
const startWith = async (faults: FaultOptions, more: Fixture = {}): Promise<LocalCloud> => {
  const local = await startLocalCloud({ indexes: { notes: [] }, ...more, options: { clock: { startAt: START_AT }, ...more.options, faults } })
  ends.push(local.end)
  return local
}
const notesOf = ({ app }: LocalCloud) => app.database().collection('notes')
const outcome = (run: Promise<unknown>) => run.then(() => 'ok', (error: { code?: string }) => error.code ?? 'none')
const stored = ({ cloud }: LocalCloud) => cloud.database.dump('notes')
const until = async (done: () => boolean) => {
  for (let i = 0; i < 200 && !done(); i++) await new Promise((next) => setTimeout(next, 10))
}

describe('同一个种子', () => {
  const story = async (seed: number) => {
    const local = await startWith({ seed, latency: 0.2, latencyMs: 2, cut: 0.15, lostReply: 0.15, duplicate: 0.15, late: 0.1, diskFull: 0.1, readOnly: 0.1 })
    const outcomes: string[] = []
    for (let n = 0; n < 60; n++) outcomes.push(await outcome(notesOf(local).add({ _id: `n${n}`, n })))
    return { outcomes, notes: [...local.cloud.faults()], kept: stored(local) }
  }

  test('同样的调用，同样的故障，同样的结果；换一个种子就不同', async () => {
    const [first, second, other] = [await story(7), await story(7), await story(8)]
    expect(second).toEqual(first)
    expect(other.notes).not.toEqual(first.notes)
    expect(new Set(first.notes.map(({ kind }) => kind)).size).toBe(7)
  })

  test('改一种故障的多少，不动别的故障落在哪里', async () => {
    const cuts = async (latency: number) => {
      const local = await startWith({ seed: 3, cut: 0.3, latency, latencyMs: 1 })
      for (let n = 0; n < 30; n++) await outcome(notesOf(local).add({ n }))
      return local.cloud.faults().filter(({ kind }) => kind === 'cut')
    }
    expect(await cuts(0.5)).toEqual(await cuts(0))
  })
})

describe('请求', () => {
  test('延迟：答复照常，晚一点', async () => {
    const local = await startWith({ seed: 1, latency: 1, latencyMs: 400 })
    const began = performance.now()
    for (let n = 0; n < 5; n++) await notesOf(local).add({ n })
    expect(performance.now() - began).toBeGreaterThan(200)
    expect(stored(local)).toHaveLength(5)
  })

  test('断开：调用的人得到错误，什么也没有写', async () => {
    const local = await startWith({ seed: 1, cut: 1 })
    expect(await outcome(notesOf(local).add({ n: 1 }))).not.toBe('ok')
    expect(stored(local)).toEqual([])
  })

  test('答复丢了：调用的人得到错误，写已经落盘；换一个请求号重来就是两份', async () => {
    const local = await startWith({ seed: 1, lostReply: 1 })
    expect(await outcome(notesOf(local).add({ n: 1 }))).not.toBe('ok')
    expect(await outcome(notesOf(local).add({ n: 1 }))).not.toBe('ok')
    expect(stored(local)).toHaveLength(2)
  })

  test('送到两次：没有守卫的加一加了两次，有守卫的只算一次，答复都是第一次的', async () => {
    const local = await startWith({ seed: 1, duplicate: 1 })
    local.cloud.database.insertMany('notes', [{ _id: 'free', n: 0 }, { _id: 'guarded', n: 0 }])
    const { inc } = local.app.database().command
    expect((await notesOf(local).doc('free').update({ n: inc(1) })).updated).toBe(1)
    expect((await notesOf(local).where({ _id: 'guarded', n: 0 }).update({ n: inc(1) })).updated).toBe(1)
    expect(stored(local).map(({ n }) => n)).toEqual([2, 1])
  })

  test('迟到：当时得到错误，云端时钟走到了才写进去', async () => {
    const local = await startWith({ seed: 1, late: 1, lateMs: 2 * 86_400_000 })
    expect(await outcome(notesOf(local).add({ _id: 'late' }))).not.toBe('ok')
    local.cloud.clock.advance(86_400_000)
    await new Promise((next) => setTimeout(next, 30))
    expect(stored(local)).toEqual([])
    local.cloud.clock.advance(86_400_000)
    await until(() => stored(local).length > 0)
    expect(stored(local)).toEqual([{ _id: 'late' }])
  })
})

describe('磁盘', () => {
  test.each(['diskFull', 'readOnly'] as const)('%s：写得到 SYS_ERR 并且没有留下，读照常', async (kind) => {
    const local = await startWith({ seed: 1, [kind]: 1 })
    local.cloud.database.insertMany('notes', [{ _id: 'before' }])
    const others = await Promise.all(Array.from({ length: 5 }, (_, n) => outcome(notesOf(local).add({ n }))))
    expect(others).toEqual(Array.from({ length: 5 }, () => 'SYS_ERR'))
    expect((await notesOf(local).get()).data).toEqual([{ _id: 'before' }])
    local.cloud.database.insertMany('notes', [{ _id: 'after' }])
    expect(stored(local).map(({ _id }) => _id)).toEqual(['before', 'after'])
  })

  test('磁盘满了的那几次之间，别的写照样成功', async () => {
    const local = await startWith({ seed: 5, diskFull: 0.4 })
    const outcomes: string[] = []
    for (let n = 0; n < 30; n++) outcomes.push(await outcome(notesOf(local).add({ _id: `n${n}` })))
    expect(new Set(outcomes)).toEqual(new Set(['ok', 'SYS_ERR']))
    expect(stored(local).map(({ _id }) => _id)).toEqual(outcomes.flatMap((code, n) => (code === 'ok' ? [`n${n}`] : [])))
  })
})

describe('时钟和定时器', () => {
  const functions = {
    clock: 'exports.main = async () => Date.now()',
    tick: `const app = require(${JSON.stringify(require.resolve('@cloudbase/node-sdk'))}).init({ env: 'local' })
      exports.main = async (event) => app.database().collection('notes').add({ at: event.Time })`,
  }
  const configs = { tick: { timeout: 20, triggers: [{ name: 'minute', type: 'timer', config: '0 * * * * * *' }] } }
  const firing = async (faults: FaultOptions) => startWith(faults, { functions, configs, options: { timers: true } })

  test('函数实例的时钟不准，不超过说好的范围，数据库的时间不受影响', async () => {
    const local = await startWith({ seed: 4, clockSkew: 1, skewMs: 60_000 }, { functions })
    const seen = (await local.cloud.invoke('clock', {})) as number
    expect(seen).not.toBe(START_AT)
    expect(Math.abs(seen - START_AT)).toBeLessThanOrEqual(60_000)
    await notesOf(local).add({ at: local.app.database().serverDate() })
    expect(stored(local)[0]?.['at']).toEqual(new Date(START_AT))
  })

  test('到点触发两次', async () => {
    const local = await firing({ seed: 1, timerTwice: 1 })
    local.cloud.clock.advance(60_000)
    await until(() => stored(local).length === 2)
    expect(stored(local).map(({ at }) => at)).toEqual([1, 2].map(() => new Date(START_AT + 60_000).toISOString()))
  })

  test('到点不触发，下一次也不补', async () => {
    const local = await firing({ seed: 1, timerNever: 1 })
    for (let n = 0; n < 3; n++) local.cloud.clock.advance(60_000)
    await new Promise((next) => setTimeout(next, 100))
    expect([stored(local), local.cloud.faults().length]).toEqual([[], 3])
  })

  test('晚触发：带的还是原来的时间', async () => {
    const local = await firing({ seed: 1, timerLate: 1, lateMs: 90_000 })
    local.cloud.clock.advance(60_000)
    await new Promise((next) => setTimeout(next, 100))
    expect(stored(local)).toEqual([])
    local.cloud.clock.advance(90_000)
    await until(() => stored(local).length > 0)
    expect(stored(local)[0]).toMatchObject({ at: new Date(START_AT + 60_000).toISOString() })
  })
})

test('同一个种子，同样的钟差，同样的定时器故障：哪一次、多少都一样；换一个种子就不同', async () => {
  const functions = { clock: 'exports.main = async () => Date.now()', tick: 'exports.main = async () => 1' }
  const configs = { tick: { triggers: [{ name: 'minute', type: 'timer', config: '0 * * * * * *' }] } }
  const story = async (seed: number) => {
    const local = await startWith({ seed, clockSkew: 0.6, timerTwice: 0.4, timerNever: 0.4, timerLate: 0.4, lateMs: 90_000 }, { functions, configs, options: { timers: true, instancesPerFunction: 5 } })
    const seen = (await Promise.all(Array.from({ length: 5 }, () => local.cloud.invoke('clock', {})))) as number[]
    for (let n = 0; n < 12; n++) {
      local.cloud.clock.advance(60_000)
      await new Promise((next) => setTimeout(next, 10))
    }
    const firings = () => local.cloud.calls().filter(({ fn }) => fn === 'tick').map(({ at }) => (at - START_AT) / 60_000).sort((a, b) => a - b)
    // A busy machine starts an instance late: until nothing more has come for a while.
    for (let [count, still] = [-1, 0]; still < 10; still = firings().length === count ? still + 1 : 0) {
      count = firings().length
      await new Promise((next) => setTimeout(next, 50))
    }
    return { skews: seen.map((at) => at - START_AT).sort((a, b) => a - b), notes: local.cloud.faults().filter(({ kind }) => kind !== 'clockSkew'), firings: firings() }
  }
  const [first, again, other] = [await story(5), await story(5), await story(6)]
  expect(again).toEqual(first)
  expect(other).not.toEqual(first)
  expect(new Set(first.notes.map(({ kind }) => kind))).toEqual(new Set(['timerTwice', 'timerNever', 'timerLate']))
  expect(first.skews.some((skew) => skew !== 0)).toBe(true)
})

test('每一种故障都有一个测试叫得出它的名字', () => {
  const text = ['local-faults.spec.ts', 'local-faults-edges.spec.ts', 'local-faults-process.spec.ts'].map((file) => readFileSync(join(__dirname, file), 'utf8')).join()
  expect(Object.keys(FAULT_KINDS).filter((kind) => !new RegExp(`\\b${kind}\\b`).test(text))).toEqual([])
})

test.each([['latency=0.1', '种子'], ['seed=1,latency=2', 'latency 要一个 0 到 1'], ['seed=1,fire=1', '没有 fire 这种故障'], ['seed=1,latencyMs=-1', 'latencyMs 要'], ['seed=x', 'seed 要']])('故障写成 %s：一句话说明', (text, sentence) => {
  expect(() => readFaults(text)).toThrow(sentence)
})
