import * as z from 'zod'

/**
 * What a function is told by its environment. Secrets live there and nowhere else; deploy/environment.json names them,
 * the console or the deploy command fills them in, the local cloud makes its own.
 */
export const configSchema = z.object({
  /** Signs sessions, role tokens and desk tickets. At least 32 characters. */
  SESSION_KEY: z.string().min(32),
  /** `{"k1":"<base64 of 32 bytes>"}`: every key that sealed fields may still carry. */
  FIELD_KEYS: z.string().transform((text, ctx) => {
    try {
      return z.record(z.string().regex(/^[a-z0-9]{1,8}$/), z.string()).parse(JSON.parse(text))
    } catch {
      ctx.addIssue({ code: 'custom', message: 'FIELD_KEYS is not a JSON object of keys' })
      return z.NEVER
    }
  }),
  /** The key new fields are sealed with. */
  FIELD_KEY_ID: z.string(),
  /** Keys the blind index; never rotated with the others, since an index must keep matching. */
  INDEX_KEY: z.string().min(32),
  /** Orders one resident may have open at once; staff who write down what others ask for have no limit. */
  OPEN_ORDERS_MAX: z.coerce.number().int().min(1).default(20),
  /** Where the browser's version stands: what the code on a printed certificate leads to. Written wrong, the paper has the bare code and everything else goes on. */
  WEB_ADDRESS: z.url({ protocol: /^https?$/ }).max(120).optional().catch(undefined),
  TCB_ENV: z.string().optional(),
})
export type Config = z.infer<typeof configSchema>

let parsed: Config | undefined

export function config(): Config {
  parsed ??= configSchema.parse(process.env)
  return parsed
}
