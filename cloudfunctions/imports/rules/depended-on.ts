import type { BookDoc, ImportDoc } from '@core/contract/import-documents'
import { anyWith, rowsOfImport } from '../../_data/imports-repo'

/** Whether something was built on what an import brought: a later import, a registration, members, a branch that was begun. */
export async function isDependedOn({ _id, importKind: kind, revealedAt = 0, removes }: ImportDoc, { layers }: BookDoc): Promise<boolean> {
  const rows = (await rowsOfImport(kind, _id)).filter(({ gone }) => gone !== true || removes)
  const keys = rows.map(({ key }) => key)
  const fresh = rows.filter((row) => row.fresh === true).map(({ key }) => key)
  const later = layers.slice(layers.findIndex(({ id }) => id === _id) + 1).map(({ id }) => id)
  const collection = kind === 'roster' ? 'roster' : 'importRows'
  for (const importId of later) if (await anyWith(collection, { importId }, 'key', keys)) return true
  switch (kind) {
    case 'roster': return first([
      // A registration that was begun before may have met its new row since: its member would rest on nothing. A row that was there before is there afterwards.
      () => anyWith('records', { kind: 'registration' }, 'match.rowIds', fresh), () => anyWith('records', { kind: 'registration' }, 'match.rowIds', keys, { createdAt: revealedAt }),
    ])
    case 'unit': return first([
      ...(['registration', 'unit', 'statement'] as const).map((each) => () => anyWith('records', { kind: each }, 'unitId', fresh)),
      () => anyWith('records', { kind: 'branch' }, 'unitIds', fresh), () => anyWith('people', {}, 'member.unitId', fresh), () => anyWith('people', { 'roles.role': 'unit' }, 'roles.scopeId', fresh),
      () => anyWith('roster', {}, 'unitId', fresh), () => anyWith('importRows', { kind: 'branch' }, 'unitIds', fresh),
    ])
    case 'grid': return first([() => anyWith('records', { kind: 'branch' }, 'gridId', fresh), () => anyWith('importRows', { kind: 'branch' }, 'gridId', fresh), () => anyWith('importRows', { kind: 'station' }, 'gridId', fresh)])
    case 'branch': return anyWith('records', { kind: 'branch' }, '_id', fresh)
    case 'station': return first([
      () => anyWith('records', { kind: 'post' }, 'place.stationId', fresh), () => anyWith('shifts', {}, 'place.stationId', fresh), () => anyWith('records', { kind: 'reward' }, 'station.id', fresh),
      () => anyWith('records', { kind: 'cover' }, 'targetId', fresh), () => anyWith('records', { kind: 'activity' }, 'place.placeId', fresh),
    ])
  }
}

async function first(asks: readonly (() => Promise<boolean>)[]): Promise<boolean> {
  for (const ask of asks) if (await ask()) return true
  return false
}
