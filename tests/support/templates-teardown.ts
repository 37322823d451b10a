import { rmSync } from 'node:fs'
import { TEMPLATES } from './templates-dir'

export default function teardown(): void {
  const kept = process.env[TEMPLATES]
  if (kept !== undefined) rmSync(kept, { recursive: true, force: true })
}
