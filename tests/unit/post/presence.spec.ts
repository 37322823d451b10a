import { inFence } from '@core/domain/check-in/fence'
import { isHeardLate, lengthOf, notCovered, presenceRefusal, servedSpan, tellingRefusal } from '@core/domain/check-in/presence'
import { heardLateText } from '@core/text/zh-presence'

const MIN = 60_000
const HOUR = 60 * MIN
const SHIFT = { startsAt: 100 * HOUR, endsAt: 102 * HOUR }
const mark = (at: number) => ({ at, way: 'code' as const, flagged: false })

test('时长只算班次里的：早到不多算，晚走不多算，没签退不算', () => {
  expect(servedSpan(SHIFT, { in: mark(SHIFT.startsAt - 30 * MIN), out: mark(SHIFT.endsAt + HOUR) })).toEqual({ from: SHIFT.startsAt, to: SHIFT.endsAt })
  expect(servedSpan(SHIFT, { in: mark(SHIFT.startsAt + 10 * MIN), out: mark(SHIFT.endsAt - 20 * MIN) })).toEqual({ from: SHIFT.startsAt + 10 * MIN, to: SHIFT.endsAt - 20 * MIN })
  expect(servedSpan(SHIFT, { in: mark(SHIFT.startsAt) })).toBeUndefined()
  expect(servedSpan(SHIFT, { in: mark(SHIFT.endsAt + MIN), out: mark(SHIFT.endsAt + HOUR) })).toBeUndefined()
})

test('同一段时间只算一次：被别的服务占着的那一段去掉', () => {
  const span = { from: 0, to: 10 }
  expect(notCovered(span, [])).toEqual([span])
  expect(notCovered(span, [{ from: 3, to: 5 }])).toEqual([{ from: 0, to: 3 }, { from: 5, to: 10 }])
  expect(notCovered(span, [{ from: -5, to: 4 }, { from: 8, to: 20 }])).toEqual([{ from: 4, to: 8 }])
  expect(notCovered(span, [{ from: -1, to: 11 }])).toEqual([])
  expect(notCovered(span, [{ from: 10, to: 12 }])).toEqual([span])
  expect(lengthOf(notCovered(span, [{ from: 3, to: 5 }, { from: 4, to: 6 }]))).toBe(7)
})

test('什么时候能签：开始前一小时到结束后两小时，边上的时刻算在里面', () => {
  expect([SHIFT.startsAt - HOUR - 1, SHIFT.startsAt - HOUR, SHIFT.endsAt + 2 * HOUR, SHIFT.endsAt + 2 * HOUR + 1].map((at) => presenceRefusal(SHIFT, at))).toEqual(['TOO_EARLY', null, null, 'CHECK_IN_OVER'])
})

test('晚传的：位置十分钟、码两分钟内照算，一天内打标，再晚不收；比现在晚两分钟以上不收', () => {
  const now = 1_000 * HOUR
  expect([now - 24 * HOUR, now - 24 * HOUR - 1, now + 2 * MIN, now + 2 * MIN + 1].map((at) => tellingRefusal(at, now))).toEqual([null, 'PROOF_TOO_OLD', null, 'CLOCK_AHEAD'])
  expect([now - 10 * MIN, now - 10 * MIN - 1].map((at) => isHeardLate(at, now, 'position'))).toEqual([false, true])
  expect([now - 2 * MIN, now - 2 * MIN - 1].map((at) => isHeardLate(at, now, 'code'))).toEqual([false, true])
})

test('为什么打标，用分钟和小时说', () => {
  expect([2.4 * MIN, 59 * MIN, 90 * MIN].map(heardLateText)).toEqual(['过了 2 分钟才传到', '过了 59 分钟才传到', '过了 1.5 小时才传到'])
})

test('围栏：圆碰到就算，精度太差不算，没有地点不算', () => {
  const place = { lng: 118, lat: 36.6 }
  const east = (metres: number, accuracyM: number) => inFence({ lng: 118 + metres / (111_195 * Math.cos((36.6 * Math.PI) / 180)), lat: 36.6, accuracyM }, place)
  expect(east(290, 5)).toMatchObject({ ok: true, distanceM: 290 })
  expect(east(320, 25)).toMatchObject({ ok: true })
  expect(east(330, 25)).toMatchObject({ ok: false, code: 'TOO_FAR', detail: { distanceM: 330 } })
  expect(east(0, 201)).toMatchObject({ ok: false, code: 'POSITION_VAGUE' })
  expect(inFence({ ...place, accuracyM: 1 }, undefined)).toMatchObject({ ok: false })
})
