import { makeRandom } from '../seed/random'
import type { FaultKind, FaultOptions } from './fault-kinds'

export type Sort = 'request' | 'database' | 'instance' | 'firing' | 'file' | 'wechat' | 'push' | 'web'

/** One fault as it struck: which kind, the how-manieth call of its sort, and what that call was. */
export interface FaultNote {
  readonly kind: FaultKind
  readonly call: number
  readonly what: string
}

export interface Faults {
  /** Whether this kind strikes the call; says so in the history when it does. `sort` for a kind that befalls more than one. */
  strikes(kind: FaultKind, call: number, what: string, sort?: Sort): boolean
  /** 0 ≤ x < 1, the same for the same seed, kind and call. */
  measure(kind: FaultKind, call: number): number
  /** The next number of a sort of calls, from 1. */
  count(sort: Sort): number
  readonly latencyMs: number
  readonly lateMs: number
  readonly skewMs: number
  history(): readonly FaultNote[]
}

/** As many are remembered; who runs longer has seen enough. */
const MOST_NOTES = 100_000

/** What strikes a call depends on seed, kind and the call's number alone: a rate that changes moves no other kind's strikes. */
export const makeFaults = (options: FaultOptions): Faults => {
  const counts: Record<Sort, number> = { request: 0, database: 0, instance: 0, firing: 0, file: 0, wechat: 0, push: 0, web: 0 }
  const notes: FaultNote[] = []
  const chance = (kind: string, call: number): number => makeRandom(Math.imul(options.seed + 1, 2654435761) ^ hash(`${kind}/${call}`)).next()
  return {
    strikes: (kind, call, what, sort) => {
      const chosen = (kind === 'killBefore' && call === options.killBeforeCall) || (kind === 'killAfter' && call === options.killAfterCall)
      if (!chosen && chance(sort === undefined ? kind : `${kind} of ${sort}`, call) >= (options[kind] ?? 0)) return false
      if (notes.length < MOST_NOTES) notes.push({ kind, call, what })
      return true
    },
    measure: (kind, call) => chance(`${kind} by how much`, call),
    count: (sort) => (counts[sort] += 1),
    latencyMs: options.latencyMs ?? 200,
    lateMs: options.lateMs ?? 60_000,
    skewMs: options.skewMs ?? 600_000,
    history: () => notes,
  }
}

/** FNV-1a, 32 bits. */
const hash = (text: string): number => {
  let mixed = 0x811c9dc5
  for (let at = 0; at < text.length; at++) mixed = Math.imul(mixed ^ text.charCodeAt(at), 0x01000193)
  return mixed >>> 0
}
