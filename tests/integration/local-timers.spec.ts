import { startLocalCloud } from '../support/local-cloud'

/** Timers as they fire by themselves; what goes wrong with them on purpose is among the faults. */
const FUNCTIONS = { tick: `exports.main = async (event) => event.Time` }
const every = (config: string) => ({ tick: { timeout: 20, triggers: [{ name: 'own', type: 'timer', config }] } })
const START_AT = Date.parse('2030-01-02T03:00:00.000Z')

/** The functions fired by their timers, in order. */
const watched = (lines: string[]) => (line: object) => {
  if ('source' in line && line.source === 'timer' && 'outcome' in line) lines.push(String(line.outcome))
}
const until = async (done: () => boolean) => {
  for (let i = 0; i < 400 && !done(); i++) await new Promise((next) => setTimeout(next, 10))
}

test('真的时钟走着，每秒的定时器自己触发，停下以后不再触发', async () => {
  const fired: string[] = []
  const own = await startLocalCloud({ functions: FUNCTIONS, configs: every('* * * * * * *'), options: { timers: true, log: watched(fired) } })
  await until(() => fired.length >= 2)
  await own.end()
  const there = fired.length
  await new Promise((next) => setTimeout(next, 1200))
  expect([there >= 2, fired.length]).toEqual([true, there])
})

test('睡过了头只补最近的一次；时钟往回拨，过去的那一次会再到', async () => {
  const fired: string[] = []
  const own = await startLocalCloud({ functions: FUNCTIONS, configs: every('0 0 * * * * *'), options: { clock: { startAt: START_AT }, timers: true, log: watched(fired) } })
  own.cloud.clock.advance(5 * 3_600_000)
  await until(() => fired.length >= 1)
  own.cloud.clock.set(START_AT)
  own.cloud.clock.advance(3_600_000)
  await until(() => fired.length >= 2)
  await new Promise((next) => setTimeout(next, 50))
  expect(fired).toEqual(['ok', 'ok'])
  await own.end()
})
