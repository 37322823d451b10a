import * as z from 'zod'
import { action, id } from './common'
import type { ActionContract } from './common'

export const printsContract = {
  /** A certificate of one's own as PDF, with the fonts in it. `address`: where the browser's version stands, for the code that is scanned. */
  certificate: action({
    who: 'person', writes: false,
    input: z.strictObject({ certificateId: id, address: z.string().max(200).regex(/^https?:\/\/[A-Za-z0-9.:/_-]+$/, '网址不对').optional() }),
    output: z.object({ name: z.string(), base64: z.string() }),
  }),
} as const satisfies Record<string, ActionContract>
