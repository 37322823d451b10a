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
  /** For each place (a grid and a trade) that nobody is left for when a member goes. */
  bare: 900,
  /** At most so many while an order can still be kept waiting for who comes back: more than being served is worth. */
  keptMost: 25_000,
  /** At most so many after that: nobody is left without help for what may come. */
  sparedMost: 5400,
  /** What must not wait spares nobody for whom the next best lives much farther: so many points are the difference between next door and a kilometre. */
  sparedByUrgent: 300,
  /** As far as anybody is asked to go for what must not wait, in metres as one walks, unless they said no to it [own: three quarters of an hour by bicycle]. The ring is the nearer end nearly everywhere. */
  urgentReachM: 15_000,
  /** Of a place, by how many cover it: the last one leaves it bare, the last but one makes it likely; one of many is spared a little, so that who knows a rare trade is not sent for a common one. */
  loss: [0, 1, 0.45, 0.25, 0.18, 0.13, 0.1, 0.07, 0.05],
} as const
