import { seatIdOf } from '@core/domain/order/seats'
import { anOrder, aStory, derived } from '../../support/an-order'
import { member, RESIDENT, STAFF } from '../../support/order-actors'
import { DAY, HOUR } from '../../support/order-payloads'

const [m1, m2, m3] = [member('m1'), member('m2'), member('m3')]
const forTwo = () => anOrder({ seats: 2 })

describe('几位党员同时被问', () => {
  test('先接的得到，其他人得到的是「别人先接了」，不是状态不对', () => {
    const taken = anOrder().offeredTo('m1', 'm2', 'm3').takenBy('m2')
    expect(taken.state).toBe('taken')
    expect(taken.tries('take', m1)).toBe('TAKEN_BY_OTHER')
    expect(taken.tries('take', m3)).toBe('TAKEN_BY_OTHER')
    expect(Object.values(taken.order.offers).map((offer) => offer.state)).toEqual(['withdrawn', 'taken', 'withdrawn'])
    expect(derived(taken).offeredTo).toEqual([])
  })

  test('没有被问过的党员不能接', () => {
    const offered = anOrder().offeredTo('m1')
    expect(offered.tries('take', m2)).toBe('NO_OPEN_OFFER')
  })

  test('过了回答时限再接，知道是时间过了', () => {
    const offered = anOrder().offeredTo('m1')
    expect(offered.after(2 * HOUR - 1).tries('take', m1)).toBe('taken')
    expect(offered.after(2 * HOUR).tries('take', m1)).toBe('OFFER_EXPIRED')
    expect(offered.bell().tries('take', m1)).toBe('OFFER_EXPIRED')
  })

  test('一个人婉拒，其他人的邀请还在；都婉拒了就退回社区', () => {
    const one = anOrder().offeredTo('m1', 'm2').does('decline', m1)
    expect(one.state).toBe('offered')
    expect(derived(one)).toMatchObject({ offeredTo: ['m2'], queue: 'inField' })
    const none = one.does('decline', m2)
    expect(none.state).toBe('accepted')
    expect(derived(none)).toMatchObject({ offeredTo: [], queue: 'back' })
    expect(none.order.clocks.dispatch).toBeDefined()
  })

  test('问过的人这一轮不再问，一次也不问同一个人两遍', () => {
    const back = anOrder().offeredTo('m1').does('decline', m1)
    expect(back.tries('dispatch', STAFF, { offers: [{ to: 'm1' }] })).toBe('OFFERED_BEFORE')
    expect(back.tries('dispatch', STAFF, { offers: [{ to: 'm2' }, { to: 'm2' }] })).toBe('OFFERED_BEFORE')
    expect(back.tries('dispatch', STAFF, { offers: [{ to: 'm2' }] })).toBe('offered')
  })

  test('社区收回的邀请不算问过', () => {
    const withdrawn = anOrder().offeredTo('m1').does('withdrawOffer', STAFF)
    expect(withdrawn.state).toBe('accepted')
    expect(withdrawn.tries('dispatch', STAFF, { offers: [{ to: 'm1' }] })).toBe('offered')
  })

  test('派出又全部收回，和没派过一样：还在原来的队里，时限还是原来的，超了的还是超了，也不往外多问一圈', () => {
    const waiting = anOrder().accepted()
    const recalled = waiting.after(30 * DAY).offeredTo('m1', 'm2').after(20_000).does('withdrawOffer', STAFF)
    expect(recalled.order.clocks).toEqual(waiting.order.clocks)
    expect([derived(recalled).queue, recalled.order.reach, recalled.order.alarm]).toEqual(['toDispatch', undefined, undefined])
    const twice = recalled.offeredTo('m1').does('withdrawOffer', STAFF)
    expect(twice.order.clocks).toEqual(waiting.order.clocks)

    const back = waiting.offeredTo('m1').does('decline', m1)
    const backAgain = back.after(DAY).offeredTo('m2').does('withdrawOffer', STAFF)
    expect([derived(backAgain).queue, backAgain.order.reach, backAgain.order.clocks]).toEqual(['back', back.order.reach, back.order.clocks])
  })

  test('派出以后有人答了不行再收回，就是问过了：重新起算，往外一圈', () => {
    const waiting = anOrder().accepted()
    const recalled = waiting.after(HOUR).offeredTo('m1', 'm2').does('decline', m1).does('withdrawOffer', STAFF)
    expect(derived(recalled).queue).toBe('back')
    expect(recalled.order.clocks.dispatch?.startedAt).toBe((waiting.order.clocks.dispatch?.startedAt ?? 0) + HOUR)
    const pool = waiting.offeredTo('pool:c1').does('decline', m1).does('withdrawOffer', STAFF)
    expect(derived(pool).queue).toBe('back')
  })

  test('没有读过就写下的接单会留下别人的邀请：名单上当时就没有了，记录上下一步收回', () => {
    const { order, now } = anOrder().offeredTo('m1', 'm2').takenBy('m1')
    const offers = Object.fromEntries(Object.entries(order.offers).map(([id, offer]) => [id, offer.to === 'm2' ? { ...offer, state: 'open' as const } : offer]))
    const blind = aStory({ ...order, offers }, now)
    expect(derived(blind).offeredTo).toEqual([])
    expect(blind.tries('take', m2)).toBe('TAKEN_BY_OTHER')
    const released = blind.does('release', m1)
    expect(released.state).toBe('accepted')
    expect(released.order.offers['o2']?.state).toBe('withdrawn')
  })
})

describe('抢单池', () => {
  const pool = (seats: number) => anOrder({ seats }).offeredTo('pool:c1')

  test('本社区的党员都能接，别的社区的不能', () => {
    expect(pool(1).tries('take', m1)).toBe('taken')
    expect(pool(1).tries('take', { ...m1, scopeIds: ['c9'] })).toBe('NO_OPEN_OFFER')
  })

  test('一个人说不行，池子还对别人开着', () => {
    expect(pool(1).does('decline', m1).tries('take', m2)).toBe('taken')
  })

  test('要两个人时，一个人不能接两份，也不能接了又婉拒', () => {
    const half = pool(2).takenBy('m1')
    expect(half.state).toBe('offered')
    expect(half.tries('take', m1)).toBe('ALREADY_ASSIGNEE')
    expect(half.tries('decline', m1)).toBe('ALREADY_ASSIGNEE')
    expect(half.takenBy('m2').state).toBe('taken')
  })

  test('从池子里接了的人，自己的那份邀请也收回，社区也不能再派给他', () => {
    const half = anOrder({ seats: 3 }).offeredTo('m1', 'pool:c1').does('take', m1, { offerId: 'o2' })
    expect(half.order.offers['o1']?.state).toBe('withdrawn')
    expect(half.tries('dispatch', STAFF, { offers: [{ to: 'm1' }] })).toBe('ALREADY_ASSIGNEE')
  })
})

describe('要两个人的单', () => {
  test('显示走得最慢的那一位', () => {
    const both = forTwo().offeredTo('m1', 'm2', 'm3').takenBy('m1')
    expect(both.state).toBe('offered')
    expect(both.takenBy('m2').state).toBe('taken')
    expect(both.takenBy('m2').checkedInBy('m1').state).toBe('taken')
    expect(both.takenBy('m2').checkedInBy('m1', 'm2').state).toBe('checkedIn')
    expect(both.takenBy('m2').checkedInBy('m1', 'm2').finishedBy('m1').state).toBe('checkedIn')
    expect(both.takenBy('m2').checkedInBy('m1', 'm2').finishedBy('m1', 'm2').state).toBe('done')
  })

  test('先接的人不用等另一位：能联系、约时间、签到、办完', () => {
    const half = forTwo().offeredTo('m1', 'm2').takenBy('m1')
    expect(half.offers(m1)).toEqual(expect.arrayContaining(['proposeTime', 'logContact', 'release', 'checkIn']))
    expect(half.scheduledBy('m1').order.seats['s1']?.state).toBe('scheduled')
    expect(half.checkedInBy('m1').finishedBy('m1').state).toBe('offered')
  })

  test('只问了一位，他接了：另一个名额回到待派单，有派单时限', () => {
    const half = forTwo().offeredTo('m1').takenBy('m1')
    expect(half.state).toBe('accepted')
    expect(half.order.clocks.dispatch).toBeDefined()
  })

  test('另一位婉拒后，约好的时间居民仍能答应', () => {
    const half = forTwo().offeredTo('m1', 'm2').takenBy('m1').does('proposeTime', m1).does('decline', m2)
    expect(half.state).toBe('accepted')
    expect(half.does('agreeTime', RESIDENT).order.seats['s1']?.state).toBe('scheduled')
    expect(half.does('refuseTime', RESIDENT).order.proposal).toBeUndefined()
  })

  test('一位去不了了，另一位的名额、约定和时限不变', () => {
    const both = forTwo().offeredTo('m1', 'm2').takenBy('m1', 'm2').does('proposeTime', m1)
    const left = both.does('release', m2)
    expect(left.state).toBe('accepted')
    expect(seatIdOf(left.order, 'm1')).toBe('s1')
    expect(left.order.proposal?.seatId).toBe('s1')
    expect(left.order.clocks.contact).toEqual(both.order.clocks.contact)
  })

  test('一位还在被问时另一位去不了了，空出的名额马上也能由被问的人接', () => {
    const left = forTwo().offeredTo('m1', 'm2', 'm3').takenBy('m1').does('release', m1)
    expect(left.state).toBe('offered')
    expect(left.takenBy('m2', 'm3').state).toBe('taken')
  })

  test('一位先到了，没联系的另一位仍要按时联系；到时只空出他的名额', () => {
    const door = forTwo().offeredTo('m1', 'm2').takenBy('m1', 'm2').checkedInBy('m1')
    expect(door.order.clocks.contact).toBeDefined()
    const lapsed = door.bell()
    expect(lapsed.state).toBe('accepted')
    expect(lapsed.order.seats).toMatchObject({ s1: { state: 'checkedIn', memberId: 'm1' }, s2: { state: 'open' } })
  })

  test('一位办完了，另一位没来：办完的不用重来', () => {
    const half = forTwo().offeredTo('m1', 'm2').takenBy('m1', 'm2').checkedInBy('m1').finishedBy('m1').bell()
    expect(half.order.seats['s1']?.state).toBe('done')
    expect(half.offeredTo('m3').takenBy('m3').checkedInBy('m3').finishedBy('m3').state).toBe('done')
  })

  test('一位联系过了，不顶另一位的联系', () => {
    const one = forTwo().offeredTo('m1', 'm2').takenBy('m1', 'm2').does('logContact', m1)
    expect(one.order.clocks.contact).toBeDefined()
    expect(one.does('logContact', m2).order.clocks.contact).toBeUndefined()
  })

  test('有一位已经接了，居民撤销要写原因，哪怕还在等另一位', () => {
    const half = forTwo().offeredTo('m1', 'm2').takenBy('m1')
    expect(half.tries('cancel', RESIDENT, {})).toBe('REASON_REQUIRED')
    expect(half.tries('cancel', RESIDENT, { reason: '自己修好了' })).toBe('cancelled')
  })

  test('两人的结果取较差的一个；不安全撤离后，先前的结果不留到下一次', () => {
    const both = forTwo().offeredTo('m1', 'm2').takenBy('m1', 'm2').checkedInBy('m1', 'm2').does('finish', m1, { result: 'unsolved' })
    expect(both.does('finish', m2, { result: 'solved' }).order.result).toBe('unsolved')
    const unsafe = both.does('reportUnsafe', m2)
    expect(unsafe.state).toBe('escalated')
    expect(unsafe.order.result).toBeUndefined()
    expect(derived(unsafe).takenBy).toEqual([])
  })
})

describe('转给别的党员', () => {
  const asked = () => anOrder().offeredTo('m1').takenBy('m1').does('offerTransfer', m1, { memberId: 'm2', memberLabel: '党员 m2 号' })

  test('要对方同意才算，只有被问的人能答', () => {
    expect(derived(asked()).takenBy).toEqual(['m1'])
    expect(asked().tries('acceptTransfer', m3)).toBe('NOT_TRANSFER_TARGET')
    const moved = asked().does('acceptTransfer', m2)
    expect(derived(moved).takenBy).toEqual(['m2'])
    expect(moved.tries('checkIn', m1)).toBe('NOT_ASSIGNEE')
  })

  test('不能转给自己，也不能转给已经在这一单里的人', () => {
    expect(anOrder().offeredTo('m1').takenBy('m1').tries('offerTransfer', m1, { memberId: 'm1' })).toBe('ALREADY_ASSIGNEE')
    const both = forTwo().offeredTo('m1', 'm2').takenBy('m1', 'm2').does('offerTransfer', m1, { memberId: 'm2' })
    expect(both.tries('acceptTransfer', m2)).toBe('ALREADY_ASSIGNEE')
  })

  test('还没联系的接过来，在剩下的时限里联系；原来联系过的，新的人从头算', () => {
    const first = asked()
    expect(first.after(HOUR).does('acceptTransfer', m2).order.clocks.contact).toEqual(first.order.clocks.contact)
    const called = asked().does('logContact', m1).after(HOUR).does('acceptTransfer', m2)
    expect(called.order.clocks.contact?.dueAt).toBe(called.now + 24 * HOUR)
    expect(called.bell().state).toBe('accepted')
  })

  test('约好的时间跟着名额走', () => {
    const moved = anOrder().offeredTo('m1').takenBy('m1').scheduledBy('m1').does('offerTransfer', m1, { memberId: 'm2' }).does('acceptTransfer', m2)
    expect(moved.state).toBe('scheduled')
    expect(moved.order.clocks.arrive).toBeDefined()
  })

  test('被问着的人接了转交，自己的邀请收回，另一个名额重新派', () => {
    const half = forTwo().offeredTo('m1', 'm2').takenBy('m1').does('offerTransfer', m1, { memberId: 'm2' }).does('acceptTransfer', m2)
    expect(half.order.offers['o2']?.state).toBe('withdrawn')
    expect(half.state).toBe('accepted')
    expect(half.order.clocks.dispatch).toBeDefined()
  })

  test('对方接不了，还是原来的人', () => {
    expect(derived(asked().does('refuseTransfer', m2)).takenBy).toEqual(['m1'])
  })
})

describe('挂起时已经有人接了', () => {
  test('恢复后还是那个人，邀请收回，时限顺延', () => {
    const taken = anOrder().offeredTo('m1', 'm2').takenBy('m1')
    const back = taken.suspended().bell()
    expect(back.state).toBe('taken')
    expect(derived(back).takenBy).toEqual(['m1'])
    expect(back.order.clocks.contact?.dueAt).toBe((taken.order.clocks.contact?.dueAt ?? 0) + 3 * DAY)
    expect(back.tries('checkIn', m1)).toBe('checkedIn')
  })

  test('一位已接一位在问：恢复后回到待派单，已接的还在', () => {
    const back = forTwo().offeredTo('m1', 'm2').takenBy('m1').suspended().bell()
    expect(back.state).toBe('accepted')
    expect(derived(back)).toMatchObject({ takenBy: ['m1'], queue: 'back' })
    expect(back.tries('checkIn', m1)).toBe('accepted')
  })

  test('在现场时挂起，恢复后仍在现场', () => {
    expect(anOrder().offeredTo('m1').takenBy('m1').checkedInBy('m1').suspended().bell().state).toBe('checkedIn')
  })
})

test('抢单池里婉拒过的人，这一次不能再婉拒、再接；别人照样能接', () => {
  const declined = anOrder().accepted().does('dispatch', STAFF, { offers: [{ to: 'pool:c1' }] }).does('decline', member('m1'))
  expect([declined.tries('decline', member('m1')), declined.tries('take', member('m1'))]).toEqual(['NO_OPEN_OFFER', 'NO_OPEN_OFFER'])
  expect(declined.offers(member('m1'))).not.toContain('decline')
  expect(declined.takenBy('m2').state).toBe('taken')
})
