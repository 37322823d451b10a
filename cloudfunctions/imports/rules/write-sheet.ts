import writeSheets from 'write-excel-file/universal'

export interface Sheet { readonly name: string; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[]; readonly widths: readonly number[] }

/** An .xlsx of text cells only: what begins with «=» stays a text, and a phone number keeps every digit. */
export async function xlsxOf(sheets: readonly Sheet[]): Promise<string> {
  const written = await writeSheets(sheets.map(({ name, head, rows, widths }) => ({
    sheet: name, columns: widths.map((width) => ({ width })), stickyRowsCount: 1,
    data: [head.map((value) => ({ value, type: String, fontWeight: 'bold' as const, backgroundColor: '#F2F2F2' })), ...rows.map((row) => row.map((value) => (value === '' ? null : { value, type: String, format: '@', wrap: true })))],
  }))).toBlob()
  return Buffer.from(await written.arrayBuffer()).toString('base64')
}

/** A .csv that Excel opens as UTF-8 and runs nothing of: what it would take for a formula gets an apostrophe in front. */
export function csvOf({ head, rows }: Pick<Sheet, 'head' | 'rows'>): string {
  const cell = (text: string): string => `"${(/^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
  return Buffer.from(`\ufeff${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`, 'utf8').toString('base64')
}
