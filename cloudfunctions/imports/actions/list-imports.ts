import type * as z from 'zod'
import { importDoc } from '@core/contract/import-documents'
import type { ImportPreview, importsContract, ImportView } from '@core/contract/imports'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { anyOf } from '../../_data/any-of'
import { directory } from '../../_data/directory'
import { findRecords, loadRecord } from '../../_data/records-repo'
import { followBook, importKind } from '../../_import/import-kind'
import { lifeActorOf } from '../../_record/life-actor'
import { lifeActorNow } from '../../_record/life-actor'
import { importPreview, importView } from '../views/import-view'

type ListInput = z.output<(typeof importsContract)['list']['input']>
type ShowInput = z.output<(typeof importsContract)['show']['input']>
const PAGE = 50

/** Who brought in what, when and how much, the latest first. */
export async function listImports({ as }: ListInput, ctx: Ctx): Promise<{ items: ImportView[]; now: number }> {
  const [actor, dir] = await Promise.all([lifeActorOf(ctx, as), directory(ctx.now)])
  const scope = as === 'staff' ? { communityId: anyOf(actor.scopeIds) } : as === 'street' ? { streetId: anyOf(actor.scopeIds) } : {}
  const found = await findRecords(importDoc, 'import', { where: { ...scope, open: true }, limit: PAGE, orderBy: [['updatedAt', 'desc']] })
  return { items: found.map((each) => importView(each, actor, ctx.now, dir)), now: ctx.now }
}

export async function showImport({ as, importId }: ShowInput, ctx: Ctx): Promise<ImportPreview> {
  const [actor, dir] = await Promise.all([lifeActorNow(ctx, as), directory(ctx.now)])
  const record = await loadRecord(importDoc, 'import', importId)
  if (record === null) throw new AppError('NOT_FOUND')
  if (!importKind.life.isTheirs(record, actor)) throw new AppError('NOT_ALLOWED')
  return importPreview(await followBook(record, ctx.now), actor, ctx.now, dir)
}
