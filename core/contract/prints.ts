import * as z from 'zod'
import { action, id } from './common'
import type { ActionContract } from './common'

export const printsContract = {
  /** A certificate of one's own as PDF, with the fonts in it. Where its code leads says the deployment, and nobody who asks for it. */
  certificate: action({
    who: 'person', writes: false,
    input: z.strictObject({ certificateId: id }),
    output: z.object({ name: z.string(), base64: z.string() }),
  }),
} as const satisfies Record<string, ActionContract>
