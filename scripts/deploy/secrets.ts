import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Wanted } from './wanted'

/** Variables whose values nobody may see: the functions' keys, and what opens the cloud and WeChat. */
const SECRET_NAMES: readonly string[] = ['SESSION_KEY', 'FIELD_KEYS', 'INDEX_KEY', 'TENCENTCLOUD_SECRETID', 'TENCENTCLOUD_SECRETKEY', 'TENCENTCLOUD_SESSIONTOKEN', 'WX_SECRET']
/** Shorter ones would be found everywhere by chance. */
const LEAST_LENGTH = 8

type Variables = Readonly<Record<string, string | undefined>>

/** Every text that must not be seen, with the variable it is the value of: each key inside FIELD_KEYS on its own, too. */
export function secretsOf(env: Variables): readonly (readonly [name: string, value: string])[] {
  return SECRET_NAMES.flatMap((name) => {
    const value = env[name] ?? ''
    return [value, ...(name === 'FIELD_KEYS' ? keysIn(value) : [])].filter((text) => text.length >= LEAST_LENGTH).map((text) => [name, text] as const)
  })
}

function keysIn(text: string): readonly string[] {
  try {
    return Object.values(JSON.parse(text) as object).filter((value): value is string => typeof value === 'string')
  } catch {
    return []
  }
}

/** The text without any secret: what tools and the cloud answer is printed, and may quote what it was given. */
export function withoutSecrets(text: string, env: Variables): string {
  // As it stands, and as JSON quotes it.
  return secretsOf(env).reduce((clean, [, value]) => clean.replaceAll(value, '***').replaceAll(JSON.stringify(value).slice(1, -1), '***'), text)
}

/** The environment for a tool that needs none of them. */
export function withoutSecretVariables(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !SECRET_NAMES.includes(name)))
}

/** Files that will be uploaded and hold a secret: whoever opens the page or the mini-program could read it. Never the value. */
export function leaksIn({ functions, app, siteFolder }: Wanted, env: Variables = process.env): readonly string[] {
  const secrets = secretsOf({ ...env, ...functions[0]?.env })
  const folders = [...functions.map(({ folder }) => folder), app.folder, siteFolder]
  return folders.flatMap((folder) => filesIn(folder)).flatMap((file) => {
    const content = readFileSync(file)
    const found = new Set(secrets.filter(([, value]) => content.includes(value)).map(([name]) => name))
    return [...found].map((name) => `要上传的 ${file} 里有 ${name} 的值：谁都读得到，先把它拿掉`)
  })
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]))
}
