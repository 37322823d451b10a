import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { CloudClock } from '../cloud-clock'
import type { Meter } from '../meter'
import { PlatformError } from '../platform-error'
import { type CallBook, makeCallBook, makeLines } from './call-book'
import { makePool, type Pool } from './pool-instances'
import { type FunctionConfig, readFunctionConfig } from './read-function-config'
import { startInstance, type Stream } from './run-instance'

/** Largest event and largest reply, in bytes: the cloud's own limits. */
export const MAX_PAYLOAD_BYTES = 6 * 1024 * 1024

/** Who calls. With an openid the call comes from WeChat, which alone proves an identity. */
export interface Caller {
  readonly openid?: string | undefined
  readonly source?: 'wx_client' | 'http' | 'timer' | 'scf'
  /** Address of the caller, where there is one. */
  readonly ip?: string | undefined
}

export interface FunctionHost {
  /** Runs a function and gives its reply as JSON text. Throws PlatformError. */
  invoke(fn: string, event: unknown, caller?: Caller): Promise<string>
  /** Every function there is with its configuration. */
  list(): readonly { readonly fn: string; readonly config: FunctionConfig }[]
  /** The latest calls, and counts of all. */
  readonly book: CallBook
  stop(): Promise<void>
}

export interface HostOptions {
  readonly functionsDir: string
  readonly adminUrl: () => string
  readonly clock: CloudClock
  readonly meter: Meter
  readonly env: Readonly<Record<string, string>>
  readonly log: (line: object) => void
  readonly instancesPerFunction: number
  readonly queuePerFunction: number
  /** By how much the clock of the next instance is wrong, in ms. */
  readonly skewNext?: ((fn: string) => number) | undefined
}

const ENV_ID = 'local'
/** An instance nobody used for this long is given up. */
const IDLE_MS = 5 * 60_000

export const makeHost = (options: HostOptions): FunctionHost => {
  const { functionsDir, clock, meter, log } = options
  const book = makeCallBook()
  const pools = new Map<string, { readonly pool: Pool; readonly config: FunctionConfig }>()

  const poolOf = (fn: string) => {
    const known = pools.get(fn)
    if (known) return known
    const file = join(functionsDir, fn, 'index.js')
    if (!/^[A-Za-z][\w-]{0,59}$/.test(fn) || !existsSync(file)) throw new PlatformError('FUNCTION_NOT_FOUND', `function ${fn} does not exist`)
    const config = readFunctionConfig(functionsDir, fn)
    const start = () => {
      log({ at: 'host', fn, cold: true })
      const onLog = (stream: Stream, text: string) => log({ at: 'function', fn, stream, text: text.trimEnd() })
      return startInstance({ fn, file, memoryMb: config.memory, clock: clock.shared, skewMs: options.skewNext?.(fn) ?? 0, env: environment(options, fn, {}), onLog })
    }
    const pool = makePool({ fn, start, limit: options.instancesPerFunction, queue: options.queuePerFunction, idleMs: IDLE_MS })
    const made = { pool, config }
    pools.set(fn, made)
    return made
  }

  return {
    book,
    invoke: async (fn, event, caller = {}) => {
      const { pool, config } = poolOf(fn)
      const requestId = randomUUID()
      const text = JSON.stringify(event ?? {})
      refuseLarge(fn, 'event', text)
      const started = performance.now()
      const at = clock.now()
      const { lines, add } = makeLines()
      const watch = {
        taken: (fresh: boolean) => void (cold = fresh),
        printed: (stream: Stream, printed: string) => {
          add(printed.trimEnd())
          log({ at: 'function', fn, requestId, stream, text: printed.trimEnd() })
        },
      }
      let cold = false
      let reason: string | undefined
      let outcome = 'ok'
      let bytes = 0
      try {
        const call = { env: environment(options, fn, caller), event: text, context: contextOf(fn, requestId, config) }
        const reply = await pool.run(call, config.timeout * 1000, watch)
        refuseLarge(fn, 'reply', reply)
        bytes = Buffer.byteLength(reply)
        return reply
      } catch (error) {
        outcome = error instanceof PlatformError ? error.code : 'SYS_ERR'
        reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
        throw error
      } finally {
        meter.countFunction(bytes)
        const [ms, source] = [Math.round(performance.now() - started), caller.source ?? 'admin']
        book.note({ fn, requestId, source, at, ms, cold, outcome, error: reason, lines })
        log({ at: 'host', fn, requestId, source, outcome, ms, bytes })
      }
    },
    list: () =>
      (existsSync(functionsDir) ? readdirSync(functionsDir, { withFileTypes: true }) : [])
        .filter((entry) => entry.isDirectory() && existsSync(join(functionsDir, entry.name, 'index.js')))
        .map((entry) => ({ fn: entry.name, config: readFunctionConfig(functionsDir, entry.name) })),
    stop: async () => {
      await Promise.all([...pools.values()].map(({ pool }) => pool.stop()))
    },
  }
}

const refuseLarge = (fn: string, what: string, text: string): void => {
  // A text is at most three bytes a unit, so most need not be measured.
  if (text.length * 3 <= MAX_PAYLOAD_BYTES) return
  if (Buffer.byteLength(text) > MAX_PAYLOAD_BYTES) throw new PlatformError('FUNCTION_PAYLOAD_TOO_LARGE', `function ${fn}: the ${what} is larger than 6 MB`)
}

/** The environment of one call, as the cloud sets it. Only a call from WeChat carries an openid. */
const environment = (options: HostOptions, fn: string, caller: Caller): Record<string, string> => {
  const wechat: Record<string, string> = caller.openid === undefined ? {} : { WX_OPENID: caller.openid, WX_APPID: options.env['WX_APPID'] ?? 'wx0000000000local' }
  const { WX_APPID: _appid, WX_SECRET: _secret, WX_OPENID: _openid, ...configured } = options.env
  return {
    PATH: process.env['PATH'] ?? '',
    ...configured,
    TENCENTCLOUD: 'true',
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local-secret-id',
    TENCENTCLOUD_SECRETKEY: 'local-secret-key',
    TENCENTCLOUD_SESSIONTOKEN: 'local-session-token',
    SCF_NAMESPACE: ENV_ID,
    SCF_FUNCTIONNAME: fn,
    TCB_ENV: ENV_ID,
    TCB_SOURCE: caller.source ?? '',
    TCB_SOURCE_IP: caller.ip ?? '',
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SOURCE,TCB_SOURCE_IP',
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID',
    WX_API_TOKEN: 'local-wx-api-token',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: options.adminUrl() }),
    ...(caller.source === 'timer' ? { TRIGGER_SRC: 'timer' } : {}),
    ...wechat,
  }
}

const contextOf = (fn: string, requestId: string, config: FunctionConfig): object => ({
  request_id: requestId,
  function_name: fn,
  function_version: '$LATEST',
  namespace: ENV_ID,
  memory_limit_in_mb: config.memory,
  time_limit_in_ms: config.timeout * 1000,
})
