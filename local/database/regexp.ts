import { setFlagsFromString } from 'node:v8'
import { createContext, Script } from 'node:vm'
import { badRequest } from '../platform-error'
import { translatePcre } from './pcre'

/*
 * A pattern of ten characters can keep JavaScript's engine busy for years, and this process serves everybody.
 * V8 goes over to its linear engine where backtracking gets out of hand; what that one cannot run (case folding, look-around,
 * references back) and long texts run under a limit of time.
 */
setFlagsFromString('--enable-experimental-regexp-engine-on-excessive-backtracks')
setFlagsFromString('--regexp-backtracks-before-fallback=20000')

const LIMIT_MS = 40
/** Steps that are surely done within a few milliseconds. */
const FEW_STEPS = 4_000_000

/** What PCRE knows and we cannot say in JavaScript, and what PCRE itself refuses (\\u, \\U, \\L, \\l), which JavaScript would not. */
const foreignTo = (pattern: string): string | undefined => {
  for (let i = 0; i < pattern.length; i++) {
    if (pattern[i] !== '\\') continue
    if ('GHVRKQEXCuULl'.includes(pattern[i + 1] ?? '?')) return pattern.slice(i, i + 2)
    i++
  }
  return undefined
}

/** MongoDB's regex options (i, m, s; x is not imitated) on JavaScript's engine, and PCRE's rules where the two differ (pcre.ts). */
export const makeRegExp = (pattern: string, options: string): RegExp => {
  const flags = [...new Set(options)].filter((f) => 'ims'.includes(f)).join('')
  if ([...options].some((f) => !'imsgu'.includes(f))) throw badRequest(`invalid regex option in "${options}"`)
  if (pattern.length > 32_764) throw badRequest('Regular expression is too long')
  const foreign = foreignTo(pattern)
  if (foreign !== undefined) throw badRequest(`Regular expression is invalid: ${foreign} is not understood here`)
  const invalid = () => badRequest(`Regular expression is invalid: ${pattern.slice(0, 200)}`)
  try {
    const made = new RegExp(pattern, flags)
    if (when(pattern) === 'always' && !exactOf(made)) throw invalid()
    return made
  } catch {
    throw invalid()
  }
}

/** Whether JavaScript's reading of a pattern is PCRE's: for no text, for all, or for all without certain characters. */
const when = (pattern: string): 'always' | 'special' | 'never' => {
  // Characters of two units, escapes JavaScript reads otherwise, classes of classes, and a bracket that opens with its end.
  if (/[\ud800-\udfff]|\\[AzZhpPvNae0]|\\x\{|\[\[?:|\[\^?\]/.test(pattern)) return 'always'
  return /[.^$[\\]/.test(pattern) ? 'special' : 'never'
}
/** Characters of two units, whatever JavaScript takes for the end of a line, and what only it takes for a space. */
const SPECIAL = /[\ud800-\udfff\n\r\v\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/

const exacts = new WeakMap<RegExp, RegExp | null>()
const exactOf = (regex: RegExp): RegExp | undefined => {
  let exact = exacts.get(regex)
  if (exact === undefined) {
    exact = translatePcre(regex.source, regex.flags) ?? null
    exacts.set(regex, exact)
  }
  return exact ?? undefined
}
/** The one of the two that reads this text as PCRE does; the plain one can go over to the linear engine. */
const readerOf = (regex: RegExp, text: string): RegExp => {
  const how = when(regex.source)
  return how === 'always' || (how === 'special' && SPECIAL.test(text)) ? (exactOf(regex) ?? regex) : regex
}

interface Shape {
  /** Time its guarded tests took so far, in ms, and how many there were. A pattern lives as long as its request. */
  spentMs: number
  guarded: number
  readonly linear: boolean
  /** Quantifiers without an end; Infinity when one stands around another. */
  readonly loops: number
}
const shapes = new WeakMap<RegExp, Shape>()

const shapeOf = (regex: RegExp): Shape => {
  const known = shapes.get(regex)
  if (known) return known
  const plain = regex.source.replace(/\\./g, '_').replace(/\[[^\]]*\]/g, '_')
  const refers = /\\[1-9k]|\(\?<?[=!]/.test(regex.source)
  const loops = plain.match(/[*+]|\{\d+,\d*\}/g)?.length ?? 0
  const shape = { spentMs: 0, guarded: 0, linear: !refers && !regex.ignoreCase, loops: /\)[*+{]/.test(plain) && loops > 0 ? Infinity : loops }
  shapes.set(regex, shape)
  return shape
}

const slot: { test: () => boolean } = { test: () => false }
const context = createContext(slot)
const script = new Script('test()')

/** Whether a text matches. Throws DATABASE_REQUEST_FAILED when finding out takes too long. */
export const testRegExp = (given: RegExp, text: string): boolean => {
  const regex = readerOf(given, text)
  const shape = shapeOf(regex)
  const { linear, loops } = shape
  const steps = linear ? (loops === 0 ? text.length : text.length ** 2) : text.length ** (loops + 1)
  if (steps <= FEW_STEPS || text.length === 0) return regex.test(text)
  slot.test = () => regex.test(text)
  // Slow for one document is slow for each: many short waits are a long one.
  if (shape.spentMs > LIMIT_MS && shape.spentMs / shape.guarded > 1) throw tooLong()
  const began = performance.now()
  try {
    return script.runInContext(context, { timeout: LIMIT_MS }) as boolean
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw tooLong()
    throw error
  } finally {
    slot.test = () => false
    shape.guarded++
    shape.spentMs += performance.now() - began
  }
}

const tooLong = () => badRequest('Regular expression matching took too long')
