// The local cloud in a process of its own, durable, waiting to be killed. The documents it holds besides only make it large.
import { startCloud } from '../../local/cloud'
import { orderOf } from '../bench/cloud-data'

const [, , dataDir = '', indexesFile = '', documents = '0'] = process.argv
const BATCH = 10_000

const run = async (): Promise<void> => {
  const fill = Number(documents)
  // Only the filling may be lost to a power cut: it is over before anything is counted.
  const cloud = await startCloud({ dataDir, functionsDir: dataDir, indexesFile, timers: false, synchronous: fill > 0 ? 'OFF' : 'FULL' })
  for (let at = 0; at < fill; at += BATCH) cloud.database.insertMany('big', Array.from({ length: Math.min(BATCH, fill - at) }, (_, i) => orderOf(at + i)))
  if (fill > 0) await cloud.stop()
  process.send?.({ url: cloud.adminUrl })
}
void run()
