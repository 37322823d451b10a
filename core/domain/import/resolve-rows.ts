import type { BranchKind } from '../branch/branch'
import { LONGEST_TEMPORARY_MS } from '../branch/branch'
import { plainName } from '../registration/plain-name'
import { shanghaiMs } from '../time/shanghai'
import type { ImportKind } from './kinds'
import { COLUMNS } from './kinds'
import type { Mistake, Problem, ReadRow } from './read-rows'
import type { Fields, Names, Shown } from './shown'
import { BRANCH_KIND_NAMES, shownOf } from './shown'

export interface Current { readonly fields: Fields; readonly shown: Shown }
/** A row of the file that could be understood: what it is about, and what it says. `shown`: as the file's columns say it. */
export interface Item extends Current {
  readonly row: number
  readonly key: string
  /** Who a row of the roster names; sealed before it is stored. */
  readonly person?: { readonly name: string; readonly phone: string }
}

/** What the names in a file are looked up in: places of the caller's area, all units, and what is there now. */
export interface ImportFacts {
  readonly now: number
  /** The communities of the caller's area. */
  readonly communities: readonly { readonly id: string; readonly name: string }[]
  readonly elsewhere: ReadonlySet<string>
  readonly grids: readonly { readonly id: string; readonly name: string; readonly communityId: string }[]
  readonly units: readonly { readonly id: string; readonly name: string; readonly communityId: string }[]
  /** What is there now of this kind in the caller's area, by key. */
  readonly current: ReadonlyMap<string, Current>
  /** Of these something is written down already, also of what has ended: they are changed on their own page. */
  readonly inUse: ReadonlySet<string>
  /** The key of something new; blind for a person. */
  readonly keyOf: (...parts: readonly string[]) => string
  readonly names: Names
}

class Wrong {
  /** `also`: what else is wrong with the same row. */
  constructor(readonly column: string, readonly problem: Problem, readonly what?: string, readonly also: readonly Wrong[] = []) {}
}

/** Every row by key and field, or what is wrong with it. Of two rows about the same, the second is the mistake. */
export function resolveRows(kind: ImportKind, rows: readonly ReadRow[], facts: ImportFacts): { readonly items: readonly Item[]; readonly mistakes: readonly Mistake[] } {
  const resolve = makeResolver(kind, facts)
  const items: Item[] = []
  const mistakes: Mistake[] = []
  const seen = new Map<string, number>()
  const names = new Map<string, number>()
  for (const { row, values } of rows) {
    const found = attempt(() => resolve(values))
    const { shown } = found instanceof Wrong ? { shown: {} as Shown } : found
    const name = kind === 'roster' ? '' : `${shown['name'] ?? ''}|${kind === 'unit' ? '' : shown['community'] ?? ''}`
    const wrong = found instanceof Wrong ? found : seen.has(found.key) ? new Wrong('', 'duplicate', String(seen.get(found.key))) : name !== '' && names.has(name) ? new Wrong(titleOf(kind, 'name'), 'duplicate', String(names.get(name))) : undefined
    if (wrong !== undefined) mistakes.push(...[wrong, ...wrong.also].map(({ column, problem, what }) => ({ row, column, problem, ...(what === undefined ? {} : { what }) })))
    if (found instanceof Wrong || wrong !== undefined) continue
    seen.set(found.key, row)
    if (name !== '') names.set(name, row)
    items.push({ row, ...found })
  }
  return { items, mistakes }
}

const attempt = <T>(run: () => T): T | Wrong => {
  try {
    return run()
  } catch (error) {
    if (error instanceof Wrong) return error
    throw error
  }
}

/** Both are looked up, whatever is wrong with the first: all that is wrong with a row is said at once. */
function both<A, B>(one: () => A, other: () => B): readonly [A, B] {
  const [a, b] = [attempt(one), attempt(other)]
  if (a instanceof Wrong) throw b instanceof Wrong ? new Wrong(a.column, a.problem, a.what, [...a.also, b, ...b.also]) : a
  if (b instanceof Wrong) throw b
  return [a, b]
}

/** Rows of one telephone number under two names: a family that shares one, or a slip; the file stands, and it is said. */
export function sharedPhones(items: readonly Item[]): readonly { readonly row: number; readonly other: number }[] {
  const first = new Map<string, Item>()
  return items.flatMap((item) => {
    if (item.person === undefined) return []
    const before = first.get(item.person.phone)
    if (before === undefined) first.set(item.person.phone, item)
    return before === undefined ? [] : [{ row: item.row, other: before.row }]
  })
}

const titleOf = (kind: ImportKind, key: string): string => COLUMNS[kind].find((column) => column.key === key)?.title ?? ''
type Values = ReadRow['values']
type Found = Omit<Item, 'row'>

function makeResolver(kind: ImportKind, facts: ImportFacts): (values: Values) => Found {
  const byName = new Map<string, string[]>()
  for (const { id, name } of facts.communities) byName.set(name, [...(byName.get(name) ?? []), id])
  const unitIds = new Map(facts.units.map((unit) => [unit.name, unit]))
  const gridIds = new Map(facts.grids.map(({ id, name, communityId }) => [`${communityId}|${name}`, id]))
  const keys = new Map([...facts.current].map(([key, { fields }]) => [`${kind === 'unit' ? '' : String(fields['communityId'] ?? '')}|${String(fields['name'] ?? '')}`, key]))
  const title = (key: string) => titleOf(kind, key)

  const communityOf = ({ community: name }: Values): string => {
    const [own] = facts.communities
    if (name === undefined) {
      if (facts.communities.length === 1 && own !== undefined) return own.id
      throw new Wrong(title('community'), 'communityRequired')
    }
    const [id, another] = byName.get(name) ?? []
    if (id === undefined) throw new Wrong(title('community'), facts.elsewhere.has(name) ? 'outOfScope' : 'communityUnknown', name)
    if (another !== undefined) throw new Wrong(title('community'), 'communityTwice', name)
    return id
  }
  const unitOf = (name: string, column: string): string => {
    const unit = unitIds.get(name)
    if (unit === undefined) throw new Wrong(title(column), 'unitUnknown', name)
    return unit.id
  }
  const gridOf = (name: string, communityId: string): string => {
    const id = gridIds.get(`${communityId}|${name}`)
    if (id === undefined) throw new Wrong(title('grid'), 'gridUnknown', name)
    return id
  }
  /** The one with this number, the one of this name, or a new one. */
  const keyOf = ({ id, name = '' }: Values, communityId: string): string => {
    const place = kind === 'unit' ? '' : communityId
    const named = keys.get(`${place}|${name}`)
    if (id === undefined) return named ?? facts.keyOf(kind, place, name)
    if (!facts.current.has(id)) throw new Wrong(title('id'), 'idUnknown', id)
    if (named !== undefined && named !== id) throw new Wrong(title('name'), 'nameTaken', name)
    return id
  }
  const pointOf = ({ lng, lat }: Values): Fields => {
    if ((lng === undefined) !== (lat === undefined)) throw new Wrong(title(lng === undefined ? 'lng' : 'lat'), 'half')
    return lng === undefined ? {} : { lng: Number(lng), lat: Number(lat) }
  }
  /** A cell left empty leaves what was there; a branch is written as a whole. */
  const found = (key: string, given: Fields, person?: Item['person']): Found => {
    const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
    const fields: Fields = kind === 'branch' ? given : { ...given, ...facts.current.get(key)?.fields, ...filled }
    return { key, fields, shown: shownOf(kind, fields, facts.names), ...(person === undefined ? {} : { person }) }
  }
  const optional = (fields: Readonly<Record<string, string | undefined>>): Fields => Object.fromEntries(Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])))

  switch (kind) {
    case 'roster': return (values) => {
      const { name = '', phone = '', unit, branch, label } = values
      const [communityId, unitId] = both(() => communityOf(values), () => (unit === undefined ? '' : unitOf(unit, 'unit')))
      return found(facts.keyOf('roster', phone, plainName(name)), { communityId, unitId, ...optional({ branch, label }) }, { name, phone })
    }
    case 'unit': return (values) => {
      const communityId = communityOf(values)
      const other = unitIds.get(values['name'] ?? '')
      if (other !== undefined && !facts.current.has(other.id)) throw new Wrong(title('name'), 'elsewhere', facts.names.community(other.communityId))
      return found(keyOf(values, communityId), { name: values['name'] ?? '', communityId })
    }
    case 'grid': return (values) => {
      const communityId = communityOf(values)
      const key = keyOf(values, communityId)
      const before = facts.current.get(key)?.fields['communityId']
      if (before !== undefined && before !== communityId) throw new Wrong(title('community'), 'gridStays', facts.names.community(String(before)))
      return found(key, { name: values['name'] ?? '', communityId, ...pointOf(values) })
    }
    case 'station': return (values) => {
      const communityId = communityOf(values)
      const { name = '', grid = '', from, to } = values
      if ((from === undefined) !== (to === undefined)) throw new Wrong(title(from === undefined ? 'from' : 'to'), 'half')
      return found(keyOf(values, communityId), { name, communityId, gridId: gridOf(grid, communityId), ...optional({ from, to }), ...pointOf(values) })
    }
    case 'branch': return (values) => {
      const communityId = communityOf(values)
      const key = keyOf(values, communityId)
      const result = found(key, branchFields(values, communityId, facts.now, { unitOf, gridOf, title }))
      const before = facts.current.get(key)
      if (facts.inUse.has(key) && JSON.stringify(before?.shown) !== JSON.stringify(result.shown)) throw new Wrong(title('name'), 'inUse')
      return result
    }
  }
}

interface Lookups { readonly unitOf: (name: string, column: string) => string; readonly gridOf: (name: string, communityId: string) => string; readonly title: (key: string) => string }

function branchFields({ name = '', branchKind: said = '', grid, units: list, purpose, until }: Values, communityId: string, now: number, { unitOf, gridOf, title }: Lookups): Fields {
  const branchKind = (Object.keys(BRANCH_KIND_NAMES) as BranchKind[]).find((each) => BRANCH_KIND_NAMES[each] === said.replace(/(党?支部)$/, ''))
  if (branchKind === undefined) throw new Wrong(title('branchKind'), 'kindWrong', said)
  const gridId = grid === undefined ? '' : gridOf(grid, communityId)
  const unitIds = [...new Set((list ?? '').split(/[、,，;；]/).map((each) => each.trim()).filter(Boolean).map((each) => unitOf(each, 'units')))]
  const needs = { grid: gridId === '' ? 'grid' : undefined, unit: unitIds.length === 1 ? undefined : 'units', joint: unitIds.length > 1 ? undefined : 'units', temporary: purpose === undefined ? 'purpose' : until === undefined ? 'until' : undefined }[branchKind]
  if (needs !== undefined) throw new Wrong(title(needs), 'incomplete', said)
  const to = branchKind === 'temporary' && until !== undefined ? shanghaiMs(`${until}T00:00`) : undefined
  if (to !== undefined && (to <= now || to > now + LONGEST_TEMPORARY_MS)) throw new Wrong(title('until'), 'periodWrong')
  return { name, communityId, branchKind, gridId, unitIds, ...(branchKind === 'temporary' && purpose !== undefined ? { purpose } : {}), ...(to === undefined ? {} : { to }) }
}
