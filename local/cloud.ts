import { mkdirSync } from 'node:fs'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { makeAdminServer } from './admin/serve-admin'
import { makeClock } from './cloud-clock'
import { type DirectAccess, openDirectAccess } from './database/access-directly'
import { CHECK_AFTER_MS, checkBehind } from './database/check-behind'
import { makeSlowQueries } from './database/slow-queries'
import { openDatabase } from './database/open-database'
import type { Durability } from './database/store-file'
import { withPlans } from './console/plans-of-slow'
import { makeConsole } from './console/serve-console'
import { makePushDisturbance } from './faults/disturb-pushes'
import { makeDisturbance, makeFileDisturbance } from './faults/disturb-requests'
import { makeWebDisturbance } from './faults/disturb-web'
import { makeFailingDisk } from './faults/failing-disk'
import type { FaultOptions } from './faults/fault-kinds'
import { type FaultNote, type Faults, makeFaults } from './faults/make-faults'
import { makeExchange, type WeChatLogin } from './gateway/exchange-code'
import type { PersonOf } from './gateway/limit-calls'
import { closeServer, listen } from './gateway/listen'
import { type DemoPerson, makeGateway } from './gateway/serve-gateway'
import type { CallEntry } from './host/call-book'
import { makeHost } from './host/function-host'
import { makeMeter, type MeterReading } from './meter'
import { keepSecret } from './settings'
import { openStorage } from './storage/open-storage'
import { makeSigner } from './storage/sign-links'
import { DEFAULT_RULES, readStorageRules } from './storage/storage-rules'
import { startTimers, timerEvent } from './timers/run-timers'
import { makeWeChat } from './wechat/answer-wechat'
import { makeMediaCheck } from './wechat/check-media'

export type { DemoPerson } from './gateway/serve-gateway'
export { PlatformError } from './platform-error'

export interface CloudOptions {
  /** Holds cloud.db and files/; made when missing; one running cloud at a time. */
  readonly dataDir: string
  /** Built functions: `<dir>/<fn>/index.js` with an optional config.json. */
  readonly functionsDir: string
  readonly indexesFile?: string
  /** What may be stored, as deploy/storage.json says it; without one every type, up to 50 MiB a file. */
  readonly storageFile?: string
  /** Port of the gateway; 0 (the default) takes any free one. */
  readonly port?: number
  /** Address of the gateway; 127.0.0.1 unless said otherwise. */
  readonly host?: string
  /** The built browser app. */
  readonly staticDir?: string
  readonly demo?: { readonly people: readonly DemoPerson[] }
  /** Configuration every function finds in its environment. */
  readonly env?: Readonly<Record<string, string>>
  /** Default `stand-in`: for demos and tests, where anybody may be anybody. A pilot gives WeChat's keys. */
  readonly wechatLogin?: WeChatLogin
  readonly clock?: 'real' | { readonly startAt: number }
  /** Whether timer triggers fire by themselves; default true. */
  readonly timers?: boolean
  /** What a power cut may take; default FULL: nothing. */
  readonly synchronous?: Durability
  /** A data file larger than this, in bytes, is checked while it is in use instead of before; default 256 MiB. */
  readonly checkBytes?: number
  /** How long after the start a larger one is checked while it is in use, in ms; five seconds unless said. */
  readonly checkAfterMs?: number
  readonly log?: (line: object) => void
  /** Where links to files point when the gateway is reached by another name than it listens on. */
  readonly publicUrl?: string
  readonly corsOrigins?: readonly string[]
  /** Addresses of front proxies whose X-Forwarded-For is believed, as `127.0.0.1`; none unless said. */
  readonly proxies?: readonly string[]
  /** The function WeChat's message push goes to, when there is one; default `files`. */
  readonly pushFunction?: string
  /** How long WeChat looks at a picture, in ms; short by default, and over at once when somebody waits for it. */
  readonly mediaCheckMs?: number
  /** Says whose a session in a call's body is; its secrets stay with whoever gives it. Without it the gateway recognises nobody. */
  readonly personOf?: PersonOf
  /** Calls a minute at the gateway: of all kinds from an address; to functions by a person, or by all strangers of an address. */
  readonly limits?: { readonly perAddress: number; readonly perPerson: number }
  /** Instances of one function at once (default 4), and how many calls may wait for one (default 1000). */
  readonly instancesPerFunction?: number
  readonly queuePerFunction?: number
  /** Whether this machine's own browser finds the console at /_cloud; default true. */
  readonly console?: boolean
  /** A request to the database that takes longer, in ms, is shown there; default 50. */
  readonly slowQueryMs?: number
  /** What goes wrong, how often, from which seed; nothing does without it. */
  readonly faults?: FaultOptions
}

export interface Cloud {
  readonly url: string
  readonly adminUrl: string
  readonly clock: { now(): number; advance(ms: number): void; set(ms: number): void }
  /** Calls a function, as WeChat when an openid is given. Rejects with PlatformError. */
  invoke(fn: string, event: unknown, caller?: { readonly openid?: string }): Promise<unknown>
  /** Calls a function as its timer would: without a trigger's name, its first. */
  fireTimer(fn: string, trigger?: string): Promise<unknown>
  readonly meter: { start(): void; read(): MeterReading }
  readonly database: DirectAccess
  /** The latest two hundred calls of functions, newest first, with what each printed. */
  calls(): readonly CallEntry[]
  sentMessages(): readonly object[]
  /** Lets WeChat answer for every picture it was shown so far; resolves when it has. */
  mediaChecked(): Promise<void>
  /** The person allows one more message with this template. */
  grantSubscription(openid: string, templateId: string): void
  /** What went wrong so far, in order; empty without `faults`. */
  faults(): readonly FaultNote[]
  /** Leaves no worker, timer or socket behind. */
  stop(): Promise<void>
}

const DEFAULT_LIMITS = { perAddress: 6000, perPerson: 1200 }

/** Starts a CloudBase on this machine. Rejects with an Error in plain words when a file, index or port is refused. */
export const startCloud = async (options: CloudOptions): Promise<Cloud> => {
  const { dataDir, functionsDir, env = {}, log = () => undefined, host: address = '127.0.0.1' } = options
  const clock = makeClock(options.clock ?? 'real')
  const meter = makeMeter()
  const faults = options.faults && makeFaults(options.faults)
  const disk = makeFailingDisk()
  const database = openDatabase({ dataDir, indexesFile: options.indexesFile, synchronous: options.synchronous, now: clock.now, checkBytes: options.checkBytes, under: faults && disk.under })
  const undo: (() => unknown)[] = [database.close, clock.stop]
  const stop = async () => {
    const failures: unknown[] = []
    // One that fails, as on a full disk, must not leave the others running.
    for (const step of undo.splice(0).reverse()) {
      try {
        await step()
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw failures[0]
  }
  database.health.onDamage((sentence) => log({ at: 'database', error: sentence }))
  if (database.unchecked) undo.push(checkBehind(database.health, log, options.checkAfterMs ?? CHECK_AFTER_MS))
  try {
    let url = ''
    let adminUrl = ''
    const filesDir = join(dataDir, 'files')
    mkdirSync(filesDir, { recursive: true })
    const { pushFunction = 'files' } = options
    // A push reaches the function as a call of the person it is about does: with their openid, and words anybody could send.
    const push = async (event: object, openid: string) => host.invoke(pushFunction, event, { openid })
    const { publicUrl } = options
    const reachable = (link: string) => (publicUrl !== undefined && link.startsWith(`${publicUrl}/`) ? url + link.slice(publicUrl.length) : link)
    const media = makeMediaCheck({ push, now: clock.now, log, reachable, delayMs: options.mediaCheckMs, disturb: faults && makePushDisturbance(faults, clock) })
    const wechat = makeWeChat(database, media)
    const signer = makeSigner(keepSecret(database.main, 'links'))
    const rules = options.storageFile === undefined ? DEFAULT_RULES : readStorageRules(options.storageFile)
    const storage = openStorage({ filesDir, signer, rules, log, onFile: faults && makeFileDisturbance(faults, disk), now: clock.now, origin: () => publicUrl ?? url, inside: () => url })
    const { instancesPerFunction = 4, queuePerFunction = 1000 } = options
    const host = makeHost({ functionsDir, adminUrl: () => adminUrl, clock, meter, env, log, instancesPerFunction, queuePerFunction, skewNext: faults && skewBy(faults) })

    const slow = withPlans(makeSlowQueries(database, options.slowQueryMs ?? 50), database)
    const admin = makeAdminServer({ database, host, storage, wechat, meter, log, slow, disturb: faults && makeDisturbance(faults, disk, clock, log) })
    adminUrl = `http://127.0.0.1:${await listen(admin, 0, '127.0.0.1')}/admin`
    undo.push(() => closeServer(admin))
    undo.push(host.stop)
    const exchange = makeExchange(keepSecret(database.main, 'openids'), options.wechatLogin ?? 'stand-in')
    const { staticDir, demo, corsOrigins = [], limits = DEFAULT_LIMITS } = options
    const timersRun = options.timers ?? true
    const view = makeConsole({ database, slow, host, wechat, clock, timersRun, faults: () => faults?.history() ?? [] })
    const gateway: Server = makeGateway({ host, storage, exchange, staticDir, demo, corsOrigins, limits, log, personOf: options.personOf, now: clock.now, disturb: faults && makeWebDisturbance(faults), proxies: options.proxies ?? [], overTls: publicUrl?.startsWith('https://') ?? false, console: (options.console ?? true) ? view : undefined })
    const port = await listen(gateway, options.port ?? 0, address)
    undo.push(() => closeServer(gateway))
    url = `http://${address === '0.0.0.0' ? '127.0.0.1' : address}:${port}`
    // Whoever waits for a verdict gets it while there still is a function to give it to.
    undo.push(media.settled)
    if (timersRun) undo.push(startTimers(host, clock, log, faults).stop)

    return {
      url,
      adminUrl,
      clock,
      invoke: async (fn, event, caller) =>
        JSON.parse(await host.invoke(fn, event, caller?.openid === undefined ? {} : { openid: caller.openid, source: 'wx_client' })) as unknown,
      fireTimer: async (fn, trigger) => {
        const triggers = host.list().find((f) => f.fn === fn)?.config.triggers ?? []
        const found = trigger === undefined ? triggers[0] : triggers.find((t) => t.name === trigger)
        if (!found) throw new Error(`函数 ${fn} 没有定时器 ${trigger ?? ''}`)
        return JSON.parse(await host.invoke(fn, timerEvent(found.name, clock.now()), { source: 'timer' })) as unknown
      },
      meter,
      database: openDirectAccess(database),
      calls: host.book.latest,
      sentMessages: wechat.sent,
      mediaChecked: media.settled,
      grantSubscription: (openid, templateId) => wechat.grant(openid, templateId),
      faults: () => faults?.history() ?? [],
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Either way, from the same seed by the same amount. */
const skewBy = (faults: Faults) => (fn: string): number => {
  const call = faults.count('instance')
  return faults.strikes('clockSkew', call, fn) ? Math.round((faults.measure('clockSkew', call) * 2 - 1) * faults.skewMs) : 0
}
