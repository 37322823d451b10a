import { NEW_MODEL } from '@core/domain/dispatch/acceptance'
import { calibrationOf } from '@core/domain/dispatch/calibration'

/** What the model said beside what came, as staff read it. */
const bins = (filled: Readonly<Record<number, { count: number; said: number; yes: number }>>) => NEW_MODEL.bins.map((bin, at) => filled[at] ?? bin)

test('回答太少，不说准不准', () => {
  expect(calibrationOf(NEW_MODEL)).toEqual({ answers: 0, tenths: [] })
  expect(calibrationOf({ bins: bins({ 3: { count: 49, said: 17, yes: 20 } }) })).toEqual({ answers: 49, tenths: [] })
})

test('说三成的、说七成的各有几次答应，平均差多少；只有几次的一档不列', () => {
  const { answers, error, tenths } = calibrationOf({ bins: bins({ 3: { count: 100, said: 35, yes: 33 }, 7: { count: 40, said: 29, yes: 31 }, 9: { count: 4, said: 3.7, yes: 1 } }) })
  expect(answers).toBe(144)
  expect(error).toBeCloseTo((2 + 2 + 2.7) / 144, 4)
  expect(tenths).toEqual([{ count: 100, said: 0.35, yes: 33 }, { count: 40, said: 0.725, yes: 31 }])
})
