import { spawn } from 'node:child_process'
import { setPriority } from 'node:os'
import type { Health } from './health'

/*
 * One table at a time, so that the log can be folded in between. A process of its own rather than a thread: the engine's
 * check is one long call, which a thread could not be stopped in, and it gives way to everything else on the machine.
 */
const CHECK = `
const [, library, file] = process.argv
process.on('disconnect', () => process.exit(0))
const db = new (require(library))(file, { readonly: true, timeout: 5000 })
const rows = (sql) => db.prepare(sql).raw(true).all([])
const tables = ['sqlite_schema', ...rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'").map(([name]) => name)]
const next = () => {
  const table = tables.shift()
  if (table === undefined) return process.send({ done: true }, () => process.exit(0))
  const verdict = String(rows('PRAGMA quick_check("' + table + '")')[0])
  if (verdict !== 'ok') return process.send({ damage: verdict }, () => process.exit(0))
  setImmediate(next)
}
next()
`

/** First whoever starts it gets their answers: the check takes a core for as long as it runs. */
export const CHECK_AFTER_MS = 5_000

/** `checkNow` after `afterMs`. Gives how to end it, before it began or after. */
export const checkBehind = (health: Health, log: (line: object) => void, afterMs: number): (() => void) => {
  let end = (): void => undefined
  const timer = setTimeout(() => { end = checkNow(health, log) }, afterMs).unref()
  return () => {
    clearTimeout(timer)
    end()
  }
}

/** Checks a file that was too large to be checked at start, while it is in use; what it finds is reported. Gives how to end it. */
const checkNow = (health: Health, log: (line: object) => void): (() => void) => {
  const child = spawn(process.execPath, ['-e', CHECK, require.resolve('libsql'), health.file], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  const began = performance.now()
  let [settled, said] = [false, '']
  try {
    if (child.pid !== undefined) setPriority(child.pid, 19)
  } catch {
    // It is over already, or the system forbids it: then it runs as everything does.
  }
  child.stderr?.on('data', (bytes: Buffer) => {
    said = `${said}${bytes.toString('utf8')}`.slice(0, 2000)
  })
  child.on('message', (message: { readonly damage?: string }) => {
    settled = true
    if (message.damage !== undefined) health.report(shorten(message.damage))
    else log({ at: 'database', checked: health.file, ms: Math.round(performance.now() - began) })
  })
  child.on('error', (error) => log({ at: 'database', unchecked: health.file, error: error.message }))
  child.on('exit', () => {
    if (settled) return
    // The engine may refuse to read on instead of giving a verdict.
    if (/SQLITE_(CORRUPT|NOTADB)|malformed/.test(said)) health.report('database disk image is malformed')
    else log({ at: 'database', unchecked: health.file, error: said })
  })
  child.unref()
  child.channel?.unref()
  return () => {
    settled = true
    child.kill('SIGKILL')
  }
}

/** The first of many lines, without the heading. */
export const shorten = (verdict: string): string => verdict.split('\n').find((line) => line !== '' && !line.startsWith('***')) ?? verdict
