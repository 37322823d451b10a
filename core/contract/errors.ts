import { ACTIVITY_REFUSALS } from '../domain/activity/activity'
import { BRANCH_REFUSALS } from '../domain/branch/branch'
import { REFUSALS } from '../domain/order/refusals'
import { EMERGENCY_REFUSALS } from '../domain/emergency/emergency'
import { CHECK_IN_REFUSALS } from '../domain/check-in/presence'
import { IMPORT_REFUSALS } from '../domain/import/import-life'
import { POINTS_REFUSALS } from '../domain/points/refusals'
import { POST_REFUSALS } from '../domain/post/refusals'
import { REGISTRATION_REFUSALS } from '../domain/registration/refusals'
import { STATEMENT_REFUSALS } from '../domain/statement/statement-life'
import { UNIT_FACTS_REFUSALS } from '../domain/unit/unit'
import { WISH_REFUSALS } from '../domain/wish/wish-life'

/** Why a call did not do what was asked. `retry`: the same request may be sent again, with the same id. */
const GENERAL = {
  INVALID_INPUT: { retry: false },
  UNKNOWN_ACTION: { retry: false },
  UNAUTHENTICATED: { retry: false },
  SESSION_EXPIRED: { retry: false },
  LOGIN_BUSY: { retry: true },
  LOGIN_OFF: { retry: false },
  FORBIDDEN: { retry: false },
  PHONE_ONLY: { retry: false },
  NOT_FOUND: { retry: false },
  BUSY: { retry: true },
  TOO_MANY_OPEN: { retry: false },
  SERVICE_UNKNOWN: { retry: false },
  ADDRESS_UNKNOWN: { retry: false },
  PROFILE_INCOMPLETE: { retry: false },
  TOO_FAR: { retry: false },
  POSITION_VAGUE: { retry: false },
  CODE_WRONG: { retry: false },
  CODE_TRIED_TOO_OFTEN: { retry: false },
  TEXT_RISKY: { retry: false },
  TEXT_UNCHECKED: { retry: true },
  PHOTO_UNREADABLE: { retry: false },
  PHOTO_TOO_BIG: { retry: false },
  PHOTO_RISKY: { retry: false },
  APPOINTMENT_WRONG: { retry: false },
  APPOINTMENT_EXPIRED: { retry: false },
  APPOINTMENT_USED: { retry: false },
  LINK_WRONG: { retry: false },
  COMMUNITY_UNKNOWN: { retry: false },
  TICKET_EXPIRED: { retry: false },
  TICKET_USED: { retry: false },
  TICKET_WAITING: { retry: true },
  REQUEST_ID_REUSED: { retry: false },
  MEMBER_UNKNOWN: { retry: false },
  SKILL_UNFIT: { retry: false },
  CERTIFICATE_UNFIT: { retry: false },
  KIN_FULL: { retry: false },
  KIN_UNFIT: { retry: false },
  PLAN_UNPROVED: { retry: true },
  SENT_MEANWHILE: { retry: false },
  RULES_UNTRIED: { retry: false },
  SETTINGS_CHANGED: { retry: false },
  MERGE_INTO_SELF: { retry: false },
  MAIN_ENDED: { retry: false },
  UNIT_UNKNOWN: { retry: false },
  PHONE_CODE_WRONG: { retry: false },
  INTERNAL: { retry: true },
} as const satisfies Record<string, { readonly retry: boolean }>

export type GeneralCode = keyof typeof GENERAL
export type ErrorCode = GeneralCode | (typeof REFUSALS)[number] | (typeof POST_REFUSALS)[number] | (typeof CHECK_IN_REFUSALS)[number] | (typeof REGISTRATION_REFUSALS)[number] | (typeof UNIT_FACTS_REFUSALS)[number] | (typeof STATEMENT_REFUSALS)[number] | (typeof BRANCH_REFUSALS)[number] | (typeof EMERGENCY_REFUSALS)[number] | (typeof IMPORT_REFUSALS)[number] | (typeof POINTS_REFUSALS)[number] | (typeof WISH_REFUSALS)[number] | (typeof ACTIVITY_REFUSALS)[number]

export const ERROR_CODES: readonly ErrorCode[] = [...(Object.keys(GENERAL) as GeneralCode[]), ...REFUSALS, ...POST_REFUSALS, ...CHECK_IN_REFUSALS, ...REGISTRATION_REFUSALS, ...UNIT_FACTS_REFUSALS, ...STATEMENT_REFUSALS, ...BRANCH_REFUSALS, ...EMERGENCY_REFUSALS, ...IMPORT_REFUSALS, ...POINTS_REFUSALS, ...WISH_REFUSALS, ...ACTIVITY_REFUSALS]

export function mayRetry(code: ErrorCode): boolean {
  return Object.hasOwn(GENERAL, code) && GENERAL[code as GeneralCode].retry
}
