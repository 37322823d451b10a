import { advance } from '@core/domain/lifecycle/lifecycle'
import { DEFAULT_CALENDAR } from '@core/domain/time'
import type { Gift, GiftPayload } from '@core/domain/points/gift-life'
import { GIFT_MOST, giftLife } from '@core/domain/points/gift-life'

/** What the table says by itself, whatever was let in before it. */
const life = giftLife<Gift>()
const gift: Gift = { state: 'offered', communityId: 'cm01', streetId: 'st01', personId: '', giverId: 'm1', minutes: 60 }
const staff = { kind: 'staff' as const, id: 's1', label: '社区工作人员', scopeIds: ['cm01'] }
const confirmed = (payload: GiftPayload) => {
  const done = advance(life, gift, 'confirm', { now: 0, calendar: DEFAULT_CALENDAR, actor: staff, payload })
  return done.ok ? done.record.state : done.refusal
}

test('确认一份赠送：一年到上限正好成，多一分钟不成；送给自己的、不知道是谁的不成', () => {
  expect(confirmed({ elderId: 'e1', givenThisYear: GIFT_MOST.elderMinutes - 60 })).toBe('given')
  expect(confirmed({ elderId: 'e1', givenThisYear: GIFT_MOST.elderMinutes - 59 })).toBe('GIFT_CAP')
  expect(confirmed({ elderId: 'm1', givenThisYear: 0 })).toBe('GIFT_TO_SELF')
  expect(confirmed({})).toBe('ELDER_UNKNOWN')
})
