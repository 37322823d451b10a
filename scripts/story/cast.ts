import type { SeedDistrict } from '../../local/seed/types'
import { demoDistrict } from '../../local/seed/seed-cloud'

/** Who is there to play: per community its residents, staff, members and compounds, by openid. */
export interface Community {
  readonly id: string
  readonly streetId: string
  readonly staff: readonly string[]
  readonly street: string
  readonly compounds: readonly { readonly id: string; readonly point: { readonly lng: number; readonly lat: number } }[]
}
export interface Cast {
  readonly residents: readonly { readonly openid: string; readonly community: Community }[]
  /** Every community with staff of its own, also those no message comes from. */
  readonly communities: readonly Community[]
  readonly openidOf: ReadonlyMap<string, string>
  /** The trade each service asks for. */
  readonly skillOf: ReadonlyMap<string, string>
  readonly services: readonly { readonly id: string; readonly urgency: string; readonly seats: number; readonly questions: readonly { readonly id: string; readonly required: boolean; readonly options?: readonly string[] | undefined }[] }[]
}

/** A community whose staff have their hands full has about this many orders a day. */
const ORDERS_A_COMMUNITY = 150

/** As many communities as the messages keep busy: sixty messages are a day in one, not a week in thirty. */
export function castFor(messages: number, district: SeedDistrict = demoDistrict()): Cast {
  const cast = castOf(district)
  const ids = [...new Set(cast.residents.map((resident) => resident.community.id))].slice(0, Math.max(1, Math.ceil(messages / ORDERS_A_COMMUNITY)))
  return { ...cast, residents: cast.residents.filter((resident) => ids.includes(resident.community.id)) }
}

function castOf(district: SeedDistrict): Cast {
  const areas = district.areas[0]?.areas ?? []
  const parent = new Map(areas.map((area) => [area.id, area.parentId]))
  const communities = new Map<string, Community>()
  for (const area of areas.filter((each) => each.kind === 'community')) {
    const holds = (role: string, scopeId: string) => district.people.filter((person) => person.roles.some((each) => each.role === role && each.scopeId === scopeId)).map((person) => person.openid)
    communities.set(area.id, {
      id: area.id, streetId: area.parentId, staff: holds('staff', area.id), street: holds('street', area.parentId)[0] ?? '',
      compounds: areas.filter((each) => each.kind === 'compound' && parent.get(each.parentId) === area.id).map(({ id, point }) => ({ id, point })),
    })
  }
  const residents = district.people
    .filter((person) => person.openid.startsWith('seed-r'))
    .flatMap((person) => {
      const community = communities.get(person.communityId)
      return community && community.staff.length > 1 && community.compounds.length > 0 ? [{ openid: person.openid, community }] : []
    })
  return {
    residents,
    communities: [...communities.values()].filter(({ staff }) => staff.length > 1),
    openidOf: new Map(district.people.map((person) => [person._id, person.openid])),
    skillOf: new Map((district.catalogue[0]?.categories ?? []).flatMap(({ services }) => services.map(({ id, skill }) => [id, skill] as const))),
    services: (district.catalogue[0]?.categories ?? []).flatMap((category) => category.services),
  }
}
