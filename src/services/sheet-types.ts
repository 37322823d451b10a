import { CallError } from './call-error'

/** A spreadsheet somebody chose, as it is sent. */
export interface ChosenSheet { readonly fileName: string; readonly base64: string }

/** As the server counts; said here before anything is sent. */
const MOST_BYTES = 2_097_152
export const NAME_MAX = 80
export const unreadable = () => new CallError({ code: 'SHEET_UNREADABLE', said: '这个文件读不出来。请关掉正在打开它的软件，再选一次。' })

export function refuseSheet(fileName: string, bytes: number): void {
  if (/\.xls$/i.test(fileName)) throw new CallError({ code: 'SHEET_OLD', said: '这是旧格式的表（.xls）。请在 Excel 或 WPS 里另存为 .xlsx，再选一次。' })
  if (!/\.xlsx$/i.test(fileName)) throw new CallError({ code: 'SHEET_OTHER', said: '请选 .xlsx 的表。别的格式请先另存为 .xlsx。' })
  if (bytes > MOST_BYTES) throw new CallError({ code: 'SHEET_TOO_BIG', said: '文件太大了，最多 2 MB。请去掉图片和格式，或分成几个文件。' })
}
