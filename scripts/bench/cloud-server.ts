// The local cloud in a process of its own, as it runs beside the functions: filled, then timed from outside.
import { startCloud } from '../../local/cloud'
import { orderOf } from './cloud-data'

const [, , dataDir = '', indexesFile = '', small = '0', large = '0'] = process.argv

const run = async (): Promise<void> => {
  const cloud = await startCloud({ dataDir, functionsDir: dataDir, indexesFile, timers: false })
  const fill = (collection: string, count: number) => {
    for (let at = 0; at < count; at += 10_000) cloud.database.insertMany(collection, Array.from({ length: Math.min(10_000, count - at) }, (_, i) => orderOf(at + i)))
  }
  fill('orders', Number(small))
  process.on('message', (message) => {
    if (message === 'grow') fill('big', Number(large))
    if (message === 'stop') void cloud.stop().then(() => process.exit(0))
    else process.send?.({ rssMiB: Math.round(process.memoryUsage.rss() / 1024 / 1024) })
  })
  process.send?.({ url: cloud.adminUrl })
}
void run()
