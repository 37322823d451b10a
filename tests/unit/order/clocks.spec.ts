import { nextDue, shownDue } from '@core/domain/order/clocks'
import { NEVER } from '@core/domain/order/derived'
import { anOrder, aServedOrder, aStory, calendar, derived, MONDAY } from '../../support/an-order'
import type { OrderStory } from '../../support/an-order'
import { COLLEAGUE, DISTRICT, member, RESIDENT, STAFF, STREET, SYSTEM } from '../../support/order-actors'
import { DAY, HOUR } from '../../support/order-payloads'

const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
const due = (story: OrderStory) => nextDue(story.order, calendar)
const m1 = member('m1')

describe('暂停和继续', () => {
  test('请居民补充时受理和办结时限都停下，补充后接着走，停的时间不算', () => {
    const asked = anOrder().after(HOUR).does('askInfo', STAFF)
    expect(asked.order.clocks.accept?.pausedAt).toBe(MONDAY + HOUR)
    expect(asked.order.clocks.finish?.pausedAt).toBe(MONDAY + HOUR)
    expect(shownDue(asked.order)?.kind).toBe('info')
    const answered = asked.after(7 * DAY - HOUR).does('answerInfo', RESIDENT)
    // Due on Tuesday 17:30, it had 13.5 working hours left; it stood still for 36.5 of them.
    expect(answered.order.clocks.accept).toMatchObject({ dueAt: at('2026-03-10 16:30'), pausedFor: 36.5 * HOUR })
    expect(answered.order.clocks.info).toBeUndefined()
  })

  test('挂起时时限停下，恢复后顺延挂起的时间', () => {
    const before = anOrder({ urgency: 'p1' }).accepted()
    const back = before.suspended().after(DAY).does('resume', STAFF)
    expect(back.order.clocks.finish?.dueAt).toBe((before.order.clocks.finish?.dueAt ?? 0) + DAY)
    expect(back.order.clocks.dispatch?.dueAt).toBe((before.order.clocks.dispatch?.dueAt ?? 0) + DAY)
    expect(back.order.clocks.resume).toBeUndefined()
  })

  test('挂起到日子由系统恢复，早一毫秒都不行', () => {
    const suspended = anOrder().accepted().suspended()
    expect(due(suspended)).toMatchObject({ action: 'resume', at: MONDAY + 3 * DAY })
    expect(suspended.after(3 * DAY - 1).tries('resume', SYSTEM, { clock: 'resume' })).toBe('CLOCK_RUNNING')
    expect(suspended.after(3 * DAY).tries('resume', SYSTEM, { clock: 'resume' })).toBe('accepted')
  })
})

describe('黄牌和红牌', () => {
  test('受理时限：剩一个工作日亮黄牌，到时亮红牌，各一次', () => {
    const yellow = anOrder().bell()
    expect(yellow.now).toBe(at('2026-03-02 17:30'))
    expect(yellow.order.cards).toEqual({ accept: 'yellow' })
    expect(yellow.tries('raiseCard', SYSTEM, { clock: 'accept', card: 'yellow' })).toBe('CLOCK_RUNNING')
    const red = yellow.bell()
    expect(red.now).toBe(at('2026-03-03 17:30'))
    expect(red.order.cards).toEqual({ accept: 'red' })
    expect(derived(red).late).toBe(true)
    expect(red.tries('raiseCard', SYSTEM, { clock: 'accept', card: 'red' })).toBe('CLOCK_RUNNING')
    // 之后只剩总时限的牌。
    expect(nextDue(red.order, calendar)).toMatchObject({ clock: 'finish', card: 'yellow' })
  })

  test('受理后，受理时限的牌不再算超期', () => {
    expect(derived(anOrder().bell().bell().accepted()).late).toBe(false)
  })

  test('居民补充期间不亮牌', () => {
    expect(due(anOrder().does('askInfo', STAFF))).toMatchObject({ action: 'lapseInfo', clock: 'info' })
  })

  test('办结时限过了还没有人接，亮红牌后提级，一轮一次', () => {
    let story = anOrder({ urgency: 'p1' }).accepted()
    const rung: string[] = []
    for (let ring = 0; ring < 12 && due(story) !== undefined; ring += 1) {
      const next = due(story)
      rung.push(`${next?.clock} ${next?.card ?? next?.action}`)
      story = story.bell()
    }
    expect(rung).toEqual(['dispatch yellow', 'dispatch red', 'finish yellow', 'finish red', 'finish escalate', 'level yellow', 'level red', 'level escalate', 'level yellow', 'level red'])
    expect(story.state).toBe('escalated')
    expect(derived(story).nextAt).toBe(NEVER)
    expect(story.tries('rule', STREET)).toBe('DISTRICT_DECIDES')
    const ruled = story.does('rule', DISTRICT)
    expect(ruled.order.level).toBe(2)
    expect(due(ruled)?.action).toBe('raiseCard')
  })

  test('有人在路上的单过了办结时限，只亮牌不提级', () => {
    const served = anOrder({ urgency: 'p1' }).offeredTo('m1').takenBy('m1').checkedInBy('m1').bell().bell()
    expect(served.order.cards.finish).toBe('red')
    expect(due(served)).toBeUndefined()
  })
})

describe('沉默', () => {
  test('七天不确认自动办结，不算满意', () => {
    const done = aServedOrder()
    expect(due(done)).toEqual({ at: MONDAY + 7 * DAY, action: 'closeSilent', clock: 'confirm' })
    expect(done.after(7 * DAY - 1).tries('closeSilent', SYSTEM, { clock: 'confirm' })).toBe('CLOCK_RUNNING')
    const closed = done.bell()
    expect(closed.state).toBe('closed')
    expect(closed.order.rating).toBeUndefined()
  })

  test('说了没解决就不会自动办结，改走答复时限', () => {
    const disputed = aServedOrder().does('dispute', RESIDENT)
    expect(due(disputed)).toMatchObject({ action: 'raiseCard', clock: 'dispute' })
    expect(disputed.after(30 * DAY).tries('closeSilent', SYSTEM, { clock: 'confirm' })).toBe('CLOCK_RUNNING')
    expect(disputed.tries('confirm', RESIDENT)).toBe('DISPUTE_PENDING')
  })

  test('七天不补充先撤销；十四天内能恢复，从停下的地方接着走', () => {
    const asked = anOrder().does('askInfo', STAFF)
    const lapsed = asked.bell()
    expect(lapsed.state).toBe('cancelled')
    expect(lapsed.now).toBe(MONDAY + 7 * DAY)
    expect(lapsed.order.clocks.personalData?.startedAt).toBe(lapsed.now + 14 * DAY)
    const restored = lapsed.after(14 * DAY - 1).does('restore', RESIDENT)
    expect(restored.state).toBe('submitted')
    expect(restored.order.clocks.accept?.pausedAt).toBeUndefined()
    expect(restored.order.clocks.accept?.dueAt).toBeGreaterThan(restored.now)
    expect(lapsed.after(14 * DAY).tries('restore', RESIDENT)).toBe('RESTORE_EXPIRED')
  })

  test('人撤销的不能恢复', () => {
    expect(anOrder().does('cancel', RESIDENT).tries('restore', RESIDENT)).toBe('NOT_LAPSED')
  })

  test('办结十四天后归档，之前可以评价和申请重办', () => {
    const closed = aServedOrder().closed()
    expect(closed.after(14 * DAY - 1).tries('rate', RESIDENT)).toBe('rated')
    expect(closed.after(14 * DAY).tries('rate', RESIDENT)).toBe('RATE_EXPIRED')
    expect(closed.after(14 * DAY).tries('requestReopen', RESIDENT)).toBe('REOPEN_EXPIRED')
    expect(closed.bell()).toMatchObject({ state: 'archived', now: MONDAY + 14 * DAY })
  })
})

describe('联系和上门', () => {
  const taken = () => anOrder().offeredTo('m1').takenBy('m1')

  test('没按时联系，名额空出来重新派单，办结时限不重算', () => {
    const before = taken()
    const lapsed = before.bell()
    expect(lapsed.now).toBe(MONDAY + 24 * HOUR)
    expect(lapsed.state).toBe('accepted')
    expect(derived(lapsed)).toMatchObject({ takenBy: [], queue: 'back' })
    expect(lapsed.order.clocks.finish).toEqual(before.order.clocks.finish)
    expect(lapsed.tries('dispatch', STAFF, { offers: [{ to: 'm1' }] })).toBe('OFFERED_BEFORE')
  })

  test('联系过了，改看上门时限：约好的结束时间，没约就是办结时限', () => {
    const called = taken().does('logContact', m1)
    expect(called.order.clocks.contact).toBeUndefined()
    expect(called.order.clocks.arrive?.dueAt).toBe(called.order.clocks.finish?.dueAt)
    const agreed = called.scheduledBy('m1', MONDAY + 5 * HOUR, MONDAY + 6 * HOUR)
    expect(agreed.order.clocks.arrive?.dueAt).toBe(MONDAY + 6 * HOUR)
    expect(agreed.bell()).toMatchObject({ state: 'accepted', now: MONDAY + 6 * HOUR })
  })

  test('签到后联系和上门时限都停', () => {
    const door = taken().scheduledBy('m1').checkedInBy('m1')
    expect(Object.keys(door.order.clocks)).toEqual(['finish'])
  })

  test('家里没人另约时间：旧约定不再催，办结时限还在', () => {
    const absent = taken().scheduledBy('m1').after(HOUR).checkedInBy('m1').does('reportAbsent', m1)
    expect(absent.state).toBe('scheduled')
    expect(absent.order.clocks.arrive?.dueAt).toBe(absent.order.clocks.finish?.dueAt)
    expect(absent.after(HOUR).scheduledBy('m1').order.clocks.arrive?.dueAt).toBe(absent.now + 3 * HOUR)
  })

  test('邀请到时没人答，退回社区并提醒', () => {
    const lapsed = anOrder().offeredTo('m1', 'm2').bell()
    expect(lapsed).toMatchObject({ state: 'accepted', now: MONDAY + 2 * HOUR })
    expect(lapsed.order.alarm).toBe(true)
  })
})

describe('钟只办它该办的那一件', () => {
  test('牌到时间了，也不能拿它去做别的', () => {
    const late = anOrder().does('askInfo', STAFF)
    const appealed = aServedOrder().closed().does('fileAppeal', RESIDENT)
    const card = due(appealed)
    expect(card).toMatchObject({ action: 'raiseCard', clock: 'appeal' })
    expect(appealed.after(3 * DAY).tries('archive', SYSTEM, { clock: 'appeal', card: 'yellow' })).toBe('CLOCK_RUNNING')
    expect(late.tries('lapseInfo', SYSTEM, {})).toBe('CLOCK_RUNNING')
  })

  test('邀请到时只收回邀请', () => {
    const offered = anOrder().offeredTo('m1').after(2 * HOUR)
    expect(offered.tries('raiseCard', SYSTEM, {})).toBe('CLOCK_RUNNING')
    expect(offered.tries('lapseOffer', SYSTEM, {})).toBe('accepted')
  })
})

test('改了紧急程度，办结时限从点单那一刻重算', () => {
  const recategorised = anOrder().after(3 * HOUR).does('recategorise', STAFF, { urgency: 'p1' })
  expect(recategorised.order.clocks.finish).toMatchObject({ startedAt: MONDAY, dueAt: MONDAY + 24 * HOUR })
})

test('等居民补充过的单改紧急程度，等的时间仍然不算', () => {
  const answered = anOrder({ urgency: 'p1' }).does('askInfo', STAFF).after(2 * DAY).does('answerInfo', RESIDENT)
  const urgent = answered.does('recategorise', STAFF, { urgency: 'p0' })
  expect(urgent.order.clocks.finish?.dueAt).toBe(MONDAY + 2 * DAY + 2 * HOUR)
  const ordinary = answered.does('recategorise', COLLEAGUE, { urgency: 'p3' })
  expect(ordinary.order.clocks.finish?.dueAt).toBe(MONDAY + 17 * DAY)
})

test('存下来的单没有钟也不会出错', () => {
  const bare = aStory({ ...anOrder().order, clocks: {} }, MONDAY)
  expect(derived(bare)).toMatchObject({ nextAt: NEVER, dueKind: 'none', late: false })
})
