import * as z from 'zod'
import { BRANCH_KINDS } from '../domain/branch/branch'
import { IMPORT_STATES } from '../domain/import/import-life'
import { IMPORT_KINDS } from '../domain/import/kinds'
import { PROBLEMS } from '../domain/import/read-rows'
import { recordBase } from './records'

export const mistake = z.object({ row: z.int(), column: z.string(), problem: z.enum(PROBLEMS), what: z.string().optional() })
export const diff = z.object({ row: z.int(), column: z.string(), before: z.string(), after: z.string() })
/** Two rows with one telephone number and two names. */
export const remark = z.object({ row: z.int(), other: z.int() })
export const importCounts = z.object({ fresh: z.int(), changed: z.int(), same: z.int(), missing: z.int() })

/** One file, from being read to the day it cannot be undone any more. Nothing in it says who somebody is. */
export const importDoc = recordBase.extend({
  kind: z.literal('import'),
  state: z.enum(IMPORT_STATES),
  importKind: z.enum(IMPORT_KINDS),
  fileName: z.string(),
  /** The area it is over, and whose eyes it was checked with. */
  scopeId: z.string(),
  scopeKind: z.enum(['staff', 'street', 'district']),
  begunAt: z.number(),
  revealedAt: z.number().optional(),
  removes: z.boolean(),
  rows: z.int(),
  /** How many of them are written down, unseen, so far. */
  written: z.int(),
  /** The book of layers it was checked against. */
  base: z.int(),
  counts: importCounts.optional(),
  mistakes: z.array(mistake),
  mistakeCount: z.int(),
  diffs: z.array(diff),
  /** Rows that may be a slip and stop nothing. */
  remarks: z.array(remark).optional(),
})
export type ImportDoc = z.infer<typeof importDoc>

/** Which imports of a kind count, the latest last: the one document whose change shows a file or takes it back. */
export const bookDoc = z.object({
  _id: z.enum(IMPORT_KINDS),
  version: z.int(),
  layers: z.array(z.object({ id: z.string(), at: z.number(), removes: z.boolean() })),
  changes: z.array(z.object({ version: z.int(), scopeId: z.string() })),
})
export type BookDoc = z.infer<typeof bookDoc>

const imported = { _id: z.string(), importId: z.string(), key: z.string(), communityId: z.string(), gone: z.literal(true).optional(), /** Not there before. */ fresh: z.literal(true).optional() }

/** A row of an imported roster: who a number belongs to, as the Party organisation has it. `key` is the person's, whatever file says it. */
export const rosterDoc = z.object({ ...imported, phoneIndex: z.string(), sealedName: z.string(), sealedPhone: z.string(), unitId: z.string(), branch: z.string().optional(), label: z.string().optional() })
export type RosterDoc = z.infer<typeof rosterDoc>

const point = { lng: z.number().optional(), lat: z.number().optional() }
const named = { ...imported, name: z.string() }
export const importedUnit = z.object({ ...named, kind: z.literal('unit') })
export const importedGrid = z.object({ ...named, kind: z.literal('grid'), ...point })
export const importedStation = z.object({ ...named, kind: z.literal('station'), gridId: z.string(), from: z.string().optional(), to: z.string().optional(), ...point })
export const importedBranch = z.object({ ...named, kind: z.literal('branch'), branchKind: z.enum(BRANCH_KINDS), gridId: z.string(), unitIds: z.array(z.string()), purpose: z.string().optional(), to: z.number().optional() })
export const importedRow = z.discriminatedUnion('kind', [importedUnit, importedGrid, importedStation, importedBranch])
export type ImportedRow = z.infer<typeof importedRow>
export type ImportedBranch = z.infer<typeof importedBranch>
