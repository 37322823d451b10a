/** Why a registration does not go on, by name; the words are in core/text/zh-errors.ts. */
export const REGISTRATION_REFUSALS = [
  'REGISTRATION_OPEN', 'ALREADY_REGISTERED', 'OWN_REGISTRATION', 'PHONE_CHECKED', 'PHONE_UNCHECKED', 'MATCH_OPEN', 'MATCH_SETTLED', 'ROSTER_ROW_TAKEN', 'COMMUNITY_DECIDES', 'COMMUNITY_ANSWERED', 'UNIT_DECIDES', 'UNIT_NOT_ASKED',
  'OWN_CERTIFICATE', 'SAME_UNIT', 'NOTHING_REFUSED', 'APPEALED_ONCE',
] as const
export type RegistrationRefusal = (typeof REGISTRATION_REFUSALS)[number]
