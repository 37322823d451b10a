import type CloudBase from '@cloudbase/manager-node'
import { carryOut } from '../../../scripts/deploy/carry-out'
import { cloudTools } from '../../../scripts/deploy/cloud'
import { planOf } from '../../../scripts/deploy/plan'
import type { Step } from '../../../scripts/deploy/plan'
import { smallWanted } from '../../support/deploy-wanted'

/** The management interface as `@cloudbase/manager-node` shows it, over a cloud in memory; `failAt` breaks the nth write. */
function pretendCloud() {
  const functions = new Map<string, { config: Record<string, unknown>; triggers: Map<string, string> }>()
  const collections = new Map<string, { acl: string; indexes: Map<string, { Keys: { Name: string; Direction: string }[]; Unique: boolean }> }>()
  const routes = new Map<string, string>()
  const files = new Map<string, string>()
  const writes: string[] = []
  let failAt = Infinity
  const write = (what: string) => {
    if (writes.length + 1 >= failAt) throw new Error(`cut off at ${what}`)
    writes.push(what)
  }
  const need = <T>(thing: T | undefined): T => {
    if (thing === undefined) throw new Error('ResourceNotFound')
    return thing
  }
  const manager = {
    functions: {
      listFunctions: async () => [...functions.keys()].map((FunctionName) => ({ FunctionName })),
      getFunctionDetail: async (name: string) => {
        const { config, triggers } = need(functions.get(name))
        return { Timeout: config['timeout'], MemorySize: config['memorySize'], Runtime: config['runtime'], Handler: config['handler'], Environment: { Variables: Object.entries(config['envVariables'] as object).map(([Key, Value]) => ({ Key, Value: String(Value) })) }, Triggers: [...triggers].map(([TriggerName, cron]) => ({ TriggerName, TriggerDesc: JSON.stringify({ cron }) })) }
      },
      createFunction: async ({ func, functionPath, force }: { func: { name: string }; functionPath: string; force: boolean }) => {
        write(`function ${func.name} from ${functionPath}`)
        if (functions.has(func.name) && !force) throw new Error('FunctionNameInUse')
        functions.set(func.name, { config: { ...func }, triggers: functions.get(func.name)?.triggers ?? new Map() })
      },
      waitFunctionActive: async () => undefined,
      createFunctionTriggers: async (fn: string, [trigger]: { name: string; config: string }[]) => {
        write(`timer ${fn}`)
        const { triggers } = need(functions.get(fn))
        if (trigger === undefined || triggers.has(trigger.name)) throw new Error('ResourceInUse.TriggerName')
        triggers.set(trigger.name, trigger.config)
      },
      deleteFunctionTrigger: async (fn: string, name: string) => { need(functions.get(fn)).triggers.delete(name) },
    },
    database: {
      listCollections: async () => ({ Collections: [...collections.keys()].map((CollectionName) => ({ CollectionName })) }),
      describeCollection: async (name: string) => ({ Indexes: [...need(collections.get(name)).indexes].map(([Name, rest]) => ({ Name, ...rest })) }),
      createCollectionIfNotExists: async (name: string) => { write(`collection ${name}`); if (!collections.has(name)) collections.set(name, { acl: 'PRIVATE', indexes: new Map([['_id_', { Keys: [{ Name: '_id', Direction: '1' }], Unique: true }]]) }) },
      updateCollection: async (name: string, { CreateIndexes = [], DropIndexes = [] }: { CreateIndexes?: { IndexName: string; MgoKeySchema: { MgoIsUnique: boolean; MgoIndexKeys: { Name: string; Direction: string }[] } }[]; DropIndexes?: { IndexName: string }[] }) => {
        const { indexes } = need(collections.get(name))
        for (const { IndexName } of DropIndexes) if (!indexes.delete(IndexName)) throw new Error('IndexNotFound')
        for (const { IndexName, MgoKeySchema } of CreateIndexes) {
          write(`index ${IndexName}`)
          if (indexes.has(IndexName)) throw new Error('IndexExists')
          indexes.set(IndexName, { Keys: MgoKeySchema.MgoIndexKeys, Unique: MgoKeySchema.MgoIsUnique })
        }
      },
    },
    access: {
      getAccessList: async () => ({ APISet: [...routes].map(([Path, Name]) => ({ Path, Name })) }),
      createAccess: async ({ path, name }: { path: string; name: string }) => { write(`route ${path}`); if (routes.has(path)) throw new Error('PathInUse'); routes.set(path, name) },
      deleteAccess: async ({ path }: { path: string }) => { routes.delete(path) },
    },
    hosting: {
      listFiles: async () => [...files].map(([Key, md5]) => ({ Key, ETag: `"${md5}"` })),
      uploadFiles: async (given: { files: { localPath: string; cloudPath: string }[] }) => { write(`site ${given.files.length}`); for (const { cloudPath } of given.files) files.set(cloudPath, smallWanted().site.find(({ path }) => path === cloudPath)?.md5 ?? '') },
    },
    commonService: () => ({
      call: async ({ Action, Param }: { Action: string; Param: { CollectionName: string; AclTag?: string } }) => {
        const collection = need(collections.get(Param.CollectionName))
        if (Action === 'DescribeDatabaseACL') return { AclTag: collection.acl }
        if (Action !== 'ModifyDatabaseACL') throw new Error(`InvalidAction ${Action}`)
        write(`rule ${Param.CollectionName}`)
        collection.acl = Param.AclTag ?? ''
        return {}
      },
    }),
  }
  return { manager: manager as unknown as CloudBase, collections, functions, routes, files, writes, breakAt: (n: number) => { failAt = n } }
}

const wanted = smallWanted()
const credentials = { envId: 'env-test', secretId: 'id', secretKey: 'key' }
const open = (steps: readonly Step[]) => steps.filter(({ what, kind }) => what !== 'same' && what !== 'byHand' && kind !== 'app')

async function deploy(cloud: ReturnType<typeof pretendCloud>): Promise<readonly string[]> {
  const tools = cloudTools(credentials, cloud.manager)
  const present = await tools.read(wanted)
  const done: string[] = []
  await carryOut(planOf(wanted, present), wanted, present, tools, '/site', ({ kind, name }) => done.push(`${kind} ${name}`))
  return done
}
const left = async (cloud: ReturnType<typeof pretendCloud>) => open(planOf(wanted, await cloudTools(credentials, cloud.manager).read(wanted)))

test('空的环境部署一次：云上就是要的样子；再来一次，什么也不写', async () => {
  const cloud = pretendCloud()
  await deploy(cloud)
  expect(await left(cloud)).toEqual([])
  expect(cloud.collections.get('orders')).toMatchObject({ acl: 'ADMINONLY' })
  expect(cloud.writes).toContain('function clock from /nowhere')
  const written = cloud.writes.length
  expect(await deploy(cloud)).toEqual([])
  expect(cloud.writes).toHaveLength(written)
})

test('在任何一步断掉，同一个命令再来就接着做完', async () => {
  const whole = pretendCloud()
  await deploy(whole)
  for (let at = 1; at <= whole.writes.length; at += 1) {
    const cloud = pretendCloud()
    cloud.breakAt(at)
    await expect(deploy(cloud)).rejects.toThrow('cut off')
    expect((await left(cloud)).length).toBeGreaterThan(0)
    cloud.breakAt(Infinity)
    await deploy(cloud)
    expect([at, await left(cloud), [...cloud.writes].sort()]).toEqual([at, [], [...whole.writes].sort()])
  }
})

test('变了的索引、定时器、路径换成新的；别人放在云上的不动', async () => {
  const cloud = pretendCloud()
  await deploy(cloud)
  cloud.collections.get('orders')?.indexes.set('queue', { Keys: [{ Name: 'x', Direction: '1' }], Unique: false })
  cloud.collections.get('orders')?.indexes.set('someone', { Keys: [{ Name: 'x', Direction: '1' }], Unique: false })
  cloud.functions.get('clock')?.triggers.set('tick', '0 */5 * * * * *')
  cloud.routes.set('/fn/orders', 'people').set('/other', 'x')
  cloud.files.set('index.html', 'old').set('mine.txt', 'm')
  expect(await deploy(cloud)).toEqual(['index orders.queue', 'timer clock.tick', 'route /fn/orders', 'site dist/h5'])
  expect((await left(cloud)).map(({ name, what }) => [name, what])).toEqual([['orders.someone', 'extra']])
  expect([cloud.routes.get('/other'), cloud.files.get('mine.txt')]).toEqual(['x', 'm'])
})
