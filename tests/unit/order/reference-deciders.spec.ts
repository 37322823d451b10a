/** The rest of what the reference §1 says beside the edges: who decides, who reviews, what may hang on an order at once. */
import { aDraft, anOrder, aServedOrder, derived, MONDAY } from '../../support/an-order'
import type { OrderStory } from '../../support/an-order'
import { COLLEAGUE, DISTRICT, member, RESIDENT, resident, STAFF, STREET, street, SYSTEM } from '../../support/order-actors'
import { DAY, HOUR } from '../../support/order-payloads'

describe('谁说了算，要说清楚', () => {
  test('社区撤销总要写原因；居民没人接单时不用', () => {
    expect(anOrder().tries('cancel', STAFF, {})).toBe('REASON_REQUIRED')
    expect(anOrder().tries('cancel', STAFF, { reason: '重复' })).toBe('cancelled')
    expect(anOrder().tries('cancel', RESIDENT, {})).toBe('cancelled')
  })

  test('社区代居民确认，要写明怎么核实的', () => {
    expect(aServedOrder().tries('confirm', STAFF, {})).toBe('NOTE_REQUIRED')
    expect(aServedOrder().tries('confirm', STAFF, { note: '电话回访，水不漏了' })).toBe('closed')
    expect(aServedOrder().tries('confirm', RESIDENT, {})).toBe('closed')
  })

  test('当初定的人不复核：不予受理的、拒绝重办的、判没解决的', () => {
    const both = (id: string) => ({ ...street(id), kind: 'street' as const })
    const rejected = anOrder().does('reject', STAFF).does('fileAppeal', RESIDENT)
    expect(rejected.tries('upholdAppeal', both(STAFF.id))).toBe('REVIEWER_IS_DECIDER')
    expect(rejected.tries('upholdAppeal', STREET)).toBe('submitted')
    const refused = aServedOrder().closed().does('requestReopen', RESIDENT).does('refuseReopen', STREET).does('fileAppeal', RESIDENT)
    expect(refused.tries('dismissAppeal', STREET)).toBe('REVIEWER_IS_DECIDER')
    expect(refused.tries('dismissAppeal', DISTRICT)).toBe('closed')
    const held = aDraft().does('submit', RESIDENT, { risky: true }).does('blockContent', STAFF).does('fileAppeal', RESIDENT)
    expect(held.tries('upholdAppeal', both(STAFF.id))).toBe('REVIEWER_IS_DECIDER')
  })

  test('自己的单、自己办的单、自己提的申诉，都不由自己复核', () => {
    const appealed = aServedOrder().closed().does('rate', RESIDENT).does('fileAppeal', member('m1'), { appealTarget: 'rating', reason: '当天不在家' })
    expect(appealed.tries('upholdAppeal', street('m1'))).toBe('REVIEWER_IS_DECIDER')
    expect(appealed.tries('upholdAppeal', street('r1'))).toBe('REVIEWER_IS_DECIDER')
    // Who served and did not appeal themselves is a party by the seat alone.
    const byResident = aServedOrder().closed().does('fileAppeal', RESIDENT, { appealTarget: 'overdue', reason: '等了一周' })
    for (const action of ['upholdAppeal', 'dismissAppeal'] as const) expect(byResident.tries(action, street('m1'))).toBe('REVIEWER_IS_DECIDER')
    expect(appealed.does('upholdAppeal', STREET).order.rating).toMatchObject({ solved: 'yes', struck: true })
    expect(appealed.does('dismissAppeal', STREET).order.rating?.struck).toBeUndefined()
  })

  test('超期的申诉成立，牌收回', () => {
    const late = anOrder({ urgency: 'p1' }).offeredTo('m1').takenBy('m1').checkedInBy('m1').bell().bell().finishedBy('m1').closed()
    expect(late.order.cards.finish).toBe('red')
    const appealed = late.does('fileAppeal', member('m1'), { appealTarget: 'overdue', reason: '等配件' })
    expect(appealed.does('upholdAppeal', STREET).order.cards).toEqual({})
    expect(appealed.does('dismissAppeal', STREET).order.cards.finish).toBe('red')
  })
})

describe('两个人的单，约定不互相顶掉', () => {
  const two = () => anOrder({ seats: 2 }).offeredTo('m1', 'm2').takenBy('m1', 'm2')
  const time = { from: MONDAY + HOUR, to: MONDAY + 2 * HOUR }

  test('一位约的时间没回答前，另一位不能再提；自己可以改', () => {
    const proposed = two().does('proposeTime', member('m1'), { time })
    expect(proposed.tries('proposeTime', member('m2'), { time })).toBe('PROPOSAL_PENDING')
    expect(proposed.does('proposeTime', member('m1'), { time: { ...time, to: time.to + HOUR } }).order.proposal?.to).toBe(time.to + HOUR)
    expect(proposed.does('agreeTime', RESIDENT).tries('proposeTime', member('m2'), { time })).toBe('taken')
  })

  test('一位的转交没回答前，另一位不能再转', () => {
    const asked = two().does('offerTransfer', member('m1'), { memberId: 'm8', memberLabel: '党员 8 号' })
    expect(asked.tries('offerTransfer', member('m2'), { memberId: 'm9', memberLabel: '党员 9 号' })).toBe('TRANSFER_PENDING')
  })
})

describe('等谁来定', () => {
  test.each<[string, OrderStory, string]>([
    ['在办', anOrder().accepted(), 'none'],
    ['有人提出挂起', anOrder().accepted().does('proposeSuspension', STAFF), 'street'],
    ['挂起批了', anOrder().accepted().suspended(), 'none'],
    ['没同意挂起', anOrder().accepted().does('proposeSuspension', STAFF).does('refuseSuspension', COLLEAGUE), 'none'],
    ['报到街道', anOrder().accepted().does('escalate', STAFF), 'street'],
    ['第一次申请重办', aServedOrder().closed().does('requestReopen', RESIDENT), 'none'],
    ['再次申请重办', aServedOrder().closed().does('requestReopen', RESIDENT).does('refuseReopen', STAFF).does('requestReopen', RESIDENT), 'street'],
    ['申诉', anOrder().does('reject', STAFF).does('fileAppeal', RESIDENT), 'street'],
    ['申诉撤回', anOrder().does('reject', STAFF).does('fileAppeal', RESIDENT).does('withdrawAppeal', RESIDENT), 'none'],
    ['代点人的单', anOrder().does('cancel', resident('r1')), 'none'],
  ])('%s', (_, story, decides) => {
    expect(derived(story).decides).toBe(decides)
  })
})

describe('约的时间要在以后，没来总有人问', () => {
  const past = { from: MONDAY - 2 * HOUR, to: MONDAY - HOUR }

  test('接单时说的时间已经过了，不收；没说时间照样接', () => {
    const offered = anOrder().offeredTo('m1')
    expect(offered.tries('take', member('m1'), { time: past })).toBe('TIME_PAST')
    expect(offered.tries('take', member('m1'), {})).toBe('taken')
  })

  test('约的时间过了才点同意，不算约好；可以请党员另约', () => {
    const proposed = anOrder().offeredTo('m1').takenBy('m1').does('proposeTime', member('m1'), { time: { from: MONDAY + HOUR, to: MONDAY + 2 * HOUR } })
    expect(proposed.after(2 * HOUR - 1).tries('agreeTime', RESIDENT)).toBe('scheduled')
    const late = proposed.after(2 * HOUR)
    expect(late.tries('agreeTime', RESIDENT)).toBe('TIME_PAST')
    expect(late.offers(RESIDENT)).not.toContain('agreeTime')
    expect(late.tries('refuseTime', RESIDENT)).toBe('taken')
  })

  test('过了办结时限才联系上的，也有上门的钟：到时没来，另外派人', () => {
    const late = anOrder({ urgency: 'p0' }).offeredTo('m1').takenBy('m1').after(3 * HOUR).does('logContact', member('m1'))
    expect(late.order.clocks.arrive?.dueAt).toBe(MONDAY + 3 * HOUR + HOUR / 4)
    const rung = late.after(HOUR)
    expect(rung.tries('lapseContact', SYSTEM, { clock: 'arrive' })).toBe('accepted')
  })
})

describe('有人在门口，就不能撤销', () => {
  test('两个人的单，一位到了，另一个名额还在找人', () => {
    const half = anOrder({ seats: 2 }).offeredTo('m1', 'm2').takenBy('m1').checkedInBy('m1')
    expect(half.state).toBe('offered')
    for (const actor of [RESIDENT, STAFF]) expect(half.tries('cancel', actor, { reason: '不需要了' })).toBe('HELPER_AT_DOOR')
    expect(half.offers(RESIDENT)).not.toContain('cancel')
  })
})

describe('快到十四天才申请重办', () => {
  test('拒绝以后还能再申请一次，由街道来定；归档也往后', () => {
    const asked = aServedOrder().closed().after(14 * DAY - HOUR).does('requestReopen', RESIDENT)
    const refused = asked.after(4 * HOUR).does('refuseReopen', STAFF)
    expect(refused.order.clocks.archive?.dueAt).toBe(refused.now + 14 * DAY)
    const again = refused.after(DAY).does('requestReopen', RESIDENT)
    expect(derived(again).decides).toBe('street')
    expect(refused.after(14 * DAY).tries('requestReopen', RESIDENT)).toBe('REOPEN_EXPIRED')
  })
})
