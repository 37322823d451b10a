import type { OrderEvent } from './order'

/**
 * Which parts of a history line can be taken away again, as data: what people typed, and where somebody was. They stand
 * beside the chain, not in it (a digest of them does), so that a line can lose them and the chain still holds
 * (docs/decisions/0017).
 */

/** The keys of a line that hold any text at all, and not one of a few known words. */
type TextKey<E> = { [K in keyof E]-?: string extends NonNullable<E[K]> ? K : never }[keyof E]

/** A new text of a line does not compile before it stands here. */
export const LINE_WORDS = { note: true, reason: true } as const satisfies Record<TextKey<OrderEvent>, true>

/** The facts a line may carry. `words` go when the order's personal data go; `kept` are ids, times and choices that figures need. */
export const EVENT_DATA = {
  channel: 'words', unit: 'words', answeredBy: 'words', parts: 'words', distanceM: 'words',
  urgency: 'kept', serviceId: 'kept', targetId: 'kept', offerId: 'kept', memberId: 'kept', way: 'kept', result: 'kept', until: 'kept', backTo: 'kept',
  appealTarget: 'kept', appealId: 'kept', clock: 'kept', card: 'kept', timeFrom: 'kept', timeTo: 'kept', offered: 'kept', children: 'kept',
  solved: 'kept', attitude: 'kept', speed: 'kept', freed: 'kept', withdrawn: 'kept', late: 'kept', reverses: 'kept', back: 'kept', wasBack: 'kept', weights: 'kept', model: 'kept', plannedBy: 'kept',
  communityId: 'kept', leftId: 'kept', answer: 'kept', linkUntil: 'kept', dueBefore: 'kept', happenedAt: 'kept', supervised: 'kept',
} as const satisfies Readonly<Record<string, 'words' | 'kept'>>
export type EventFact = keyof typeof EVENT_DATA
export type EventData = Readonly<Partial<Record<EventFact, string | number | boolean>>>

/** As much of a line as can be taken from it. */
export interface EventWords {
  readonly note?: string | undefined
  readonly reason?: string | undefined
  readonly data?: Readonly<Record<string, string | number | boolean>> | undefined
}

const isWords = (key: string): boolean => Object.hasOwn(EVENT_DATA, key) && EVENT_DATA[key as EventFact] === 'words'
const some = (fields: object): boolean => Object.keys(fields).length > 0

/** What would be taken from a line; undefined where it holds nothing of the kind. */
export function wordsOf({ note, reason, data = {} }: EventWords): EventWords | undefined {
  const facts = Object.fromEntries(Object.entries(data).filter(([key]) => isWords(key)))
  const words = { ...(note === undefined ? {} : { note }), ...(reason === undefined ? {} : { reason }), ...(some(facts) ? { data: facts } : {}) }
  return some(words) ? words : undefined
}

/** The line without them: what the chain is made of, and what is left after they were taken away. */
export function withoutWords<E extends EventWords>(line: E): Omit<E, 'note' | 'reason' | 'data'> & { readonly data?: E['data'] } {
  const { note: _note, reason: _reason, data = {}, ...rest } = line
  const facts = Object.fromEntries(Object.entries(data).filter(([key]) => !isWords(key)))
  return { ...rest, ...(some(facts) ? { data: facts } : {}) }
}
