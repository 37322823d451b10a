import CloudBase from '@cloudbase/manager-node'
import { join } from 'node:path'
import type { Present, PresentFunction } from './plan'
import type { IndexKey, SiteFile, Wanted, WantedCollection, WantedFunction, WantedIndex } from './wanted'
import { BUILD_VARIABLE } from './wanted'

/** The few things a deployment asks of the cloud; each may be asked again after a failure. */
export interface CloudTools {
  read(wanted: Wanted): Promise<Present>
  makeCollection(name: string): Promise<void>
  setRule(name: string, rule: string): Promise<void>
  makeIndex(collection: string, index: WantedIndex, replaces: boolean): Promise<void>
  putFunction(fn: WantedFunction): Promise<void>
  setTimer(fn: string, timer: { readonly name: string; readonly config: string }, replaces: boolean): Promise<void>
  makeRoute(path: string, fn: string, replaces: boolean): Promise<void>
  putSite(folder: string, files: readonly SiteFile[]): Promise<void>
}

export interface Credentials { readonly envId: string; readonly secretId: string; readonly secretKey: string; readonly token?: string | undefined }

/** CloudBase through its own `@cloudbase/manager-node`. `manager` is given by tests alone. */
export function cloudTools({ envId, secretId, secretKey, token }: Credentials, manager: CloudBase = new CloudBase({ secretId, secretKey, envId, ...(token === undefined ? {} : { token }) })): CloudTools {
  const { functions, database, access, hosting } = manager
  const tcb = manager.commonService('tcb', '2018-06-08')
  const ruleOf = async (CollectionName: string): Promise<string> => ((await tcb.call({ Action: 'DescribeDatabaseACL', Param: { EnvId: envId, CollectionName } })) as { AclTag?: string }).AclTag ?? ''

  async function readFunction(name: string): Promise<PresentFunction> {
    const { Timeout, MemorySize, Runtime, Handler, Environment, Triggers } = await functions.getFunctionDetail(name)
    return {
      timeout: Timeout, memory: MemorySize, runtime: Runtime, handler: Handler,
      env: Object.fromEntries((Environment?.Variables ?? []).map(({ Key, Value }) => [Key, Value])),
      triggers: new Map((Triggers ?? []).map(({ TriggerName, TriggerDesc }) => [TriggerName, cronOf(TriggerDesc)])),
    }
  }
  async function readCollection(name: string) {
    const { Indexes = [] } = await database.describeCollection(name)
    return { rule: await ruleOf(name), indexes: new Map(Indexes.map(({ Name, Keys, Unique }) => [Name, { unique: Unique, keys: Keys.map(({ Name: field = '', Direction }): IndexKey => [field, directionOf(Direction)]) }])) }
  }

  return {
    async read(wanted) {
      const [all, { Collections }, { APISet }, files] = await Promise.all([functions.listFunctions(100, 0), database.listCollections({ MgoLimit: 1000, MgoOffset: 0 }), access.getAccessList({ limit: 100, offset: 0 }), listed(() => hosting.listFiles())])
      const names = new Set(all.map((fn) => fn['FunctionName']))
      const collections = new Set(Collections.map(({ CollectionName }) => CollectionName))
      return {
        functions: new Map(await inTurn(wanted.functions.filter(({ name }) => names.has(name)), async ({ name }) => [name, await readFunction(name)] as const)),
        collections: new Map(await inTurn(wanted.collections.filter(({ name }: WantedCollection) => collections.has(name)), async ({ name }) => [name, await readCollection(name)] as const)),
        routes: new Map(APISet.map(({ Path, Name }) => [Path, Name])),
        site: new Map(files.map(({ Key, ETag }) => [Key, ETag.replaceAll('"', '')])),
      }
    },
    makeCollection: async (name) => { await database.createCollectionIfNotExists(name) },
    setRule: async (CollectionName, AclTag) => { await tcb.call({ Action: 'ModifyDatabaseACL', Param: { EnvId: envId, CollectionName, AclTag } }) },
    makeIndex: async (collection, { name, keys, unique }, replaces) => {
      // The platform has no changing of an index: away with the old one first.
      if (replaces) await database.updateCollection(collection, { DropIndexes: [{ IndexName: name }] })
      await database.updateCollection(collection, { CreateIndexes: [{ IndexName: name, MgoKeySchema: { MgoIsUnique: unique, MgoIndexKeys: keys.map(([Name, direction]) => ({ Name, Direction: String(direction) })) } }] })
    },
    putFunction: async ({ name, folder, config, runtime, handler, env, build }) => {
      const func = { name, timeout: config.timeout, memorySize: config.memory, runtime, handler, installDependency: false, envVariables: { ...env, [BUILD_VARIABLE]: build } }
      await functions.createFunction({ func, functionPath: folder, force: true })
      await functions.waitFunctionActive(name)
    },
    setTimer: async (fn, { name, config }, replaces) => {
      if (replaces) await functions.deleteFunctionTrigger(fn, name)
      await functions.createFunctionTriggers(fn, [{ name, type: 'timer', config }])
    },
    makeRoute: async (path, name, replaces) => {
      if (replaces) await access.deleteAccess({ path })
      await access.createAccess({ path, name, type: 1, auth: false })
    },
    putSite: async (folder, files) => { await hosting.uploadFiles({ files: files.map(({ path }) => ({ localPath: join(folder, path), cloudPath: path })) }) },
  }
}

/** One after the other: the management interface allows few calls a second. */
async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = []
  for (const item of items) results.push(await work(item))
  return results
}

/** An environment without static hosting has no files; that is no failure. */
async function listed<T>(read: () => Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await read()
  } catch (error) {
    if ((error as { code?: string }).code === 'INVALID_OPERATION') return []
    throw error
  }
}

/** A timer is described by its cron, or by JSON around it. */
function cronOf(description: string): string {
  try {
    const parsed = JSON.parse(description) as { cron?: string }
    return parsed.cron ?? description
  } catch {
    return description
  }
}

const directionOf = (direction: string | undefined): 1 | -1 | '2dsphere' => (direction === '2dsphere' ? '2dsphere' : direction === '-1' ? -1 : 1)
