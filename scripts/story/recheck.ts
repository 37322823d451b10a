import { createHash } from 'node:crypto'
import { isLegal } from './legal-edges'

/**
 * Reads what is stored and trusts nothing of the code that stored it: own hashing, own list of legal steps.
 */
export interface Recheck {
  readonly orders: number
  readonly byState: Readonly<Record<string, number>>
  readonly transitions: number
  readonly transitionsBy: Readonly<Record<string, number>>
  readonly lost: number
  readonly illegal: number
  readonly brokenChains: number
  readonly splitChildren: number
  readonly problems: readonly string[]
}

interface Entry { readonly seq: number; readonly action: string; readonly from: string; readonly to: string; readonly at: number; readonly prev: string; readonly hash: string; readonly [key: string]: unknown }
interface Stored { readonly _id: string; readonly state: string; readonly version: number; readonly head: string; readonly segments: number; readonly parentId?: string; readonly log: readonly Entry[] }
interface Segment { readonly orderId: string; readonly segment: number; readonly entries: readonly Entry[] }

/** A reply somebody was given: this order had this line in its history. */
export interface Promised { readonly orderId: string; readonly version: number; readonly head: string }

export function recheck(orders: readonly object[], segments: readonly object[], promised: readonly Promised[]): Recheck {
  const problems: string[] = []
  const byState: Record<string, number> = {}
  const transitionsBy: Record<string, number> = {}
  const lines = new Map<string, Set<string>>()
  let [transitions, illegal, brokenChains, splitChildren] = [0, 0, 0, 0]

  for (const doc of orders as readonly Stored[]) {
    byState[doc.state] = (byState[doc.state] ?? 0) + 1
    if (doc.parentId !== undefined) splitChildren += 1
    const log = wholeLog(doc, segments as readonly Segment[])
    transitions += log.length
    for (const { action } of log) transitionsBy[action] = (transitionsBy[action] ?? 0) + 1
    lines.set(doc._id, new Set(log.map((entry) => `${entry.seq} ${entry.hash}`)))
    const broken = chainProblem(doc, log)
    if (broken !== undefined) {
      brokenChains += 1
      problems.push(`${doc._id}: ${broken}`)
    }
    log.forEach((entry, index) => {
      const before = index === 0 ? 'draft' : log[index - 1]?.to
      if (entry.from === before && isLegal(entry.action, entry.from, entry.to)) return
      illegal += 1
      problems.push(`${doc._id} #${entry.seq}: ${entry.action} ${entry.from} → ${entry.to} after ${String(before)}`)
    })
  }
  const missing = promised.filter(({ orderId, version, head }) => lines.get(orderId)?.has(`${version} ${head}`) !== true)
  problems.push(...missing.slice(0, 5).map((each) => `${each.orderId}: line ${each.version} was promised and is not there`))
  return { orders: orders.length, byState, transitions, transitionsBy, lost: missing.length, illegal, brokenChains, splitChildren, problems }
}

function wholeLog(doc: Stored, segments: readonly Segment[]): readonly Entry[] {
  const sealed = segments.filter((segment) => segment.orderId === doc._id && segment.segment < doc.segments).sort((a, b) => a.segment - b.segment)
  return [...sealed.flatMap((segment) => segment.entries), ...doc.log]
}

function chainProblem(doc: Stored, log: readonly Entry[]): string | undefined {
  let prev = '0'.repeat(22)
  for (const [index, entry] of log.entries()) {
    if (entry.seq !== index + 1) return `line ${index + 1} is numbered ${entry.seq}`
    if (entry.prev !== prev) return `line ${entry.seq} does not follow the one before`
    const { hash, ...body } = entry
    const computed = createHash('sha256').update(`log\u0000${sorted(body)}`).digest('base64url').slice(0, 22)
    if (hash !== computed) return `line ${entry.seq} is not what its hash says`
    prev = hash
  }
  const last = log.at(-1)
  if (last === undefined) return 'no history'
  if (doc.head !== last.hash || doc.version !== last.seq) return 'head or version is not the last line'
  return doc.state === last.to ? undefined : `state ${doc.state} is not where the history ends (${last.to})`
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  )
}
