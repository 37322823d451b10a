import type * as z from 'zod'
import type { ImportDoc } from '@core/contract/import-documents'
import type { ImportPreview, importsContract } from '@core/contract/imports'
import { compareRows } from '@core/domain/import/compare'
import type { Mistake, ReadRow } from '@core/domain/import/read-rows'
import { readRows } from '@core/domain/import/read-rows'
import { resolveRows, sharedPhones } from '@core/domain/import/resolve-rows'
import { AppError } from '../../_kit/app-error'
import { hash22 } from '../../_kit/ids'
import type { Ctx } from '../../_kit/serve'
import type { Directory } from '../../_data/directory'
import { directoryNow } from '../../_data/directory'
import { loadBook, writeMistakes } from '../../_data/imports-repo'
import { importIdOf, importKind } from '../../_import/import-kind'
import { beginRecord, blankRecord, changeRecord } from '../../_record/change-record'
import { checkNote } from '../../_record/check-note'
import { SYSTEM_ACTOR } from '../../_record/life-actor'
import { lifeActorNow } from '../../_record/life-actor'
import { openSheet } from '../rules/open-sheet'
import type { Scope } from '../rules/scope'
import { scopeOf } from '../rules/scope'
import { writeImport } from '../rules/stored-rows'
import { factsOf, whatIsThere } from '../rules/what-is-there'
import { importPreview } from '../views/import-view'

type Input = z.output<(typeof importsContract)['read']['input']>
/** Mistakes and changes that are shown one by one. The rest of the mistakes can be saved as a sheet, of the changes there is a number. */
const SHOWN = 200

/** Reads a file whole: what is wrong with it, or what it would change, its rows written down where nobody sees them. The file itself is kept nowhere. */
export async function readImport({ as, kind, fileName, base64 }: Input, ctx: Ctx): Promise<ImportPreview> {
  const actor = await lifeActorNow(ctx, as)
  await checkNote([fileName], as, ctx)
  const opened = await openSheet(Buffer.from(base64, 'base64'))
  const read = readRows(kind, opened.cells)
  if (read.refusal !== undefined) throw new AppError(read.refusal)

  const dir = await directoryNow()
  const scope = scopeOf(as, actor, dir)
  const { record } = await beginRecord(importKind, blankImport(kind, fileName, scope, ctx), 'begin', { actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: {} })
  // Sent again: what was not ended is done once more, onto the same ids.
  const after = record.state === 'reading' ? await check(record, read.rows, [...opened.mistakes, ...read.mistakes], scope, dir, ctx.now) : record
  return importPreview(after, actor, ctx.now, dir)
}

async function check(record: ImportDoc, rows: readonly ReadRow[], before: readonly Mistake[], scope: Scope, dir: Directory, now: number): Promise<ImportDoc> {
  const { importKind: kind, _id: id } = record
  const book = await loadBook(kind)
  const there = await whatIsThere(kind, scope, dir, book)
  const resolved = resolveRows(kind, rows, factsOf(kind, there, scope, dir, now), before)
  const mistakes = [...before, ...resolved.mistakes].sort((a, b) => a.row - b.row)
  if (mistakes.length > SHOWN) await writeMistakes(id, mistakes.slice(SHOWN))
  if (mistakes.length > 0) return end(id, 'fault', { rows: rows.length, mistakes: mistakes.slice(0, SHOWN), mistakeCount: mistakes.length }, now)

  const compared = compareRows(kind, resolved.items, there.current)
  if (!(await writeImport(record, compared, there))) throw new AppError('WRONG_STATE')
  const { fresh, changed, same, missing, diffs } = compared
  const counts = { fresh: fresh.length, changed: changed.length, same, missing: missing.length }
  return end(id, 'accept', { rows: rows.length, written: fresh.length + changed.length + missing.length, base: book.version, counts, diffs: diffs.slice(0, SHOWN), remarks: sharedPhones(resolved.items).slice(0, SHOWN) }, now)
}

async function end(id: string, action: 'fault' | 'accept', stored: Partial<ImportDoc>, now: number): Promise<ImportDoc> {
  return (await changeRecord(importKind, { id, action, actor: SYSTEM_ACTOR, now, requestKey: hash22('importRead', id), payload: { stored } })).record
}

const blankImport = (kind: Input['kind'], fileName: string, { scopeId, scopeKind, communityId, streetId }: Scope, { requestKey, personId }: Ctx): ImportDoc => ({
  ...blankRecord('import', importIdOf(requestKey), { communityId, streetId, personId }), kind: 'import', state: 'new', importKind: kind, fileName, scopeId, scopeKind, begunAt: 0, removes: false,
  rows: 0, written: 0, base: 0, mistakes: [], mistakeCount: 0, diffs: [],
})
