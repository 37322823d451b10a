import { nextDue } from '@core/domain/order/clocks'
import { NEVER } from '@core/domain/order/derived'
import { anOrder, aServedOrder, aStory, calendar, derived, servedLate } from '../../support/an-order'
import type { OrderStory } from '../../support/an-order'
import { COLLEAGUE, FOREIGN_STREET, member, NEIGHBOUR, RESIDENT, STAFF, STREET, street, SYSTEM } from '../../support/order-actors'
import { DAY } from '../../support/order-payloads'

const m1 = member('m1')

describe('申诉', () => {
  const rejected = () => anOrder().does('reject', STAFF).does('fileAppeal', RESIDENT)

  test('不予受理的申诉成立：回到待受理，受理和办结都重新计时', () => {
    const upheld = rejected().after(DAY).does('upholdAppeal', STREET)
    expect(upheld.state).toBe('submitted')
    expect(upheld.order.appeals['a1']).toMatchObject({ state: 'upheld', decidedBy: STREET.id })
    expect(upheld.order.clocks.accept?.startedAt).toBe(upheld.now)
    expect(upheld.order.clocks.finish?.startedAt).toBe(upheld.now)
    expect(upheld.order.clocks.appeal).toBeUndefined()
  })

  test('申诉不成立：原样不动，答复留下，不能再答一次', () => {
    const dismissed = rejected().does('dismissAppeal', STREET, { appealId: 'a1', reason: '供热由供热公司管' })
    expect(dismissed.state).toBe('rejected')
    expect(dismissed.order.appeals['a1']).toMatchObject({ state: 'dismissed', answer: '供热由供热公司管' })
    expect(dismissed.tries('upholdAppeal', STREET, { appealId: 'a1', reason: '改主意' })).toBe('NO_OPEN_APPEAL')
    expect(nextDue(dismissed.order, calendar)?.action).toBe('erasePersonal')
  })

  test('五个工作日答复，已经结束的单也会亮牌', () => {
    const appealed = rejected()
    expect(nextDue(appealed.order, calendar)).toMatchObject({ action: 'raiseCard', clock: 'appeal', card: 'yellow' })
    expect(appealed.bell().bell().order.cards.appeal).toBe('red')
    // Nothing is forgotten that still waits for an answer.
    expect(derived(appealed.bell().bell()).nextAt).toBe(NEVER)
  })

  test('申诉没有答复，单子不归档；答复后再归档', () => {
    const appealed = aServedOrder().closed().after(13 * DAY).does('fileAppeal', m1)
    expect(appealed.after(DAY).tries('archive', SYSTEM, { clock: 'archive' })).toBe('CLOCK_RUNNING')
    expect(appealed.after(2 * DAY).does('dismissAppeal', STREET).bell().state).toBe('archived')
  })

  test('只有点单人和办过这一单的党员能申诉，同时只有一件', () => {
    const closed = aServedOrder().closed()
    expect(closed.tries('fileAppeal', NEIGHBOUR)).toBe('NOT_YOURS')
    expect(closed.tries('fileAppeal', member('m9'))).toBe('NOT_ASSIGNEE')
    expect(closed.does('fileAppeal', m1).tries('fileAppeal', m1)).toBe('APPEAL_PENDING')
    expect(anOrder().tries('fileAppeal', RESIDENT)).toBe('WRONG_STATE')
  })

  test('办过又放下的党员，办结后也能申诉，从池子里接的也一样', () => {
    for (const to of ['m1', 'pool:c1']) {
      const closed = anOrder().offeredTo(to).takenBy('m1').does('release', m1).offeredTo('m2').takenBy('m2').checkedInBy('m2').finishedBy('m2').closed()
      expect(closed.tries('fileAppeal', m1, { appealTarget: 'rating', reason: '说的不是我' })).toBe('closed')
      // Nobody says that they did not come.
      expect(closed.tries('fileAppeal', m1, { appealTarget: 'noShow', reason: '临时住院' })).toBe('NO_MARK')
    }
  })

  test('后来的申诉不推迟先来的答复', () => {
    const first = aServedOrder().closed().does('fileAppeal', RESIDENT)
    const both = first.after(DAY).does('fileAppeal', m1)
    expect(both.order.clocks.appeal).toEqual(first.order.clocks.appeal)
    expect(both.does('dismissAppeal', STREET, { appealId: 'a1', reason: '已核' }).order.clocks.appeal).toBeDefined()
  })

  test('当初拒绝重办的人不能复核，别的街道也不能', () => {
    const refused = aServedOrder().closed().does('requestReopen', RESIDENT).does('refuseReopen', STREET).does('fileAppeal', RESIDENT)
    expect(refused.tries('upholdAppeal', STREET)).toBe('REVIEWER_IS_DECIDER')
    expect(refused.tries('upholdAppeal', FOREIGN_STREET)).toBe('OUT_OF_SCOPE')
    expect(refused.tries('upholdAppeal', street('t2'))).toBe('closed')
  })

  test('只有提的人能撤回', () => {
    expect(rejected().tries('withdrawAppeal', NEIGHBOUR, { appealId: 'a1' })).toBe('NOT_YOUR_APPEAL')
    expect(rejected().does('withdrawAppeal', RESIDENT).order.appeals['a1']?.state).toBe('withdrawn')
    expect(rejected().tries('withdrawAppeal', RESIDENT, { appealId: 'constructor' })).toBe('NO_OPEN_APPEAL')
  })
})

describe('重办', () => {
  const asked = () => aServedOrder().closed().does('requestReopen', RESIDENT)

  test('同意后是新的一轮：名额空出，办结重新计时，上次的结果和评价不带过来', () => {
    const again = asked().after(DAY).does('agreeReopen', STAFF)
    expect(again).toMatchObject({ state: 'accepted', order: { round: 2, level: 0 } })
    expect(again.order.clocks.finish?.startedAt).toBe(again.now)
    expect(again.order.result).toBeUndefined()
    expect(derived(again)).toMatchObject({ takenBy: [], queue: 'toDispatch' })
  })

  test('重办要换一个人：上次办的党员不再派，也不能从池子里接', () => {
    const again = asked().does('agreeReopen', STAFF)
    expect(again.tries('dispatch', STAFF, { offers: [{ to: 'm1' }] })).toBe('SERVED_BEFORE')
    expect(again.tries('dispatch', STAFF, { offers: [{ to: 'm2' }] })).toBe('offered')
    const pool = again.offeredTo('pool:c1')
    expect(pool.tries('take', m1)).toBe('SERVED_BEFORE')
    expect(pool.offers(m1)).not.toContain('take')
    expect(pool.tries('take', member('m2'))).toBe('taken')
  })

  test('上次从池子里接的也要换人', () => {
    const again = anOrder().offeredTo('pool:c1').takenBy('m1').checkedInBy('m1').finishedBy('m1').closed().does('requestReopen', RESIDENT).does('agreeReopen', STAFF)
    expect(again.tries('dispatch', STAFF, { offers: [{ to: 'm1' }] })).toBe('SERVED_BEFORE')
  })

  test('第一次社区可以说明不办，第二次由街道定', () => {
    const refused = asked().does('refuseReopen', STAFF)
    expect(refused.state).toBe('closed')
    const second = refused.does('requestReopen', RESIDENT)
    expect(second.tries('refuseReopen', STAFF)).toBe('STREET_DECIDES')
    expect(second.tries('refuseReopen', COLLEAGUE)).toBe('STREET_DECIDES')
    expect(second.tries('agreeReopen', STAFF)).toBe('accepted')
    expect(second.tries('refuseReopen', STREET)).toBe('closed')
  })

  test('不再重办要写原因', () => {
    expect(asked().tries('refuseReopen', STAFF, {})).toBe('REASON_REQUIRED')
  })

  test('上一轮没批的挂起申请，新一轮不能再批', () => {
    const proposed = anOrder().offeredTo('m1').takenBy('m1').checkedInBy('m1').does('proposeSuspension', STAFF).finishedBy('m1').closed()
    const again = proposed.does('requestReopen', RESIDENT).does('agreeReopen', STAFF)
    expect(again.tries('suspend', COLLEAGUE)).toBe('NO_SUSPENSION_PROPOSED')
  })
})

describe('挂起', () => {
  const proposed = () => anOrder().accepted().does('proposeSuspension', STAFF)

  test('要另一个人同意，提的人自己不行', () => {
    expect(proposed().tries('suspend', STAFF)).toBe('APPROVER_IS_PROPOSER')
    expect(proposed().tries('suspend', COLLEAGUE)).toBe('suspended')
    expect(proposed().tries('suspend', STREET)).toBe('suspended')
    expect(anOrder().accepted().tries('suspend', COLLEAGUE)).toBe('NO_SUSPENSION_PROPOSED')
  })

  test('要写原因和以后的日子', () => {
    const accepted = anOrder().accepted()
    expect(accepted.tries('proposeSuspension', STAFF, { until: accepted.now + DAY })).toBe('REASON_REQUIRED')
    expect(accepted.tries('proposeSuspension', STAFF, { reason: '等配件' })).toBe('RESUME_DATE_REQUIRED')
    expect(accepted.tries('proposeSuspension', STAFF, { reason: '等配件', until: accepted.now })).toBe('RESUME_DATE_PAST')
  })

  test('最多挂九十天；同意的时候日子已经过了，也不行', () => {
    const accepted = anOrder().accepted()
    const ask = (until: number) => accepted.tries('proposeSuspension', STAFF, { reason: '等配件', until })
    expect([ask(accepted.now + 90 * DAY), ask(accepted.now + 90 * DAY + 1)]).toEqual(['accepted', 'RESUME_DATE_FAR'])
    const asked = accepted.does('proposeSuspension', STAFF, { reason: '等配件', until: accepted.now + DAY })
    expect(asked.after(DAY - 1).tries('suspend', COLLEAGUE)).toBe('suspended')
    for (const who of [COLLEAGUE, STREET]) expect([asked.after(DAY).tries('suspend', who), asked.after(DAY).offers(who).includes('suspend')]).toEqual(['RESUME_DATE_PAST', false])
    expect(asked.after(DAY).tries('refuseSuspension', COLLEAGUE)).toBe('accepted')
    // Asked for before there was a bound.
    const longAgo = aStory({ ...asked.order, suspension: { until: accepted.now + 9_999 * DAY, reason: '等', by: STAFF.id, approved: false } }, accepted.now)
    expect(longAgo.tries('suspend', COLLEAGUE)).toBe('RESUME_DATE_FAR')
  })

  test('最多两次', () => {
    const twice = anOrder().accepted().suspended().bell().suspended().bell()
    expect(twice.order.suspensions).toBe(2)
    expect(twice.tries('proposeSuspension', STAFF)).toBe('SUSPENDED_TOO_OFTEN')
  })

  test('没同意的申请去掉，次数不算', () => {
    const refused = proposed().does('refuseSuspension', COLLEAGUE)
    expect(refused.order).toMatchObject({ suspensions: 0, state: 'accepted' })
    expect(refused.order.suspension).toBeUndefined()
  })

  test('挂起的单可以提级，提级后时限接着走', () => {
    const escalated = anOrder().accepted().suspended().does('escalate', STAFF)
    expect(escalated.order.clocks.finish?.pausedAt).toBeUndefined()
    expect(escalated.order.suspension).toBeUndefined()
  })
})

describe('并单和分开', () => {
  test('分开后回到并单前的状态，时限扣掉并在一起的时间', () => {
    const accepted = anOrder({ urgency: 'p1' }).accepted()
    const back = accepted.does('merge', STAFF).after(DAY).does('unmerge', STAFF)
    expect(back.state).toBe('accepted')
    expect(back.order.mergedInto).toBeUndefined()
    expect(back.order.clocks.finish?.dueAt).toBe((accepted.order.clocks.finish?.dueAt ?? 0) + DAY)
  })

  const followersOf = (at: OrderStory) => at.order.followers?.map((follower) => follower.id)
  test('主单记下并进来的，分开后不再记；做两遍和做一遍一样', () => {
    const main = anOrder().does('absorb', SYSTEM, { targetId: 'a' }).does('absorb', SYSTEM, { targetId: 'b' }).does('absorb', SYSTEM, { targetId: 'a' })
    expect(followersOf(main)).toEqual(['a', 'b'])
    const left = main.does('detach', SYSTEM, { targetId: 'a' }).does('detach', SYSTEM, { targetId: 'a' })
    expect(followersOf(left)).toEqual(['b'])
    expect(anOrder().does('detach', SYSTEM, { targetId: 'a' }).order.followers).toEqual([])
  })
})

describe('不安全', () => {
  test('撤离后报街道，名额都空出来；没批的挂起申请也去掉', () => {
    const unsafe = anOrder().offeredTo('m1').takenBy('m1').checkedInBy('m1').does('proposeSuspension', STAFF).does('reportUnsafe', m1)
    expect(unsafe).toMatchObject({ state: 'escalated', order: { level: 1 } })
    expect(unsafe.order.suspension).toBeUndefined()
    expect(derived(unsafe).takenBy).toEqual([])
    expect(unsafe.does('rule', STREET).state).toBe('accepted')
  })
})

test('没有超期的单不能对超期申诉；超期过的能，申诉成立以后不再能', () => {
  const about = { appealTarget: 'overdue', reason: '等了一周' } as const
  for (const actor of [RESIDENT, m1]) {
    expect(aServedOrder().closed().tries('fileAppeal', actor, about)).toBe('NOT_OVERDUE')
    const filed = servedLate().closed().does('fileAppeal', actor, about)
    expect(filed.does('upholdAppeal', street('t2')).tries('fileAppeal', actor, about)).toBe('NOT_OVERDUE')
    expect(filed.does('dismissAppeal', street('t2')).tries('fileAppeal', actor, about)).toBe('closed')
  }
  // Yellow says that it will be late, not that it was.
  const warned = anOrder({ urgency: 'p1' }).offeredTo('m1').takenBy('m1').checkedInBy('m1').bell().finishedBy('m1').closed()
  expect(Object.values(warned.order.cards)).toEqual(['yellow'])
  expect(warned.tries('fileAppeal', RESIDENT, about)).toBe('NOT_OVERDUE')
})
