import { serve } from '../_kit/serve'
import { anchorHeads } from './actions/anchor-heads'
import { foldLog } from './actions/fold-log'
import { ringClocks } from './actions/ring-clocks'

/** No action of its own that anybody could call: only the platform's timer gets in. */
export const main = serve({}, {}, {
  fn: 'clock',
  onTimer: async (now) => ({ rung: await ringClocks(now), folded: await foldLog(now), anchored: await anchorHeads(now) }),
})
