// The local cloud in a process of its own, with a little data to be attacked.
import { startCloud } from '../../local/cloud'

const [, , dataDir = '', indexesFile = ''] = process.argv
const victim = (n: number) => ({ _id: `v${n}`, n, l: [1, 2, { x: n }], o: { x: 1 }, state: 'open', community: n % 5, text: `${'家'.repeat(30)}${'a'.repeat(40)}!`, at: { type: 'Point', coordinates: [n / 10, 0] }, seats: [{ state: 'open' }] })

const run = async (): Promise<void> => {
  const cloud = await startCloud({ dataDir, functionsDir: dataDir, indexesFile, timers: false, synchronous: 'OFF' })
  process.on('message', (message) => {
    if (message === 'stop') return void cloud.stop().then(() => process.exit(0))
    if (message === 'tidy') for (const name of ['hostile', 'orders']) cloud.database.refill(name, Array.from({ length: 50 }, (_, n) => victim(n)))
    if (message === 'memory') process.send?.({ rssMiB: Math.round(process.memoryUsage.rss() / 1024 / 1024) })
  })
  process.send?.({ url: cloud.adminUrl })
}
void run()
