import type { CloudClock } from '../cloud-clock'
import type { DocumentDatabase } from '../database/open-database'
import type { SlowQueries } from '../database/slow-queries'
import type { FaultNote } from '../faults/make-faults'
import type { FunctionHost } from '../host/function-host'
import { upcomingFirings } from '../timers/run-timers'
import type { WeChat } from '../wechat/answer-wechat'

export interface ConsoleParts {
  readonly database: DocumentDatabase
  readonly slow: SlowQueries
  readonly host: FunctionHost
  readonly wechat: WeChat
  readonly clock: CloudClock
  readonly timersRun: boolean
  readonly faults: () => readonly FaultNote[]
}

const LATEST = 30
/** Sizes come from so many documents of a collection: reading them all would hold up everybody else. */
const SAMPLE = 200

/** What the console shows, as it is now. */
export const readState = (parts: ConsoleParts): object => {
  const { clock, host, slow, wechat } = parts
  return {
    now: clock.now(),
    virtual: clock.virtual,
    timersRun: parts.timersRun,
    faults: parts.faults().slice(-LATEST).reverse(),
    collections: collectionsOf(parts.database),
    slow: slow.latest().slice(0, LATEST),
    functions: functionsOf(host),
    calls: host.book.latest().slice(0, LATEST),
    sent: wechat.latest(LATEST),
    timers: upcomingFirings(host, clock.now()),
  }
}

const functionsOf = (host: FunctionHost): readonly object[] => {
  const totals = host.book.totals()
  return host.list().map(({ fn, config }) => ({ fn, timeout: config.timeout, memory: config.memory, ...(totals[fn] ?? { calls: 0, cold: 0, errors: 0, slowestMs: 0 }) }))
}

const collectionsOf = ({ main, catalog }: DocumentDatabase): readonly object[] =>
  catalog.names().map((name) => {
    const { table, indexes } = catalog.get(name)
    const count = Number(main.row(`SELECT count(*) FROM ${table}`)?.[0] ?? 0)
    const mean = Number(main.row(`SELECT avg(length(CAST(doc AS BLOB))) FROM (SELECT doc FROM ${table} LIMIT ${SAMPLE})`)?.[0] ?? 0)
    return { name, count, bytes: Math.round(mean * count), exact: count <= SAMPLE, indexes: indexes.map(({ spec }) => spec.name) }
  })
