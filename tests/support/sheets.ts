import readSheets, { readSheet } from 'read-excel-file/universal'
import writeSheet from 'write-excel-file/universal'
import { strToU8, unzipSync, zipSync } from 'fflate'

export type SheetCell = string | number | Date | null
/** What people keep their lists in: a spreadsheet of these rows, the first one its head. */
export async function sheetOf(rows: readonly (readonly SheetCell[])[]): Promise<string> {
  const data = rows.map((row) => row.map((value) => (value instanceof Date ? { value, type: Date, format: 'yyyy-mm-dd' } : value)))
  const blob = await writeSheet(data as never, { sheet: 'Sheet1' } as never).toBlob()
  return Buffer.from(await blob.arrayBuffer()).toString('base64')
}

export const cellsOf = async (base64: string): Promise<readonly (readonly unknown[])[]> => readSheet(new Uint8Array(Buffer.from(base64, 'base64')).buffer, 1)
export const sheetNamesOf = async (base64: string): Promise<readonly string[]> => (await readSheets(new Uint8Array(Buffer.from(base64, 'base64')).buffer)).map(({ sheet }) => sheet)

/** The same file with a part of it put differently. */
export function withPart(base64: string, name: RegExp, change: (text: string) => string): string {
  const parts = unzipSync(new Uint8Array(Buffer.from(base64, 'base64')))
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([path, bytes]) => [path, name.test(path) ? strToU8(change(Buffer.from(bytes).toString('utf8'))) : bytes])))).toString('base64')
}

/** Cells merged as people do it. */
export const merged = (base64: string, ref: string): string => withPart(base64, /sheet1\.xml$/, (xml) => xml.replace('</sheetData>', `</sheetData><mergeCells count="1"><mergeCell ref="${ref}"/></mergeCells>`))
/** A file that is small and unpacks to a hundred megabytes. */
export const bomb = (base64: string): string => withPart(base64, /sheet1\.xml$/, (xml) => xml.replace('<sheetData>', `<sheetData>${' '.repeat(100 * 1024 * 1024)}`))
/** An .xls, and an .xlsx under a password: both packed in the old way. */
export const OLD_FILE = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(2000)]).toString('base64')
export const LOCKED_FILE = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(500), Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(500)]).toString('base64')
