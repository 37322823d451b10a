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
  constructor(readonly column: string, readonly problem: Problem, readonly what?: string) {}
}

/**
 * All that is wrong with one row, said at once. What rests on a cell that could not be read, or on something that was
 * not found, is not looked up: it would only say the same mistake in other words.
 */
class Row {
  readonly wrong: Wrong[] = []
  /** `unread`: keys of the columns whose cell could not be read. */
  constructor(readonly values: Values, readonly unread: ReadonlySet<string>) {}

  /** Undefined where it rests on an unread cell, or is wrong itself. */
  look<T>(columns: readonly string[], run: () => T): T | undefined {
    if (columns.some((key) => this.unread.has(key))) return undefined
    try {
      return run()
    } catch (error) {
      if (!(error instanceof Wrong)) throw error
      this.wrong.push(error)
      return undefined
    }
  }

  /** The same, resting on something that was looked up before. */
  lookIn<S, T>(found: S | undefined, columns: readonly string[], run: (found: S) => T): T | undefined {
    return found === undefined ? undefined : this.look(columns, () => run(found))
  }

  get isWhole(): boolean {
    return this.wrong.length === 0 && this.unread.size === 0
  }
}

/** What could not be read of the file's cells, beside which the rest of their rows is still looked up. */
type Unread = readonly Pick<Mistake, 'row' | 'column' | 'problem'>[]

/** Every row by key and field, or what is wrong with it. Of two rows about the same, the second is the mistake. `before`: mistakes of cells that are known already. */
export function resolveRows(kind: ImportKind, rows: readonly ReadRow[], facts: ImportFacts, before: Unread = []): { readonly items: readonly Item[]; readonly mistakes: readonly Mistake[] } {
  const resolve = makeResolver(kind, facts)
  const items: Item[] = []
  const mistakes: Mistake[] = []
  const seen = new Map<string, number>()
  const names = new Map<string, number>()
  const unread = unreadOf(kind, before)
  const faulty = new Set(before.map(({ row }) => row))
  for (const { row: at, values } of rows) {
    const row = new Row(values, new Set([...(unread.get(HEAD) ?? []), ...(unread.get(at) ?? [])]))
    const { key, name, found } = resolve(row)
    const twin = key === undefined ? undefined : seen.get(key)
    const namesake = name === undefined ? undefined : names.get(name)
    if (twin !== undefined) row.wrong.push(new Wrong('', 'duplicate', String(twin)))
    else if (namesake !== undefined) row.wrong.push(new Wrong(titleOf(kind, 'name'), 'duplicate', String(namesake)))
    mistakes.push(...row.wrong.map(({ column, problem, what }) => ({ row: at, column, problem, ...(what === undefined ? {} : { what }) })))
    if (twin !== undefined || namesake !== undefined) continue
    if (key !== undefined) seen.set(key, at)
    if (name !== undefined) names.set(name, at)
    if (found !== undefined && row.isWhole && !faulty.has(at)) items.push({ row: at, ...found })
  }
  return { items, mistakes }
}

/** Of a column that is missing, no row has anything. */
const HEAD = 1
function unreadOf(kind: ImportKind, before: Unread): ReadonlyMap<number, readonly string[]> {
  const unread = new Map<number, string[]>()
  for (const { row, column, problem } of before) {
    const key = COLUMNS[kind].find(({ title }) => title === column)?.key
    if (key !== undefined && problem !== 'columnTwice') unread.set(row, [...(unread.get(row) ?? []), key])
  }
  return unread
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
/** `key`, `name`: by which another row would be about the same, as far as they are known. */
interface Resolved { readonly key?: string | undefined; readonly name?: string | undefined; readonly found?: Found | undefined }

function makeResolver(kind: ImportKind, facts: ImportFacts): (row: Row) => Resolved {
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

  const nameOf = (row: Row, communityId: string | undefined): string | undefined =>
    row.lookIn(kind === 'unit' ? '' : communityId, ['name'], (place) => `${row.values['name'] ?? ''}|${place}`)

  if (kind === 'roster') return (row) => {
    const { name = '', phone = '', unit, branch, label } = row.values
    const communityId = row.look(['community'], () => communityOf(row.values))
    const unitId = row.look(['unit'], () => (unit === undefined ? '' : unitOf(unit, 'unit')))
    const key = row.look(['name', 'phone'], () => facts.keyOf('roster', phone, plainName(name)))
    return { key, found: key === undefined || communityId === undefined || unitId === undefined ? undefined : found(key, { communityId, unitId, ...optional({ branch, label }) }, { name, phone }) }
  }
  return (row) => {
    const communityId = row.look(['community'], () => communityOf(row.values))
    if (kind === 'unit') row.look(['name'], () => {
      const other = unitIds.get(row.values['name'] ?? '')
      if (other !== undefined && !facts.current.has(other.id)) throw new Wrong(title('name'), 'elsewhere', facts.names.community(other.communityId))
    })
    const key = row.lookIn(communityId, ['name', 'id'], (place) => keyOf(row.values, place))
    const fields = row.lookIn(communityId, [], (place) => fieldsOf(row, place, key))
    return { key, name: nameOf(row, communityId), found: row.lookIn(key, [], (of) => (fields === undefined || !row.isWhole ? undefined : unchanged(of, found(of, fields)))) }
  }

  function fieldsOf(row: Row, communityId: string, key: string | undefined): Fields | undefined {
    const { values } = row
    const { name = '', grid, from, to } = values
    if (kind === 'unit') return { name, communityId }
    if (kind === 'branch') return branchFields(row, communityId, facts.now, { unitOf, gridOf, title })
    if (kind === 'grid') row.lookIn(key, [], (of) => {
      const before = facts.current.get(of)?.fields['communityId']
      if (before !== undefined && before !== communityId) throw new Wrong(title('community'), 'gridStays', facts.names.community(String(before)))
    })
    const point = row.look(['lng', 'lat'], () => pointOf(values))
    if (kind === 'grid') return { name, communityId, ...point }
    row.look(['from', 'to'], () => {
      if ((from === undefined) !== (to === undefined)) throw new Wrong(title(from === undefined ? 'from' : 'to'), 'half')
    })
    const gridId = row.look(['grid'], () => gridOf(grid ?? '', communityId))
    return { name, communityId, ...(gridId === undefined ? {} : { gridId }), ...optional({ from, to }), ...point }
  }

  /** A branch something is written down of already is changed on its own page. */
  function unchanged(key: string, result: Found): Found {
    if (kind === 'branch' && facts.inUse.has(key) && JSON.stringify(facts.current.get(key)?.shown) !== JSON.stringify(result.shown)) throw new Wrong(title('name'), 'inUse')
    return result
  }
}

interface Lookups { readonly unitOf: (name: string, column: string) => string; readonly gridOf: (name: string, communityId: string) => string; readonly title: (key: string) => string }

function branchFields(row: Row, communityId: string, now: number, { unitOf, gridOf, title }: Lookups): Fields | undefined {
  const { name = '', branchKind: said = '', grid, units: list, purpose, until } = row.values
  const branchKind = row.look(['branchKind'], () => {
    const known = (Object.keys(BRANCH_KIND_NAMES) as BranchKind[]).find((each) => BRANCH_KIND_NAMES[each] === said.replace(/(党?支部)$/, ''))
    if (known === undefined) throw new Wrong(title('branchKind'), 'kindWrong', said)
    return known
  })
  const gridId = row.look(['grid'], () => (grid === undefined ? '' : gridOf(grid, communityId)))
  const named = [...new Set((list ?? '').split(/[、,，;；]/).map((each) => each.trim()).filter(Boolean))]
  const unitIds = [...new Set(named.flatMap((each) => row.look(['units'], () => unitOf(each, 'units')) ?? []))]
  row.lookIn(branchKind, [], (of) => {
    const [needs, lacks] = { grid: ['grid', grid === undefined] as const, unit: ['units', named.length !== 1] as const, joint: ['units', named.length < 2] as const, temporary: purpose === undefined && !row.unread.has('purpose') ? (['purpose', true] as const) : (['until', until === undefined] as const) }[of]
    if (lacks && !row.unread.has(needs)) throw new Wrong(title(needs), 'incomplete', said)
  })
  const to = branchKind === 'temporary' && until !== undefined ? shanghaiMs(`${until}T00:00`) : undefined
  row.look(['until'], () => {
    if (to !== undefined && (to <= now || to > now + LONGEST_TEMPORARY_MS)) throw new Wrong(title('until'), 'periodWrong')
  })
  if (branchKind === undefined || gridId === undefined) return undefined
  return { name, communityId, branchKind, gridId, unitIds, ...(branchKind === 'temporary' && purpose !== undefined ? { purpose } : {}), ...(to === undefined ? {} : { to }) }
}
