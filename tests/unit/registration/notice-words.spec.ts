import { REGISTRATION_ACTIONS, registrationLife } from '@core/domain/registration/registration-life'
import { REGISTRATION_LIMITS } from '@core/domain/registration/limits'
import { RECORD_NOTICES, wordsOfNotice } from '@core/text/zh-record-notices'

const life = registrationLife(REGISTRATION_LIMITS)
const AS: Readonly<Record<string, string>> = { owner: 'member', formerStaff: 'staff', formerUnit: 'unit' }
const told = REGISTRATION_ACTIONS.flatMap((action) => ('tells' in life.rows[action] ? (life.rows[action].tells ?? []) : []).map((audience) => [action, AS[audience] ?? audience] as const))

test.each(told)('%s 告诉 %s：有专门的话，每句不超过二十个字', (action, as) => {
  const { said, next } = wordsOfNotice({ about: 'registration', action, as, byKind: 'system' })
  expect(said).not.toBe('有新进展')
  for (const words of [said, next]) expect([words, [...words].length <= 20]).toEqual([words, true])
})

test('没有人听的话，一句也没有', () => {
  const wanted = new Set(told.map(([action, as]) => `${action} ${as}`))
  expect(Object.entries(RECORD_NOTICES['registration'] ?? {}).flatMap(([action, byAudience]) => Object.keys(byAudience).map((as) => `${action} ${as}`)).filter((each) => !wanted.has(each))).toEqual([])
})
