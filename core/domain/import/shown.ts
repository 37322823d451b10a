import type { BranchKind } from '../branch/branch'
import { inShanghai } from '../time/shanghai'
import type { ImportKind } from './kinds'

/** What a row is stored as: ids, times, numbers. */
export type Fields = Readonly<Record<string, string | number | readonly string[]>>
/** The same in the words of the file, by the key of the column; what is empty is not there. */
export type Shown = Readonly<Record<string, string>>
export interface Names { readonly community: (id: string) => string; readonly grid: (id: string) => string; readonly unit: (id: string) => string }

export const BRANCH_KIND_NAMES = { grid: '网格', unit: '单位', joint: '联合', temporary: '临时' } as const satisfies Record<BranchKind, string>

/** How a stored row stands in its columns: for what is exported, and for what would change. */
export function shownOf(kind: ImportKind, fields: Fields, { community, grid, unit }: Names): Shown {
  const text = (key: string): string => (fields[key] === undefined ? '' : String(fields[key]))
  const all: Readonly<Record<ImportKind, () => Shown>> = {
    roster: () => ({ community: community(text('communityId')), unit: unit(text('unitId')), branch: text('branch'), label: text('label') }),
    unit: () => ({ name: text('name'), community: community(text('communityId')) }),
    grid: () => ({ name: text('name'), community: community(text('communityId')), lng: text('lng'), lat: text('lat') }),
    station: () => ({ name: text('name'), community: community(text('communityId')), grid: grid(text('gridId')), from: text('from'), to: text('to'), lng: text('lng'), lat: text('lat') }),
    branch: () => ({
      name: text('name'), branchKind: BRANCH_KIND_NAMES[text('branchKind') as BranchKind] ?? '', community: community(text('communityId')), grid: grid(text('gridId')),
      units: ((fields['unitIds'] ?? []) as readonly string[]).map(unit).join('、'), purpose: text('purpose'), until: fields['to'] === undefined ? '' : inShanghai(Number(fields['to'])).format('YYYY-MM-DD'),
    }),
  }
  return Object.fromEntries(Object.entries(all[kind]()).filter(([, value]) => value !== ''))
}
