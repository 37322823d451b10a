import type { ImportDoc } from '@core/contract/import-documents'
import type { ImportPreview, ImportView } from '@core/contract/imports'
import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import { actionsOf } from '@core/domain/lifecycle/lifecycle'
import { REMOVABLE, UNDO_WITHIN_MS } from '@core/domain/import/kinds'
import { BETWEEN } from '@core/text/zh-lists'
import { districtCalendar } from '../../_kit/calendar'
import { unseal } from '../../_kit/seal'
import type { Directory } from '../../_data/directory'
import { nameOf, unitNames } from '../../_data/directory'
import type { ShownRow } from '../../_data/imports-repo'
import { someRows } from '../../_data/imports-repo'
import { importKind } from '../../_import/import-kind'
import { stillInUse } from '../rules/in-use'

/** Names of what is missing that are shown; the rest is a number. */
const MISSING_SHOWN = 50
const ADDED_SHOWN = 200

export function importView(record: ImportDoc, actor: LifeActor, now: number, dir: Directory): ImportView {
  const { _id: id, importKind: kind, state, fileName, scopeId, begunAt: at, rows, written, counts, removes, mistakeCount, revealedAt, log } = record
  const undo = log.find(({ action }) => action === 'undo')
  return {
    id, kind, state, fileName, area: nameOf(dir, scopeId), by: log[0]?.by.label ?? '', at, rows, written, ...(counts === undefined ? {} : { counts }), removes, mistakeCount,
    ...(state === 'revealed' && revealedAt !== undefined ? { undoUntil: revealedAt + UNDO_WITHIN_MS } : {}), ...(undo === undefined ? {} : { undoneBy: undo.by.label }),
    actions: [...actionsOf(importKind.life, record, { now, calendar: districtCalendar, actor })],
  }
}

/** With everything that is wrong or would change; names open only here, for who may import them. */
export async function importPreview(record: ImportDoc, actor: LifeActor, now: number, dir: Directory): Promise<ImportPreview> {
  const { importKind: kind, state, mistakes, diffs, remarks = [] } = record
  const some = (which: 'gone' | 'fresh', limit: number) => (state === 'ready' ? someRows(kind, record._id, which, limit) : [])
  const [gone, fresh, units, inUse] = await Promise.all([some('gone', MISSING_SHOWN), some('fresh', ADDED_SHOWN), unitNames(now), state === 'ready' ? stillInUse(record) : []])
  return {
    ...importView(record, actor, now, dir), mistakes, diffs, remarks, missing: gone.map(whoOrWhat), removable: REMOVABLE.includes(kind), inUse: [...inUse],
    added: fresh.map((row) => [whoOrWhat(row), units.get(row.unitId ?? ''), nameOf(dir, row.communityId ?? '')].filter(Boolean).join(BETWEEN)),
  }
}

const whoOrWhat = ({ name, sealedName }: ShownRow): string => name ?? (sealedName === undefined ? '' : unseal(sealedName, 'name'))
