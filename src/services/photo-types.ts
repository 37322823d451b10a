/** The server refuses more (core/contract/files): base64 of at most 1 MB. */
export const MAX_PHOTO_BYTES = 1_048_576
/** Longer side after shrinking: enough to read a meter, small enough for a slow network. */
export const MAX_SIDE = 1600
export const QUALITIES = [80, 60, 40, 25] as const
