import { useSyncExternalStore } from 'react'
import type { OrderCard, Receipt } from '@core/contract/order-views'
import { QUEUE_OF, type Queue } from '@core/domain/order/queues'
import { draftKey, readDraft, writeDraft } from '@/services/drafts'
import { getSession } from '@/services/session'

/**
 * The roll-up's counts are up to a minute old. What this person did meanwhile, and lists they have seen to their end, are
 * known better: a count is the newest of what was counted, with what was done since.
 */
/** `turn`: in which order this phone learned of it, where the server's times say nothing. */
interface Seen { readonly count: number; readonly at: number; readonly turn: number }
interface Move { readonly left: Queue; readonly entered: Queue; readonly at: number; readonly turn: number }
interface Known { readonly of?: string; readonly seen: Readonly<Partial<Record<Queue, Seen>>>; readonly moves: readonly Move[] }

/** The roll-up has it by then, whatever the clocks say. */
const FORGET_MS = 600_000

let turns = 0
let known: Known = { seen: {}, moves: [] }
const listeners = new Set<() => void>()

/** Kept like a draft: a page that is loaded anew knows it still, and whoever signs out leaves none of it behind. */
const NAME = 'queues'

/** Another person's work is another's. */
function own(): Known {
  const of = getSession().me?.personId
  if (known.of === of) return known
  const { seen = {}, moves = [] } = (of === undefined ? undefined : readDraft<Known>(draftKey(NAME))) ?? {}
  turns = Math.max(turns, ...moves.map(({ turn }) => turn), ...Object.values(seen).map(({ turn }) => turn))
  known = { ...(of === undefined ? {} : { of }), seen, moves }
  return known
}

function note(next: Known) {
  known = next
  if (next.of !== undefined) writeDraft(draftKey(NAME), next)
  listeners.forEach((listener) => listener())
}

const isQueue = (key: string): key is Queue => Object.values<string>(QUEUE_OF).includes(key)

/** In which queue the staff find it. */
export const queueOf = ({ state, back }: Pick<OrderCard, 'state' | 'back'>): Queue => (back ? 'back' : QUEUE_OF[state])

/** A list was read to its end. `at`: the server's time of the reading. */
export function noteSeen(key: string, count: number, at: number) {
  const before = own()
  const same = isQueue(key) ? before.seen[key] : undefined
  if (!isQueue(key) || (same && (same.at > at || (same.at === at && same.count === count)))) return
  note({ ...before, seen: { ...before.seen, [key]: { count, at, turn: (turns += 1) } } })
}

/** An order that stood in `left` was changed by this person. */
export function noteMove(left: Queue, { state, at }: Pick<Receipt, 'state' | 'at'>) {
  const before = own()
  const entered = QUEUE_OF[state]
  if (left === entered) return
  note({ ...before, moves: [...before.moves.filter((each) => each.at > at - FORGET_MS), { left, entered, at, turn: (turns += 1) }] })
}

/** `counted`: what the roll-up says, and up to when. */
export function countNow(key: string, counted: { readonly count: number | undefined; readonly at: number | undefined }): number | undefined {
  if (!isQueue(key)) return counted.count
  const { seen, moves } = own()
  const list = seen[key]
  const newer = list !== undefined && (counted.at === undefined || list.at >= counted.at) ? list : undefined
  const count = newer?.count ?? counted.count
  if (count === undefined) return undefined
  const since = moves.filter(({ at, turn }) => (newer ? at > newer.at || (at === newer.at && turn > newer.turn) : at > (counted.at ?? 0)))
  return Math.max(0, count + since.filter(({ entered }) => entered === key).length - since.filter(({ left }) => left === key).length)
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Draws anew when something more is known. */
export const useKnownCounts = () => useSyncExternalStore(subscribe, () => known, () => known)
