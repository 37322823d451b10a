import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { startCloud } from '../../local/cloud'
import { demoDistrict, seedCloud } from '../../local/seed/seed-cloud'
import { TEMPLATES } from './templates-dir'

const root = resolve(__dirname, '../..')

/**
 * Puts the seeded district into a data directory, so that a world starts with it: eight thousand people are written once a
 * run and copied as a file afterwards. The seed is the same on any day. False where there is no run to keep it for.
 */
export async function copySeeded(dataDir: string): Promise<boolean> {
  const kept = process.env[TEMPLATES]
  if (kept === undefined) return false
  const template = join(kept, 'seeded')
  if (!existsSync(template)) {
    const making = mkdtempSync(join(kept, 'making-'))
    const cloud = await startCloud({ dataDir: making, functionsDir: join(root, 'dist/cloudfunctions'), indexesFile: join(root, 'deploy/indexes.json'), timers: false, console: false, synchronous: 'OFF' })
    seedCloud(cloud, demoDistrict())
    await cloud.stop()
    try {
      renameSync(making, template)
    } catch {
      // Another worker was first.
      rmSync(making, { recursive: true, force: true })
    }
  }
  cpSync(template, dataDir, { recursive: true })
  return true
}
