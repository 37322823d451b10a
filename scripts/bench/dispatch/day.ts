import { NEW_MODEL } from '../../../core/domain/dispatch/acceptance'
import type { Pairs } from '../../../core/domain/dispatch/pairs'
import { pairsOf } from '../../../core/domain/dispatch/pairs'
import type { Roster } from '../../../core/domain/dispatch/roster'
import { makeRoster } from '../../../core/domain/dispatch/roster'
import { isAtOnce } from '../../../core/domain/dispatch/window'
import { makeRandom } from '../../../local/seed/random'
import { boundOf } from './day-bound'
import type { DayOrder } from './day-order'
import { makeDay, PATIENCE_MINUTES } from './day-order'
import type { Played } from './play-day'
import { playDay } from './play-day'
import { makeMembers, MEMBERS, MORNING } from './district'

export interface DayFigures {
  readonly days: number
  /** Orders served, of those the bound says anybody could have served; and their value, of the bound's. */
  readonly servedShare: number
  readonly valueShare: number
  /** Urgent orders that anybody within reach could serve: how many, and the longest any of them waited, in seconds; who was not served waited to the end. */
  readonly urgent: number
  readonly urgentWaitS: number
  readonly urgentWaited: number
  readonly urgentUnserved: number
  /** How often one of them was not sent in a minute in which somebody who could go was free. */
  readonly urgentHeld: number
  /** The same where nothing but urgent orders comes; and how many of them anybody who knew the day must have let wait even so: a proved bound. */
  readonly urgentAlone: { readonly waitS: number; readonly waited: number; readonly unserved: number; readonly mustWait: number }
  /** Minutes from the end of an order's window until somebody went, on average. */
  readonly lateMinutes: number
  /** Orders nobody within reach knows the trade of: nobody could serve them; and of these the urgent ones. */
  readonly outOfReach: number
  readonly urgentOutOfReach: number
}

/** Days of 4,000 orders, everybody busy 90 minutes a visit, beside what one could have done who knew the whole day before. */
export function benchDays(seeds: number, say: (line: string) => void): DayFigures {
  const all: DayFigures[] = []
  for (let seed = 1; seed <= seeds; seed += 1) {
    const random = makeRandom(seed)
    const roster = makeRoster(makeMembers(random, MEMBERS).filter(({ duty }) => duty.length === 0).map(({ mute: _, ...member }) => ({ ...member, visits: Math.max(1, member.visits) })))
    const figures = figuresOf(makeDay(random), roster)
    all.push(figures)
    say(`第 ${seed} 天：${JSON.stringify(figures)}`)
  }
  const mean = (of: (day: DayFigures) => number): number => Number((all.reduce((sum, each) => sum + of(each), 0) / all.length).toFixed(4))
  const most = (of: (day: DayFigures) => number): number => Math.max(...all.map(of))
  return {
    days: seeds, servedShare: mean((d) => d.servedShare), valueShare: mean((d) => d.valueShare),
    urgent: mean((d) => d.urgent), urgentWaitS: most((d) => d.urgentWaitS), urgentWaited: mean((d) => d.urgentWaited), urgentUnserved: mean((d) => d.urgentUnserved), urgentHeld: mean((d) => d.urgentHeld),
    urgentAlone: { waitS: most((d) => d.urgentAlone.waitS), waited: mean((d) => d.urgentAlone.waited), unserved: mean((d) => d.urgentAlone.unserved), mustWait: mean((d) => d.urgentAlone.mustWait) },
    lateMinutes: mean((d) => d.lateMinutes), outOfReach: mean((d) => d.outOfReach), urgentOutOfReach: mean((d) => d.urgentOutOfReach),
  }
}

function figuresOf(day: readonly DayOrder[], roster: Roster): DayFigures {
  const pairs = pairsFor(day, roster)
  const played = playDay(day, roster)
  const pairOf = day.map((_, order) => pairMade(order, played, pairs, roster))
  const [served, value] = [() => 1, (pair: number) => pairs.value[pair] ?? 0].map((of) => {
    const reached = pairOf.map((pair) => (pair === undefined ? 0 : of(pair)))
    return reached.reduce((sum, each) => sum + each, 0) / boundOf(day, pairs, of, reached)
  })
  const canBeServed = (order: number, { start }: Pairs): boolean => (start[order + 1] ?? 0) > (start[order] ?? 0)
  const urgent = day.filter(({ order }) => isAtOnce(order.urgency))
  const urgentPairs = pairsFor(urgent, roster)
  const waits = [...played.urgentWaits].filter(([order]) => canBeServed(order, pairs)).map(([, wait]) => wait)
  const alone = [...playDay(urgent, roster).urgentWaits].filter(([order]) => canBeServed(order, urgentPairs)).map(([, wait]) => wait)
  const atOnce = boundOf(urgent, urgentPairs, () => 1, urgent.map(() => 0), 0)
  const [longest, waited, unserved] = [(all: readonly number[]) => Math.max(0, ...all) * 60, (all: readonly number[]) => all.filter((wait) => wait > 0).length, (all: readonly number[]) => all.filter((wait) => wait >= PATIENCE_MINUTES).length]
  const outOfReach = day.flatMap((_, order) => (canBeServed(order, pairs) ? [] : [order]))
  return {
    days: 1, servedShare: served ?? NaN, valueShare: value ?? NaN, urgent: waits.length, urgentWaitS: longest(waits), urgentWaited: waited(waits), urgentUnserved: unserved(waits), urgentHeld: played.urgentHeld,
    // Bounds of real numbers; orders are whole.
    urgentAlone: { waitS: longest(alone), waited: waited(alone), unserved: unserved(alone), mustWait: Math.max(0, waits.length - Math.floor(atOnce + 1e-6)) },
    lateMinutes: played.late, outOfReach: outOfReach.length, urgentOutOfReach: outOfReach.filter((order) => isAtOnce(day[order]?.order.urgency ?? 'p2')).length,
  }
}

const pairsFor = (day: readonly DayOrder[], roster: Roster): Pairs => pairsOf({ roster, orders: day.map(({ order }) => order), now: MORNING, perBatch: 1, model: NEW_MODEL })

function pairMade(order: number, { wentTo }: Played, { start, member, who }: Pairs, { members }: Roster): number | undefined {
  const id = wentTo.get(order)
  if (id === undefined) return undefined
  for (let pair = start[order] ?? 0; pair < (start[order + 1] ?? 0); pair += 1) if (members[who[member[pair] ?? 0] ?? 0]?.id === id) return pair
  throw new Error('somebody went who could not')
}
