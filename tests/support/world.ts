import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { ActionName, FunctionName, InputOf, OutputOf } from '@core/contract/api'
import type { Reply } from '@core/contract/common'
import type { Cloud } from '../../local/cloud'
import { startCloud } from '../../local/cloud'
import type { FaultOptions } from '../../local/faults/fault-kinds'
import { demoDistrict, demoPeople, seedCloud } from '../../local/seed/seed-cloud'
import { testKeys } from './keys'
import { copySeeded } from './seeded-template'

const root = resolve(__dirname, '../..')
/** Monday 2026-03-02 09:00 in Shanghai: a plain working morning. */
export const MONDAY = Date.UTC(2026, 2, 2, 1, 0)

// Jest's five seconds are short for a district of eight thousand people on a shared machine; scripts use this file too.
if (typeof jest !== 'undefined') jest.setTimeout(30_000)

export const PEOPLE = {
  resident: 'seed-r001',
  neighbour: 'seed-r002',
  member: 'seed-m00001',
  staff: 'seed-s001',
} as const

/** Who registers, and who speaks for a unit, before a screen. */
const REGISTERING = ['seed-r008', 'seed-r009', 'seed-r010', 'seed-r012', 'seed-r020']
/** More of the first community's residents who may sit down before a screen: each is there for the first time. */
const NEIGHBOURS = ['seed-r003', 'seed-r004', 'seed-r005', 'seed-r006', 'seed-r007', ...REGISTERING].map((openid) => ({ openid, label: `居民 ${Number(openid.slice(-3))} 号`, role: 'resident' }))

export interface World {
  readonly cloud: Cloud
  as(openid: string): Client
  stop(): Promise<void>
}

/** Somebody with the mini-program in their hand: calls through WeChat, as the platform would pass them on. */
export interface Client {
  call<F extends FunctionName, A extends ActionName<F>>(fn: F, action: A, input: InputOf<F, A>, requestId?: string): Promise<Reply<OutputOf<F, A>>>
  ok<F extends FunctionName, A extends ActionName<F>>(fn: F, action: A, input: InputOf<F, A>, requestId?: string): Promise<OutputOf<F, A>>
  code<F extends FunctionName, A extends ActionName<F>>(fn: F, action: A, input: InputOf<F, A>, requestId?: string): Promise<string>
}

/** The built functions over the local cloud with the whole seeded district, on a clock of its own. */
export async function startWorld(options: { readonly timers?: boolean; readonly at?: number; readonly instancesPerFunction?: number; readonly web?: boolean; readonly env?: Readonly<Record<string, string>>; readonly mediaCheckMs?: number; readonly log?: (line: object) => void; readonly faults?: FaultOptions; readonly slowQueryMs?: number } = {}): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), 'red-property-test-'))
  const seeded = await copySeeded(dataDir)
  const district = seeded && options.web !== true ? undefined : demoDistrict()
  const people = district === undefined ? [] : [...demoPeople(district), ...NEIGHBOURS].map((person) => ({ ...person, name: person.label }))
  const cloud = await startCloud({
    ...(options.web === true ? { staticDir: join(root, 'dist/h5'), demo: { people }, limits: { perAddress: 100_000, perPerson: 100_000 } } : {}),
    dataDir,
    functionsDir: join(root, 'dist/cloudfunctions'),
    indexesFile: join(root, 'deploy/indexes.json'),
    storageFile: join(root, 'deploy/storage.json'),
    clock: { startAt: options.at ?? MONDAY },
    timers: options.timers ?? false,
    synchronous: 'OFF',
    ...(options.log ? { log: options.log } : {}),
    ...(options.faults ? { faults: options.faults } : {}),
    ...(options.slowQueryMs === undefined ? {} : { slowQueryMs: options.slowQueryMs }),
    env: { ...testKeys, ...options.env },
    // Verdicts on pictures come when a test asks for them (cloud.mediaChecked), never in between.
    mediaCheckMs: options.mediaCheckMs ?? 600_000,
    instancesPerFunction: options.instancesPerFunction ?? 2,
  })
  if (district !== undefined) seedCloud(cloud, district)
  return {
    cloud,
    as: (openid) => makeClient(cloud, openid),
    stop: async () => {
      await cloud.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

let requests = 0

function makeClient(cloud: Cloud, openid: string): Client {
  let role: string | undefined
  const send = (fn: string, event: object) => cloud.invoke(fn, event, { openid }) as Promise<Reply<unknown>>
  const client: Client = {
    call: async (fn, action, input, requestId = `test-${(requests += 1)}-request`) => {
      const reply = await send(fn, { action, input, requestId, ...(role === undefined ? {} : { roleToken: role }) })
      if (reply.ok && reply.role !== undefined) role = reply.role.token
      return reply as never
    },
    ok: async (fn, action, input, requestId) => {
      const reply = await client.call(fn, action, input, requestId)
      if (!reply.ok) throw new Error(`${fn}.${action}: ${reply.code} ${JSON.stringify(reply.fields ?? {})}`)
      return reply.data
    },
    code: async (fn, action, input, requestId) => {
      const reply = await client.call(fn, action, input, requestId)
      return reply.ok ? 'OK' : reply.code
    },
  }
  return client
}
