import { LONGEST_WINDOW_MS, windowMs } from '@core/domain/dispatch/window'
import { HOUR, MORNING } from '../../support/dispatch-facts'

test('急的马上派，一分钟也不等', () => {
  for (const urgency of ['p0', 'p1'] as const) expect(windowMs({ urgency }, 2 * HOUR, MORNING)).toBe(0)
})

test('不急的等到限时的一半，最多一小时；剩下的一半用来问人', () => {
  expect(windowMs({ urgency: 'p2' }, HOUR, MORNING)).toBe(HOUR / 2)
  expect(windowMs({ urgency: 'p3' }, 2 * HOUR, MORNING)).toBe(HOUR)
  expect(windowMs({ urgency: 'p2' }, 48 * HOUR, MORNING)).toBe(LONGEST_WINDOW_MS)
})

test('有约的，约之前要留够问人的时间；来不及等就不等', () => {
  const at = (hours: number) => ({ urgency: 'p2', appointment: { from: MORNING + hours * HOUR, to: MORNING + (hours + 1) * HOUR } }) as const
  expect(windowMs(at(24), 2 * HOUR, MORNING)).toBe(HOUR)
  expect(windowMs(at(1.25), 2 * HOUR, MORNING)).toBe(HOUR / 4)
  expect(windowMs(at(0.5), 2 * HOUR, MORNING)).toBe(0)
  expect(windowMs(at(-3), 2 * HOUR, MORNING)).toBe(0)
  expect(windowMs({ urgency: 'p3' }, 0, MORNING)).toBe(0)
})
