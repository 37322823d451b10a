import { PHONE, plainPhone } from '../phone'
import { looksLikeIdNumber } from '../id-number'
import type { Column, ImportKind } from './kinds'
import { COLUMNS, MOST_ROWS } from './kinds'

/** A cell as the spreadsheet has it. */
export type Cell = string | number | boolean | Date | null | undefined

/** What is wrong with a cell, by name; the sentences are in core/text/zh-imports.ts. */
export const PROBLEMS = [
  'columnMissing', 'columnTwice', 'merged', 'required', 'tooLong', 'idNumber', 'formula', 'isDate', 'phoneWrong', 'dateWrong', 'clockWrong', 'pointWrong', 'half', 'duplicate',
  'communityRequired', 'communityUnknown', 'communityTwice', 'outOfScope', 'unitUnknown', 'gridUnknown', 'idUnknown', 'kindWrong', 'nameTaken', 'elsewhere', 'gridStays', 'inUse', 'incomplete', 'periodWrong',
] as const
export type Problem = (typeof PROBLEMS)[number]

/** `row`: as the spreadsheet counts. `what`: a name of a place, a unit, a column or cells; never somebody's. */
export interface Mistake {
  readonly row: number
  readonly column: string
  readonly problem: Problem
  readonly what?: string
}

export interface ReadRow {
  readonly row: number
  readonly values: Readonly<Record<string, string>>
}

export type ReadRows =
  | { readonly refusal: 'IMPORT_TEMPLATE_WRONG' | 'IMPORT_EMPTY' | 'IMPORT_TOO_MANY_ROWS' }
  | { readonly refusal?: undefined; readonly rows: readonly ReadRow[]; readonly mistakes: readonly Mistake[] }

const EPOCH_1900 = Date.UTC(1899, 11, 30)
const DAY = 86_400_000
const isBlank = (cell: Cell): boolean => cell === null || cell === undefined || (typeof cell === 'string' && plain(cell) === '')
const plain = (text: string): string => text.normalize('NFKC').replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, ' ').replace(/\s+/g, ' ').trim()
const two = (n: number): string => String(n).padStart(2, '0')

/** The rows of a sheet by the columns of its kind, in whatever order the columns stand; what is wrong, cell by cell. */
export function readRows(kind: ImportKind, cells: readonly (readonly Cell[])[]): ReadRows {
  const head = (cells[0] ?? []).map((cell) => (typeof cell === 'string' ? plain(cell).replace(/[*＊ ]/g, '') : ''))
  const columns = COLUMNS[kind]
  const known = columns.filter(({ title }) => head.includes(title))
  if (known.length === 0 || !known.some(({ required }) => required)) return { refusal: 'IMPORT_TEMPLATE_WRONG' }
  const filled = cells.slice(1).flatMap((row, at) => (row.every(isBlank) ? [] : [{ row: at + 2, cells: row }]))
  if (filled.length === 0) return { refusal: 'IMPORT_EMPTY' }
  if (filled.length > MOST_ROWS) return { refusal: 'IMPORT_TOO_MANY_ROWS' }

  const mistakes: Mistake[] = [
    ...columns.filter((each) => each.required && !known.includes(each)).map(({ title }) => ({ row: 1, column: title, problem: 'columnMissing' as const })),
    ...known.filter(({ title }) => head.indexOf(title) !== head.lastIndexOf(title)).map(({ title }) => ({ row: 1, column: title, problem: 'columnTwice' as const })),
  ]
  const rows = filled.map(({ row, cells: own }) => {
    const values: Record<string, string> = {}
    for (const column of known) {
      const read = readCell(column, own[head.indexOf(column.title)])
      if (read.problem !== undefined) mistakes.push({ row, column: column.title, problem: read.problem })
      else if (read.value !== '') values[column.key] = read.value
    }
    // A column nobody asked for is not kept; that it holds ID numbers is said all the same.
    own.forEach((cell, at) => {
      if (!known.some(({ title }) => title === head[at]) && !isBlank(cell) && looksLikeIdNumber(String(cell))) mistakes.push({ row, column: head[at] || `第 ${at + 1} 列`, problem: 'idNumber' })
    })
    return { row, values }
  })
  return { rows, mistakes }
}

type ReadCell = { readonly value: string; readonly problem?: undefined } | { readonly problem: Problem }

function readCell(column: Column, cell: Cell): ReadCell {
  if (isBlank(cell)) return column.required ? { problem: 'required' } : { value: '' }
  if (column.type === 'date') return readDate(cell)
  if (column.type === 'clock') return readClock(cell)
  if (cell instanceof Date) return { problem: 'isDate' }
  const text = plain(String(cell))
  if (looksLikeIdNumber(text)) return { problem: 'idNumber' }
  if (column.type === 'phone') {
    const phone = plainPhone(text)
    return PHONE.test(phone) ? { value: phone } : { problem: 'phoneWrong' }
  }
  if (column.type === 'point') return /^\d{1,3}(\.\d{1,9})?$/.test(text) && Number(text) <= (column.key === 'lng' ? 180 : 90) ? { value: String(Number(text)) } : { problem: 'pointWrong' }
  // What another spreadsheet would take for a formula is nobody's name.
  if (/^[=+\-@]/.test(text)) return { problem: 'formula' }
  return [...text].length > column.max ? { problem: 'tooLong' } : { value: text }
}

/** A day, as a date, as the number a spreadsheet keeps it as, or as people write it. */
function readDate(cell: Cell): ReadCell {
  const moment = cell instanceof Date ? cell : typeof cell === 'number' && cell > 36_526 && cell < 73_050 ? new Date(EPOCH_1900 + Math.floor(cell) * DAY) : undefined
  if (moment !== undefined) return Number.isNaN(moment.getTime()) ? { problem: 'dateWrong' } : { value: moment.toISOString().slice(0, 10) }
  const [, year = '', month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain(String(cell))) ?? []
  const value = `${year}-${two(Number(month))}-${two(Number(day))}`
  const parsed = Date.parse(`${value}T00:00:00Z`)
  return year !== '' && !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(value) ? { value } : { problem: 'dateWrong' }
}

/** A time of day, as a part of a day or as people write it. */
function readClock(cell: Cell): ReadCell {
  const minutes = cell instanceof Date ? cell.getUTCHours() * 60 + cell.getUTCMinutes() : typeof cell === 'number' && cell >= 0 && cell < 1 ? Math.round(cell * 1440) : undefined
  if (minutes !== undefined) return minutes < 1440 ? { value: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` } : { problem: 'clockWrong' }
  const [, hour = '', minute = ''] = /^(\d{1,2}):(\d{2})(?::00)?$/.exec(plain(String(cell)).replace('：', ':')) ?? []
  return hour !== '' && Number(hour) < 24 && Number(minute) < 60 ? { value: `${two(Number(hour))}:${minute}` } : { problem: 'clockWrong' }
}
