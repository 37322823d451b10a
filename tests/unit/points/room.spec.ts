import { DAY_MINUTES, noPointsFor, noRoomFor, roomOf } from '@core/domain/points/room'

/** What a day has room for, with what the ledger does not say yet. */
const SERVED = { order: 60, shift: 600, activity: 0 }
const beside = (state: 'proposed' | 'approved', minutes: number) => ({ state, service: 'shift' as const, minutes })

test('加到二十四小时正好装得下，多一分钟装不下；减到零正好，再少不行', () => {
  const room = roomOf(SERVED)
  expect(room).toEqual({ least: SERVED, most: 660 })
  expect(noRoomFor({ service: 'activity', minutes: DAY_MINUTES - 660 }, room)).toBeUndefined()
  expect(noRoomFor({ service: 'activity', minutes: DAY_MINUTES - 659 }, room)).toBe('tooMuch')
  expect(noRoomFor({ service: 'order', minutes: -60 }, room)).toBeUndefined()
  expect(noRoomFor({ service: 'order', minutes: -61 }, room)).toBe('tooLittle')
})

test('已经同意、还没记账的算；正在同意的，只往紧里算', () => {
  expect(roomOf(SERVED, [beside('approved', 100), beside('approved', -30)])).toMatchObject({ least: { shift: 670, order: 60 }, most: 730 })
  expect(roomOf(SERVED, [beside('proposed', 100), beside('proposed', -30)])).toMatchObject({ least: { shift: 570, order: 60 }, most: 760 })
})

test('一天已经多得不该有了，还可以往下减', () => {
  expect(noRoomFor({ service: 'shift', minutes: -10 }, { least: SERVED, most: 2000 })).toBeUndefined()
  expect(noRoomFor({ service: 'shift', minutes: 0 }, { least: SERVED, most: 2000 })).toBeUndefined()
})

test('积分也一样：一项减不到零以下，加不过当天的上限；同意了的算，正在同意的往紧里算，别的一项不算', () => {
  const served = { order: 2, shift: 5, activity: 0 }
  const why = (points: number, beside: readonly { readonly state: 'proposed' | 'approved'; readonly service: 'shift' | 'order'; readonly points: number }[] = []) => noPointsFor({ service: 'shift', points }, served, 6, beside)
  expect([why(1), why(1.5), why(-5), why(-5.5), why(0)]).toEqual([undefined, { refusal: 'overCap', there: 5 }, undefined, { refusal: 'tooLittle', there: 5 }, undefined])
  expect(why(1, [{ state: 'proposed', service: 'shift', points: 0.5 }])).toEqual({ refusal: 'overCap', there: 5.5 })
  expect(why(1, [{ state: 'proposed', service: 'shift', points: -3 }, { state: 'approved', service: 'order', points: 3 }])).toBeUndefined()
  expect(why(-3, [{ state: 'approved', service: 'shift', points: -3 }])).toEqual({ refusal: 'tooLittle', there: 2 })
})
