// The local cloud in a process of its own, as it runs beside the functions; what races on it comes through the SDK.
import { startCloud } from '../../../local/cloud'

const [, , dataDir = '', indexesFile = ''] = process.argv

const run = async (): Promise<void> => {
  const cloud = await startCloud({ dataDir, functionsDir: dataDir, indexesFile, timers: false })
  process.on('message', (message) => { if (message === 'stop') void cloud.stop().then(() => process.exit(0)) })
  process.send?.({ url: cloud.adminUrl })
}
void run()
