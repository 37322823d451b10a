import { momentTold } from '../check-in/presence'
import type { Service } from './settle'

/** As much of an order's history line as hours are counted from. */
export interface ServiceLine {
  readonly seq: number
  readonly action: string
  readonly at: number
  readonly by: { readonly kind: string; readonly id: string }
  readonly data?: Readonly<Record<string, string | number | boolean>> | undefined
}

/** One coming and going at an order's door, whether its hours count or not. */
export interface Visit extends Service {
  readonly memberId: string
  readonly counts: boolean
  /** When somebody's word changed whether it counts: what was settled before is settled anew. */
  readonly decidedAt?: number
}

/** Nobody is at one door for longer [own]: a «done» that was forgotten and tapped days later makes no hours. */
export const ORDER_LONGEST_MS = 12 * 3_600_000

/** What ends being at the door: done, or nobody there, or not to be done. Who came for nothing has come all the same. */
const ENDS: readonly string[] = ['finish', 'reportAbsent', 'reportUnable', 'reportUnsafe']

/**
 * An order's visits by member, from its history: from every arrival to what ended it, or as long as one visit can be.
 * An arrival nothing but the member's own word speaks for counts once the resident or the staff have confirmed the work; one
 * whose place was taken away by the ruling of a dispute («nobody came») does not count.
 */
export function visitsIn(orderId: string, lines: readonly ServiceLine[]): readonly Visit[] {
  const came = new Map<string, { readonly at: number; readonly isProved: boolean }>()
  const visits: Visit[] = []
  /** Where the work begins that the next confirmation or ruling is about. */
  let begins = 0
  const decide = (counts: boolean, at: number, isTheirs: (visit: Visit) => boolean) => {
    visits.forEach((visit, index) => {
      if (index >= begins && visit.counts !== counts && isTheirs(visit)) visits[index] = { ...visit, counts, decidedAt: at }
    })
    begins = visits.length
  }
  for (const { seq, action, at, by, data = {} } of lines) {
    if (action === 'confirm') decide(true, at, () => true)
    if (action === 'closeSilent') begins = visits.length
    if (action === 'ruleDispute' && data['backTo'] === 'accepted') {
      const freed = typeof data['freed'] === 'string' ? data['freed'].split(',') : undefined
      decide(false, at, ({ memberId }) => freed?.includes(memberId) ?? true)
    }
    if (by.kind !== 'member') continue
    const then = momentTold(typeof data['happenedAt'] === 'number' ? data['happenedAt'] : undefined, at)
    if (action === 'checkIn') came.set(by.id, { at: then, isProved: data['way'] !== 'manual' })
    const arrival = came.get(by.id)
    if (!ENDS.includes(action) || arrival === undefined) continue
    came.delete(by.id)
    visits.push({ id: `order:${orderId}:${seq}`, kind: 'order', memberId: by.id, from: arrival.at, to: Math.max(arrival.at, Math.min(then, arrival.at + ORDER_LONGEST_MS)), counts: arrival.isProved })
  }
  return visits
}
