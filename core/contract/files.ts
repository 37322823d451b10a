import * as z from 'zod'
import { action, actorKind, id, time } from './common'
import type { ActionContract } from './common'

/** Base64 of at most 1 MB of JPEG, PNG or WebP. */
export const MAX_PHOTO_BYTES = 1_048_576
export const filesContract = {
  uploadPhoto: action({
    who: 'person', writes: true,
    input: z.strictObject({ base64: z.string().min(100).max(Math.ceil((MAX_PHOTO_BYTES * 4) / 3) + 4) }),
    output: z.object({ fileId: z.string(), width: z.int(), height: z.int() }),
  }),
  /** Signed links to an order's photos, for those who may see the order; unchecked photos only for who sent them. */
  photoLinks: action({
    who: 'person', writes: false,
    input: z.strictObject({ as: actorKind, orderId: id }),
    output: z.object({ items: z.array(z.object({ fileId: z.string(), url: z.string() })), until: time }),
  }),
} as const satisfies Record<string, ActionContract>
