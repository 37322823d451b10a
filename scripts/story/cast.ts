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
  readonly openidOf: ReadonlyMap<string, string>
  readonly services: readonly { readonly id: string; readonly urgency: string; readonly seats: number; readonly questions: readonly { readonly id: string; readonly required: boolean; readonly options?: readonly string[] | undefined }[] }[]
}

export function castOf(district: SeedDistrict = demoDistrict()): Cast {
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
    openidOf: new Map(district.people.map((person) => [person._id, person.openid])),
    services: (district.catalogue[0]?.categories ?? []).flatMap((category) => category.services),
  }
}
