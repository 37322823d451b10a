import type { Facts, Lifecycle } from '../lifecycle/lifecycle'
import { lifecycle } from '../lifecycle/lifecycle'
import { UNDO_WITHIN_MS } from './kinds'

/** An import from the file that was read to the day it cannot be undone any more. */
export const IMPORT_STATES = ['new', 'reading', 'faulty', 'ready', 'revealed', 'undone', 'dropped', 'settled'] as const
export type ImportState = (typeof IMPORT_STATES)[number]

export interface Import {
  readonly state: ImportState
  readonly communityId: string
  readonly streetId: string
  readonly begunAt: number
  readonly revealedAt?: number | undefined
  readonly removes: boolean
}
export interface ImportPayload {
  readonly note?: string | undefined
  readonly reason?: string | undefined
  readonly removes?: boolean | undefined
  /** What the server found in the file and no rule looks at. */
  readonly stored?: Readonly<Record<string, unknown>> | undefined
}
export const IMPORT_REFUSALS = [
  'IMPORT_FILE_OLD', 'IMPORT_FILE_LOCKED', 'IMPORT_FILE_BROKEN', 'IMPORT_FILE_TOO_BIG', 'IMPORT_TEMPLATE_WRONG', 'IMPORT_EMPTY', 'IMPORT_TOO_MANY_ROWS', 'IMPORT_NOTHING_NEW', 'IMPORT_OUTDATED', 'UNDO_EXPIRED', 'UNDO_DEPENDED_ON', 'NOT_REMOVABLE', 'REMOVED_IN_USE',
] as const
export type ImportRefusal = (typeof IMPORT_REFUSALS)[number]

const OFFICIALS = ['staff', 'street', 'district'] as const
/** The system ends what a crash left between the book of layers and this record. */
const BOTH = [...OFFICIALS, 'system'] as const
const WAITING = ['reading', 'faulty', 'ready'] as const
const ROWS = {
  begin: { from: ['new'], to: 'reading', by: OFFICIALS, does: ['begin'] },
  fault: { from: ['reading'], to: 'faulty', by: ['system'], does: ['store'] },
  accept: { from: ['reading'], to: 'ready', by: ['system'], does: ['store'] },
  reveal: { from: ['ready'], to: 'revealed', by: BOTH, does: ['reveal'] },
  undo: { from: ['revealed'], to: 'undone', by: BOTH, needs: ['withinDay'] },
  drop: { from: WAITING, to: 'dropped', by: OFFICIALS },
  /** Nobody came back to it: its rows go. */
  expire: { from: WAITING, to: 'dropped', by: ['system'] },
  /** The day is over: what it replaced goes, and it stays. */
  settle: { from: ['revealed'], to: 'settled', by: ['system'] },
} as const
export type ImportAction = keyof typeof ROWS
export const IMPORT_ACTIONS = Object.keys(ROWS) as readonly ImportAction[]

export const importLife = <D extends Import>(): Lifecycle<D, ImportPayload, ImportAction, ImportRefusal> =>
  lifecycle<D, ImportPayload, ImportRefusal>()({
    states: IMPORT_STATES,
    rows: ROWS,
    guards: { withinDay: ({ revealedAt = 0 }, { now, actor }) => (actor.kind === 'system' || now <= revealedAt + UNDO_WITHIN_MS ? null : 'UNDO_EXPIRED') },
    effects: {
      begin: (record, { now }) => ({ ...record, begunAt: now }),
      store: (record, { payload }) => ({ ...record, ...(payload.stored as Partial<D> | undefined) }),
      reveal: (record, { now, payload }) => ({ ...record, revealedAt: now, removes: payload.removes ?? false }),
    },
    isTheirs: ({ communityId, streetId }, { kind, scopeIds }) => {
      switch (kind) {
        case 'staff': return scopeIds.includes(communityId)
        case 'street': return scopeIds.includes(streetId)
        case 'district': return true
        case 'resident':
        case 'member':
        case 'unit':
        case 'system': return false
      }
    },
    due: ({ state, begunAt, revealedAt = 0 }) => {
      if (state === 'revealed') return { action: 'settle', at: revealedAt + UNDO_WITHIN_MS }
      return WAITING.some((each) => each === state) ? { action: 'expire', at: begunAt + UNDO_WITHIN_MS } : undefined
    },
    facts: (_before, { removes }, { payload }): Facts => (payload.removes === undefined ? {} : { removes }),
  })
