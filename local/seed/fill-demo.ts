import { type CloudOptions, startCloud } from '../cloud'
import { playSamples, SAMPLES_LAST_MS } from './play-samples'
import { demoDistrict, seedCloud } from './seed-cloud'
import { fillingOf } from './whose-data'

type FillOptions = Pick<CloudOptions, 'dataDir' | 'functionsDir' | 'indexesFile' | 'env'>

/**
 * Fills an empty data directory with the demo district and its sample orders, by a cloud of its own whose clock runs
 * through the last days; whoever opens the real one finds it filled. False: there was something already, untouched.
 * Throws in plain words over a real district's data: there nobody may choose who to be. `now`, epoch ms: when it is opened.
 */
export async function fillDemo(options: FillOptions, now = Date.now()): Promise<boolean> {
  const cloud = await startCloud({ ...options, clock: { startAt: now - SAMPLES_LAST_MS }, timers: false, synchronous: 'NORMAL', instancesPerFunction: 1 })
  try {
    if (fillingOf(cloud.database) === 'real') throw new Error(`${options.dataDir} 里是真实的区域，不能带演示打开。试点用 npm start -- --pilot，演示用 --data 另一个目录。`)
    const seeded = seedCloud(cloud, demoDistrict())
    // Cut off before the first order: begun again. Cut off in the middle: what is there is a demo.
    if (!seeded && (cloud.database.counts()['orders'] ?? 0) > 0) return false
    await playSamples(cloud, now)
    return true
  } finally {
    await cloud.stop()
  }
}
