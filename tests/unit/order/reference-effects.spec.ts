/** What the reference §1 says of clocks, rings, levels and deciders beside the edges themselves; read from its table, line by line. */
import { nextDue } from '@core/domain/order/clocks'
import { aDraft, anOrder, aServedOrder, aStory, calendar, derived, MONDAY } from '../../support/an-order'
import type { OrderStory } from '../../support/an-order'
import { DISTRICT, member, RESIDENT, STAFF, STREET, SYSTEM } from '../../support/order-actors'
import { DAY, HOUR } from '../../support/order-payloads'

const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
const finishDue = (story: OrderStory) => story.order.clocks.finish?.dueAt
const due = (story: OrderStory) => nextDue(story.order, calendar)
const absorbed = (story: OrderStory, since: number) => story.does('absorb', SYSTEM, { targetId: 'a', residentId: 'r7', since })

describe('并单：主单的钟，最早的起点', () => {
  test('并进来的比主单早，主单的办结时限从早的算；分开后回到自己的', () => {
    const main = anOrder({ urgency: 'p1' }).accepted()
    const merged = absorbed(main, MONDAY - 5 * HOUR)
    expect(finishDue(merged)).toBe(MONDAY + 19 * HOUR)
    expect(finishDue(merged.does('detach', SYSTEM, { targetId: 'a' }))).toBe(MONDAY + 24 * HOUR)
  })

  test('并进来的晚，主单不变；几件里最早的算数', () => {
    const main = absorbed(anOrder({ urgency: 'p1' }).accepted(), MONDAY + HOUR)
    expect(finishDue(main)).toBe(MONDAY + 24 * HOUR)
    const both = main.does('absorb', SYSTEM, { targetId: 'b', residentId: 'r8', since: MONDAY - HOUR })
    expect(finishDue(both)).toBe(MONDAY + 23 * HOUR)
    expect(finishDue(both.does('detach', SYSTEM, { targetId: 'b' }))).toBe(MONDAY + 24 * HOUR)
  })

  test('主单挂起着也一样，恢复后补上停的时间', () => {
    const merged = absorbed(anOrder({ urgency: 'p1' }).accepted().suspended(), MONDAY - 5 * HOUR)
    expect(merged.order.clocks.finish?.pausedAt).toBe(MONDAY)
    expect(finishDue(merged.after(DAY).does('resume', STAFF))).toBe(MONDAY + DAY + 19 * HOUR)
  })

  test('停过的主单补上停过的时间再从早的算', () => {
    const main = anOrder({ urgency: 'p1' }).accepted().suspended().after(DAY).does('resume', STAFF)
    expect(finishDue(absorbed(main, MONDAY - 5 * HOUR))).toBe(MONDAY + DAY + 19 * HOUR)
  })

  test('别的单已经并过来的，不能再并走', () => {
    expect(absorbed(anOrder(), MONDAY).tries('merge', STAFF)).toBe('HAS_FOLLOWERS')
  })
})

test('拆单：整件的时限是最长的一份', () => {
  const parent = anOrder({ urgency: 'p1' }).accepted()
  const split = parent.does('split', STAFF, { children: ['x', 'y'], parts: '[]', childLimits: [{ amount: 5, unit: 'days' }, { amount: 2, unit: 'hours' }] })
  expect(finishDue(split)).toBe(MONDAY + 5 * DAY)
  expect(finishDue(parent.does('split', STAFF, { children: ['x'], parts: '[]', childLimits: [{ amount: 2, unit: 'hours' }] }))).toBe(finishDue(parent))
})

describe('邀请一圈一圈往外', () => {
  const asked = (story: OrderStory, id: string, ring: 'grid' | 'community' | 'neighbours' | 'street') =>
    story.does('dispatch', STAFF, { offers: [{ to: id, ring }] }).does('decline', member(id))

  test('最远问到哪一圈，没有人接就到下一圈，不往回退', () => {
    const grid = asked(anOrder().accepted(), 'm1', 'grid')
    expect([grid.state, grid.order.alarm, grid.order.reach]).toEqual(['accepted', true, 'community'])
    const further = asked(grid, 'm2', 'neighbours')
    expect(further.order.reach).toBe('street')
    expect(asked(further, 'm3', 'grid').order.reach).toBe('street')
  })

  test('还有人没回答、还有名额被占着，都不算问完', () => {
    const two = anOrder().accepted().does('dispatch', STAFF, { offers: [{ to: 'm1', ring: 'grid' }, { to: 'm2', ring: 'grid' }] })
    expect(two.does('decline', member('m1')).order.reach).toBeUndefined()
    expect(two.takenBy('m1').order.reach).toBeUndefined()
  })

  test('最外一圈也没有人接，系统马上提级；街道定了以后不再自动提', () => {
    const none = asked(anOrder().accepted(), 'm1', 'street')
    expect(due(none)).toMatchObject({ action: 'escalate', clock: 'dispatch', at: none.now })
    const raised = none.bell()
    expect([raised.state, raised.order.level]).toEqual(['escalated', 1])
    expect(due(raised.does('rule', STREET))?.action).toBe('raiseCard')
  })

  test('重办从头问起', () => {
    const again = asked(anOrder().accepted(), 'm1', 'neighbours').offeredTo('m2').takenBy('m2').checkedInBy('m2').finishedBy('m2').closed().does('requestReopen', RESIDENT).does('agreeReopen', STAFF)
    expect(again.order.reach).toBeUndefined()
  })
})

describe('两级提级', () => {
  const escalated = () => anOrder().accepted().does('escalate', STAFF)

  test('社区到街道，街道到区，再上没有了', () => {
    const first = escalated()
    expect(first.tries('escalate', STAFF)).toBe('WRONG_STATE')
    expect(anOrder().accepted().tries('escalate', STREET)).toBe('WRONG_STATE')
    const second = first.after(HOUR).does('escalate', STREET)
    expect([second.state, second.order.level, derived(second).decides]).toEqual(['escalated', 2, 'district'])
    expect(second.order.clocks.level?.startedAt).toBe(MONDAY + HOUR)
    expect(second.tries('escalate', STREET)).toBe('TOP_LEVEL')
  })

  test('到了区里由区里定，定给哪个单位记在单上，总时限一直走', () => {
    const second = escalated().does('escalate', STREET)
    expect(second.tries('rule', STREET)).toBe('DISTRICT_DECIDES')
    const ruled = second.does('rule', DISTRICT, { unit: '住建局物业科', note: '由物业科牵头' })
    expect([ruled.state, ruled.order.leadUnit]).toEqual(['accepted', '住建局物业科'])
    expect(finishDue(ruled)).toBe(finishDue(anOrder()))
  })
})

describe('转外部：任何没办完的时候', () => {
  test('等补充时转走，钟接着走；收回后待派单', () => {
    const sent = anOrder({ urgency: 'p1' }).does('askInfo', STAFF).after(HOUR).does('forward', STAFF)
    expect(sent.order.clocks.info).toBeUndefined()
    expect(finishDue(sent)).toBe(MONDAY + 25 * HOUR)
    expect(due(sent)).toMatchObject({ clock: 'finish', card: 'yellow' })
    expect(sent.does('returnForward', STAFF).state).toBe('accepted')
  })

  test('提级的单转走，上级答复的钟也停；收回来再提级，从那时起重新算', () => {
    const sent = anOrder().accepted().does('escalate', STAFF).after(HOUR).does('forward', STREET)
    expect(sent.order.clocks.level).toBeUndefined()
    const again = sent.after(DAY).does('returnForward', STAFF).does('escalate', STAFF)
    expect([again.order.level, again.order.clocks.level?.startedAt]).toEqual([2, MONDAY + HOUR + DAY])
  })

  test('居民说没解决、还没答复时转走，收回后重新派人', () => {
    const sent = aServedOrder().does('dispute', RESIDENT).does('forward', STAFF)
    expect([sent.order.dispute, sent.order.clocks.dispute, sent.order.result]).toEqual([undefined, undefined, undefined])
    expect(Object.values(sent.does('returnForward', STAFF).order.seats)).toEqual([{ state: 'open' }])
  })

  test('申请重办时转走就是同意重办：新的一轮，新的时限，换人', () => {
    const sent = aServedOrder({ urgency: 'p1' }).closed().after(2 * DAY).does('requestReopen', RESIDENT).does('forward', STREET)
    expect([sent.order.round, sent.order.served, sent.order.clocks.reopen]).toEqual([2, ['m1'], undefined])
    expect(finishDue(sent)).toBe(MONDAY + 3 * DAY)
    expect(sent.does('returnForward', STAFF).tries('dispatch', STAFF, { offers: [{ to: 'm1' }] })).toBe('SERVED_BEFORE')
  })
})

describe('时限一直有人看', () => {
  test('没受理的单，总时限也亮牌', () => {
    let story = anOrder({ urgency: 'p1' })
    const rung: string[] = []
    for (; due(story) !== undefined; story = story.bell()) rung.push(`${due(story)?.clock} ${due(story)?.card}`)
    expect(rung).toEqual(['accept yellow', 'accept red', 'finish yellow', 'finish red'])
  })

  test('办完等确认不催；居民说没解决，超期接着算', () => {
    const done = aServedOrder({ urgency: 'p1' })
    expect(due(done)?.action).toBe('closeSilent')
    const disputed = done.after(2 * DAY).does('dispute', RESIDENT)
    expect(due(disputed)).toMatchObject({ clock: 'finish', card: 'yellow' })
    expect(disputed.bell().bell().order.cards.finish).toBe('red')
  })

  test('申请重办一个工作日内要答复', () => {
    const asked = aServedOrder().closed().does('requestReopen', RESIDENT)
    expect(asked.order.clocks.reopen?.dueAt).toBe(at('2026-03-03 17:30'))
    expect(asked.does('refuseReopen', STAFF).order.clocks.reopen).toBeUndefined()
    expect(asked.does('agreeReopen', STAFF).order.clocks.reopen).toBeUndefined()
  })

  test('停过多久一共记在单上', () => {
    const once = anOrder().does('askInfo', STAFF).after(2 * HOUR).does('answerInfo', RESIDENT)
    expect(once.order.pausedMs).toBe(2 * HOUR)
    const twice = once.accepted().suspended().after(DAY).does('resume', STAFF)
    expect(twice.order.pausedMs).toBe(DAY + 2 * HOUR)
    expect(anOrder().accepted().order.pausedMs).toBeUndefined()
  })
})

describe('类别自己的时限', () => {
  const limits = { accept: { amount: 30, unit: 'minutes' }, finish: { amount: 3, unit: 'hours' }, offer: { amount: 10, unit: 'minutes' }, contact: { amount: 20, unit: 'minutes' } } as const
  const own = () => aStory({ ...aDraft().order, limits }, MONDAY).does('submit', RESIDENT, {})

  test('受理、办结、答复、联系都按类别的', () => {
    const { accept, finish } = own().order.clocks
    expect([accept?.dueAt, finish?.dueAt]).toEqual([MONDAY + HOUR / 2, MONDAY + 3 * HOUR])
    const offered = own().offeredTo('m1')
    expect(offered.order.offers['o1']?.until).toBe(MONDAY + HOUR / 6)
    expect(offered.takenBy('m1').order.clocks.contact?.dueAt).toBe(MONDAY + HOUR / 3)
  })

  test('改类别跟着改时限，起点不变；改到没有自己时限的类别，回到紧急程度的', () => {
    const sorted = anOrder().after(HOUR).does('recategorise', STAFF, { serviceId: 's2', limits })
    expect(finishDue(sorted)).toBe(MONDAY + 3 * HOUR)
    expect(finishDue(sorted.does('recategorise', STAFF, { serviceId: 's3' }))).toBe(finishDue(anOrder()))
    expect(sorted.does('recategorise', STAFF, { urgency: 'p1' }).order.limits).toEqual(limits)
  })
})
