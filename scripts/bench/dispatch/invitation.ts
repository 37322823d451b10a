import type { InvitationPlan } from '../../../core/domain/dispatch/invitation'
import { ANSWER_HABITS, askNext, INVITATION_PLAN } from '../../../core/domain/dispatch/invitation'
import { makeRandom } from '../../../local/seed/random'

/** Candidates of one order; what is estimated of them is off by up to this. */
const CANDIDATES = 30
const OFF_BY = 0.075
/** The timer looks once a minute; an answer is looked at when it comes. */
const TICK_MINUTES = 1
/** Longer than this nobody waits. */
const HOPELESS = 600

interface Candidate { readonly estimate: number; readonly answer: 'yes' | 'no' | 'none'; readonly after: number }
interface Asked extends Candidate { readonly at: number }
type Policy = (minutes: number, open: readonly Asked[], next: Candidate) => boolean
export interface Figures { readonly p50Minutes: number; readonly p95Minutes: number; readonly alerts: number; readonly redundant: number; readonly unanswered: number }

const ours = (plan: InvitationPlan): Policy => (minutes, open, next) => askNext(minutes, open.map(({ estimate, at }) => ({ chance: estimate, minutesAgo: minutes - at })), next.estimate, plan)
/** The published way: so many are open at a time; a refusal is replaced, and so is who has been silent for ten minutes. */
const atOnce = (count: number): Policy => (minutes, open) => open.filter(({ at }) => minutes - at < SILENT_MINUTES).length < count
const SILENT_MINUTES = 10
const ALERT_COSTS = [0.02, 0.035, 0.05, 0.07, 0.12, 0.2] as const

export interface Invitations {
  readonly ours: Figures
  /** Ours, for other prices of an alert. */
  readonly frontier: readonly (Figures & { readonly alertCost: number })[]
  readonly beside: Readonly<Record<'oneByOne' | 'sevenAndReplace' | 'threeAndReplace' | 'threeBestAndReplace' | 'everybody', Figures>>
}

/** Ours beside what is published and what is done today, on the same simulated people. */
export function benchInvitation(runs: number): Invitations {
  return {
    ours: play(ours(INVITATION_PLAN), true, runs),
    frontier: ALERT_COSTS.map((alertCost) => ({ alertCost, ...play(ours({ ...INVITATION_PLAN, alertCost }), true, runs) })),
    beside: {
      oneByOne: play(atOnce(1), false, runs),
      sevenAndReplace: play(atOnce(7), false, runs),
      threeAndReplace: play(atOnce(3), false, runs),
      threeBestAndReplace: play(atOnce(3), true, runs),
      everybody: play(() => true, false, runs),
    },
  }
}

function play(policy: Policy, ranked: boolean, runs: number): Figures {
  const random = makeRandom(20260302)
  const ends = Array.from({ length: runs }, () => playOne(policy, candidatesOf(random, ranked)))
  const times = ends.map(({ minutes }) => minutes).sort((a, b) => a - b)
  const mean = (of: (end: End) => number): number => Number((ends.reduce((sum, end) => sum + of(end), 0) / runs).toFixed(2))
  const at = (share: number): number => Number((times[Math.floor(runs * share)] ?? 0).toFixed(2))
  return { p50Minutes: at(0.5), p95Minutes: at(0.95), alerts: mean(({ alerts }) => alerts), redundant: mean(({ redundant }) => redundant), unanswered: ends.filter(({ minutes }) => minutes >= HOPELESS).length }
}

function candidatesOf(random: ReturnType<typeof makeRandom>, ranked: boolean): readonly Candidate[] {
  const all = Array.from({ length: CANDIDATES }, (): Candidate => {
    const chance = 0.1 + 0.5 * random.next()
    const roll = random.next()
    const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
    return { estimate: chance + (2 * random.next() - 1) * OFF_BY, answer: roll < chance ? 'yes' : roll < ANSWER_HABITS.answering ? 'no' : 'none', after: ANSWER_HABITS.medianMinutes * Math.exp(ANSWER_HABITS.sigma * normal) }
  })
  return ranked ? all.sort((a, b) => b.estimate - a.estimate) : all
}

interface End { readonly minutes: number; readonly alerts: number; readonly redundant: number }

function playOne(policy: Policy, candidates: readonly Candidate[]): End {
  const asked: Asked[] = []
  for (let now = 0; now < HOPELESS; ) {
    const first = asked.find((each) => each.answer === 'yes' && each.at + each.after <= now)
    // Whoever would have said yes after the first was alarmed for nothing.
    if (first !== undefined) return { minutes: first.at + first.after, alerts: asked.length, redundant: asked.filter((each) => each !== first && each.answer === 'yes').length }
    const open = () => asked.filter((each) => each.answer === 'none' || each.at + each.after > now)
    for (let next = candidates[asked.length]; next !== undefined && policy(now, open(), next); next = candidates[asked.length]) asked.push({ ...next, at: now })
    const answers = asked.filter((each) => each.answer !== 'none').map((each) => each.at + each.after).filter((at) => at > now)
    now = Math.min(Math.floor(now / TICK_MINUTES + 1) * TICK_MINUTES, ...answers)
  }
  return { minutes: HOPELESS, alerts: asked.length, redundant: 0 }
}
