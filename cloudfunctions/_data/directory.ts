import * as z from 'zod'
import type { Area } from '@core/contract/documents'
import { areasDoc } from '@core/contract/documents'
import type { CatalogueView, ServiceView } from '@core/contract/catalogue'
import { catalogueView } from '@core/contract/catalogue'
import { distanceBetween } from '@core/domain/distance'
import type { LimitOverride } from '@core/domain/order/limits'
import { AppError } from '../_kit/app-error'
import { COLLECTIONS } from './collections'
import { database } from './db'

/** Slow data (areas, catalogue): one read per instance and half hour, not one per call. An edit is seen everywhere by then. */
const KEEP_MS = 1_800_000

interface Kept<T> { readonly value: Promise<T>; readonly until: number }
const kept = new Map<string, Kept<unknown>>()

/** The promise is kept, not what it brings: ten orders dispatched at once ask once. */
function cached<T>(key: string, now: number, load: () => Promise<T>): Promise<T> {
  const hit = kept.get(key) as Kept<T> | undefined
  // A clock that went backwards must not keep old data for ever.
  if (hit && now < hit.until && now >= hit.until - KEEP_MS) return hit.value
  const fresh: Kept<T> = { value: load(), until: now + KEEP_MS }
  kept.set(key, fresh)
  // What could not be read is asked for again by the next who needs it.
  fresh.value.catch(() => { if (kept.get(key) === fresh) kept.delete(key) })
  return fresh.value
}

interface Slow { readonly directory: Directory; readonly catalogue: CatalogueView }

/** Areas and catalogue in one read: who needs the one needs the other soon. */
const slow = (now: number): Promise<Slow> =>
  cached('slow', now, async () => {
    const $ = database().command.aggregate
    const district = $.pipeline().match({ _id: 'district' }).done()
    const { data } = (await database().collection(COLLECTIONS.catalogue).aggregate().match({ _id: 'current' }).lookup({ from: COLLECTIONS.areas, pipeline: district, as: 'district' }).end()) as {
      data: readonly { readonly district: readonly unknown[] }[]
    }
    const [current] = data
    if (current?.district[0] === undefined) throw new AppError('INTERNAL', { cause: new Error('no catalogue/current or no areas/district: seed the environment first') })
    const { areas } = areasDoc.parse(current.district[0])
    return { directory: { areas, byId: new Map(areas.map((area) => [area.id, area])) }, catalogue: catalogueView.parse(current) }
  })

const stationDoc = z.object({ name: z.string(), hours: z.object({ from: z.string(), to: z.string() }).optional() })

/** The community's station, for the first screen; none where none is known. */
export function stationOf(communityId: string, now: number): Promise<{ name: string; hours?: string } | null> {
  return cached(`station:${communityId}`, now, async () => {
    const { data } = (await database().collection(COLLECTIONS.stations).where({ communityId }).limit(1).get()) as { data: readonly unknown[] }
    if (data[0] === undefined) return null
    const { name, hours } = stationDoc.parse(data[0])
    return { name, ...(hours ? { hours: `今天 ${hours.from}–${hours.to} 开门` } : {}) }
  })
}

const placedStation = stationDoc.extend({ _id: z.string(), communityId: z.string() })

/** The stations of these communities, by name. */
export async function stationsIn(communityIds: readonly string[]): Promise<readonly { readonly id: string; readonly name: string; readonly communityId: string }[]> {
  if (communityIds.length === 0) return []
  const { data } = (await database().collection(COLLECTIONS.stations).where({ communityId: database().command.in([...communityIds]) }).limit(1000).get()) as { data: readonly unknown[] }
  return data.map((raw) => placedStation.parse(raw)).map(({ _id: id, name, communityId }) => ({ id, name, communityId })).sort((a, b) => (a.name < b.name ? -1 : 1))
}

const unitDoc = z.object({ _id: z.string(), name: z.string(), communityId: z.string().optional() })

/** 双报到 units by id; at most 1,000. */
const units = (now: number): Promise<ReadonlyMap<string, z.output<typeof unitDoc>>> =>
  cached('units', now, async () => {
    const { data } = (await database().collection(COLLECTIONS.units).field({ name: true, communityId: true }).limit(1000).get()) as { data: readonly unknown[] }
    return new Map(data.map((raw) => unitDoc.parse(raw)).map((unit) => [unit._id, unit]))
  })

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
