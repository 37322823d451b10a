import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

const Config = z.object({
  /** Seconds. */
  timeout: z.number().positive('要大于 0').max(900, '最多 900 秒').default(3),
  /** Megabytes. */
  memory: z.number().int().positive().default(256),
  triggers: z.array(z.object({ name: z.string(), type: z.literal('timer'), config: z.string() })).default([]),
})
export type FunctionConfig = z.infer<typeof Config>

/** Reads `<dir>/<fn>/config.json`; a missing file means the cloud's own defaults (3 s, 256 MB). */
export const readFunctionConfig = (functionsDir: string, fn: string): FunctionConfig => {
  const file = join(functionsDir, fn, 'config.json')
  if (!existsSync(file)) return Config.parse({})
  try {
    return Config.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    throw new Error(`函数 ${fn} 的配置读不懂：${file}（${reasonOf(cause)}）`, { cause })
  }
}

const reasonOf = (cause: unknown): string => {
  if (cause instanceof z.ZodError) return cause.issues.map(({ path, message }) => `${path.join('.')}：${message}`).join('；')
  return cause instanceof Error ? cause.message : String(cause)
}
