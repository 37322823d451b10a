import type { ActorKind } from '../order/order-states'
import type { WorkCalendar } from '../time'

/**
 * The life of a record as one table: a registration, a post, a wish, an adjustment … each has its own states and rows, and
 * this is the one piece that runs them. (An order's table has seats, rounds and targets that are rules; it keeps its own.)
 *
 * Pure: the same record, action and step give the same outcome on any machine.
 */

/** Who may act on a record. `unit`: the Party organisation of a 双报到 unit. */
export type LifeActorKind = ActorKind | 'unit'
export const LIFE_ACTOR_KINDS = ['resident', 'member', 'unit', 'staff', 'street', 'district', 'system'] as const satisfies readonly LifeActorKind[]

export interface LifeActor {
  readonly kind: LifeActorKind
  readonly id: string
  readonly label: string
  /** The areas or units the role is over. */
  readonly scopeIds: readonly string[]
}

export interface Row<S extends string = string, G extends string = string, E extends string = string> {
  readonly from: readonly S[]
  readonly to: S | 'same'
  readonly by: readonly LifeActorKind[]
  /** Asked from left to right; the first that does not hold names the refusal. */
  readonly needs?: readonly G[]
  readonly does?: readonly E[]
  /** Audiences of the notice; words in core/text. */
  readonly tells?: readonly string[]
  /** What people typed goes from every line before: this is the end of its keeping. */
  readonly erases?: true
}

/** What an action happens with. `now` is epoch ms, taken once per call. */
export interface Step<P> {
  readonly now: number
  readonly calendar: WorkCalendar
  readonly actor: LifeActor
  readonly payload: P
}

type Guard<D, P, R> = (record: D, step: Step<P>) => R | null
type Effect<D, P> = (record: D, step: Step<P>) => D
export type Facts = Readonly<Record<string, string | number | boolean>>

export interface Lifecycle<D extends { readonly state: string }, P, A extends string = string, R extends string = string> {
  readonly states: readonly D['state'][]
  readonly rows: Readonly<Record<A, Row<D['state']>>>
  readonly guards: Readonly<Record<string, Guard<D, P, R>>>
  readonly effects: Readonly<Record<string, Effect<D, P>>>
  /** Whose record it is: asked before its state, so that a stranger learns nothing from the refusal. */
  readonly isTheirs: (record: D, actor: LifeActor) => boolean
  /** Guards that ask what the action brings, not whether it is possible: a view offers the action before it is filled in. */
  readonly asksPayload: readonly string[]
  /** The next thing the system will do by itself, and when; undefined where it waits for people only. */
  readonly due: (record: D, calendar: WorkCalendar) => { readonly action: A; readonly at: number } | undefined
  /** What the history line keeps of the action beside who and when: ids, times and choices, never a name or a number of somebody. */
  readonly facts: (before: D, after: D, step: Step<P>) => Facts
}

/** Checks at compile time that every guard and effect a row names is there, and names nothing else. */
export const lifecycle =
  <D extends { readonly state: string }, P, R extends string>() =>
  <const A extends string, const G extends string, const E extends string>(given: {
    readonly states: readonly D['state'][]
    readonly rows: Readonly<Record<A, Row<D['state'], NoInfer<G>, NoInfer<E>>>>
    readonly guards: Readonly<Record<G, Guard<D, P, R>>>
    readonly effects: Readonly<Record<E, Effect<D, P>>>
    readonly isTheirs: (record: D, actor: LifeActor) => boolean
    readonly asksPayload?: readonly NoInfer<G>[]
    readonly due?: (record: D, calendar: WorkCalendar) => { readonly action: NoInfer<A>; readonly at: number } | undefined
    readonly facts?: (before: D, after: D, step: Step<P>) => Facts
  }): Lifecycle<D, P, A, R> => ({ asksPayload: [], due: () => undefined, facts: () => ({}), ...given })

/** A line of a record's history, before it is chained. */
export interface LifeEvent {
  readonly action: string
  readonly at: number
  readonly by: { readonly kind: LifeActorKind; readonly id: string; readonly label: string }
  readonly from: string
  readonly to: string
  readonly note?: string
  readonly reason?: string
  readonly data?: Facts
}

export type LifeRefusal = 'NOT_ALLOWED' | 'WRONG_STATE'
export type LifeOutcome<D, R> = { readonly ok: true; readonly record: D; readonly event: LifeEvent } | { readonly ok: false; readonly refusal: R | LifeRefusal }

/** The one way a record changes: refuses by name, or returns the new record and its history line. */
export function advance<D extends { readonly state: string }, P extends { readonly note?: string | undefined; readonly reason?: string | undefined }, A extends string, R extends string>(
  life: Lifecycle<D, P, A, R>, record: D, action: A, step: Step<P>,
): LifeOutcome<D, R> {
  const row = life.rows[action]
  if (!row.by.includes(step.actor.kind) || !mayTouch(life, record, step.actor)) return { ok: false, refusal: 'NOT_ALLOWED' }
  if (!row.from.includes(record.state)) return { ok: false, refusal: 'WRONG_STATE' }
  for (const name of row.needs ?? []) {
    const refusal = life.guards[name]?.(record, step) ?? null
    if (refusal !== null) return { ok: false, refusal }
  }
  const changed = (row.does ?? []).reduce((current, name) => life.effects[name]?.(current, step) ?? current, record)
  const after: D = { ...changed, state: row.to === 'same' ? record.state : row.to }
  const { now, actor, payload } = step
  const data = life.facts(record, after, step)
  return {
    ok: true,
    record: after,
    event: {
      action, at: now, by: { kind: actor.kind, id: actor.id, label: actor.label }, from: record.state, to: after.state,
      ...(payload.note === undefined ? {} : { note: payload.note }),
      ...(payload.reason === undefined ? {} : { reason: payload.reason }),
      ...(Object.keys(data).length === 0 ? {} : { data }),
    },
  }
}

/** The actions this actor may take now, in the order of the table. The page draws exactly these. */
export function actionsOf<D extends { readonly state: string }, P, A extends string, R extends string>(life: Lifecycle<D, P, A, R>, record: D, step: Omit<Step<P>, 'payload'>): readonly A[] {
  if (!mayTouch(life, record, step.actor)) return []
  return (Object.keys(life.rows) as A[]).filter((action) => {
    const row = life.rows[action]
    if (!row.by.includes(step.actor.kind) || !row.from.includes(record.state)) return false
    return (row.needs ?? []).every((name) => life.asksPayload.includes(name) || (life.guards[name]?.(record, { ...step, payload: {} as P }) ?? null) === null)
  })
}

/** The system is nobody's and everybody's. */
const mayTouch = <D extends { readonly state: string }, P, A extends string, R extends string>({ isTheirs }: Lifecycle<D, P, A, R>, record: D, actor: LifeActor): boolean => actor.kind === 'system' || isTheirs(record, actor)

/** Looked up with hasOwn, so that `constructor` is no action. */
export const isActionOf = <D extends { readonly state: string }, P, A extends string, R extends string>(life: Lifecycle<D, P, A, R>, name: string): name is A => Object.hasOwn(life.rows, name)
