import type { Line } from './chains'
import { lineBreak, wholeLog } from './chains'
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

interface Entry extends Line { readonly from: string; readonly to: string }
interface Stored { readonly _id: string; readonly state: string; readonly version: number; readonly head: string; readonly segments: number; readonly parentId?: string; readonly log: readonly Entry[] }

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
    const log = wholeLog(doc, segments, 'orderId') as readonly Entry[]
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

function chainProblem(doc: Stored, log: readonly Entry[]): string | undefined {
  const broken = lineBreak(log, doc)
  const end = log.at(-1)?.to
  return broken ?? (doc.state === end ? undefined : `state ${doc.state} is not where the history ends (${end})`)
}
