import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import cloudbase from '@cloudbase/node-sdk'
import { type Cloud, type CloudOptions, startCloud } from '../../local/cloud'

export interface LocalCloud {
  readonly cloud: Cloud
  readonly app: cloudbase.CloudBase
  readonly dataDir: string
  readonly functionsDir: string
  /** Stops the cloud and removes its directory. */
  end(): Promise<void>
}

export interface Fixture {
  /** Source of each function's index.js. */
  readonly functions?: Readonly<Record<string, string>>
  readonly configs?: Readonly<Record<string, object>>
  readonly indexes?: object
  readonly options?: Partial<CloudOptions>
}

/** An SDK aimed at a cloud, exactly as a function has it. */
export const appOf = (cloud: Cloud): cloudbase.CloudBase => {
  // SILENCE: the SDK would warn, seconds after the test, of every request whose connection was cut.
  Object.assign(process.env, { TENCENTCLOUD: 'true', TENCENTCLOUD_SECRETID: 'id', TENCENTCLOUD_SECRETKEY: 'key', SILENCE: 'true', TCB_CONTEXT_CNFG: JSON.stringify({ URL: cloud.adminUrl }) })
  return cloudbase.init({ env: 'local', keepalive: true })
}

/** A cloud of its own in a temporary directory. */
export const startLocalCloud = async ({ functions = {}, configs = {}, indexes, options = {} }: Fixture = {}): Promise<LocalCloud> => {
  const root = mkdtempSync(join(tmpdir(), 'local-cloud-'))
  const [dataDir, functionsDir] = [join(root, 'data'), join(root, 'functions')]
  mkdirSync(functionsDir)
  for (const [fn, source] of Object.entries(functions)) {
    mkdirSync(join(functionsDir, fn))
    writeFileSync(join(functionsDir, fn, 'index.js'), source)
    const config = configs[fn]
    if (config) writeFileSync(join(functionsDir, fn, 'config.json'), JSON.stringify(config))
  }
  const indexesFile = join(root, 'indexes.json')
  writeFileSync(indexesFile, JSON.stringify(indexes ?? {}))
  const cloud = await startCloud({ dataDir, functionsDir, indexesFile, timers: false, synchronous: 'OFF', ...options })
  const end = async () => {
    await cloud.stop()
    rmSync(root, { recursive: true, force: true })
  }
  return { cloud, app: appOf(cloud), dataDir, functionsDir, end }
}
