import * as z from 'zod'
import type { Area } from '@core/contract/documents'
import { areasDoc } from '@core/contract/documents'
import type { CatalogueView, ServiceView } from '@core/contract/catalogue'
import { catalogueView } from '@core/contract/catalogue'
import { point } from '@core/contract/common'
import { minutesOf } from '@core/domain/dispatch/day-span'
import { distanceBetween } from '@core/domain/distance'
import type { LimitOverride } from '@core/domain/order/limits'
import { minuteOfDay } from '@core/domain/time/day'
import { AppError } from '../_kit/app-error'
import { anyOf } from './any-of'
import { laidOver, readLayered } from './layered'

/** Slow data (areas, catalogue): one read per instance and half hour, not one per call. An edit is seen everywhere by then. */
const KEEP_MS = 1_800_000

interface Kept<T> { readonly value: Promise<T>; readonly until: number }
const kept = new Map<string, Kept<unknown>>()

/** The promise is kept, not what it brings: ten orders dispatched at once ask once. */
function cached<T>(key: string, now: number, load: () => Promise<T>, keep = KEEP_MS): Promise<T> {
  const hit = kept.get(key) as Kept<T> | undefined
  // A clock that went backwards must not keep old data for ever.
  if (hit && now < hit.until && now >= hit.until - keep) return hit.value
  const fresh: Kept<T> = { value: load(), until: now + keep }
  kept.set(key, fresh)
  // What could not be read is asked for again by the next who needs it.
  fresh.value.catch(() => { if (kept.get(key) === fresh) kept.delete(key) })
  return fresh.value
}

interface Slow { readonly directory: Directory; readonly catalogue: CatalogueView }

/** Areas and catalogue in one read, grids as imports left them: who needs the one needs the other soon. */
async function readSlow(): Promise<Slow> {
  const { hung, base, rows } = await readLayered('grid', { from: 'areas', where: { _id: 'district' } })
  if (base[0] === undefined) throw new AppError('INTERNAL', { cause: new Error('no catalogue/current or no areas/district: seed the environment first') })
  const areas = laidOver<Area, 'grid'>(areasDoc.parse(base[0]).areas, ({ id }) => id, rows, ({ key: id, name, communityId, lng, lat }, before) => ({
    ...before, id, kind: 'grid', name, parentId: communityId, ...(lng === undefined || lat === undefined ? {} : { point: { lng, lat } }),
  }))
  return { directory: { areas, byId: new Map(areas.map((area) => [area.id, area])) }, catalogue: catalogueView.parse(hung) }
}
const slow = (now: number): Promise<Slow> => cached('slow', now, readSlow)
/** The areas as they are in this moment, for who is about to change them. */
export const directoryNow = async (): Promise<Directory> => (await readSlow()).directory

/** With these areas in it, also where an import brought one in this very half hour: who has seen it may choose it. */
export async function directoryWith(areaIds: readonly (string | undefined)[], now: number): Promise<Directory> {
  const known = await directory(now)
  return areaIds.every((id) => id === undefined || id === '' || known.byId.has(id)) ? known : directoryNow()
}

/** What an import has changed is seen within a minute where people choose from it. */
const FRESH_MS = 60_000

const stationDoc = z.object({ _id: z.string(), name: z.string(), communityId: z.string(), gridId: z.string().default(''), point: point.optional(), hours: z.object({ from: z.string(), to: z.string() }).optional() })
export type StationDoc = z.output<typeof stationDoc>

/** 驿站 of these communities, as imports left them. */
export async function stationsOf(communityIds: readonly string[]): Promise<readonly StationDoc[]> {
  const where = { communityId: anyOf(communityIds) }
  const { base, rows } = await readLayered('station', { from: 'stations', where }, where)
  return laidOver(base.map((raw) => stationDoc.parse(raw)), ({ _id }) => _id, rows, ({ key: _id, name, communityId, gridId, from, to, lng, lat }) => ({
    _id, name, communityId, gridId, ...(lng === undefined || lat === undefined ? {} : { point: { lng, lat } }), ...(from === undefined || to === undefined ? {} : { hours: { from, to } }),
  }))
}

/** The community's station, for the first screen; none where none is known. */
export async function stationOf(communityId: string, now: number): Promise<{ name: string; hours?: string } | null> {
  const first = await cached(`station:${communityId}`, now, async () => (await stationsOf([communityId]))[0] ?? null)
  return first === null ? null : { name: first.name, ...(first.hours ? { hours: openWords(first.hours, now) } : {}) }
}

const openWords = ({ from, to }: { readonly from: string; readonly to: string }, now: number): string => (minuteOfDay(now) >= minutesOf(to) ? `今天已关门，明天 ${from} 开门` : `今天 ${from}–${to} 开门`)

const unitDoc = z.object({ _id: z.string(), name: z.string(), communityId: z.string().optional() })
export type UnitName = z.output<typeof unitDoc>

/** 双报到 units by id, as imports left them. */
export async function readUnits(): Promise<ReadonlyMap<string, UnitName>> {
  const { base, rows } = await readLayered('unit', { from: 'units', where: {} })
  return new Map(laidOver(base.map((raw) => unitDoc.parse(raw)), ({ _id }) => _id, rows, ({ key: _id, name, communityId }) => ({ _id, name, communityId })).map((unit) => [unit._id, unit]))
}
const units = (now: number): Promise<ReadonlyMap<string, UnitName>> => cached('units', now, readUnits, FRESH_MS)

export const unitNames = async (now: number): Promise<ReadonlyMap<string, string>> => new Map([...(await units(now))].map(([id, { name }]) => [id, name]))

/** The units paired with these communities. */
export async function unitsPairedWith(communityIds: readonly string[], now: number): Promise<readonly string[]> {
  return [...(await units(now)).values()].filter(({ communityId = '' }) => communityIds.includes(communityId)).map(({ _id }) => _id)
}

/** The community a unit is paired with; undefined where there is no such unit. */
export async function pairedCommunity(unitId: string, now: number): Promise<{ readonly communityId: string; readonly streetId: string } | undefined> {
  const [unit, dir] = [(await units(now)).get(unitId), await directory(now)]
  if (unit === undefined) return undefined
  const communityId = unit.communityId ?? ''
  return { communityId, streetId: streetOf(dir, communityId) ?? '' }
}

export interface Directory {
  readonly byId: ReadonlyMap<string, Area>
  readonly areas: readonly Area[]
}

export const directory = async (now: number): Promise<Directory> => (await slow(now)).directory

export const catalogue = async (now: number): Promise<CatalogueView> => (await slow(now)).catalogue

/** A service, and what its category sets differently from the limits of its urgency. */
export interface FoundService { readonly service: ServiceView; readonly limits?: LimitOverride }

export async function findService(serviceId: string, now: number): Promise<FoundService> {
  return serviceIn(await catalogue(now), serviceId)
}

/** The same in a catalogue read before: for where the order decides first whether the question arises. */
export function serviceIn({ categories }: CatalogueView, serviceId: string): FoundService {
  for (const category of categories) {
    const service = category.services.find((each) => each.id === serviceId)
    if (service) return { service, ...(category.limits ? { limits: category.limits as LimitOverride } : {}) }
  }
  throw new AppError('SERVICE_UNKNOWN')
}

/** The chain of areas above one, nearest first: compound → grid → community → street → district. */
export function above(dir: Directory, id: string): readonly Area[] {
  const chain: Area[] = []
  for (let area = dir.byId.get(id); area !== undefined; area = area.parentId == null ? undefined : dir.byId.get(area.parentId)) chain.push(area)
  return chain
}

/** So many communities count as next door. */
const NEIGHBOURS = 3

/** The communities of the same street that lie nearest, nearest first; by name where the map has no points. */
export function neighboursOf(dir: Directory, communityId: string): readonly string[] {
  const own = dir.byId.get(communityId)
  const metres = (area: Area): number => (own?.point && area.point ? distanceBetween(own.point, area.point) : 0)
  return communitiesOf(dir, own?.parentId)
    .filter((area) => area.id !== communityId)
    .sort((a, b) => metres(a) - metres(b) || a.id.localeCompare(b.id))
    .slice(0, NEIGHBOURS)
    .map((area) => area.id)
}

/** The street a community belongs to. */
export const streetOf = (dir: Directory, communityId: string): string | undefined => dir.byId.get(communityId)?.parentId ?? undefined

export function communitiesOf(dir: Directory, streetId: string | null | undefined): readonly Area[] {
  return dir.areas.filter((area) => area.kind === 'community' && area.parentId === streetId)
}

export function nameOf(dir: Directory, id: string): string {
  return dir.byId.get(id)?.name ?? ''
}
