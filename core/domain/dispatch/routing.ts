/**
 * Rules of a community for its dispatch: who decides for a category, and which unit, grid team or person is asked first for
 * what. Ordered; the first that fits an order counts, and none is no rule. Pure data, edited by staff, versioned.
 */
import { isOn } from './day-span'
import type { DutySpan, MemberFacts } from './facts'

/**
 * 指派 `assign`: staff decide each order. 抢单 `grab`: the community's pool, whoever says yes first. 轮派 `rotate`: whoever was
 * asked and needed least, one after the other. 混合 `mixed`: the best plan goes out by itself, and the pool where it ends without a yes.
 */
export const DISPATCH_MODES = ['assign', 'grab', 'rotate', 'mixed'] as const
export type DispatchMode = (typeof DISPATCH_MODES)[number]

/** By category; `*` for all that are not named. */
export type Modes = Readonly<Record<string, DispatchMode>>

export const ROUTE_TARGETS = ['unit', 'grid', 'member'] as const
export interface Route {
  readonly id: string
  readonly name: string
  /** Missing: any. */
  readonly categoryId?: string | undefined
  readonly gridId?: string | undefined
  /** When the order came in. */
  readonly time?: DutySpan | undefined
  readonly to: { readonly kind: (typeof ROUTE_TARGETS)[number]; readonly id: string }
}

export interface Routable { readonly categoryId: string; readonly gridId: string; readonly createdAt: number }

export const modeFor = (modes: Modes, categoryId: string): DispatchMode => modes[categoryId] ?? modes['*'] ?? 'assign'

/** The first rule that fits. */
export function routeFor(routes: readonly Route[], order: Routable): Route | undefined {
  return routes.find(({ categoryId, gridId, time }) =>
    (categoryId === undefined || categoryId === order.categoryId) && (gridId === undefined || gridId === order.gridId) && (time === undefined || isOn(time, order.createdAt)))
}

/** Whether a member belongs to whom a rule names. `unitId`: of the member. */
export function isOf({ to }: Route, member: Pick<MemberFacts, 'id' | 'gridId'>, unitId: string | undefined): boolean {
  switch (to.kind) {
    case 'unit': return unitId === to.id
    case 'grid': return member.gridId === to.id
    case 'member': return member.id === to.id
  }
}

export interface ModeTrial {
  /** Orders that each way of dispatching would have had. */
  readonly modes: Readonly<Record<DispatchMode, number>>
  /** Of them, those that go another way under the modes in force. */
  readonly moved: number
}

/** Who would have decided about past orders, beside who does now. */
export function tryModes(orders: readonly Pick<Routable, 'categoryId'>[], modes: Modes, inForce: Modes): ModeTrial {
  const counts: Record<DispatchMode, number> = { assign: 0, grab: 0, rotate: 0, mixed: 0 }
  for (const { categoryId } of orders) counts[modeFor(modes, categoryId)] += 1
  return { modes: counts, moved: orders.filter(({ categoryId }) => modeFor(modes, categoryId) !== modeFor(inForce, categoryId)).length }
}

export interface RouteTrial {
  readonly id: string
  /** Orders it would have counted for, and of those how many it did not count for under the rules in force. */
  readonly orders: number
  readonly newly: number
}

/** What rules would have done with past orders, beside the rules in force. */
export function tryRoutes(orders: readonly Routable[], routes: readonly Route[], inForce: readonly Route[]): { readonly routes: readonly RouteTrial[]; readonly unrouted: number; readonly changed: number } {
  const counts = new Map(routes.map(({ id }) => [id, { orders: 0, newly: 0 }]))
  let [unrouted, changed] = [0, 0]
  for (const order of orders) {
    const [now, before] = [routeFor(routes, order), routeFor(inForce, order)]
    const differs = now?.to.kind !== before?.to.kind || now?.to.id !== before?.to.id
    if (differs) changed += 1
    const count = now === undefined ? undefined : counts.get(now.id)
    if (count === undefined) unrouted += 1
    else {
      count.orders += 1
      if (differs) count.newly += 1
    }
  }
  return { routes: routes.map(({ id }) => ({ id, ...(counts.get(id) ?? { orders: 0, newly: 0 }) })), unrouted, changed }
}
