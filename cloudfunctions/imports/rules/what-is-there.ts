import type { BookDoc } from '@core/contract/import-documents'
import { branchDoc } from '@core/contract/registry-documents'
import type { ImportKind } from '@core/domain/import/kinds'
import type { Current, ImportFacts } from '@core/domain/import/resolve-rows'
import type { Fields, Names } from '@core/domain/import/shown'
import { shownOf } from '@core/domain/import/shown'
import { blindIndex } from '../../_kit/seal'
import { anyOf } from '../../_data/any-of'
import type { Directory } from '../../_data/directory'
import { nameOf, readUnits, stationsOf } from '../../_data/directory'
import { rosterOfCommunities } from '../../_data/imports-repo'
import { allRecordsOf } from '../../_data/records-repo'
import { unopenedBranches } from '../../_import/unopened-branches'
import type { Scope } from './scope'

/** A row of the roster that is there now, still sealed. */
export interface Sealed { readonly sealedName: string; readonly sealedPhone: string; readonly phoneIndex: string }
export interface WhatIsThere extends Pick<ImportFacts, 'current' | 'inUse' | 'names' | 'units'> {
  /** Of people, what opens only for who may see it. */
  readonly sealed: ReadonlyMap<string, Sealed>
}

type Raw = readonly (readonly [string, Fields])[]
const filled = (fields: Readonly<Record<string, Fields[string] | undefined>>): Fields => Object.fromEntries(Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])))

/** Everything of a kind in an area as it is in this moment. */
export async function whatIsThere(kind: ImportKind, { communityIds }: Scope, dir: Directory, book: BookDoc): Promise<WhatIsThere> {
  const [units, own] = [await readUnits(), new Set(communityIds)]
  const names: Names = { community: (id) => nameOf(dir, id), grid: (id) => nameOf(dir, id), unit: (id) => units.get(id)?.name ?? '' }
  const current = (raw: Raw): ReadonlyMap<string, Current> => new Map(raw.map(([key, fields]) => [key, { fields, shown: shownOf(kind, fields, names) }]))
  const all = [...units.values()].map(({ _id: id, name, communityId = '' }) => ({ id, name, communityId }))
  const base = { names, units: all, sealed: new Map<string, Sealed>(), inUse: new Set<string>() }
  switch (kind) {
    case 'roster': {
      const rows = await rosterOfCommunities(communityIds, book)
      return { ...base, sealed: rows, current: current([...rows].map(([key, { communityId, unitId, branch, label }]) => [key, filled({ communityId, unitId, branch, label })])) }
    }
    case 'unit': return { ...base, current: current(all.filter(({ communityId }) => own.has(communityId)).map(({ id, name, communityId }) => [id, { name, communityId }])) }
    case 'grid': return { ...base, current: current(dir.areas.flatMap(({ id, kind: each, name, parentId, point }) => (each === 'grid' && own.has(parentId ?? '') ? [[id, filled({ name, communityId: parentId ?? '', ...point })] as const] : []))) }
    case 'station': return { ...base, current: current((await stationsOf(communityIds)).map(({ _id, name, communityId, gridId, point, hours }) => [_id, filled({ name, communityId, gridId, ...hours, ...point })])) }
    case 'branch': {
      const where = { communityId: anyOf(communityIds) }
      const [records, { rows, opened }] = await Promise.all([allRecordsOf(branchDoc, 'branch', { ...where, open: true }), unopenedBranches(where)])
      const inUse = new Set([...opened, ...records.map(({ _id }) => _id)])
      const fieldsOf = ({ name, communityId, branchKind, gridId, unitIds, purpose, to }: Pick<(typeof records)[number], 'name' | 'communityId' | 'branchKind' | 'gridId' | 'unitIds' | 'purpose' | 'to'>) => filled({ name, communityId, branchKind, gridId, unitIds, purpose, to })
      return { ...base, inUse, current: current([...rows.map((row) => [row.key, fieldsOf(row)] as const), ...records.map((record) => [record._id, fieldsOf(record)] as const)]) }
    }
  }
}

/** What the names of a file are looked up in. */
export function factsOf(kind: ImportKind, there: WhatIsThere, { communityIds }: Scope, dir: Directory, now: number): ImportFacts {
  const own = new Set(communityIds)
  const communities = dir.areas.filter((area) => area.kind === 'community')
  return {
    now, ...there,
    communities: communities.filter(({ id }) => own.has(id)),
    elsewhere: new Set(communities.filter(({ id }) => !own.has(id)).map(({ name }) => name)),
    grids: dir.areas.flatMap(({ id, kind: each, name, parentId }) => (each === 'grid' && own.has(parentId ?? '') ? [{ id, name, communityId: parentId ?? '' }] : [])),
    keyOf: (...parts) => `${KEY_OF[kind]}-${blindIndex(parts.join('|'), 'importKey')}`,
  }
}

const KEY_OF: Readonly<Record<ImportKind, string>> = { roster: 'ro', unit: 'un', grid: 'gr', station: 'st', branch: 'br' }
