import { ACTOR_KINDS } from '@core/domain/order/order-states'
import { noticeWords, NOTICE_TEXT, type NoticeAudience } from '@core/text/zh-notices'

const rows = Object.entries(NOTICE_TEXT).flatMap(([action, told]) => Object.keys(told).map((audience) => [action, audience as NoticeAudience] as const))
const FACTS: readonly (Readonly<Record<string, string | number | boolean>> | undefined)[] = [undefined, {}, { backTo: 'accepted', card: 'red', again: true }]

test.each(rows)('%s 告诉 %s：说了什么事、接着做什么，每句不超过二十个字，放得进微信的一格', (action, audience) => {
  for (const byKind of ACTOR_KINDS) for (const data of FACTS) for (const pooled of [true, false]) {
    const { said, next } = noticeWords(action, audience, { byKind, data, pooled })
    for (const words of [said, next]) expect([[...words].length <= 20, words]).toEqual([true, expect.stringMatching(/^[^\s]{3,}$/)])
    expect(said).not.toBe(next)
  }
})

test('没见过的动作也有话说', () => {
  expect(noticeWords('fromANewerServer', 'resident', { byKind: 'staff' })).toEqual({ said: '有新进展', next: '点开看看现在到哪一步' })
  expect(noticeWords('constructor', 'resident', { byKind: 'staff' }).said).toBe('有新进展')
})
