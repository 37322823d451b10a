import * as fc from 'fast-check'
import { nextDue } from '@core/domain/order/clocks'
import type { Actor, Order, Payload } from '@core/domain/order/order'
import type { OrderAction } from '@core/domain/order/order-states'
import { ORDER_ACTIONS, ORDER_STATES } from '@core/domain/order/order-states'
import { actionsFor, applyTransition } from '@core/domain/order/transition'
import { aDraft, anOrder, calendar } from '../../support/an-order'
import { COLLEAGUE, DISTRICT, FOREIGN_STAFF, member, NEIGHBOUR, RESIDENT, STAFF, STREET, SYSTEM } from '../../support/order-actors'
import { flawsOf, stepFlaws } from '../../support/order-invariants'
import { DAY, HOUR, rightPayload } from '../../support/order-payloads'

const MEMBERS = ['m1', 'm2', 'm3', 'm8'].map(member)
const PEOPLE: readonly Actor[] = [RESIDENT, NEIGHBOUR, STAFF, COLLEAGUE, FOREIGN_STAFF, STREET, DISTRICT, ...MEMBERS]
const SOME_TIME = [0, 60_000, HOUR, 5 * HOUR, DAY, 4 * DAY] as const

/** One thing that happens: the timer, something the page offers, or anything at all. */
interface Step {
  readonly kind: 'bell' | 'offered' | 'any' | 'leaves'
  readonly who: number
  readonly what: number
  readonly twist: number
  readonly wait: number
}
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('bell', 'bell', 'offered', 'offered', 'offered', 'offered', 'offered', 'offered', 'offered', 'any', 'leaves'),
  who: fc.nat(PEOPLE.length - 1),
  what: fc.nat(999),
  twist: fc.nat(99),
  wait: fc.constantFrom(...SOME_TIME),
})
/** Where a walk begins: the far end of an order's life is a long way from its start. */
const STARTS = {
  submitted: (given: Draft) => aDraft(given).does('submit', RESIDENT, { seatCount: given.seats }),
  contentHold: (given: Draft) => aDraft(given).does('submit', RESIDENT, { risky: true, seatCount: given.seats }),
  asked: (given: Draft) => anOrder(given).does('askInfo', STAFF),
  invited: (given: Draft) => anOrder(given).offeredTo('m1', 'm2', 'pool:c1').takenBy('m1'),
  atTheDoor: (given: Draft) => servedBy(given).checkedInBy('m1'),
  done: (given: Draft) => servedBy(given).checkedInBy(...given.helpers).finishedBy(...given.helpers),
  closed: (given: Draft) => servedBy(given).checkedInBy(...given.helpers).finishedBy(...given.helpers).closed(),
} as const
interface Draft {
  readonly seats: number
  readonly urgency: Order['urgency']
  readonly helpers: readonly string[]
}
const servedBy = ({ helpers, ...given }: Draft) => anOrder(given).offeredTo(...helpers).takenBy(...helpers)

const walk = fc.record({ start: fc.constantFrom(...(Object.keys(STARTS) as (keyof typeof STARTS)[])), seats: fc.integer({ min: 1, max: 3 }), urgency: fc.constantFrom('p0' as const, 'p1' as const, 'p2' as const, 'p3' as const), steps: fc.array(step, { minLength: 1, maxLength: 120, size: 'max' }) })

type Walk = typeof walk extends fc.Arbitrary<infer T> ? T : never

/** Right payloads with turns that lead elsewhere: several invited, a pool, other people, rulings either way. */
function twisted(action: OrderAction, order: Order, actor: Actor, now: number, twist: number): Payload {
  const right = rightPayload(action, order, actor, now)
  if (action === 'dispatch') return { ...right, offers: [{ to: `m${1 + (twist % 3)}` }, ...(twist % 2 === 0 ? [{ to: 'm8' }] : []), ...(twist % 5 === 0 ? [{ to: 'pool:c1' }] : [])], ...(twist % 3 === 1 ? { next: ['m1', 'm2', 'm3', 'm8'].map((to) => ({ to, chance: 0.1 + (twist % 7) / 10 })) } : {}) }
  if (action === 'take' && twist % 3 === 0) return { ...right, time: { from: now + HOUR, to: now + 3 * HOUR } }
  if (action === 'offerTransfer') return { ...right, memberId: `m${1 + (twist % 3)}` }
  if (action === 'ruleDispute') return { ...right, backTo: twist % 2 === 0 ? 'accepted' : 'checkedIn' }
  if (action === 'finish') return { ...right, result: (['solved', 'partial', 'unsolved'] as const)[twist % 3] ?? 'solved' }
  if (action === 'accept' && twist % 4 === 0) return { urgency: 'p1' }
  return right
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(freeze)
  }
  return value
}

/** What ends or sidelines an order, and what changes nothing: rare here, or no walk would get far. */
const RARE: readonly OrderAction[] = [
  'cancel', 'reject', 'merge', 'forward', 'closeUnresolved', 'escalate', 'askInfo', 'reportUnsafe', 'release', 'withdrawOffer', 'decline',
  'noteInternal', 'postUpdate', 'urge', 'amend', 'holdBack', 'recategorise', 'split', 'logContact', 'proposeSuspension', 'suspend', 'refuseSuspension', 'proposeTime',
  'supervise', 'superviseAgain', 'answerSupervision', 'closeSupervision', 'requestExtension', 'issueLink', 'withdrawLink',
]

/** The first person from `who` on who can do something, and what. */
function chosen(order: Order, now: number, kind: Step['kind'], who: number, twist: number): { readonly actor: Actor; readonly choices: readonly OrderAction[] } {
  const people = [...PEOPLE.slice(who), ...PEOPLE.slice(0, who)]
  // Somebody loses the member's role, whoever it is; or an outside unit answers by its link.
  if (kind === 'leaves') return { actor: SYSTEM, choices: order.state === 'forwarded' ? ['answerForward'] : ['dropMember'] }
  if (kind === 'any') return { actor: people[0] ?? RESIDENT, choices: ORDER_ACTIONS }
  for (const actor of people) {
    const choices = actionsFor(order, actor, { now, calendar }).filter((action) => twist < 25 || !RARE.includes(action))
    if (choices.length > 0) return { actor, choices }
  }
  return { actor: RESIDENT, choices: [] }
}

interface Seen {
  steps: number
  readonly taken: Set<string>
  readonly states: Set<string>
}

/** Every step is checked: nothing throws, nothing given is changed, every order is sound. */
function wander({ start, seats, urgency, steps }: Walk, seen: Seen, also: (order: Order, now: number, actor: Actor) => void): void {
  let { order, now } = STARTS[start]({ seats, urgency, helpers: ['m1', 'm2', 'm3'].slice(0, seats) })
  for (const { kind, who, what, twist, wait } of steps) {
    now += wait
    const due = nextDue(order, calendar)
    const bell = kind === 'bell' && due !== undefined
    const pick = bell ? undefined : chosen(order, now, kind, who, twist)
    const actor = pick?.actor ?? SYSTEM
    const choices = pick?.choices ?? []
    const action = bell ? due.action : choices[what % Math.max(1, choices.length)]
    if (action === undefined) continue
    if (bell) now = Math.max(now, due.at)

    const payload = bell ? rightPayload(action, order, actor, now, due) : twisted(action, order, actor, now, twist)
    const outcome = applyTransition(freeze(order), action, { now, calendar, actor, payload })
    seen.steps += 1
    if (bell && !outcome.ok) throw new Error(`钟响了却办不了 ${action}（${order.state}）：${outcome.refusal}`)
    if (outcome.ok) {
      const flaws = [...stepFlaws(order, action, outcome.order), ...flawsOf(outcome.order)]
      if (flaws.length > 0) throw new Error(`${actor.kind} ${action}，${order.state} → ${outcome.order.state}：${flaws.join('；')}`)
      seen.taken.add(action)
      seen.states.add(outcome.order.state)
      order = outcome.order
    }
    also(order, now, actor)
  }
}

test('两万步以上的随意走动：不出错，状态都在表里，名额、邀请、时限和索引始终对得上', () => {
  const seen: Seen = { steps: 0, taken: new Set(), states: new Set() }
  fc.assert(fc.property(walk, (given) => wander(given, seen, () => undefined)), { numRuns: 1300, seed: 20261126 })
  expect(seen.steps).toBeGreaterThan(20_000)
  expect([...seen.states].sort()).toEqual(ORDER_STATES.filter((state) => state !== 'draft').sort())
  // The system's halves of merge and split come from other documents.
  expect(ORDER_ACTIONS.filter((action) => !seen.taken.has(action))).toEqual(['submit', 'absorb', 'detach', 'spawn'])
})

test('页面给出的动作，带上该带的内容就能办；没给出的，带什么都不能办', () => {
  const seen: Seen = { steps: 0, taken: new Set(), states: new Set() }
  fc.assert(
    fc.property(walk, (given) =>
      wander(given, seen, (order, now, actor) => {
        if (actor.kind === 'system') return
        const offered = actionsFor(order, actor, { now, calendar })
        for (const action of ORDER_ACTIONS) {
          const outcome = applyTransition(order, action, { now, calendar, actor, payload: rightPayload(action, order, actor, now) })
          if (outcome.ok !== offered.includes(action)) throw new Error(`${actor.kind} ${actor.id} 在 ${order.state}：${action} ${outcome.ok ? '能办却没给出' : `给出了却不能办（${outcome.refusal}）`}`)
        }
      }),
    ),
    { numRuns: 150, seed: 1122 },
  )
})

test('没有人再来管的单，钟响若干次后总会停下，不会原地响个不停', () => {
  const seen: Seen = { steps: 0, taken: new Set(), states: new Set() }
  fc.assert(
    fc.property(walk, (given) => {
      let last: Order | undefined
      let at = 0
      wander(given, seen, (order, now) => ([last, at] = [order, now]))
      for (let ring = 0; last !== undefined; ring += 1) {
        const due = nextDue(last, calendar)
        if (due === undefined) return
        if (ring > 30) throw new Error(`${last.state} 一直在响 ${due.action}`)
        at = Math.max(at, due.at)
        const outcome = applyTransition(last, due.action, { now: at, calendar, actor: SYSTEM, payload: rightPayload(due.action, last, SYSTEM, at, due) })
        if (!outcome.ok) throw new Error(`钟响了却办不了 ${due.action}（${last.state}）：${outcome.refusal}`)
        last = outcome.order
      }
    }),
    { numRuns: 300, seed: 77 },
  )
})
