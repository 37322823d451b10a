/**
 * What a plan counts beside the points of a pair. Part of the version of the weights (score.ts): a decision names one version for
 * all of it, and a test holds the two together. Measured: `npm run -s bench -- dispatch`.
 */
export const PLAN_POINTS = {
  /** Being served at all is worth more than being served by the best, and what is urgent more than any number of others. */
  served: 6000,
  urgent: 1_000_000,
  /** What a minute of waiting after the window costs. */
  waitMinute: 20,
  /** For each place (a grid and a trade) that nobody is left for when a member goes; never so many that somebody is not served for it. */
  bare: 900,
  sparedMost: 5400,
  /** What must not wait spares nobody for whom the next best lives much farther: so many points are the difference between next door and a kilometre. */
  sparedByUrgent: 300,
  /** So many times as far somebody is asked for what must not wait, unless they said no to it: where help is thin there is nobody else. */
  urgentReach: 2,
  /** Of a place, by how many cover it: the last one leaves it bare, the last but one makes it likely. */
  loss: [0, 1, 0.3, 0.1],
} as const
