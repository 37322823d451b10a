/** Why a shift cannot be claimed, given back, waited for or changed, by name; the words are in core/text/zh-errors.ts. */
export const POST_REFUSALS = [
  'SHIFT_CANCELLED', 'SHIFT_OVER', 'CLAIMS_NOT_OPEN', 'CLAIMS_CLOSED', 'NOT_OPEN_TO_YOU', 'NEEDS_SKILL', 'NEEDS_CERTIFICATE', 'CERTIFICATE_RUNS_OUT', 'SHIFTS_OVERLAP', 'SHIFT_FULL',
  'NOT_HELD', 'STARTED_ALREADY', 'STILL_FREE', 'NOT_WAITING', 'NO_PROMISE', 'PROMISE_OVER', 'NOT_ASKED', 'CAPACITY_BELOW_CLAIMS', 'FIELDS_REQUIRED', 'WEEK_REQUIRED', 'POST_NOT_OPEN',
] as const
export type PostRefusal = (typeof POST_REFUSALS)[number]
