import * as z from 'zod'
import { IMPORT_STATES } from '../domain/import/import-life'
import { IMPORT_KINDS, MOST_BYTES } from '../domain/import/kinds'
import type { ActionContract } from './common'
import { action, id, time, words } from './common'
import { diff, importCounts, mistake, remark } from './import-documents'
import { recordReceipt } from './records'

const official = z.enum(['staff', 'street', 'district'])
const kind = z.enum(IMPORT_KINDS)
const ofOne = { as: official, importId: id }
const fileName = words(80)
const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/, '文件没有读完整，请再选一次').max(Math.ceil((MOST_BYTES * 4) / 3) + 4, '文件太大了，最多 2 MB；一万行的名册通常不到 1 MB')
/** A file as the app saves it. */
const file = z.object({ name: z.string(), base64: z.string() })

export const importView = z.object({
  id, kind, state: z.enum(IMPORT_STATES), fileName: z.string(), area: z.string(), by: z.string(), at: time,
  rows: z.int(), written: z.int(), counts: importCounts.optional(), removes: z.boolean(), mistakeCount: z.int(),
  undoUntil: time.optional(), undoneBy: z.string().optional(),
  actions: z.array(z.string()),
})
export type ImportView = z.infer<typeof importView>

const preview = importView.extend({
  mistakes: z.array(mistake),
  diffs: z.array(diff),
  remarks: z.array(remark),
  /** What is new, by name and where it belongs, at most two hundred. */
  added: z.array(z.string()),
  /** Of what is there and not in the file: whose or what, at most fifty. */
  missing: z.array(z.string()),
  removable: z.boolean(),
  /** Of what the file does not name: what cannot be taken away, and what stands on it. */
  inUse: z.array(z.string()),
})
export type ImportPreview = z.infer<typeof preview>

export const importsContract = {
  /** An empty spreadsheet of a kind, with a sheet that explains every column and has example rows. */
  template: action({ who: 'person', writes: false, input: z.strictObject({ as: official, kind }), output: file }),
  /** What is there of a kind in one's area, as people keep it: as .xlsx, or as .csv that is safe to open in Excel. */
  export: action({ who: 'person', writes: false, input: z.strictObject({ as: official, kind, format: z.enum(['xlsx', 'csv']) }), output: file }),
  /** Reads a file and writes its rows where nobody sees them; answers with what is wrong with it, or what it would change. */
  read: action({ who: 'person', writes: true, input: z.strictObject({ as: official, kind, fileName, base64 }), output: preview }),
  show: action({ who: 'person', writes: false, input: z.strictObject(ofOne), output: preview }),
  /** Everything that is wrong with a file, also beyond what is shown of it, as a spreadsheet. */
  mistakes: action({ who: 'person', writes: false, input: z.strictObject(ofOne), output: file }),
  /** Imports of one's area, the latest first; at most 50. */
  list: action({ who: 'person', writes: false, input: z.strictObject({ as: official }), output: z.object({ items: z.array(importView), now: time }) }),
  /** Shows the whole file to everybody, in one write. `removes`: what the file does not name any more goes. */
  reveal: action({ who: 'person', writes: true, input: z.strictObject({ ...ofOne, removes: z.boolean() }), output: recordReceipt }),
  /** Within a day: everything is again as it was, in one write; refused once something hangs on it. */
  undo: action({ who: 'person', writes: true, input: z.strictObject(ofOne), output: recordReceipt }),
  drop: action({ who: 'person', writes: true, input: z.strictObject(ofOne), output: recordReceipt }),
} as const satisfies Record<string, ActionContract>
