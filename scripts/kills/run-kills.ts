import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeRandom } from '../../local/seed/random'
import { INDEXES } from '../bench/cloud-data'
import { compare } from './compare'
import { fillData, startLife } from './server-life'
import { type Ledger, openLedger, prepareWriters, writeUntilGone } from './write-load'

export interface KillsReport {
  readonly kills: number
  readonly acknowledged: number
  readonly lost: number
  readonly halfTransactions: number
  /** From starting the process again to its first answer: the longest and the middle one. */
  readonly restartMsMax: number
  readonly restartMsMedian: number
  readonly documents: number
}

export interface KillsOptions {
  readonly kills: number
  readonly seed: number
  /** Held by the file besides what the load writes. */
  readonly documents: number
}

const BY_LIFE = [{ name: 'life', keys: [['life', 1], ['_id', 1]] }]
/** A life under load ends within these, in ms. */
const LIFE_MS = { least: 20, most: 400 }

/** Kills a server at random moments under load, starts it again, and holds what it kept against what it had answered. */
export const runKills = async ({ kills, seed, documents }: KillsOptions): Promise<KillsReport> => {
  const root = mkdtempSync(join(tmpdir(), 'cloud-kills-'))
  const [dataDir, indexesFile] = [join(root, 'data'), join(root, 'indexes.json')]
  writeFileSync(indexesFile, JSON.stringify({ big: INDEXES.big, log: BY_LIFE, left: BY_LIFE, right: BY_LIFE, marks: [] }))
  const random = makeRandom(seed)
  const restarts: number[] = []
  const sum = { acknowledged: 0, lost: 0, halfTransactions: 0 }
  let life = await (documents > 0 ? fillData(dataDir, indexesFile, documents) : Promise.resolve()).then(() => startLife(dataDir, indexesFile))
  try {
    await prepareWriters(life.db)
    let ledger: Ledger | undefined
    for (let n = 0; n < kills; n++) {
      ledger = openLedger(n, ledger)
      const load = writeUntilGone(life.db, ledger)
      await new Promise((resolve) => setTimeout(resolve, LIFE_MS.least + random.next() * (LIFE_MS.most - LIFE_MS.least)))
      await life.kill()
      await load
      life = await startLife(dataDir, indexesFile)
      restarts.push(life.startMs)
      const verdict = await compare(life.db, ledger)
      for (const key of ['acknowledged', 'lost', 'halfTransactions'] as const) sum[key] += verdict[key]
    }
  } finally {
    await life.kill()
    rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
  const sorted = restarts.sort((a, b) => a - b)
  return { kills, ...sum, restartMsMax: Math.round(sorted[sorted.length - 1] ?? 0), restartMsMedian: Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0), documents }
}
