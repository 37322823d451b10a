// Writes through the SDK, notes each answered write in a file, and kills itself in the middle of it all.
import { appendFileSync } from 'node:fs'
import { startCloud } from '../../local/cloud'
import { appOf } from './local-cloud'

const [, , dataDir = '', acked = ''] = process.argv

const run = async (): Promise<void> => {
  const cloud = await startCloud({ dataDir, functionsDir: dataDir, timers: false })
  const db = appOf(cloud).database()
  await db.createCollection('log')
  let n = 0
  const writer = async () => {
    for (;;) {
      const { id } = await db.collection('log').add({ _id: `w${n++}`, text: 'x'.repeat(200) })
      appendFileSync(acked, `${String(id)}\n`)
    }
  }
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), 400)
  await Promise.all([writer(), writer(), writer(), writer()])
}

void run()
