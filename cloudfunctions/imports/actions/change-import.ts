import type * as z from 'zod'
import type { BookDoc, ImportDoc } from '@core/contract/import-documents'
import { importDoc } from '@core/contract/import-documents'
import type { importsContract } from '@core/contract/imports'
import type { RecordReceipt } from '@core/contract/records'
import type { ImportAction, ImportPayload } from '@core/domain/import/import-life'
import { REMOVABLE } from '@core/domain/import/kinds'
import { CHANGES_KEPT, isOutdated } from '@core/domain/import/layers'
import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import { actionsOf } from '@core/domain/lifecycle/lifecycle'
import { AppError } from '../../_kit/app-error'
import { districtCalendar } from '../../_kit/calendar'
import type { Ctx } from '../../_kit/serve'
import type { Directory } from '../../_data/directory'
import { directoryNow } from '../../_data/directory'
import { loadBook, saveBook } from '../../_data/imports-repo'
import { loadRecord } from '../../_data/records-repo'
import { clearRows, followBook, importKind } from '../../_import/import-kind'
import { changeRecord } from '../../_record/change-record'
import { lifeActorNow } from '../../_record/life-actor'
import { isDependedOn } from '../rules/depended-on'
import { stillInUse } from '../rules/in-use'
import type { OfficialRole } from '../rules/scope'
import { coveredBy, districtOf } from '../rules/scope'

type RevealInput = z.output<(typeof importsContract)['reveal']['input']>
interface Input { readonly as: OfficialRole; readonly importId: string }
/** Others may show imports of theirs at the same moment; read again and tried again, this often. */
const ATTEMPTS = 5

/** Shows the whole file to everybody: one write of the book, guarded by its version. The record follows it. */
export async function revealImport({ as, importId, removes }: RevealInput, ctx: Ctx): Promise<RecordReceipt> {
  const { actor, record, mayNow } = await open(as, importId, 'reveal', ctx)
  if (mayNow) {
    const { counts = { fresh: 0, changed: 0, missing: 0 }, importKind: kind, base, scopeId } = record
    if (removes && !REMOVABLE.includes(kind)) throw new AppError('NOT_REMOVABLE')
    if (removes && (await stillInUse(record)).length > 0) throw new AppError('REMOVED_IN_USE')
    if (counts.fresh + counts.changed + (removes ? counts.missing : 0) === 0) throw new AppError('IMPORT_NOTHING_NEW')
    const dir = await directoryNow()
    const covers = coveredBy(dir)
    await changeBook(record, dir, (book) => {
      if (isOutdated(book.changes, book.version, base, scopeId, covers)) throw new AppError('IMPORT_OUTDATED')
      return [...book.layers, { id: importId, at: ctx.now, removes }]
    }, (book) => book.layers.some(({ id }) => id === importId))
  }
  return step(record, 'reveal', actor, ctx, { removes })
}

/** Takes the file back: everything is as it was before it, in one write of the book. */
export async function undoImport({ as, importId }: Input, ctx: Ctx): Promise<RecordReceipt> {
  const { actor, record, mayNow } = await open(as, importId, 'undo', ctx)
  if (mayNow) {
    if (await isDependedOn(record, await loadBook(record.importKind))) throw new AppError('UNDO_DEPENDED_ON')
    await changeBook(record, await directoryNow(), (book) => book.layers.filter(({ id }) => id !== importId), (book) => !book.layers.some(({ id }) => id === importId))
  }
  return step(record, 'undo', actor, ctx, {})
}

/** Never mind: its rows go at once. */
export async function dropImport({ as, importId }: Input, ctx: Ctx): Promise<RecordReceipt> {
  const { actor, record } = await open(as, importId, 'drop', ctx)
  return step(record, 'drop', actor, ctx, {})
}

/** The import as it stands, and whether its table lets this person do this now: asked before the book is touched. */
async function open(as: OfficialRole, importId: string, action: ImportAction, ctx: Ctx): Promise<{ readonly actor: LifeActor; readonly record: ImportDoc; readonly mayNow: boolean }> {
  const actor = await lifeActorNow(ctx, as)
  const stored = await loadRecord(importDoc, 'import', importId)
  if (stored === null) throw new AppError('NOT_FOUND')
  if (!importKind.life.isTheirs(stored, actor)) throw new AppError('NOT_ALLOWED')
  const record = await followBook(stored, ctx.now)
  return { actor, record, mayNow: actionsOf(importKind.life, record, { now: ctx.now, calendar: districtCalendar, actor }).includes(action) }
}

async function changeBook({ importKind: kind, scopeId: own }: ImportDoc, dir: Directory, next: (book: BookDoc) => BookDoc['layers'], isDone: (book: BookDoc) => boolean): Promise<void> {
  // A unit's name is the whole district's: two communities that bring in the same one meet.
  const scopeId = kind === 'unit' ? districtOf(dir) : own
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const book = await loadBook(kind)
    if (isDone(book) || (await saveBook(book, { layers: next(book), changes: [...book.changes, { version: book.version + 1, scopeId }].slice(-CHANGES_KEPT) }))) return
  }
  throw new AppError('BUSY')
}

async function step(record: ImportDoc, action: ImportAction, actor: LifeActor, { now, requestKey, digest }: Ctx, payload: ImportPayload): Promise<RecordReceipt> {
  // A crash came after the book was changed, and the system has ended it since: it is done.
  const last = record.log.at(-1)
  if (last?.action === action && last.by.kind === 'system') return { id: record._id, version: last.seq, state: last.to, at: last.at }
  const { record: after, receipt } = await changeRecord(importKind, { id: record._id, action, actor, now, requestKey, digest, payload })
  await clearRows(after, action)
  return receipt
}
