// The local cloud in a process of its own with the whole demo district in it; the function runs beside it, as in the cloud.
import { startCloud } from '../../../local/cloud'
import { demoDistrict, seedCloud } from '../../../local/seed/seed-cloud'

const [, , dataDir = '', indexesFile = ''] = process.argv

const run = async (): Promise<void> => {
  const cloud = await startCloud({ dataDir, functionsDir: dataDir, indexesFile, timers: false })
  seedCloud(cloud, demoDistrict())
  process.on('message', (message) => {
    if (message === 'stop') void cloud.stop().then(() => process.exit(0))
    else process.send?.(Object.fromEntries(Object.entries(cloud.database.counts())))
  })
  process.send?.({ url: cloud.adminUrl })
}
void run()
