import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join } from 'node:path'

interface Printed {
  readonly offsetMinutes: number
  readonly days: readonly (readonly [string, string, unknown])[]
  readonly moments: readonly number[]
}

function answersUnder(zone: string): { readonly offsetMinutes: number; readonly hash: string; readonly firstDay: string; readonly moments: readonly number[] } {
  const script = join(__dirname, 'print-due-times.ts')
  const printed = execFileSync(process.execPath, ['--import', 'tsx', script], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
    maxBuffer: 16 * 1024 * 1024,
  })
  const { offsetMinutes, ...answers } = JSON.parse(printed) as Printed
  return {
    offsetMinutes,
    hash: createHash('sha256').update(JSON.stringify(answers)).digest('hex'),
    firstDay: answers.days[0]?.[0] ?? '',
    moments: answers.moments,
  }
}

test('服务器在哪个时区，期限都一样', () => {
  const zones = ['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati'].map(answersUnder)

  // Guards the test itself: the three processes really lived in three zones.
  expect(zones.map((zone) => zone.offsetMinutes)).toEqual([-480, 300, -840])
  expect(new Set(zones.map((zone) => zone.hash)).size).toBe(1)
  expect(zones[0]?.firstDay).toBe('2025-12-20')
  // Read off the wall clock and back again, every half hour of a year.
  expect(zones[0]?.moments).toEqual(Array.from({ length: 366 * 48 }, (_, i) => Date.UTC(2026, 0, 1) + i * 1_800_000))
}, 60_000)
