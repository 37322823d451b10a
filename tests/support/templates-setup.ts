import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TEMPLATES } from './templates-dir'

/** One directory for all workers of this run. */
export default function setup(): void {
  process.env[TEMPLATES] = mkdtempSync(join(tmpdir(), 'red-property-templates-'))
}
