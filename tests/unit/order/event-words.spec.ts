import { chainLine, eraseWords } from '../../../cloudfunctions/_kit/chain'
import { GENESIS, lineBreak, sorted } from '../../../scripts/story/chains'
import type { Line } from '../../../scripts/story/chains'
import { nextDue } from '@core/domain/order/clocks'
import { withoutWords, wordsOf } from '@core/domain/order/event-words'
import type { OrderEvent, Payload } from '@core/domain/order/order'
import { ORDER_ACTIONS } from '@core/domain/order/order-states'
import type { OrderAction } from '@core/domain/order/order-states'
import { applyTransition } from '@core/domain/order/transition'
import { calendar } from '../../support/an-order'
import { COLLEAGUE, DISTRICT, member, RESIDENT, STAFF, STREET, SYSTEM } from '../../support/order-actors'
import { rightPayload } from '../../support/order-payloads'
import { SCENES } from '../../support/order-scenes'
import type { Scene } from '../../support/order-scenes'

const MARK = '张三住三零一'
/** Everything in a payload that somebody may have typed. */
const TYPED: Payload = {
  reason: MARK, note: MARK, channel: MARK, unit: MARK, parts: MARK, title: MARK, text: MARK, memberLabel: MARK,
  distanceM: 4321, rating: { solved: 'yes', attitude: 5, speed: 4, words: MARK },
}

/** One line of every action that can be taken in any scene, with words wherever words can be. */
function everyLine(): ReadonlyMap<OrderAction, OrderEvent> {
  const lines = new Map<OrderAction, OrderEvent>()
  for (const scene of Object.keys(SCENES) as Scene[]) {
    const { order, now } = SCENES[scene]()
    for (const actor of [RESIDENT, STAFF, COLLEAGUE, STREET, DISTRICT, member('m1'), member('m8'), SYSTEM]) {
      const due = actor === SYSTEM ? nextDue(order, calendar) : undefined
      const at = Math.max(now, due?.at ?? now)
      for (const action of ORDER_ACTIONS) {
        const outcome = applyTransition(order, action, { now: at, calendar, actor, payload: { ...rightPayload(action, order, actor, at, due), ...TYPED } })
        if (outcome.ok) lines.set(action, outcome.event)
      }
    }
  }
  return lines
}

const LINES = everyLine()

test('哪个动作的一行，去掉话以后都没有人写的字，也没有人在哪里', () => {
  expect(LINES.size).toBe(ORDER_ACTIONS.length)
  for (const [action, event] of LINES) {
    expect([action, JSON.stringify(event).includes(MARK)]).toEqual([action, true])
    expect([action, JSON.stringify(withoutWords(event)).match(/张三|4321/)]).toEqual([action, null])
  }
})

test('话不在链上，摘要在：去掉话和盐，链照样接得上；说得出是谁去掉的', () => {
  for (const [action, event] of LINES) {
    const line = chainLine(event, 1, GENESIS, { requestKey: 'k' })
    const end = chainLine({ ...event, action: 'erasePersonal' }, 2, line.hash, { requestKey: 'e' })
    const whole = (first: object) => lineBreak([first, end] as unknown as Line[], { version: 2, head: end.hash })
    expect([action, whole(line)]).toEqual([action, undefined])
    const erased = eraseWords(line)
    expect(erased).not.toHaveProperty('salt')
    expect(wordsOf(erased)).toBeUndefined()
    expect([action, whole(erased)]).toEqual([action, undefined])
    expect(lineBreak([erased] as unknown as Line[], { version: 1, head: line.hash })).toMatch('nothing says why')
    // Taken away by halves, put back, or said otherwise.
    for (const wrong of [{ ...erased, note: '补上的话' }, { ...line, salt: undefined }, { ...erased, salt: line.salt }, { ...line, note: '改过的话' }, { ...line, wordsDigest: undefined }, { ...erased, wordsDigest: end.wordsDigest }]) {
      expect([action, sorted(wrong), typeof whole(wrong)]).toEqual([action, sorted(wrong), 'string'])
    }
  }
})

test('同样的话每行一把盐，摘要都不一样', () => {
  const event = LINES.get('noteInternal')
  if (event === undefined) throw new Error('no line')
  const made = [1, 2].map(() => chainLine(event, 1, GENESIS, { requestKey: 'k' }))
  expect(made[0]?.salt).toMatch(/^[A-Za-z0-9_-]{22}$/)
  expect(made[0]?.wordsDigest).not.toBe(made[1]?.wordsDigest)
})

test('从前的行整行进哈希，没有话的行也是：不去掉，也验得过', () => {
  const bare = { action: 'archive' as const, at: 1, by: { kind: 'system' as const, id: 's', label: '系统' }, from: 'closed' as const, to: 'archived' as const, round: 1 }
  const line = chainLine(bare, 1, GENESIS, { requestKey: 'k' })
  expect(line).not.toHaveProperty('wordsDigest')
  const old = { ...line, note: '从前的话' }
  expect(eraseWords(old)).toEqual(old)
  expect(lineBreak([line] as unknown as Line[], { version: 1, head: line.hash })).toBeUndefined()
})
