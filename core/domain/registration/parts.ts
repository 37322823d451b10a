import type { COMMUNITY_STATES, MATCH_STATES, PHONE_STATES, REGISTRATION_APPEAL_STATES, UNIT_STATES } from './registration'

/** What an action does to one part: from which of its states, to which. */
interface PartRow<S extends string> { readonly from: readonly S[]; readonly to: S }
type Part<S extends string> = Readonly<Record<string, PartRow<S>>>

const UNIT_WAITS = ['asked', 'reminded', 'atStreet'] as const
const APPEAL_WAITS = ['open', 'late'] as const

/** The tables of the parts, each its own. An action that stands in none of a part's rows leaves that part alone. */
export const PHONE_ROWS = {
  checkPhone: { from: ['unchecked'], to: 'checked' },
  callPhone: { from: ['unchecked'], to: 'called' },
} as const satisfies Part<(typeof PHONE_STATES)[number]>

export const MATCH_ROWS = {
  settleMatch: { from: ['none', 'several', 'differs', 'taken'], to: 'settled' },
} as const satisfies Part<(typeof MATCH_STATES)[number]>

export const COMMUNITY_ROWS = {
  communityLate: { from: ['asked'], to: 'late' },
  confirm: { from: ['asked', 'late'], to: 'confirmed' },
  refuse: { from: ['asked', 'late'], to: 'refused' },
  withdraw: { from: ['asked', 'late'], to: 'unasked' },
  overturn: { from: ['refused'], to: 'confirmed' },
} as const satisfies Part<(typeof COMMUNITY_STATES)[number]>

export const UNIT_ROWS = {
  acknowledge: { from: UNIT_WAITS, to: 'acknowledged' },
  refuseUnit: { from: UNIT_WAITS, to: 'refused' },
  remindUnit: { from: ['asked'], to: 'reminded' },
  passUnit: { from: ['reminded'], to: 'atStreet' },
  overturnUnit: { from: ['refused'], to: 'acknowledged' },
} as const satisfies Part<(typeof UNIT_STATES)[number]>

export const APPEAL_ROWS = {
  appeal: { from: ['none'], to: 'open' },
  appealLate: { from: ['open'], to: 'late' },
  withdrawAppeal: { from: APPEAL_WAITS, to: 'withdrawn' },
  overturn: { from: APPEAL_WAITS, to: 'upheld' },
  overturnUnit: { from: APPEAL_WAITS, to: 'upheld' },
  dismiss: { from: APPEAL_WAITS, to: 'dismissed' },
} as const satisfies Part<(typeof REGISTRATION_APPEAL_STATES)[number]>

/** Nobody has to decide by hand any more. */
export const MATCH_READY: readonly (typeof MATCH_STATES)[number][] = ['one', 'settled']

/** Whether a part is where a row of its table begins. */
export const isFrom = <S extends string>(row: PartRow<S>, state: S): boolean => row.from.includes(state)
