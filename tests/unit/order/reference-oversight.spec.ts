/** What the reference §1, §2 and feature list B (19, 32–36) say of limits, cards, 督办, 延期, 首接负责, 退单 and forwarding; read from its text. */
import { nextDue } from '@core/domain/order/clocks'
import { wasLate } from '@core/domain/order/appeals'
import { anOrder, aServedOrder, calendar, derived, MONDAY } from '../../support/an-order'
import type { OrderStory } from '../../support/an-order'
import { DISTRICT, member, RESIDENT, STAFF, staff, STREET, street, SYSTEM } from '../../support/order-actors'
import { DAY, HOUR } from '../../support/order-payloads'

/** MONDAY is 2026-03-02 09:00; a day's work closes at 17:30. */
const at = (text: string): number => Date.parse(`2026-${text.replace(' ', 'T')}:00+08:00`)
const due = (story: OrderStory) => nextDue(story.order, calendar)
const finishDue = (story: OrderStory) => story.order.clocks.finish?.dueAt

describe('黄牌、红牌（SD 2017：还剩一个工作日黄牌，超期的第一个工作日红牌）', () => {
  test('五个工作日的单：第四个工作日下班黄牌，第五个下班红牌；两次都告诉社区', () => {
    const busy = anOrder().offeredTo('m1').takenBy('m1').checkedInBy('m1')
    expect(due(busy)).toMatchObject({ action: 'raiseCard', clock: 'finish', card: 'yellow', at: at('03-06 17:30') })
    expect(due(busy.bell())).toMatchObject({ card: 'red', at: at('03-09 17:30') })
  })

  test('按小时算的：还剩四分之一黄牌', () => {
    const busy = anOrder({ urgency: 'p1' }).offeredTo('m1').takenBy('m1').checkedInBy('m1')
    expect(due(busy)).toMatchObject({ card: 'yellow', at: MONDAY + 18 * HOUR })
  })

  test('停的时间不算：挂起三天，牌也晚三天；停了多久记着', () => {
    const paused = anOrder({ urgency: 'p1' }).offeredTo('m1').takenBy('m1').suspended().after(3 * DAY).does('resume', STAFF)
    expect([finishDue(paused), paused.order.pausedMs]).toEqual([MONDAY + 3 * DAY + 24 * HOUR, 3 * DAY])
    expect(due(paused.does('logContact', member('m1')).checkedInBy('m1'))).toMatchObject({ card: 'yellow', at: MONDAY + 3 * DAY + 18 * HOUR })
  })
})

describe('督办单', () => {
  const asked = () => anOrder().accepted().does('supervise', STREET, { reason: '居民三次来电', until: at('03-05 08:00') })

  test('到那天下班前答复；还剩一个工作日黄牌，过期红牌，街道要过问', () => {
    const open = asked()
    expect(open.order.clocks.supervise?.dueAt).toBe(at('03-05 17:30'))
    expect(derived(open).decides).toBe('none')
    let now = open
    while (now.order.cards.supervise !== 'red') now = now.bell()
    expect(now.now).toBe(at('03-05 17:30'))
    expect([derived(now).decides, derived(now).late]).toEqual(['street', true])
    expect(open.order.cards).toEqual({})
    expect([...cardsOf(open)]).toEqual(expect.arrayContaining([['yellow', at('03-04 17:30')], ['red', at('03-05 17:30')]]))
  })

  test('周末选的日子算到下一个工作日下班', () => {
    expect(anOrder().does('supervise', STREET, { reason: 'x', until: at('03-07 08:30') }).order.clocks.supervise?.dueAt).toBe(at('03-09 17:30'))
  })

  test('一次一张；答复后街道看：认可，或再问一次；一共几张记着', () => {
    const open = asked()
    expect(open.tries('supervise', DISTRICT)).toBe('SUPERVISED_ALREADY')
    expect([open.tries('superviseAgain', STREET), asked().tries('answerSupervision', STAFF, { note: ' ' })]).toEqual(['SUPERVISION_UNANSWERED', 'NOTE_REQUIRED'])
    const answered = open.does('answerSupervision', STAFF, { note: '配件到了，今天换' })
    expect([answered.order.supervision?.answer, answered.order.clocks.supervise, derived(answered).decides]).toEqual(['配件到了，今天换', undefined, 'street'])
    expect(answered.tries('answerSupervision', STAFF)).toBe('SUPERVISION_ANSWERED')
    const again = answered.does('superviseAgain', STREET, { reason: '还没说哪天', until: at('03-06 08:00') })
    expect(again.order.supervision).toMatchObject({ state: 'open', asks: 2, reason: '还没说哪天' })
    expect(again.order.supervision).not.toHaveProperty('answer')
    const closed = again.does('answerSupervision', STAFF).does('closeSupervision', STREET)
    expect([closed.tries('closeSupervision', STREET), closed.tries('answerSupervision', STAFF)]).toEqual(['NOT_SUPERVISED', 'NOT_SUPERVISED'])
    expect(closed.does('supervise', STREET).order).toMatchObject({ supervisions: 2, supervision: { asks: 1 } })
  })

  test('要写原因和日子；日子不能是过去，也不能太远', () => {
    const order = anOrder().accepted()
    expect(order.tries('supervise', STREET, { until: at('03-05 08:00') })).toBe('REASON_REQUIRED')
    expect(order.tries('supervise', STREET, { reason: 'x' })).toBe('ANSWER_DATE_REQUIRED')
    expect(order.tries('supervise', STREET, { reason: 'x', until: at('02-27 08:00') })).toBe('ANSWER_DATE_PAST')
    expect(order.tries('supervise', STREET, { reason: 'x', until: MONDAY + 31 * DAY })).toBe('ANSWER_DATE_FAR')
    // Today still has its close of work.
    expect(order.tries('supervise', STREET, { reason: 'x', until: at('03-02 08:30') })).toBe('accepted')
  })

  test('区里发的由区里认可；街道不能替', () => {
    const answered = anOrder().accepted().does('supervise', DISTRICT).does('answerSupervision', STAFF)
    expect(derived(answered).decides).toBe('district')
    expect([answered.tries('closeSupervision', STREET), answered.tries('superviseAgain', STREET)]).toEqual(['SUPERVISED_BY_DISTRICT', 'SUPERVISED_BY_DISTRICT'])
    expect(answered.tries('closeSupervision', DISTRICT)).toBe('accepted')
  })

  test('比单子长命：办结了也要答复，没认可以前不归档；不算单子超期', () => {
    const closed = aServedOrder().does('supervise', STREET, { reason: 'x', until: at('03-04 08:30') }).closed()
    const late = closed.bell().bell()
    expect([late.state, late.order.cards.supervise, wasLate(late.order)]).toEqual(['closed', 'red', false])
    expect(due(late)).toBeUndefined()
    const over = late.does('answerSupervision', STAFF).does('closeSupervision', STREET)
    expect(due(over)?.action).toBe('archive')
  })
})

describe('延期：一次，街道批（SD：延期不超过原来那么长）', () => {
  const asked = (until = at('03-11 08:30')) => anOrder().accepted().does('requestExtension', STAFF, { reason: '等配件', until })

  test('同意了，时限走新的，牌跟着新的；原来的也记着', () => {
    const open = asked()
    expect([derived(open).decides, finishDue(open)]).toEqual(['street', at('03-09 17:30')])
    const extended = open.does('approveExtension', STREET)
    expect([finishDue(extended), derived(extended).decides]).toEqual([at('03-11 17:30'), 'none'])
    expect(extended.order.extension).toMatchObject({ state: 'approved', from: at('03-09 17:30'), until: at('03-11 17:30') })
    const busy = extended.offeredTo('m1').takenBy('m1').checkedInBy('m1')
    expect(due(busy)).toMatchObject({ clock: 'finish', card: 'yellow', at: at('03-10 17:30') })
  })

  test('已经亮过的黄牌收起来，按新的再亮', () => {
    const yellow = asked().offeredTo('m1').takenBy('m1').checkedInBy('m1').bell()
    expect(yellow.order.cards.finish).toBe('yellow')
    expect(yellow.does('approveExtension', STREET).order.cards.finish).toBeUndefined()
  })

  test('不同意，照原来的；一轮只能申请一次', () => {
    const refused = asked().does('refuseExtension', STREET, { reason: '来得及' })
    expect([finishDue(refused), refused.tries('requestExtension', STAFF)]).toEqual([at('03-09 17:30'), 'EXTENDED_ONCE'])
    expect(asked().does('approveExtension', STREET).tries('requestExtension', STAFF)).toBe('EXTENDED_ONCE')
  })

  test('重办是新的一轮，可以再申请', () => {
    const again = anOrder().accepted().does('requestExtension', STAFF).does('approveExtension', STREET).offeredTo('m1').takenBy('m1').checkedInBy('m1').finishedBy('m1').closed().does('requestReopen', RESIDENT).does('agreeReopen', STAFF)
    expect(again.order.extension).toBeUndefined()
    expect(again.tries('requestExtension', STAFF)).toBe('accepted')
  })

  test('过了时限不能再申请；到点那一刻还来得及', () => {
    const order = anOrder().accepted()
    expect(order.after(at('03-09 17:30') - MONDAY).tries('requestExtension', STAFF, { reason: 'x', until: at('03-11 08:30') })).toBe('accepted')
    expect(order.after(at('03-09 17:30') - MONDAY + 1).tries('requestExtension', STAFF)).toBe('EXTENSION_LATE')
  })

  test('最多再延原来那么长：五个工作日可以，第六个不行；不能比原来早', () => {
    const order = anOrder().accepted()
    expect(order.tries('requestExtension', STAFF, { reason: 'x', until: at('03-16 08:30') })).toBe('accepted')
    expect(order.tries('requestExtension', STAFF, { reason: 'x', until: at('03-17 08:30') })).toBe('NEW_DATE_FAR')
    expect(order.tries('requestExtension', STAFF, { reason: 'x', until: at('03-09 08:30') })).toBe('NEW_DATE_EARLY')
    expect(order.tries('requestExtension', STAFF, { reason: 'x' })).toBe('NEW_DATE_REQUIRED')
    const hours = anOrder({ urgency: 'p1' }).accepted()
    expect(hours.tries('requestExtension', STAFF, { reason: 'x', until: MONDAY + 48 * HOUR })).toBe('accepted')
    expect(hours.tries('requestExtension', STAFF, { reason: 'x', until: MONDAY + 49 * HOUR })).toBe('NEW_DATE_FAR')
  })

  test('谁申请的谁不能批，哪怕他也是街道的人；接过这一单的也不能', () => {
    expect(asked().tries('approveExtension', street(STAFF.id))).toBe('DECIDER_IS_ASKER')
    expect(asked().offeredTo('m1').takenBy('m1').tries('approveExtension', street('m1'))).toBe('HELD_SEAT')
  })

  test('等批的时候停过、日子已经没用的，不能再同意', () => {
    expect(asked().after(at('03-12 09:00') - MONDAY).tries('approveExtension', STREET)).toBe('EXTENSION_PAST')
    expect(asked().suspended().tries('approveExtension', STREET)).toBe('WRONG_STATE')
  })

  test('批了的不会被改类别、并进早单收回去', () => {
    const extended = asked().does('approveExtension', STREET)
    expect(finishDue(extended.does('recategorise', STAFF, { urgency: 'p1' }))).toBe(at('03-11 17:30'))
    expect(finishDue(extended.does('absorb', SYSTEM, { targetId: 'a', residentId: 'r7', since: MONDAY - 3 * DAY }))).toBe(at('03-11 17:30'))
    // Longer than what was given is longer still.
    expect(finishDue(extended.does('recategorise', STAFF, { urgency: 'p3' }))).toBe(MONDAY + 15 * DAY)
  })
})

describe('首接负责', () => {
  test('先受理的社区牵头到底：转外部、提级、定给别的单位，都还在它这里，时限照走', () => {
    const led = anOrder().accepted()
    expect(led.order.leadId).toBe('c1')
    const helped = led.does('forward', STAFF, { unit: '供热公司', reason: 'x' }).does('returnForward', STAFF).does('escalate', STAFF).does('rule', STREET, { unit: '维修资金中心', note: 'x' })
    expect(helped.order).toMatchObject({ leadId: 'c1', communityId: 'c1', assisting: ['供热公司'], leadUnit: '维修资金中心', state: 'accepted' })
    expect(finishDue(helped)).toBe(at('03-09 17:30'))
    expect(due(led.does('forward', STAFF))).toMatchObject({ clock: 'finish', card: 'yellow' })
  })

  test('没受理就转出去的，也由它牵头；拆出来的单随原单', () => {
    expect(anOrder().does('forward', STAFF).order.leadId).toBe('c1')
  })

  test('重办的、街道定了归它的，不能退也不能推', () => {
    const kept = anOrder().does('returnWrongUnit', STAFF).does('refuseReturn', STREET)
    expect([kept.tries('reject', STAFF), kept.tries('returnWrongUnit', STAFF)]).toEqual(['LEAD_STAYS', 'RETURNED_ONCE'])
    const again = aServedOrder().closed().does('requestReopen', RESIDENT).does('agreeReopen', STAFF)
    expect(again.tries('returnWrongUnit', STAFF)).toBe('LEAD_STAYS')
  })
})

describe('退单：两个工作日内，一次，写明归谁（SD）', () => {
  test('第二个工作日下班前可以，过了不行，说清楚为什么', () => {
    const order = anOrder().accepted()
    expect(order.after(at('03-04 17:30') - MONDAY).tries('returnWrongUnit', STAFF)).toBe('returned')
    expect(order.after(at('03-04 17:30') - MONDAY + 1).tries('returnWrongUnit', STAFF)).toBe('RETURN_EXPIRED')
  })

  test('不写归谁不行；写自己不行；社区或单位都行', () => {
    const order = anOrder()
    expect(order.tries('returnWrongUnit', STAFF, { reason: 'x' })).toBe('OWNER_REQUIRED')
    expect(order.tries('returnWrongUnit', STAFF, { reason: 'x', communityId: 'c1' })).toBe('SAME_COMMUNITY')
    expect(order.tries('returnWrongUnit', STAFF, { reason: 'x', unit: '供热公司' })).toBe('returned')
    expect(order.tries('returnWrongUnit', STAFF, { communityId: 'c9' })).toBe('REASON_REQUIRED')
  })

  test('街道一个工作日内定；总时限一直在走', () => {
    const back = anOrder().does('returnWrongUnit', STAFF)
    expect([derived(back).decides, derived(back).queue, back.order.clocks.return?.dueAt]).toEqual(['street', 'waiting', at('03-03 17:30')])
    expect(finishDue(back)).toBe(at('03-09 17:30'))
    expect(back.tries('forward', STAFF)).toBe('RETURN_PENDING')
  })

  test('改派：别的社区接着，受理时限重新算，总时限不变；原来的社区再没有份，新的也能退一次', () => {
    const moved = anOrder().accepted().after(HOUR).does('returnWrongUnit', STAFF).after(HOUR).does('reassign', STREET, { communityId: 'c9', streetId: 'st1', note: 'x' })
    expect(moved.order).toMatchObject({ state: 'submitted', communityId: 'c9', assignedAt: MONDAY + 2 * HOUR, returns: { c1: { state: 'moved', ownerId: 'c9' } } })
    expect([moved.order.clocks.accept?.dueAt, finishDue(moved), moved.order.leadId]).toEqual([at('03-03 17:30'), at('03-09 17:30'), undefined])
    expect(moved.tries('accept', STAFF)).toBe('OUT_OF_SCOPE')
    const theirs = moved.does('accept', staff('w9', 'c9'))
    expect(theirs.order.leadId).toBe('c9')
    expect(theirs.after(at('03-04 17:30') - theirs.now).tries('returnWrongUnit', staff('w9', 'c9'))).toBe('returned')
    const ruled = theirs.does('returnWrongUnit', staff('w9', 'c9')).does('refuseReturn', STREET)
    expect(ruled.tries('returnWrongUnit', staff('w9', 'c9'))).toBe('RETURNED_ONCE')
  })

  test('不同意：回到退之前，已受理的还是已受理', () => {
    expect(anOrder().does('returnWrongUnit', STAFF).does('refuseReturn', STREET).state).toBe('submitted')
    const back = anOrder().accepted().does('returnWrongUnit', STAFF).does('refuseReturn', STREET)
    expect([back.state, back.order.clocks.dispatch !== undefined, back.order.clocks.return]).toEqual(['accepted', true, undefined])
  })

  test('街道直接转给写明的单位：社区牵头，退单了结', () => {
    const out = anOrder().does('returnWrongUnit', STAFF, { reason: 'x', unit: '供热公司' }).does('forward', STREET)
    expect(out.order).toMatchObject({ state: 'forwarded', leadId: 'c1', returns: { c1: { state: 'kept', owner: '供热公司' } } })
    expect(out.order.clocks.return).toBeUndefined()
  })

  test('退的时候有人在路上：名额收回', () => {
    const two = anOrder({ seats: 2 }).offeredTo('m1').takenBy('m1')
    expect(two.state).toBe('accepted')
    const back = two.does('returnWrongUnit', STAFF)
    expect(derived(back).takenBy).toEqual([])
  })

  test('还没定的延期申请不带到别的社区', () => {
    expect(anOrder().accepted().does('requestExtension', STAFF).does('returnWrongUnit', STAFF).does('reassign', STREET).order.extension).toBeUndefined()
  })
})

function cardsOf(story: OrderStory): readonly (readonly [string, number])[] {
  const seen: (readonly [string, number])[] = []
  for (let now = story; now.order.cards.supervise !== 'red';) {
    const next = due(now)
    if (next?.clock === 'supervise' && next.card !== undefined) seen.push([next.card, next.at])
    now = now.bell()
  }
  return seen
}
