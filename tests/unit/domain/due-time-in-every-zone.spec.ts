import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join } from 'node:path'

interface Printed {
  readonly offsetMinutes: number
  readonly days: readonly (readonly [string, string, unknown])[]
}

function answersUnder(zone: string): { readonly offsetMinutes: number; readonly hash: string; readonly firstDay: string } {
  const script = join(__dirname, 'print-due-times.ts')
  const printed = execFileSync(process.execPath, ['--import', 'tsx', script], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
  })
  const { offsetMinutes, ...answers } = JSON.parse(printed) as Printed
  return {
    offsetMinutes,
    hash: createHash('sha256').update(JSON.stringify(answers)).digest('hex'),
    firstDay: answers.days[0]?.[0] ?? '',
  }
}

test('服务器在哪个时区，期限都一样', () => {
  const zones = ['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati'].map(answersUnder)

  // Guards the test itself: the three processes really lived in three zones.
  expect(zones.map((zone) => zone.offsetMinutes)).toEqual([-480, 300, -840])
  expect(new Set(zones.map((zone) => zone.hash)).size).toBe(1)
  expect(zones[0]?.firstDay).toBe('2025-12-20')
}, 60_000)
