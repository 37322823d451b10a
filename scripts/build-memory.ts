import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Remembers what a build was made of, so that nothing changed means nothing to do. */
export interface BuildMemory { readonly root: string; readonly target: 'h5' | 'weapp'; readonly key: string }

const SOURCES = ['src', 'core', 'config', 'deploy/subscribe-templates.json', 'package.json', 'package-lock.json', 'tsconfig.json', 'babel.config.js']

export function builtAlready({ root, target, key }: BuildMemory): boolean {
  const file = stampOf(root, target)
  return existsSync(file) && existsSync(join(root, 'dist', target)) && readFileSync(file, 'utf8') === `${key} ${digest(root)}`
}

export function rememberBuild({ root, target, key }: BuildMemory): void {
  mkdirSync(join(root, '.cache'), { recursive: true })
  writeFileSync(stampOf(root, target), `${key} ${digest(root)}`)
}

const stampOf = (root: string, target: string): string => join(root, '.cache', `${target}.stamp`)

function digest(root: string): string {
  const hash = createHash('sha256')
  const add = (path: string): void => {
    if (!existsSync(path)) return
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name))
    else hash.update(path.slice(root.length)).update(readFileSync(path))
  }
  for (const source of SOURCES) add(join(root, source))
  return hash.digest('hex')
}
