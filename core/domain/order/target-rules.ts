import type { Order, RuleContext } from './order'
import type { OrderState, TargetRule } from './order-states'
import { TARGET_RULES } from './order-states'
import { isInTheField, leastAdvanced } from './seats'

type Rule = (before: Order, after: Order, ctx: RuleContext) => OrderState

const RULES: Record<TargetRule, Rule> = {
  same: (before) => before.state,
  leastAdvancedSeat: (_, after) => leastAdvanced(after.seats),
  // On a side track it stays there, with a place free again.
  seatsInTheField: (before, after) => (isInTheField(before.state) ? leastAdvanced(after.seats) : before.state),
  // Back from a side track: seats may have moved meanwhile only by being freed, so they say where the order stands.
  returnToPrevious: (before, after) => {
    const previous = before.previous ?? 'accepted'
    return previous === 'submitted' ? 'submitted' : leastAdvanced(after.seats)
  },
  afterContentCheck: (_, __, { payload }) => (payload.risky === true ? 'contentHold' : 'submitted'),
  afterRuling: (_, after, { payload }) => (payload.backTo === 'accepted' ? 'accepted' : leastAdvanced(after.seats)),
  afterAppeal: (before, _, { payload }) => {
    const appeal = payload.appealId === undefined ? undefined : before.appeals[payload.appealId]
    return before.state === 'rejected' && appeal?.target === 'rejection' ? 'submitted' : before.state
  },
}

function isRule(to: OrderState | TargetRule): to is TargetRule {
  return (TARGET_RULES as readonly string[]).includes(to)
}

export function nextState(to: OrderState | TargetRule, before: Order, after: Order, ctx: RuleContext): OrderState {
  return isRule(to) ? RULES[to](before, after, ctx) : to
}
