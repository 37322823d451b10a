import { unzipSync, strFromU8 } from 'fflate'
import { readSheet } from 'read-excel-file/universal'
import type { Cell, Mistake } from '@core/domain/import/read-rows'
import { AppError } from '../../_kit/app-error'

/** Bytes the parts that are read may unpack to: a full sheet is a quarter of it, and what claims more is not unpacked at all. */
const MOST_UNPACKED = 24 * 1024 * 1024
const MOST_PARTS = 500
const READ = /^(xl\/(workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/i

export interface OpenedSheet { readonly cells: readonly (readonly Cell[])[]; readonly mistakes: readonly Mistake[] }

/** The cells of the first sheet of an .xlsx, as they are; refused where it is none, is locked, or would not fit. */
export async function openSheet(bytes: Buffer): Promise<OpenedSheet> {
  refuseOther(bytes)
  const merged = lookInside(bytes)
  try {
    // A copy of its own: the buffer may be a part of a larger one.
    const cells = (await readSheet(new Uint8Array(bytes).buffer, 1)) as readonly (readonly Cell[])[]
    return { cells, mistakes: merged }
  } catch (cause) {
    throw new AppError('IMPORT_FILE_BROKEN', { cause })
  }
}

/** Old and locked files are both packed the way .xls is; a name inside tells them apart. */
function refuseOther(bytes: Buffer): void {
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) throw new AppError(bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'IMPORT_FILE_LOCKED' : 'IMPORT_FILE_OLD')
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') throw new AppError('IMPORT_FILE_BROKEN')
}

/** Adds up what the file says it unpacks to before anything is unpacked; then looks for merged cells in the first sheet. */
function lookInside(bytes: Buffer): readonly Mistake[] {
  let unpacked = 0
  let parts = 0
  try {
    unzipSync(bytes, { filter: ({ name, originalSize }) => {
      parts += 1
      if (READ.test(name)) unpacked += originalSize
      return false
    } })
  } catch (cause) {
    throw new AppError('IMPORT_FILE_BROKEN', { cause })
  }
  if (unpacked > MOST_UNPACKED || parts > MOST_PARTS) throw new AppError('IMPORT_FILE_TOO_BIG')
  try {
    const small = unzipSync(bytes, { filter: ({ name }) => /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels)$/i.test(name) })
    const first = firstSheet(text(small['xl/workbook.xml']), text(small['xl/_rels/workbook.xml.rels']))
    const sheet = text(Object.values(unzipSync(bytes, { filter: ({ name }) => name === first }))[0])
    return [...sheet.matchAll(/<(?:\w+:)?mergeCell [^>]*ref="([A-Z]{1,3}(\d{1,7}):[A-Z]{1,3}\d{1,7})"/g)].slice(0, 20).map(([, what = '', row = '1']) => ({ row: Number(row), column: '', problem: 'merged', what }))
  } catch (cause) {
    throw new AppError('IMPORT_FILE_BROKEN', { cause })
  }
}

const text = (part: Uint8Array | undefined): string => (part === undefined ? '' : strFromU8(part))

/** The part that the first sheet of the workbook is in. */
function firstSheet(workbook: string, relations: string): string {
  const id = /<(?:\w+:)?sheet [^>]*r:id="([^"]{1,40})"/.exec(workbook)?.[1]
  const relation = [...relations.matchAll(/<(?:\w+:)?Relationship [^>]*>/g)].map(([tag]) => tag).find((tag) => tag.includes(`Id="${id ?? ''}"`))
  const target = /Target="([^"]{1,200})"/.exec(relation ?? '')?.[1] ?? ''
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}
