import type { Service } from './settle'

/** As much of an order's history line as hours are counted from. */
export interface ServiceLine { readonly seq: number; readonly action: string; readonly at: number; readonly by: { readonly kind: string; readonly id: string }; readonly data?: Readonly<Record<string, string | number | boolean>> | undefined }

/** Nobody is at one door for longer [own]: a «done» that was forgotten and tapped days later makes no hours. */
export const ORDER_LONGEST_MS = 12 * 3_600_000

/** What ends being at the door: done, or nobody there, or not to be done. Who came for nothing has come all the same. */
const ENDS: readonly string[] = ['finish', 'reportAbsent', 'reportUnable', 'reportUnsafe']

/** An order's services by member, from its history: from every arrival to what ended it, or as long as one visit can be. */
export function servicesIn(orderId: string, lines: readonly ServiceLine[]): readonly (Service & { readonly memberId: string })[] {
  const came = new Map<string, number>()
  return lines.flatMap(({ seq, action, at: toldAt, by, data }) => {
    if (by.kind !== 'member') return []
    // Coming and going that the phone could tell only later count from when they were.
    const at = typeof data?.['happenedAt'] === 'number' ? Math.min(data['happenedAt'], toldAt) : toldAt
    if (action === 'checkIn') came.set(by.id, at)
    const from = came.get(by.id)
    if (!ENDS.includes(action) || from === undefined) return []
    came.delete(by.id)
    return [{ id: `order:${orderId}:${seq}`, kind: 'order' as const, memberId: by.id, from, to: Math.max(from, Math.min(at, from + ORDER_LONGEST_MS)) }]
  })
}
