/** What stops with a step, what must not be left hanging after it, and who is remembered for it; read from the reference §1, row by row. */
import { nextDue } from '@core/domain/order/clocks'
import { actionsFor } from '@core/domain/order/transition'
import { anOrder, aServedOrder, calendar, MONDAY, servedLate } from '../../support/an-order'
import type { OrderStory } from '../../support/an-order'
import { COLLEAGUE, member, RESIDENT, STAFF, STREET, street, SYSTEM } from '../../support/order-actors'
import { DAY, HOUR } from '../../support/order-payloads'
import { SCENES } from '../../support/order-scenes'
import type { Scene } from '../../support/order-scenes'

const [m1, m2] = [member('m1'), member('m2')]
const running = (story: OrderStory) => Object.keys(story.order.clocks).sort()
const taken = () => anOrder().offeredTo('m1').takenBy('m1')
const scenesFor = (action: 'forward' | 'cancel' | 'reject' | 'closeUnresolved') =>
  (Object.keys(SCENES) as Scene[]).filter((scene) => {
    const { order, now } = SCENES[scene]()
    return actionsFor(order, action === 'closeUnresolved' ? STREET : STAFF, { now, calendar }).includes(action)
  })

test.each(scenesFor('forward'))('%s：转走以后只有总时限走，没有答复的申诉和督办照旧', (scene) => {
  const before = SCENES[scene]()
  expect(running(before.does('forward', STAFF))).toEqual([...(before.order.clocks.appeal ? ['appeal'] : []), 'finish', ...(before.order.clocks.supervise ? ['supervise'] : [])])
})

test.each((['cancel', 'reject', 'closeUnresolved'] as const).flatMap((action) => scenesFor(action).map((scene) => [action, scene] as const)))('%s，从 %s：结束以后只有保存期走，没有答复的申诉和督办照旧；挂起、约定、转交都不留', (action, scene) => {
  const before = SCENES[scene]()
  const { order } = before.does(action, action === 'closeUnresolved' ? STREET : STAFF)
  expect(Object.keys(order.clocks).sort()).toEqual([...(before.order.clocks.appeal ? ['appeal'] : []), 'personalData', ...(before.order.clocks.supervise ? ['supervise'] : [])])
  expect(order.suspension).toBeUndefined()
  if (action === 'cancel') expect([order.proposal, order.transfer]).toEqual([undefined, undefined])
})

test('归档以后只有保存期走', () => expect(running(aServedOrder().closed().bell())).toEqual(['personalData']))

test('定下谁来办，上级答复的钟就停', () => {
  expect(anOrder().accepted().does('escalate', STAFF).does('rule', STREET).order.clocks.level).toBeUndefined()
})

test('收回来办，就不再说转给了谁', () => {
  const back = anOrder().does('forward', STAFF).does('returnForward', STAFF)
  expect(back.order).not.toHaveProperty('forwardedTo')
})

test('答复没解决、拒绝重办的人，都不复核这一单的申诉', () => {
  const ruled = servedLate().does('dispute', RESIDENT).does('ruleDispute', STAFF).finishedBy('m1').closed().does('fileAppeal', RESIDENT, { appealTarget: 'overdue', reason: '等了一周' })
  for (const action of ['upholdAppeal', 'dismissAppeal'] as const) expect(ruled.tries(action, street(STAFF.id))).toBe('REVIEWER_IS_DECIDER')
})

test('转交也不能给自己的单，不能给上一轮办过的人', () => {
  const toOwner = taken().does('offerTransfer', m1, { memberId: 'r1', memberLabel: '党员 9 号' })
  expect(toOwner.tries('acceptTransfer', member('r1'))).toBe('OWN_ORDER')
  const second = aServedOrder().closed().does('requestReopen', RESIDENT).does('agreeReopen', STAFF).offeredTo('m2').takenBy('m2')
  expect(second.tries('offerTransfer', m2, { memberId: 'm1', memberLabel: '党员 1 号' })).toBe('SERVED_BEFORE')
  const { transfer = { seatId: 's1', from: 'm2', label: '', at: MONDAY } } = second.order
  const asked = { ...second.order, transfer: { ...transfer, to: 'm1' } }
  expect(actionsFor(asked, m1, { now: second.now, calendar })).not.toContain('acceptTransfer')
})

test('接手的人要自己再联系居民，他的那份邀请也收回', () => {
  const handed = anOrder().accepted().does('dispatch', STAFF, { offers: [{ to: 'm1' }] }).takenBy('m1').does('logContact', m1).does('offerTransfer', m1, { memberId: 'm8', memberLabel: '党员 8 号' }).does('acceptTransfer', member('m8'))
  expect(handed.order.seats['s1']).not.toHaveProperty('contactedAt')
  expect(handed.order.clocks.contact).toBeDefined()
  const two = anOrder({ seats: 2 }).accepted().does('dispatch', STAFF, { offers: [{ to: 'm1' }, { to: 'm8' }] }).takenBy('m1').does('offerTransfer', m1, { memberId: 'm8', memberLabel: '党员 8 号' }).does('acceptTransfer', member('m8'))
  expect(two.order.offers['o2']?.state).toBe('withdrawn')
})

test('催过以后四小时内不再催，到了四小时可以', () => {
  const urged = anOrder().accepted().does('urge', RESIDENT)
  expect(urged.after(4 * HOUR - 1).tries('urge', RESIDENT)).toBe('URGED_RECENTLY')
  expect(urged.after(4 * HOUR).tries('urge', RESIDENT)).toBe('accepted')
  expect(urged.after(4 * HOUR).does('urge', RESIDENT).order.urges).toBe(2)
})

test('重办是社区重新开始：提过的级不带到下一轮', () => {
  const again = anOrder().accepted().does('escalate', STAFF).does('rule', STREET).offeredTo('m1').takenBy('m1').checkedInBy('m1').finishedBy('m1').closed()
  expect(again.order.level).toBe(1)
  const next = again.does('requestReopen', RESIDENT).does('agreeReopen', COLLEAGUE)
  expect(next.order.level).toBe(0)
  // And so the street is called again when this round runs late, too.
  expect(next.after(DAY).does('escalate', STAFF).order.level).toBe(1)
})

test('重新派出去，就不再报警；办结了，总时限也停', () => {
  const back = anOrder().offeredTo('m1').does('decline', m1)
  expect(back.order.alarm).toBe(true)
  expect(back.offeredTo('m2').order).not.toHaveProperty('alarm')
  expect(aServedOrder().closed().order.clocks.finish).toBeUndefined()
})

test('手动签到要标出来，定位和开始码不标', () => {
  const flagged = (way: 'manual' | 'position' | 'code') => taken().does('checkIn', m1, { way, reason: '没电了' }).order.seats['s1']?.checkIn?.flagged
  expect([flagged('manual'), flagged('position'), flagged('code')]).toEqual([true, false, false])
})

test('抢单池里几个人先后说这次不行，每个人的都记着', () => {
  const both = anOrder().offeredTo('pool:c1').does('decline', m1).does('decline', m2)
  for (const who of [m1, m2]) expect(both.tries('take', who)).toBe('NO_OPEN_OFFER')
  expect(both.tries('take', member('m3'))).toBe('taken')
})

test('没解决、接着办好的，结果按后一次说的', () => {
  const finish = (story: OrderStory, result: 'solved' | 'unsolved') => story.does('finish', m1, { result })
  const ruled = finish(taken().checkedInBy('m1'), 'unsolved').does('dispute', RESIDENT).does('ruleDispute', STAFF)
  expect(ruled.order.result).toBeUndefined()
  expect(finish(ruled, 'solved').order.result).toBe('solved')
})

test('这一轮问过的不再问，池子还开着不再放；下一轮可以', () => {
  const asked = anOrder().offeredTo('m2').does('decline', m2)
  expect(asked.tries('dispatch', STAFF, { offers: [{ to: 'm2' }] })).toBe('OFFERED_BEFORE')
  expect(anOrder().offeredTo('pool:c1').tries('dispatch', STAFF, { offers: [{ to: 'pool:c1' }] })).toBe('OFFERED_BEFORE')
  const next = asked.offeredTo('m1').takenBy('m1').checkedInBy('m1').finishedBy('m1').closed().does('requestReopen', RESIDENT).does('agreeReopen', STAFF)
  expect(next.tries('dispatch', STAFF, { offers: [{ to: 'm2' }] })).toBe('offered')
})

test('问了人还没有人接，过了办结时限也提级', () => {
  const late = anOrder({ urgency: 'p0' }).accepted().after(2 * HOUR - 60_000).offeredTo('m1')
  const reds = late.bell().bell()
  expect(reds.order.cards.finish).toBe('red')
  expect([reds.state, nextDue(reds.order, calendar)]).toEqual(['offered', expect.objectContaining({ action: 'escalate', clock: 'finish' })])
})

test('该亮黄牌的时候亮不了红牌，也不能再亮一次', () => {
  const order = anOrder()
  const yellow = nextDue(order.order, calendar)
  expect(yellow).toMatchObject({ clock: 'accept', card: 'yellow' })
  const then = order.after((yellow?.at ?? 0) - order.now)
  expect(then.tries('raiseCard', SYSTEM, { clock: 'accept', card: 'red' })).toBe('CLOCK_RUNNING')
  expect(then.bell().tries('raiseCard', SYSTEM, { clock: 'accept', card: 'yellow' })).toBe('CLOCK_RUNNING')
})
