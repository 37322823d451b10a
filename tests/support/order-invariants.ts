import { nextDue } from '@core/domain/order/clocks'
import { derive, NEVER } from '@core/domain/order/derived'
import type { Order } from '@core/domain/order/order'
import { ORDER_STATES, TERMINAL_STATES, transitionOf } from '@core/domain/order/order-states'
import type { OrderAction, OrderState, TargetRule } from '@core/domain/order/order-states'
import { leastAdvanced, OFFER_MOVES, SEAT_MOVES } from '@core/domain/order/seats'
import { nextVisitReminder } from '@core/domain/order/visit-reminders'
import { calendar } from './an-order'

const FROM_SEATS: readonly OrderState[] = ['accepted', 'offered', 'taken', 'scheduled', 'checkedIn', 'done']

/** Written by hand: where each rule of the table may lead. */
const REACH: Readonly<Record<Exclude<TargetRule, 'same'>, readonly OrderState[]>> = {
  leastAdvancedSeat: FROM_SEATS,
  seatsInTheField: [...FROM_SEATS, 'suspended', 'escalated', 'merged'],
  returnToPrevious: ['submitted', ...FROM_SEATS],
  afterContentCheck: ['contentHold', 'submitted'],
  afterRuling: ['accepted', 'checkedIn'],
  afterAppeal: ORDER_STATES,
}

/** What is wrong with an order, in words; empty when nothing is. */
export function flawsOf(order: Order): readonly string[] {
  const flaws: string[] = []
  const check = (ok: boolean, flaw: string) => ok || flaws.push(flaw)
  const seats = Object.values(order.seats)
  const held = seats.flatMap((seat) => (seat.memberId === undefined ? [] : [seat.memberId]))
  check(new Set(held).size === held.length, `一个人占了两个名额：${held.join()}`)
  check(seats.every((seat) => (seat.memberId === undefined) === (seat.state === 'open' || seat.state === 'offered')), '名额的状态和有没有人对不上')
  if (FROM_SEATS.includes(order.state)) check(leastAdvanced(order.seats) === order.state, `状态 ${order.state} 不是走得最慢的名额`)

  const open = Object.values(order.offers).filter((offer) => offer.state === 'open')
  check(open.length === 0 || order.state === 'offered', `${order.state} 还有等回答的邀请`)
  check(open.every((offer) => !held.includes(offer.to)), '已经接单的人还在被问')
  check(new Set(open.map((offer) => offer.to)).size === open.length, '同一个人被问了两遍')

  for (const [kind, clock] of Object.entries(order.clocks)) {
    const numbers = [clock.startedAt, clock.dueAt, clock.pausedAt ?? 0, clock.left ?? 0, clock.pausedFor ?? 0]
    check(numbers.every((n) => Number.isSafeInteger(n) && n >= 0), `${kind} 的时间不是整数：${numbers.join()}`)
  }
  check(order.state !== 'accepted' || order.clocks.dispatch !== undefined, '待派单没有派单时限')
  check((order.state === 'suspended') === (order.suspension?.approved === true), '挂起的状态和批准对不上')
  check(order.suspensions <= 2, '挂起超过两次')
  check((order.state === 'merged') === (order.mergedInto !== undefined), '并单的状态和主单对不上')
  check(order.dispute === undefined || order.state === 'done', '没解决的话留到了别的状态')
  for (const plan of [order.proposal, order.transfer]) check(plan === undefined || order.state === 'suspended' || order.state === 'escalated' || order.seats[plan.seatId]?.memberId !== undefined, '约定或转交挂在空名额上')

  const derived = derive(order, calendar)
  const due = nextDue(order, calendar)
  const over: readonly OrderState[] = TERMINAL_STATES
  check(derived.nextAt === Math.min(due?.at ?? NEVER, nextVisitReminder(order) ?? NEVER), 'nextAt 和下一次响铃对不上')
  check(derived.nextAt === NEVER || Number.isSafeInteger(derived.nextAt), 'nextAt 不是时刻')
  const toForget = due?.action === 'erasePersonal' && order.erasedAt === undefined
  check(derived.nextAt === NEVER || !over.includes(order.state) || toForget || Object.values(order.appeals).some((appeal) => appeal.state === 'open') || order.supervision?.state === 'open', `${order.state} 已经结束，还有钟要响`)
  check((order.clocks.supervise !== undefined) === (order.supervision?.state === 'open'), '督办等答复的钟和督办单对不上')
  check((order.state === 'returned') === (order.clocks.return !== undefined), '退单的状态和裁定的钟对不上')
  check((order.forwardLinks ?? []).filter((link) => link.answeredAt === undefined && link.withdrawnAt === undefined).length <= (order.state === 'forwarded' ? 1 : 0) || over.includes(order.state), '能用的链接多于一个，或没有转出去还有链接')
  check(!over.includes(order.state) || order.erasedAt !== undefined || order.clocks.personalData !== undefined, `${order.state} 的话会一直留着`)
  check(over.includes(order.state) || order.clocks.personalData === undefined, `${order.state} 没有结束，保存期却在走`)
  check(derived.takenBy.join() === held.join(), 'takenBy 和名额对不上')
  const handedOn = order.transfer !== undefined && (transitionOf('acceptTransfer').from as readonly string[]).includes(order.state) ? 1 : 0
  check(derived.offeredTo.length === open.length + handedOn, 'offeredTo 和邀请对不上')
  return flaws
}

/** What is wrong with one step from `before` to `after`. */
export function stepFlaws(before: Order, action: OrderAction, after: Order): readonly string[] {
  const flaws: string[] = []
  const { to } = transitionOf(action)
  const reach = to === 'same' ? [before.state] : to in REACH ? REACH[to as keyof typeof REACH] : [to]
  if (!(reach as readonly string[]).includes(after.state)) flaws.push(`${action} 从 ${before.state} 到了 ${after.state}`)
  for (const [id, seat] of Object.entries(before.seats)) {
    const next = after.seats[id]?.state
    const moves: readonly string[] = SEAT_MOVES[seat.state]
    if (before.state !== 'draft' && next !== seat.state && (next === undefined || !moves.includes(next))) flaws.push(`${action}：名额 ${seat.state} → ${next}`)
  }
  for (const [id, offer] of Object.entries(before.offers)) {
    const next = after.offers[id]?.state
    const moves: readonly string[] = OFFER_MOVES[offer.state]
    if (next !== offer.state && (next === undefined || !moves.includes(next))) flaws.push(`${action}：邀请 ${offer.state} → ${next}`)
  }
  return flaws
}
