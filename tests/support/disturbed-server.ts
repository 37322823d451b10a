// A durable cloud in a process of its own with faults, to be killed by them: `disturbed-server.ts <dataDir> <faults>`.
import { startCloud } from '../../local/cloud'
import { readFaults } from '../../local/faults/fault-kinds'

const [, , dataDir = '', faults = ''] = process.argv

const run = async (): Promise<void> => {
  const cloud = await startCloud({ dataDir, functionsDir: dataDir, timers: false, faults: readFaults(faults) })
  if (!('notes' in cloud.database.counts())) cloud.database.insertMany('notes', [])
  process.send?.({ url: cloud.adminUrl })
}
void run()
