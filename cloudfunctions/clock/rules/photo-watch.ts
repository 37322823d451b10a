/**
 * Whether this instance has to look for photos without a verdict. The fold meets every order that changed and may show one;
 * nobody waits for a photo that no order shows, and the day's anchor meets those. While neither did, there is none.
 */
const QUIET_MS = 7 * 24 * 3_600_000
/** A new instance knows nothing and looks. */
let quietSince: number | undefined

export const photosCame = (): void => { quietSince = undefined }
export const foundNone = (now: number): void => { quietSince = now }
/** A clock that went backwards must not put the next look off for ever. */
export const isQuiet = (now: number): boolean => quietSince !== undefined && now >= quietSince && now < quietSince + QUIET_MS
