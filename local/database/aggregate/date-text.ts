import { badRequest } from '../../platform-error'
import { fromWall, offsetAt } from './time-zone'

const DAY_MS = 86_400_000

/** Day of the year, from 1. */
export const dayOfYear = (d: Date): number => Math.floor((d.getTime() - startOfYear(d.getUTCFullYear())) / DAY_MS) + 1
/** Week of the year, 0 to 53: weeks begin on Sunday, week 1 with the year's first Sunday. */
export const weekOf = (d: Date): number => Math.floor((dayOfYear(d) - 1 + 7 - d.getUTCDay()) / 7)

/** ISO 8601 week: begins on Monday; week 1 holds the year's first Thursday. */
export const isoWeekOf = (d: Date): { readonly year: number; readonly week: number } => {
  const thursday = new Date(d.getTime() + (3 - ((d.getUTCDay() + 6) % 7)) * DAY_MS)
  return { year: thursday.getUTCFullYear(), week: Math.floor((dayOfYear(thursday) - 1) / 7) + 1 }
}

const startOfYear = (year: number): number => {
  const first = new Date(0)
  first.setUTCFullYear(year, 0, 1)
  return first.getTime()
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const pad = (n: number, width: number): string => String(n).padStart(width, '0')

/** Writes a date as `$dateToString` does. Throws DATABASE_REQUEST_FAILED on an unknown mark. */
export const formatDate = (date: Date, format: string, zone: string): string => {
  const offset = offsetAt(zone, date.getTime())
  const d = new Date(date.getTime() + offset)
  return format.replace(/%([\s\S]?)/g, (_, mark: string) => writeMark(mark, d, offset / 60_000))
}

const writeMark = (mark: string, d: Date, minutes: number): string => {
  switch (mark) {
    case 'Y': return pad(d.getUTCFullYear(), 4)
    case 'm': return pad(d.getUTCMonth() + 1, 2)
    case 'd': return pad(d.getUTCDate(), 2)
    case 'H': return pad(d.getUTCHours(), 2)
    case 'M': return pad(d.getUTCMinutes(), 2)
    case 'S': return pad(d.getUTCSeconds(), 2)
    case 'L': return pad(d.getUTCMilliseconds(), 3)
    case 'j': return pad(dayOfYear(d), 3)
    case 'w': return String(d.getUTCDay() + 1)
    case 'u': return String(((d.getUTCDay() + 6) % 7) + 1)
    case 'U': return pad(weekOf(d), 2)
    case 'V': return pad(isoWeekOf(d).week, 2)
    case 'G': return pad(isoWeekOf(d).year, 4)
    case 'b': return (MONTHS[d.getUTCMonth()] ?? '').slice(0, 3)
    case 'B': return MONTHS[d.getUTCMonth()] ?? ''
    case 'z': return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(minutes) / 60), 2)}${pad(Math.abs(minutes) % 60, 2)}`
    case 'Z': return String(minutes)
    case '%': return '%'
    default: throw badRequest(`Invalid format character '%${mark}' in format string`)
  }
}

const DIGITS: Readonly<Record<string, string>> = { Y: '\\d{4}', m: '\\d{2}', d: '\\d{2}', H: '\\d{2}', M: '\\d{2}', S: '\\d{2}', L: '\\d{3}', j: '\\d{3}', z: '[+-]\\d{2}:?\\d{2}|Z', Z: '[+-]\\d{1,3}', b: '[A-Za-z]{3}', B: '[A-Za-z]+', G: '\\d{4}', V: '\\d{2}', u: '\\d' }
const PLAIN = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/

/** Reads a date text, with its format or in ISO form; undefined when it is none. Wall time is the zone's. */
export const parseDate = (text: string, format: string | undefined, zone: string): Date | undefined => {
  const read = format === undefined ? readPlain(text) : readFormat(text, format)
  if (!read) return undefined
  const { Y = 1970, m = 1, d = 1, H = 0, M = 0, S = 0, L = 0 } = read.fields
  const wall = new Date(0)
  wall.setUTCFullYear(Y, m - 1, d)
  wall.setUTCHours(H, M, S, L)
  if (m > 12 || d > 31 || wall.getUTCDate() !== d || H > 23 || M > 59 || S > 59) return undefined
  return new Date(read.offset === undefined ? fromWall(zone, wall.getTime()) : wall.getTime() - read.offset)
}

interface Read {
  readonly fields: Readonly<Partial<Record<string, number>>>
  /** ms ahead of UTC, when the text itself says so. */
  readonly offset: number | undefined
}

const offsetOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : offsetAt(text, 0))

const readPlain = (text: string): Read | undefined => {
  const found = PLAIN.exec(text.trim())
  if (!found) return undefined
  const [Y, m, d, H, M, S] = found.slice(1, 7).map((digits) => (digits === undefined ? 0 : Number(digits)))
  return { fields: { Y, m, d, H, M, S, L: Number((found[7] ?? '0').slice(0, 3).padEnd(3, '0')) }, offset: offsetOf(found[8]) }
}

const readFormat = (text: string, format: string): Read | undefined => {
  const marks: string[] = []
  const pattern = format.replace(/%([\s\S]?)|[^%]+/g, (whole, mark: string | undefined) => {
    if (mark === undefined) return whole.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    if (mark === '%') return '%'
    const digits = Object.hasOwn(DIGITS, mark) ? DIGITS[mark] : undefined
    if (digits === undefined) throw badRequest(`Invalid format character '%${mark}' in format string`)
    marks.push(mark)
    return `(${digits})`
  })
  const found = new RegExp(`^${pattern}$`).exec(text)
  if (!found) return undefined
  const raw = new Map(marks.map((mark, i) => [mark, found[i + 1] ?? '']))
  const fields: Partial<Record<string, number>> = {}
  for (const [mark, value] of raw) if (/^\d+$/.test(value)) fields[mark] = Number(value)
  const month = raw.get('b') ?? raw.get('B')
  if (month !== undefined) {
    const at = MONTHS.findIndex((name) => name.slice(0, month.length > 3 ? undefined : 3).toLowerCase() === month.toLowerCase())
    if (at < 0) return undefined
    fields['m'] = at + 1
  }
  const minutes = raw.get('Z')
  return { fields, offset: offsetOf(raw.get('z')) ?? (minutes === undefined ? undefined : Number(minutes) * 60_000) }
}
