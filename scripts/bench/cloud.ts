import { join } from 'node:path'
import cloudbase from '@cloudbase/node-sdk'
import { besideCloud } from '../cloud-process'
import { openBareEngine } from './bare-engine'
import { COMMUNITIES, idOf, INDEXES, orderOf, placeOf, STATES } from './cloud-data'
import { timeCalls, type Timing } from './time-calls'

interface Figure extends Timing {
  /** The bare engine's calls a second in the same run, and what part of them reaches the caller through SDK and HTTP. */
  readonly engineOps: number
  readonly ratio: number
}
type Name = 'get1' | 'get8' | 'guardedUpdate8' | 'insert8' | 'query' | 'near' | 'group' | 'transaction' | 'get1M' | 'query1M'
type Figures = Readonly<Record<Name, Figure>> & { readonly rssMiB: number }

/** Measures the local cloud through the unmodified SDK, and the bare engine on the same documents. Durable throughout. */
export const benchCloud = async (quick: boolean, say: (line: string) => void): Promise<Figures> => {
  const [small, large, ms] = quick ? [5_000, 20_000, 800] : [50_000, 1_000_000, 4_000]
  return besideCloud(join(__dirname, 'cloud-server.ts'), INDEXES, [String(small), String(large)], async ({ url, root, ask }) => {
    const bare = openBareEngine(root, small)
    const calls = callsOf(url, small)
    const figures: Record<string, Figure> = {}
    const measure = async (name: string, inFlight: number, call: (n: number) => Promise<unknown>, engineOps: number) => {
      const timing = await timeCalls(inFlight, ms, call)
      figures[name] = { ...timing, engineOps, ratio: Number((timing.ops / engineOps).toFixed(3)) }
      say(`${name}: ${JSON.stringify(figures[name])}`)
    }
    const rounds = { get: bare.get(ms / 4), query: bare.query(ms / 4) }
    // The SDK's own code takes seconds to be compiled; a process that serves has that behind it.
    await timeCalls(8, ms, calls.get)
    await measure('get1', 1, calls.get, rounds.get)
    await measure('get8', 8, calls.get, rounds.get)
    await measure('guardedUpdate8', 8, calls.guardedUpdate, bare.guardedUpdate(ms / 4))
    await measure('insert8', 8, calls.insert, bare.insert(ms / 4))
    await measure('query', 8, calls.query, rounds.query)
    await measure('near', 8, calls.near, bare.near(ms / 4))
    await measure('group', 8, calls.group, bare.group(ms / 4))
    await measure('transaction', 8, calls.transaction, bare.transaction(ms / 4))
    bare.close()
    say(`${large} documents …`)
    await ask('grow')
    await measure('get1M', 8, (n) => calls.get(n, 'big', large), rounds.get)
    await measure('query1M', 8, (n) => calls.query(n, 'big'), rounds.query)
    const { rssMiB } = (await ask('memory')) as { rssMiB: number }
    return { ...(figures as Record<Name, Figure>), rssMiB }
  })
}

const callsOf = (url: string, count: number) => {
  Object.assign(process.env, { TENCENTCLOUD: 'true', TENCENTCLOUD_SECRETID: 'id', TENCENTCLOUD_SECRETKEY: 'key', TCB_CONTEXT_CNFG: JSON.stringify({ URL: url }) })
  const db = cloudbase.init({ env: 'local', keepalive: true }).database()
  const { command: _ } = db
  const some = (n: number, of = count) => idOf((n * 7919) % of)
  let inserted = 0
  const need = <T>(result: T, holds: (result: T) => boolean): T => {
    if (!holds(result)) throw new Error(`an unexpected answer: ${JSON.stringify(result).slice(0, 300)}`)
    return result
  }
  return {
    get: async (n: number, collection = 'orders', of = count) => need(await db.collection(collection).doc(some(n, of)).get(), (r) => r.data.length === 1),
    guardedUpdate: async (n: number) => need(await db.collection('orders').where({ _id: some(n), remaining: _.gt(0) }).update({ remaining: _.inc(-1) }), (r) => r.updated === 1),
    insert: () => {
      const n = inserted++
      return db.collection('fresh').add({ ...orderOf(n), _id: `fresh-${n}` })
    },
    query: async (n: number, collection = 'orders') =>
      need(await db.collection(collection).where({ community: n % COMMUNITIES, state: STATES[n % STATES.length] }).orderBy('createdAt', 'desc').limit(20).get(), (r) => r.data.length > 0),
    near: async (n: number) => {
      const [lng, lat] = placeOf(n % count)
      return need(await db.collection('orders').where({ at: _.geoNear({ geometry: new db.Geo.Point(lng, lat), maxDistance: 20_000, minDistance: 0 }) }).limit(20).get(), (r) => r.data.length === 20)
    },
    group: async () => need(await db.collection('orders').aggregate().group({ _id: '$state', count: _.aggregate.sum(1) }).end(), (r) => (r.data as unknown as object[]).length === STATES.length),
    transaction: async (n: number) => {
      const tx = await db.startTransaction()
      for (let i = 0; i < 3; i++) await tx.collection('orders').doc(some(n * 3 + i)).update({ remaining: _.inc(-1) })
      await tx.commit()
    },
  }
}
