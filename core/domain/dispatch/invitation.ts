/**
 * Whom to ask next, and when: alarming one more person is worth it only where waiting would cost more.
 *
 * Asking a person now rather than a little later makes it likelier that somebody says yes in time; waiting may show that
 * nobody else has to be asked. The next person is asked as soon as the first outweighs the second. A refusal or a silence that
 * grows lowers what may still be hoped for, so both bring the next invitation forward by themselves.
 */

/** How people answer, as far as it does not depend on who they are [own: not learned; who says yes is, see acceptance.ts]. */
export interface AnswerHabits {
  /** Share of people who answer at all, 0–1. */
  readonly answering: number
  /** Minutes until half of those have answered; log-normal. */
  readonly medianMinutes: number
  /** Spread of the logarithm of those minutes. */
  readonly sigma: number
}
export const ANSWER_HABITS: AnswerHabits = { answering: 0.65, medianMinutes: 3, sigma: 0.9 }

export interface InvitationPlan {
  /** Minutes after the first invitation within which somebody should have said yes. */
  readonly withinMinutes: number
  /** What alarming one more person is worth, as a chance of a yes in time: more makes fewer invitations and later answers. */
  readonly alertCost: number
  /** How far the comparison of now and later looks, in minutes. */
  readonly lookMinutes: number
  /** Once the time is over: ask until a yes has at least this chance, 0–1. */
  readonly lateChance: number
}
/** Six minutes with fewer than five alerts among thirty candidates; see `npm run -s bench -- dispatch`. */
export const INVITATION_PLAN: InvitationPlan = { withinMinutes: 6, alertCost: 0.05, lookMinutes: 1, lateChance: 0.96 }

/** An invitation nobody has answered yet. */
export interface OpenInvitation {
  /** Estimated chance that this person says yes, 0–1, as it was before anything was heard. */
  readonly chance: number
  readonly minutesAgo: number
}

/** True: ask the next person now. `minutes` have passed since the first invitation; `nextChance` is theirs. */
export function askNext(minutes: number, open: readonly OpenInvitation[], nextChance: number, plan: InvitationPlan = INVITATION_PLAN, habits: AnswerHabits = ANSWER_HABITS): boolean {
  const left = plan.withinMinutes - minutes
  if (left <= 0) return chanceWithin(Infinity, open, habits) < plan.lateChance
  const none = 1 - chanceWithin(left, open, habits)
  const gain = (after: number): number => none * nextChance * answeredBy(left - after, habits)
  return gain(0) - gain(plan.lookMinutes) > plan.alertCost * chanceWithin(plan.lookMinutes, open, habits)
}

/** The chance that one of those asked says yes within the next `minutes`, given that they have been silent until now. */
export function chanceWithin(minutes: number, open: readonly OpenInvitation[], habits: AnswerHabits = ANSWER_HABITS): number {
  let none = 1
  for (const { chance, minutesAgo } of open) {
    const before = answeredBy(minutesAgo, habits)
    const silent = 1 - habits.answering * before
    none *= 1 - (chance * (answeredBy(minutesAgo + minutes, habits) - before)) / silent
  }
  return 1 - none
}

/** Share of those who answer at all that have answered after so many minutes. */
function answeredBy(minutes: number, { medianMinutes, sigma }: AnswerHabits): number {
  if (minutes <= 0) return 0
  return minutes === Infinity ? 1 : normalBelow(Math.log(minutes / medianMinutes) / sigma)
}

/** The normal distribution, within 1.5e-7: Abramowitz and Stegun 7.1.26. */
function normalBelow(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + 0.3275911 * x)
  const tail = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * Math.exp(-x * x)
  return z >= 0 ? 1 - tail / 2 : tail / 2
}
