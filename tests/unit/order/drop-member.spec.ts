import { anOrder } from '../../support/an-order'
import { member, RESIDENT, STAFF, SYSTEM } from '../../support/order-actors'
import { DAY } from '../../support/order-payloads'

/** Who is a member no more holds no place and is asked nothing; what they finished stays finished, and it is no mark against them. */
const [m1, m2] = [member('m1'), member('m2')]
const drop = (memberId: string) => ['dropMember', SYSTEM, { memberId }] as const

describe('一个人的单子', () => {
  test.each([
    ['接了单', anOrder().offeredTo('m1').takenBy('m1')],
    ['约好了时间', anOrder().offeredTo('m1').takenBy('m1').scheduledBy('m1')],
    ['到了门口', anOrder().offeredTo('m1').takenBy('m1').checkedInBy('m1')],
    ['从池子里接的', anOrder().offeredTo('pool:c1').takenBy('m1')],
  ])('%s：名额空出来，回到待派单，派单时限重新走，社区看到退回来的', (_, held) => {
    const left = held.does(...drop('m1'))
    expect(left.state).toBe('accepted')
    expect(left.order.seats).toEqual({ s1: { state: 'open' } })
    expect(left.order).toMatchObject({ alarm: true, clocks: { dispatch: { startedAt: left.now } } })
    expect([left.order.clocks.contact, left.order.clocks.arrive, left.order.marks]).toEqual([undefined, undefined, undefined])
    for (const action of ['checkIn', 'finish', 'release', 'proposeTime'] as const) expect(left.tries(action, m1)).toMatch(/NOT_ASSIGNEE|WRONG_STATE/)
    // Whoever held a seat does not judge the order later.
    expect(left.order.holders).toContain('m1')
  })

  test('约时间、转单挂在他名下的，一起没了', () => {
    const proposed = anOrder().offeredTo('m1').takenBy('m1').does('proposeTime', m1).does('offerTransfer', m1, { memberId: 'm8', memberLabel: '另一位党员' })
    const { order } = proposed.does(...drop('m1'))
    expect([order.proposal, order.transfer]).toEqual([undefined, undefined])
  })

  test('别人正要转给他的：只有转单没了，原来的党员照旧', () => {
    const asked = anOrder().offeredTo('m1').takenBy('m1').does('offerTransfer', m1, { memberId: 'm8', memberLabel: '另一位党员' })
    const left = asked.does(...drop('m8'))
    expect([left.state, left.order.transfer, left.order.seats['s1']?.memberId]).toEqual(['taken', undefined, 'm1'])
  })

  test('只邀请了他：邀请收回，回到待派单；还邀请了别人：等别人', () => {
    const alone = anOrder().offeredTo('m1').does(...drop('m1'))
    expect([alone.state, alone.order.offers['o1']?.state, alone.order.alarm]).toEqual(['accepted', 'withdrawn', true])
    const two = anOrder().offeredTo('m1', 'm2').does(...drop('m1'))
    expect([two.state, two.order.offers['o1']?.state, two.order.offers['o2']?.state]).toEqual(['offered', 'withdrawn', 'open'])
    expect(two.tries('take', m1)).toBe('NO_OPEN_OFFER')
    expect(two.tries('take', m2)).toBe('taken')
  })

  test('和他无关的、他已经回答过的、办好了的，不动', () => {
    expect(anOrder().offeredTo('m1').tries(...drop('m2'))).toBe('NOT_ASSIGNEE')
    expect(anOrder().offeredTo('m1').does('decline', m1).tries(...drop('m1'))).toBe('NOT_ASSIGNEE')
    expect(anOrder().offeredTo('pool:c1').tries(...drop('m1'))).toBe('NOT_ASSIGNEE')
    const done = anOrder().offeredTo('m1').takenBy('m1').checkedInBy('m1').finishedBy('m1')
    expect(done.tries(...drop('m1'))).toBe('WRONG_STATE')
    expect(done.closed().tries(...drop('m1'))).toBe('WRONG_STATE')
  })
})

test('两个人的单子：办好了的那一半留着，另一个人照旧；没办好的才空出来', () => {
  const both = anOrder({ seats: 2 }).offeredTo('m1', 'm2').takenBy('m1', 'm2').checkedInBy('m1', 'm2').finishedBy('m1')
  expect(both.tries(...drop('m1'))).toBe('NOT_ASSIGNEE')
  const left = both.does(...drop('m2'))
  expect(Object.values(left.order.seats).map(({ state, memberId }) => [state, memberId])).toEqual([['done', 'm1'], ['open', undefined]])
  expect(left.state).toBe('accepted')
})

test('挂起、提级的单子留在原处，恢复以后从待派单接着走', () => {
  const suspended = anOrder().offeredTo('m1').takenBy('m1').suspended().does(...drop('m1'))
  expect(suspended.state).toBe('suspended')
  expect(suspended.order.clocks.dispatch).toBeUndefined()
  const back = suspended.after(3 * DAY).bell()
  expect([back.state, back.order.clocks.dispatch === undefined]).toEqual(['accepted', false])
  expect(anOrder().offeredTo('m1').takenBy('m1').does('escalate', STAFF).does(...drop('m1')).state).toBe('escalated')
  expect(anOrder().offeredTo('m1').takenBy('m1').does('cancel', RESIDENT).tries(...drop('m1'))).toBe('WRONG_STATE')
})

test('只有系统能做', () => {
  for (const actor of [RESIDENT, m1, STAFF]) expect(anOrder().offeredTo('m1').takenBy('m1').tries('dropMember', actor, { memberId: 'm1' })).toBe('NOT_ALLOWED')
})
