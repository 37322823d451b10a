import type { AcceptanceModel, Answer } from '../../../core/domain/dispatch/acceptance'
import { calibrationError, chanceOf, learnAll, NEW_MODEL } from '../../../core/domain/dispatch/acceptance'
import type { MemberFacts, OrderFacts } from '../../../core/domain/dispatch/facts'
import { giniOf } from '../../../core/domain/dispatch/balance'
import { walkingMetres } from '../../../core/domain/dispatch/facts'
import { hoursOf } from '../../../core/domain/dispatch/hours-of'
import type { PairsInput } from '../../../core/domain/dispatch/pairs'
import { pairsOf } from '../../../core/domain/dispatch/pairs'
import { planBatch } from '../../../core/domain/dispatch/plan-batch'
import type { Roster } from '../../../core/domain/dispatch/roster'
import { makeRoster, renewRoster } from '../../../core/domain/dispatch/roster'
import type { Weights } from '../../../core/domain/dispatch/score'
import { DAYS_KEPT } from '../../../core/domain/dispatch/workload'
import { scoreOf, WEIGHTS } from '../../../core/domain/dispatch/score'
import { DAY_MS, MINUTE_MS } from '../../../core/domain/time/day'
import { makeRandom } from '../../../local/seed/random'
import { BUSY_MINUTES, DAY_MINUTES, makeDay, PATIENCE_MINUTES, WINDOW_MINUTES } from './day-order'
import { KNOWN_BY, makeMembers, MEMBERS } from './district'
import type { Habit } from './habits'
import { makeHabit, truthOf, WILLING } from './habits'

/** Skill sets, and the half-days people are there: 7–14 or 14–21 on two days of the week, so that one in seven is there at a time. */
const PROFILES = 12
/** How many orders a week each kind of WILLING says of itself. */
const WEEKLY = [3, 5, 7, 9] as const
const NOON = '14:00'
const BATCH_MINUTES = 10
/** Invitations go on as they are answered: so many for one order in ten minutes, as the product's phases have it [measured: invitation]. */
const ASKS_PER_BATCH = 4
const ROLLING_DAYS = 28
const RECENT_DAYS = 7
/** Monday 2026-03-02 00:00 in Shanghai. */
const FIRST_DAY = Date.parse('2026-03-02T00:00:00+08:00')
/** What an order served is worth, without fairness. */
const WORTH: Weights = { ...WEIGHTS, fairness: 0 }

export interface Ninety {
  /** Gini of hours within groups of equal skills and availability, the mean over members; where only skills and half-days are the same; of the district as a whole. */
  readonly gini: number
  readonly giniSkillsAndHours: number
  readonly giniAll: number
  /** Points of what was served but those for fairness; orders served; offers made. */
  readonly value: number
  readonly served: number
  readonly offers: number
  readonly ece: number
  readonly answers: number
}

/** `group`: skills and half-days; `available`: what else they said of themselves, how far they go and how often a week. */
interface Person { readonly facts: MemberFacts; readonly group: string; readonly available: string; readonly habit: Habit; readonly minutesOf: Float64Array; readonly offersOf: Float64Array; minutes: number }

/**
 * `days` days of 4,000 orders, planned batch by batch as their windows end, with `fairness` points for fairness. People say yes
 * and no by their own habits, and each order asks on.
 */
export function playNinety(days: number, fairness: number, seed = 1, members = MEMBERS): Ninety {
  const random = makeRandom(seed)
  const people = makePeople(random, members, days)
  const byId = new Map(people.map((person) => [person.facts.id, person]))
  const sums = { value: 0, served: 0, offers: 0 }
  let model: AcceptanceModel = NEW_MODEL
  const roster = makeRoster(people.map((person) => factsOn(person, 0)), { ...WEIGHTS, fairness })
  for (let day = 0; day < days; day += 1) {
    if (!renewRoster(roster, people.map((person) => factsOn(person, day)))) throw new Error('nobody moves in these days')
    model = playOne(day, roster, model, byId, makeRandom(seed * 1000 + day), sums)
  }
  return { gini: within(people, ({ group, available }) => `${group}/${available}`), giniSkillsAndHours: within(people, ({ group }) => group), giniAll: giniOf(people.map(({ minutes }) => minutes)), ...sums, ece: calibrationError(model), answers: model.answers }
}

function makePeople(random: ReturnType<typeof makeRandom>, members: number, days: number): readonly Person[] {
  // Every trade is known by somebody.
  const profiles = Array.from({ length: PROFILES }, (_, n) => KNOWN_BY.flatMap((share, trade) => (random.next() < share || n === trade ? [`t${trade}`] : [])))
  return makeMembers(random, members, { openMax: 100, weeklyMax: 1000, hours: 0, offers: 0, recentOffers: 0, visits: 1 }).map((facts): Person => {
    const [profile, day, late, willing] = [random.int(0, PROFILES - 1), random.int(1, 7), random.int(0, 1), random.int(0, WILLING.length - 1)]
    const duty = [{ days: [day, ((day + 2) % 7) + 1], from: late ? NOON : '07:00', to: late ? '21:00' : NOON }]
    return { facts: { ...facts, skills: profiles[profile] ?? [], duty, weeklyMax: WEEKLY[willing] ?? 0 }, group: `${profile}/${day}/${late}`, available: `${willing}/${facts.radiusM}`, habit: makeHabit(random, willing), minutesOf: new Float64Array(days), offersOf: new Float64Array(days), minutes: 0 }
  })
}

function factsOn({ facts, minutesOf, offersOf }: Person, day: number): MemberFacts {
  const sum = (of: Float64Array, back: number): number => of.subarray(Math.max(0, day + 1 - back), day + 1).reduce((all, each) => all + each, 0)
  return { ...facts, hours: sum(minutesOf, ROLLING_DAYS) / 60, carried: (sum(minutesOf, DAYS_KEPT) - sum(minutesOf, ROLLING_DAYS)) / 60, offers: sum(offersOf, ROLLING_DAYS), recentOffers: sum(offersOf, RECENT_DAYS), takenThisWeek: sum(minutesOf, (day % 7) + 1) / BUSY_MINUTES }
}

interface Waiting { order: OrderFacts; readonly number: number; readonly from: number }
interface Sums { value: number; served: number; offers: number }

function playOne(day: number, roster: Roster, before: AcceptanceModel, people: ReadonlyMap<string, Person>, random: ReturnType<typeof makeRandom>, sums: Sums): AcceptanceModel {
  const arrivals = makeDay(random)
  const busyUntil = new Map<string, number>()
  let [model, waiting, next] = [before, [] as Waiting[], 0]
  let answers: Answer[] = []
  for (let minute = 0; minute <= DAY_MINUTES + WINDOW_MINUTES + PATIENCE_MINUTES; minute += BATCH_MINUTES) {
    for (let one = arrivals[next]; one !== undefined && one.arrives <= minute; one = arrivals[next]) waiting.push({ order: one.order, number: next++, from: one.starts })
    const now = FIRST_DAY + day * DAY_MS + (7 * 60 + minute) * MINUTE_MS
    const due = waiting.filter(({ from }) => from <= minute)
    const input = { roster, orders: due.map(({ order }) => order), now, model, perBatch: 1, spared: new Set([...busyUntil].flatMap(([id, until]) => (until > minute ? [id] : []))) }
    const plan = planBatch(input)
    const seats = new Map(plan.orders.flatMap(({ orderId, seats: [seat] }) => (seat === undefined ? [] : [[orderId, seat.memberId] as const])))
    // One invitation at a time: whoever is asked, or is going to be, is nobody's next.
    const asked = new Set(seats.values())
    const nextOf = rankedIn(input)
    const served = new Set<number>()
    for (const one of due) {
      const first = seats.get(one.order.id)
      const inTurn = first === undefined ? [] : [first, ...nextOf(one.order.id)]
      let asks = 0
      for (const memberId of inTurn) {
        if (asks === ASKS_PER_BATCH || served.has(one.number)) break
        const person = people.get(memberId)
        if (person === undefined || (memberId !== first && asked.has(memberId))) continue
        asks += 1
        asked.add(memberId)
        const facts = roster.members[roster.numberOf.get(memberId) ?? 0] as MemberFacts
        const metres = facts.point && one.order.point ? walkingMetres(facts.point, one.order.point) : 0
        const features = { memberId, categoryId: one.order.categoryId, ...hoursOf(now), metres, skilled: true, recentOffers: facts.recentOffers }
        const yes = roll(day * 10_000 + one.number, memberId) < truthOf(person.habit, facts, one.order, metres, features.hour, day / 7)
        answers.push({ features, yes })
        sums.offers += 1
        person.offersOf[day] = (person.offersOf[day] ?? 0) + 1
        if (yes) {
          took(person, day, scoreOf(facts, one.order.urgency, metres, chanceOf(model, features), WORTH).value, sums)
          busyUntil.set(memberId, minute + BUSY_MINUTES)
          served.add(one.number)
        } else one.order = { ...one.order, askedIds: [...one.order.askedIds, memberId] }
      }
    }
    waiting = waiting.filter(({ number, from }) => !served.has(number) && minute < from + PATIENCE_MINUTES)
    renewRoster(roster, [...asked].flatMap((id) => { const person = people.get(id); return person === undefined ? [] : [factsOn(person, day)] }))
    // The answers of an hour are learned at its end.
    if ((minute + BATCH_MINUTES) % 60 === 0) [model, answers] = [learnAll(model, answers), []]
  }
  return learnAll(model, answers)
}

/** Everybody who may be asked for each of these, best first: whom invitations go on to. */
function rankedIn(input: PairsInput): (orderId: string) => readonly string[] {
  const { start, member, value, who } = pairsOf(input)
  const places = new Map(input.orders.map(({ id }, at) => [id, at]))
  return (orderId) => {
    const at = places.get(orderId) ?? NaN
    const pairs = Array.from({ length: (start[at + 1] ?? 0) - (start[at] ?? 0) }, (_, n) => (start[at] ?? 0) + n)
    return pairs.sort((a, b) => (value[b] ?? 0) - (value[a] ?? 0)).flatMap((pair) => input.roster.members[who[member[pair] ?? 0] ?? 0]?.id ?? [])
  }
}

function took(person: Person, day: number, value: number, sums: Sums): void {
  person.minutesOf[day] = (person.minutesOf[day] ?? 0) + BUSY_MINUTES
  person.minutes += BUSY_MINUTES
  sums.served += 1
  sums.value += value
}

/** 0 ≤ x < 1, of an order and a member: the same answer under whatever weights they are asked. */
function roll(order: number, memberId: string): number {
  return makeRandom(Math.imul(order + 1, 0x9e3779b1) ^ Math.imul(Number(memberId.slice(1)) + 1, 0x85ebca6b)).next()
}

/** Of groups of several; small groups look more equal than they are by n / (n − 1), which is put right. */
function within(people: readonly Person[], groupOf: (person: Person) => string): number {
  const groups = new Map<string, number[]>()
  for (const person of people) groups.set(groupOf(person), [...(groups.get(groupOf(person)) ?? []), person.minutes])
  const several = [...groups.values()].filter((hours) => hours.length > 1)
  return several.reduce((sum, hours) => sum + giniOf(hours) * (hours.length / (hours.length - 1)) * hours.length, 0) / several.reduce((sum, hours) => sum + hours.length, 0)
}
