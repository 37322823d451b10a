import { NEW_MODEL } from '../../../core/domain/dispatch/acceptance'
import { pairsOf } from '../../../core/domain/dispatch/pairs'
import { makeRoster } from '../../../core/domain/dispatch/roster'
import { makeRandom } from '../../../local/seed/random'
import { boundOf } from './day-bound'
import { makeDay } from './day-order'
import { playDay } from './play-day'
import { makeMembers, MEMBERS, MORNING } from './district'

export interface DayFigures {
  readonly days: number
  /** Orders served, of those the bound says anybody could have served; and their value, of the bound's. */
  readonly servedShare: number
  readonly valueShare: number
  /** The longest an urgent order waited, in seconds, while anybody who may be asked for it was free or sent to what is not urgent; and in all. */
  readonly urgentWaitS: number
  readonly urgentHeldS: number
  /** Minutes from the end of an order's window until somebody went, on average. */
  readonly lateMinutes: number
  /** Orders nobody within reach knows the trade of: nobody could serve them. */
  readonly outOfReach: number
}

/** Days of 4,000 orders, everybody busy 90 minutes a visit, beside what one could have done who knew the whole day before. */
export function benchDays(seeds: number, say: (line: string) => void): DayFigures {
  const all: DayFigures[] = []
  for (let seed = 1; seed <= seeds; seed += 1) {
    const random = makeRandom(seed)
    const roster = makeRoster(makeMembers(random, MEMBERS).filter(({ duty }) => duty.length === 0).map((member) => ({ ...member, visits: Math.max(1, member.visits) })))
    const day = makeDay(random)
    const pairs = pairsOf({ roster, orders: day.map(({ order }) => order), now: MORNING, perBatch: 1, model: NEW_MODEL })
    const played = playDay(day, pairs)
    const [one, worth] = [() => 1, (pair: number) => pairs.value[pair] ?? 0]
    const [orders, value] = [one, worth].map((of) => boundOf(day, pairs, of, played.pairOf.map((pair) => (pair < 0 ? 0 : of(pair)))))
    const outOfReach = day.filter((_, at) => pairs.start[at] === pairs.start[at + 1]).length
    all.push({ days: 1, servedShare: played.served / (orders ?? NaN), valueShare: played.value / (value ?? NaN), urgentWaitS: played.urgentWait * 60, urgentHeldS: played.urgentHeld * 60, lateMinutes: played.late, outOfReach })
    say(`第 ${seed} 天：办了 ${played.served}，上限 ${orders?.toFixed(1)}；值 ${played.value}，上限 ${value?.toFixed(0)}`)
  }
  const mean = (of: (day: DayFigures) => number): number => Number((all.reduce((sum, each) => sum + of(each), 0) / all.length).toFixed(4))
  const most = (of: (day: DayFigures) => number): number => Math.max(...all.map(of))
  return { days: seeds, servedShare: mean((d) => d.servedShare), valueShare: mean((d) => d.valueShare), urgentWaitS: most((d) => d.urgentWaitS), urgentHeldS: most((d) => d.urgentHeldS), lateMinutes: mean((d) => d.lateMinutes), outOfReach: mean((d) => d.outOfReach) }
}
