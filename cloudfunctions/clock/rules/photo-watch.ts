/**
 * Whether this instance has to look for photos without a verdict. Nobody waits for a photo that no order shows, and the
 * fold meets every order that changed: while there is none, one look a day is enough instead of one a minute.
 */
const QUIET_MS = 24 * 3_600_000
/** A new instance knows nothing and looks. */
let quietSince: number | undefined

export const photosCame = (): void => { quietSince = undefined }
export const foundNone = (now: number): void => { quietSince = now }
/** A clock that went backwards must not put the next look off for ever. */
export const isQuiet = (now: number): boolean => quietSince !== undefined && now >= quietSince && now < quietSince + QUIET_MS
