import { nextDue } from '@core/domain/order/clocks'
import type { Asked } from '@core/domain/order/order'
import { applyTransition } from '@core/domain/order/transition'
import { anOrder, calendar } from '../../support/an-order'
import type { OrderStory } from '../../support/an-order'
import { member, RESIDENT, STAFF, SYSTEM } from '../../support/order-actors'

/** Inviting in phases: the next of a list is asked when a no or a silence makes it worth it, nobody twice, and a yes ends it. */
const MINUTE = 60_000
const people = (count: number, chance: number): readonly Asked[] => Array.from({ length: count }, (_, n) => ({ to: `m${n + 2}`, chance }))
const invited = (next: readonly Asked[], draft: Parameters<typeof anOrder>[0] = { urgency: 'p1' }): OrderStory => anOrder(draft).accepted().does('dispatch', STAFF, { offers: [{ to: 'm1', chance: 0.3 }], next })
const asked = ({ order }: OrderStory): readonly string[] => Object.values(order.offers).map(({ to }) => to)

test('先问的和接着问的加起来，够在时限里等到一个答应，又不是一下子都问', () => {
  const urgent = asked(invited(people(10, 0.3), { urgency: 'p0' }))
  const patient = asked(invited(people(10, 0.3), { urgency: 'p2' }))
  expect(urgent.length).toBeGreaterThan(patient.length)
  expect(patient).toEqual(['m1'])
  expect(urgent.length).toBeLessThan(11)
})

test('有人说不，马上问下一位；到名单问完为止，谁也不问两次', () => {
  let at = invited(people(3, 0.4), { urgency: 'p2' })
  for (const id of ['m1', 'm2', 'm3']) {
    expect(asked(at).at(-1)).toBe(id)
    at = at.does('decline', member(id))
    expect(at.state).toBe('offered')
  }
  expect(asked(at)).toEqual(['m1', 'm2', 'm3', 'm4'])
  expect(at.order.inviting).toBeUndefined()
  const over = at.does('decline', member('m4'))
  expect(over).toMatchObject({ state: 'accepted', order: { alarm: true } })
})

test('没有声音：过一会儿由系统再问一位，间隔随等待变，写进历史', () => {
  const start = invited(people(4, 0.3))
  const due = nextDue(start.order, calendar)
  expect(due).toMatchObject({ action: 'inviteMore' })
  expect(start.tries('inviteMore', SYSTEM, {})).toBe('CLOCK_RUNNING')
  const before = asked(start).length
  const outcome = applyTransition(start.order, 'inviteMore', { now: due?.at ?? 0, calendar, actor: SYSTEM, payload: {} })
  if (!outcome.ok) throw new Error(outcome.refusal)
  const fresh = Object.values(outcome.order.offers).slice(before).map(({ to }) => to)
  expect(fresh).not.toEqual([])
  expect(outcome.event.data?.offered).toBe(fresh.join(','))
})

test('定时器晚到很久，也只问一轮，不会每分钟空响', () => {
  const start = invited(people(4, 0.3), { urgency: 'p2' })
  const late = start.after(100 * MINUTE)
  expect(nextDue(late.order, calendar)?.at).toBeLessThan(late.now)
  const next = late.does('inviteMore', SYSTEM)
  expect(asked(next).length).toBeGreaterThan(asked(start).length)
})

test('有人答应就停：名单收起，别的邀请作废', () => {
  const taken = invited(people(4, 0.3), { urgency: 'p0' }).does('take', member('m2'))
  expect(taken.order.inviting).toBeUndefined()
  expect(Object.values(taken.order.offers).filter(({ state }) => state === 'open')).toEqual([])
  expect(nextDue(taken.order, calendar)?.action).not.toBe('inviteMore')
})

test.each([['withdrawOffer', STAFF], ['cancel', RESIDENT]] as const)('%s 以后不再问任何人', (action, actor) => {
  expect(invited(people(4, 0.3)).does(action, actor).order.inviting).toBeUndefined()
})

test('要两个人的单，两个位置各问各的', () => {
  const two = anOrder({ urgency: 'p2', seats: 2 }).accepted().does('dispatch', STAFF, { offers: [{ to: 'm1', chance: 0.4 }, { to: 'm2', chance: 0.4 }], next: people(8, 0.4).slice(1) })
  expect(asked(two)).toEqual(['m1', 'm2'])
  const declined = two.does('decline', member('m2'))
  expect(asked(declined)).toEqual(['m1', 'm2', 'm3'])
  const half = declined.does('take', member('m1'))
  expect(half.order.inviting).toBeDefined()
})

test('到了免打扰的时间就跳过，急到人身的除外', () => {
  const quiet = (urgency: 'p0' | 'p2') => {
    const start = anOrder({ urgency }).accepted()
    return start.does('dispatch', STAFF, { offers: [{ to: 'm1', chance: 0.3 }], next: [{ to: 'm2', chance: 0.9, until: start.now }, { to: 'm3', chance: 0.3 }] })
  }
  expect(asked(quiet('p2').does('decline', member('m1')))).toEqual(['m1', 'm3'])
  expect(asked(quiet('p0'))).toContain('m2')
})

test('轮到的时候再看一遍：新人身边没有去过的人，证件已经到期，都跳过；有人带着就照问', () => {
  const list: readonly Asked[] = [{ to: 'm2', chance: 0.3, newcomer: true }, { to: 'm3', chance: 0.3, fitUntil: 1 }, { to: 'm4', chance: 0.3 }]
  expect(asked(invited(list, { urgency: 'p2' }).does('decline', member('m1')))).toEqual(['m1', 'm4'])
  expect(asked(invited(list, { urgency: 'p2', seats: 2 }).does('decline', member('m1')))).toContain('m2')
})
