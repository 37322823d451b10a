/** The rest of what the reference §1 says beside the edges: who decides, who reviews, what may hang on an order at once. */
import type { Actor } from '@core/domain/order/order'
import type { OrderAction } from '@core/domain/order/order-states'
import { applyTransition } from '@core/domain/order/transition'
import { aDraft, anOrder, aServedOrder, aStory, calendar, derived, MONDAY, servedLate } from '../../support/an-order'
import type { OrderStory } from '../../support/an-order'
import { COLLEAGUE, DISTRICT, member, RESIDENT, resident, STAFF, staff, STREET, street, SYSTEM } from '../../support/order-actors'
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
    const byResident = servedLate().closed().does('fileAppeal', RESIDENT, { appealTarget: 'overdue', reason: '等了一周' })
    for (const action of ['upholdAppeal', 'dismissAppeal'] as const) expect(byResident.tries(action, street('m1'))).toBe('REVIEWER_IS_DECIDER')
    expect(appealed.does('upholdAppeal', STREET).order.rating).toMatchObject({ solved: 'yes', struck: true })
    expect(appealed.does('dismissAppeal', STREET).order.rating?.struck).toBeUndefined()
  })

  test('超期的申诉成立，牌收回', () => {
    const late = servedLate().closed()
    expect(late.order.cards.finish).toBe('red')
    const appealed = late.does('fileAppeal', member('m1'), { appealTarget: 'overdue', reason: '等配件' })
    expect(appealed.does('upholdAppeal', STREET).order.cards).toEqual({})
    expect(appealed.does('dismissAppeal', STREET).order.cards.finish).toBe('red')
  })
})

describe('一个人两个身份：自己接过的单，不由自己用另一个身份来核实、来定', () => {
  const HAT = { staff: staff('m1'), street: street('m1'), district: { ...DISTRICT, id: 'm1' } } as const
  const served = () => aServedOrder()
  test.each<[string, OrderStory, OrderAction, Actor]>([
    ['确认', served(), 'confirm', HAT.staff],
    ['答复没解决', served().does('dispute', RESIDENT), 'ruleDispute', HAT.staff],
    ['同意重办', served().closed().does('requestReopen', RESIDENT), 'agreeReopen', HAT.staff],
    ['不再重办', served().closed().does('requestReopen', RESIDENT), 'refuseReopen', HAT.staff],
    ['街道拒绝重办', served().closed().does('requestReopen', RESIDENT), 'refuseReopen', HAT.street],
    ['说明后结束', served().closed().does('requestReopen', RESIDENT), 'closeUnresolved', HAT.street],
    ['同意挂起', anOrder().offeredTo('m1').takenBy('m1').does('proposeSuspension', STAFF), 'suspend', HAT.staff],
    ['不同意挂起', anOrder().offeredTo('m1').takenBy('m1').does('proposeSuspension', STAFF), 'refuseSuspension', HAT.street],
    ['裁定', anOrder().offeredTo('m1').takenBy('m1').checkedInBy('m1').does('reportUnsafe', member('m1')), 'rule', HAT.street],
    ['区里裁定', anOrder().offeredTo('m1').takenBy('m1').checkedInBy('m1').does('reportUnsafe', member('m1')).does('escalate', STREET), 'rule', HAT.district],
  ])('%s：接过的人不行，页面也不给；没接过的同事可以', (_, story, action, self) => {
    expect(story.tries(action, self)).toBe('HELD_SEAT')
    expect(story.offers(self)).not.toContain(action)
    expect(story.offers({ ...self, id: 'w7' })).toContain(action)
  })

  test('放下了的、转出去的、上一轮办的，也算接过；只是被问过的不算', () => {
    const after = (story: OrderStory) => story.offeredTo('m2').takenBy('m2').checkedInBy('m2').finishedBy('m2')
    const released = after(anOrder().offeredTo('pool:c1').takenBy('m1').does('release', member('m1')))
    const handedOn = anOrder().offeredTo('m1').takenBy('m1').does('offerTransfer', member('m1')).does('acceptTransfer', member('m8')).checkedInBy('m8').finishedBy('m8')
    const earlier = after(served().closed().does('requestReopen', RESIDENT).does('agreeReopen', STAFF))
    for (const story of [released, handedOn, earlier]) expect(story.tries('confirm', HAT.staff)).toBe('HELD_SEAT')
    expect(handedOn.tries('confirm', staff('m8'))).toBe('HELD_SEAT')
    expect(after(anOrder().offeredTo('m1').does('decline', member('m1'))).tries('confirm', HAT.staff)).toBe('closed')
  })

  test('从前的单没有记谁接过，上一轮办过的、现在拿着的照样算', () => {
    const { holders: _holders, ...order } = aServedOrder().closed().does('requestReopen', RESIDENT).does('agreeReopen', STAFF).offeredTo('m2').takenBy('m2').checkedInBy('m2').finishedBy('m2').order
    for (const id of ['m1', 'm2']) expect(aStory(order, MONDAY).tries('confirm', staff(id))).toBe('HELD_SEAT')
  })

  test('放下了的人也不复核别人的申诉', () => {
    const other = anOrder().offeredTo('m1').takenBy('m1').does('release', member('m1')).offeredTo('m2').takenBy('m2').checkedInBy('m2').bell().bell().finishedBy('m2').closed().does('fileAppeal', RESIDENT, { appealTarget: 'overdue', reason: '等了一周' })
    expect(other.tries('upholdAppeal', HAT.street)).toBe('REVIEWER_IS_DECIDER')
  })

  test('派给自己可以：派单不是评判，评判的是别人', () => {
    expect(anOrder().accepted().tries('dispatch', HAT.staff, { offers: [{ to: 'm1' }] })).toBe('offered')
  })
})

describe('晚退：离约好的不到三小时才放下，谁放下的谁能申诉', () => {
  const m1 = member('m1')
  const agreed = (...from: readonly number[]) => anOrder().offeredTo('pool:c1').takenBy('m1').scheduledBy('m1', ...from)
  const late = () => agreed().does('release', m1)
  const appeal = { appealTarget: 'lateRelease', reason: '送孩子去医院' } as const

  test('记下谁、几时、第几轮、约的几时；提前三小时说的不记', () => {
    expect(late().order.marks).toEqual({ k1: { kind: 'lateRelease', by: 'm1', at: MONDAY, round: 1, agreed: MONDAY + HOUR } })
    expect(agreed(MONDAY + 3 * HOUR, MONDAY + 4 * HOUR).does('release', m1).order.marks).toBeUndefined()
    expect(anOrder().offeredTo('m1').takenBy('m1').does('release', m1).order.marks).toBeUndefined()
  })

  test('单子走到哪里都能提，十四天内；别人不行，没记过的不行', () => {
    const again = late().offeredTo('m2')
    const onward = { asked: again, taken: again.takenBy('m2'), done: again.takenBy('m2').checkedInBy('m2').finishedBy('m2'), cancelled: late().does('cancel', RESIDENT), forwarded: late().does('forward', STAFF) }
    for (const story of Object.values(onward)) {
      expect(story.tries('fileAppeal', m1, appeal)).toBe(story.state)
      expect(story.after(14 * DAY - 1).tries('fileAppeal', m1, appeal)).toBe(story.state)
      expect(['NOT_ASSIGNEE', 'WRONG_STATE']).toContain(story.after(14 * DAY).tries('fileAppeal', m1, appeal))
      expect(['NOT_ASSIGNEE', 'WRONG_STATE']).toContain(story.tries('fileAppeal', member('m2'), appeal))
      expect(['NOT_YOURS', 'WRONG_STATE']).toContain(story.tries('fileAppeal', RESIDENT, appeal))
    }
    const closed = onward.done.closed()
    expect(closed.tries('fileAppeal', member('m2'), appeal)).toBe('NO_MARK')
    expect(closed.tries('fileAppeal', RESIDENT, appeal)).toBe('NO_MARK')
    // While the order goes on, only the mark can be spoken of.
    expect(late().tries('fileAppeal', m1, { appealTarget: 'rating', reason: '不公平' })).toBe('WRONG_STATE')
  })

  test('成立：添一笔冲销，原来那笔还在；历史里两笔都数得出', () => {
    const upheld = late().does('fileAppeal', m1, appeal).after(HOUR).does('upholdAppeal', STREET)
    expect(upheld.state).toBe('accepted')
    expect(upheld.order.marks).toEqual({
      k1: { kind: 'lateRelease', by: 'm1', at: MONDAY, round: 1, agreed: MONDAY + HOUR },
      k2: { kind: 'lateRelease', by: 'm1', at: MONDAY + HOUR, round: 1, agreed: MONDAY + HOUR, reverses: 'k1' },
    })
    expect(upheld.order.appeals['a1']).toMatchObject({ state: 'upheld', about: 'k1' })
    const outcome = applyTransition(late().does('fileAppeal', m1, appeal).order, 'upholdAppeal', { now: MONDAY, calendar, actor: STREET, payload: { appealId: 'a1', reason: '属实' } })
    expect(outcome.ok && outcome.event.data).toMatchObject({ reverses: 'k1' })
    expect(upheld.tries('fileAppeal', m1, appeal)).toBe('WRONG_STATE')
  })

  test('不成立：那笔照记，不能再提一回；撤回的可以再提', () => {
    const filed = late().does('fileAppeal', m1, appeal)
    expect(filed.tries('fileAppeal', m1, appeal)).toBe('APPEAL_PENDING')
    const dismissed = filed.does('dismissAppeal', STREET)
    expect(Object.keys(dismissed.order.marks ?? {})).toEqual(['k1'])
    expect(dismissed.tries('fileAppeal', m1, appeal)).toBe('WRONG_STATE')
    expect(filed.does('withdrawAppeal', m1).tries('fileAppeal', m1, appeal)).toBe('accepted')
  })

  test('同一个人晚退两回，各说各的', () => {
    const twice = late().offeredTo('pool:c1').takenBy('m1').after(HOUR).scheduledBy('m1').does('release', m1)
    const first = twice.does('fileAppeal', m1, appeal)
    expect(first.order.appeals['a1']?.about).toBe('k2')
    const second = first.does('upholdAppeal', STREET).does('fileAppeal', m1, appeal)
    expect(second.order.appeals['a2']?.about).toBe('k1')
    expect(second.does('upholdAppeal', STREET).tries('fileAppeal', m1, appeal)).toBe('WRONG_STATE')
  })

  test('复核的不能是他自己，也不能是接过这一单的；五个工作日的钟，撤销了单子也走', () => {
    const filed = late().does('fileAppeal', m1, appeal)
    for (const action of ['upholdAppeal', 'dismissAppeal'] as const) expect(filed.tries(action, street('m1'))).toBe('REVIEWER_IS_DECIDER')
    expect(filed.does('cancel', RESIDENT).order.clocks.appeal).toEqual(filed.order.clocks.appeal)
    expect(late().does('cancel', RESIDENT).order.clocks.appeal).toBeUndefined()
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

  test('最远约到六十天以后', () => {
    const taken = anOrder().offeredTo('m1').takenBy('m1')
    const until = (to: number) => ({ time: { from: MONDAY + HOUR, to } })
    expect(taken.tries('proposeTime', member('m1'), until(MONDAY + 60 * DAY))).toBe('taken')
    expect(taken.tries('proposeTime', member('m1'), until(MONDAY + 60 * DAY + 1))).toBe('TIME_FAR')
    expect(anOrder().offeredTo('m1').tries('take', member('m1'), until(MONDAY + 61 * DAY))).toBe('TIME_FAR')
    expect(taken.tries('proposeTime', member('m1'), { time: { from: MONDAY + 2 * HOUR, to: MONDAY + HOUR } })).toBe('TIME_PAST')
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
