import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { apiPage } from './docs/api-page'
import { orderStatesPage } from './docs/order-states-page'

/** Writes the pages that follow from the code; with `--check` it writes nothing and fails where a page has fallen behind. */
const PAGES = { 'order-states.md': orderStatesPage, 'api.md': apiPage } as const
const docs = join(import.meta.dirname, '../docs')
const checking = process.argv.includes('--check')

function stored(file: string): string {
  try {
    return readFileSync(join(docs, file), 'utf8')
  } catch {
    return ''
  }
}

const stale = Object.entries(PAGES).filter(([file, make]) => {
  const text = make()
  if (stored(file) === text) return false
  if (!checking) writeFileSync(join(docs, file), text)
  return true
})
const names = stale.map(([file]) => `docs/${file}`).join(', ')
if (stale.length === 0) console.log('docs: up to date')
else if (checking) {
  console.error(`docs: ${names} no longer match the code. Run: npm run docs`)
  process.exitCode = 1
} else console.log(`docs: wrote ${names}`)
