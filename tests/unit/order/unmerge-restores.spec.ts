/** «un-merge restores everything»: the follower as if it had stood still, the main order as if nobody had joined it. */
import type { Clock } from '@core/domain/time'
import { DEFAULT_CALENDAR, workingMsBetween } from '@core/domain/time'
import { derive } from '@core/domain/order/derived'
import type { Order } from '@core/domain/order/order'
import { aDraft, anOrder, MONDAY } from '../../support/an-order'
import type { OrderStory } from '../../support/an-order'
import { member, RESIDENT, STAFF, STREET, SYSTEM } from '../../support/order-actors'
import { DAY, HOUR } from '../../support/order-payloads'

const MINUTE = 60_000
const asked = (story: OrderStory, id: string) => story.does('dispatch', STAFF, { offers: [{ to: id, ring: 'grid' }] }).does('decline', member(id))

/** Orders as they may stand before a merge: fresh, carded, back from members, with a helper of two, with an appeal or a wish to suspend. */
const BEFORE: Readonly<Record<string, OrderStory>> = {
  刚提交: anOrder(),
  '刚提交，特急': anOrder({ urgency: 'p0' }),
  已经亮黄牌: anOrder({ urgency: 'p1' }).bell(),
  补充过信息: anOrder({ urgency: 'p1' }).after(HOUR).does('askInfo', STAFF).after(3 * HOUR).does('answerInfo', RESIDENT),
  受理了: anOrder({ urgency: 'p1' }).accepted(),
  受理时改过类: anOrder().does('accept', STAFF, { serviceId: 'c0101', urgency: 'p1' }),
  '退回来的，响着铃': asked(anOrder().accepted(), 'm1'),
  '两个人的单，来了一个': anOrder({ seats: 2 }).accepted().offeredTo('m1', 'm2').takenBy('m1').does('decline', member('m2')),
  挂起过又接着办: anOrder({ urgency: 'p1' }).accepted().suspended().after(DAY).does('resume', STAFF),
  有人申请挂起: anOrder().accepted().does('proposeSuspension', STAFF),
  裁定过由谁办: anOrder().accepted().does('escalate', STAFF).does('rule', STREET),
  催过: anOrder().accepted().after(HOUR).does('urge', RESIDENT),
}

/** Own ms between two moments, in the unit of a clock. */
const own = ({ unit }: Clock, from: number, to: number) => (unit === 'workingHours' || unit === 'workingDays' ? workingMsBetween(from, to, DEFAULT_CALENDAR) : to - from)
const still = ({ clocks, pausedMs: _ms, previous: _where, ...rest }: Order) => ({ ...rest, kinds: Object.keys(clocks).sort() })

describe.each(Object.entries(BEFORE))('%s，并了又分开', (_name, before) => {
  for (const [words, apart] of [['马上', 0], ['过了一夜', 20 * HOUR], ['过了五天', 5 * DAY]] as const) {
    const back = before.does('merge', STAFF).after(apart).does('unmerge', STAFF)

    test(`${words}：状态、名额、牌、邀请、圈层、催办、申诉都和原来一样`, () => {
      expect(still(back.order)).toEqual(still(before.order))
      expect(back.order.previous).toBeUndefined()
    })

    test(`${words}：每一只钟还剩的时间和原来一样，停的时间记着`, () => {
      for (const [kind, clock] of Object.entries(before.order.clocks)) {
        const after = back.order.clocks[kind as keyof Order['clocks']] as Clock
        expect([kind, after.startedAt, after.pausedAt]).toEqual([kind, clock.startedAt, undefined])
        expect([kind, own(clock, back.now, after.dueAt)]).toEqual([kind, own(clock, before.now, clock.dueAt)])
      }
      expect(back.order.pausedMs ?? 0).toBe((before.order.pausedMs ?? 0) + apart)
    })

    test(`${words}：回到原来的队列`, () => {
      const listed = ({ queue, open, late, decides, offeredTo, takenBy }: ReturnType<typeof derive>) => ({ queue, open, late, decides, offeredTo, takenBy })
      expect(listed(derive(back.order, DEFAULT_CALENDAR))).toEqual(listed(derive(before.order, DEFAULT_CALENDAR)))
    })
  }
})

describe('主单，收下一件又放开', () => {
  const joined = (main: OrderStory, since: number) => main.does('absorb', SYSTEM, { targetId: 'a', residentId: 'r7', since, title: '楼上漏水' })
  const left = (main: OrderStory) => main.does('detach', SYSTEM, { targetId: 'a' })
  const alike = ({ followers: _none, ...order }: Order) => order

  const MAINS: Readonly<Record<string, OrderStory>> = {
    ...BEFORE,
    在路上: anOrder({ urgency: 'p1' }).offeredTo('m1').takenBy('m1').scheduledBy('m1'),
    挂起着: anOrder({ urgency: 'p1' }).accepted().suspended(),
    拆开了: anOrder({ urgency: 'p1' }).accepted().does('split', STAFF, { children: ['x'], parts: '[]', childLimits: [{ amount: 5, unit: 'days' }] }),
    '拆开了，挂起着': anOrder({ urgency: 'p1' }).accepted().does('split', STAFF, { children: ['x'], parts: '[]', childLimits: [{ amount: 5, unit: 'days' }] }).suspended(),
  }
  test.each(Object.entries(MAINS))('%s：早来的、晚来的，放开以后办结时限和起点都是自己的', (_name, main) => {
    for (const since of [MONDAY - 30 * HOUR, MONDAY - MINUTE, MONDAY + 10 * HOUR]) {
      const back = left(joined(main, since))
      // A card that the clock of its own has earned falls again at the next bell; one that it has not is gone.
      expect(alike({ ...back.order, cards: {} })).toEqual(alike({ ...main.order, cards: {} }))
    }
  })

  test('收下的比主单早得多，牌因此亮了；放开以后牌也收回', () => {
    const main = anOrder({ urgency: 'p1' }).offeredTo('m1').takenBy('m1')
    const carded = joined(main, MONDAY - 30 * HOUR).bell()
    expect(carded.order.cards.finish).toBe('yellow')
    expect(left(carded).order.cards).toEqual({})
  })

  test('拆过的主单收下早来的一件：时限还是最长的一份，不往回缩', () => {
    const split = MAINS['拆开了'] as OrderStory
    expect(joined(split, MONDAY - 5 * HOUR).order.clocks.finish).toMatchObject({ startedAt: MONDAY - 5 * HOUR, dueAt: split.order.clocks.finish?.dueAt })
  })

  test('重办的一轮从同意那天算：放开一件，不会把上一轮的起点带回来', () => {
    const served = joined(anOrder({ urgency: 'p1' }).offeredTo('m1').takenBy('m1').checkedInBy('m1').finishedBy('m1'), MONDAY - 5 * HOUR)
    const both = served.does('absorb', SYSTEM, { targetId: 'b', residentId: 'r8', since: MONDAY - 9 * HOUR })
    const again = both.closed().after(DAY).does('requestReopen', RESIDENT).does('agreeReopen', STAFF)
    expect(left(again).order.clocks.finish).toEqual(again.order.clocks.finish)
  })

  test('没有的东西放不开：单子不变', () => {
    const main = aDraft().does('submit', RESIDENT, {}).accepted()
    expect(alike(left(main).order)).toEqual(main.order)
  })
})
