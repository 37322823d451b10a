import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Remembers what a build was made of, so that nothing changed means nothing to do. */
export interface BuildMemory {
  readonly root: string
  /** Where it went, under dist/. */
  readonly folder: string
  readonly key: string
}

const SOURCES = ['src', 'core', 'config', 'deploy/subscribe-templates.json', 'package.json', 'package-lock.json', 'tsconfig.json', 'babel.config.js']

export function builtAlready({ root, folder, key }: BuildMemory): boolean {
  const file = stampOf(root, folder)
  return existsSync(file) && existsSync(join(root, 'dist', folder)) && readFileSync(file, 'utf8') === `${key} ${digest(root)}`
}

export function rememberBuild({ root, folder, key }: BuildMemory): void {
  mkdirSync(join(root, '.cache'), { recursive: true })
  writeFileSync(stampOf(root, folder), `${key} ${digest(root)}`)
}

const stampOf = (root: string, folder: string): string => join(root, '.cache', `${folder}.stamp`)

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
