import { join } from 'node:path'
import { builtAlready, rememberBuild } from './build-memory'
import { run } from './run'

export interface AppBuild {
  readonly root: string
  readonly target: 'h5' | 'weapp'
  /** With the picker of who to be; never in what is deployed. */
  readonly demo?: boolean
  /** Folder under dist/; the target's own name by default. */
  readonly folder?: string
  readonly rebuild?: boolean
}

/** What the build writes into the code from the environment: another value is another build. */
const writtenIn = (): readonly string[] => Object.entries(process.env).filter(([name]) => /^(APP_|TEMPLATE_)/.test(name) && name !== 'APP_DEMO' && name !== 'APP_FOLDER').map(([name, value]) => `${name}=${value ?? ''}`).sort()

/** Builds the app for one platform, or finds that nothing changed since the last time. True: it was built now. */
export async function buildApp({ root, target, demo = false, folder = target, rebuild = false }: AppBuild): Promise<boolean> {
  const memory = { root, folder, key: [demo ? 'demo' : 'plain', ...writtenIn()].join(' ') }
  if (!rebuild && builtAlready(memory)) return false
  const env = { ...process.env, APP_DEMO: demo ? '1' : '', APP_FOLDER: folder, NODE_ENV: 'production' }
  // Called by its own file: npx would look for it in the registry when the install is incomplete.
  await run(process.execPath, [join(root, 'node_modules/@tarojs/cli/bin/taro'), 'build', '--type', target], { cwd: root, env })
  rememberBuild(memory)
  return true
}
