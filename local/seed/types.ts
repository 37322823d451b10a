/** Documents of the seeded district, as they are stored. Moments are epoch ms. */
import type { Category, ReplyTemplate, SkillId } from '@core/domain/order/catalogue'

export interface Point {
  readonly lng: number
  readonly lat: number
}

export type AreaKind = 'district' | 'street' | 'community' | 'grid' | 'compound'

export interface Area {
  readonly id: string
  readonly kind: AreaKind
  readonly name: string
  /** Empty for the district; a compound's parent is its grid. */
  readonly parentId: string
  /** Synthetic: no area stands where its point says. */
  readonly point: Point
  /** The name stands in the source document; false where it is a plain number of ours. */
  readonly named: boolean
  /** Set where the name is real but the source does not say which parent it has: the place in the tree is ours. */
  readonly placement?: 'demo'
  readonly phone?: string
  /** Number of buildings, for compounds; they are numbered from 1. */
  readonly buildings?: number
}

/** One document, so that one read loads every area. */
export interface AreasDocument {
  readonly _id: 'district'
  readonly version: number
  readonly areas: readonly Area[]
}

export type PersonRole = 'resident' | 'member' | 'staff' | 'street' | 'district'

export interface MemberProfile {
  readonly skills: readonly SkillId[]
  readonly point: Point
  /** Orders a week, at most. */
  readonly weeklyMax: number
  /** At once, where somebody has set it. */
  readonly openMax?: number
  /** Metres. */
  readonly radiusM: number
  /** No notices between these times of day. */
  readonly mute: { readonly from: string; readonly to: string }
  readonly unitId: string
  readonly status: 'active'
  readonly busy: readonly never[]
  /** Until when a certificate is in force, by its kind. */
  readonly certificates: Readonly<Record<string, number>>
  /** Services done before anything was recorded. */
  readonly visitsBefore: number
}

export interface Person {
  readonly _id: string
  readonly openid: string
  readonly label: string
  readonly roles: readonly { readonly role: PersonRole; readonly scopeId: string }[]
  readonly roleEpoch: 1
  /** Empty for street and district staff, who belong to no community. */
  readonly communityId: string
  /** Where the person lives; empty for staff. */
  readonly gridId: string
  /** Empty for district staff. */
  readonly streetId: string
  readonly version: 1
  readonly member?: MemberProfile
  readonly createdAt: number
}

/** A 双报到 unit and the community it is paired with. */
export interface Unit {
  readonly _id: string
  readonly name: string
  readonly named: false
  readonly communityId: string
  readonly version: 1
}

export interface Station {
  readonly _id: string
  readonly kind: 'compound' | 'grid'
  readonly name: string
  /** The compound or grid it stands in. */
  readonly areaId: string
  readonly gridId: string
  readonly communityId: string
  readonly point: Point
  readonly named: boolean
  readonly hours: { readonly from: string; readonly to: string }
  readonly services: readonly string[]
  readonly version: 1
}

export interface CatalogueDocument {
  readonly _id: 'current'
  readonly version: number
  readonly categories: readonly Category[]
  readonly templates: readonly ReplyTemplate[]
}

/** Documents by collection, ready to insert. */
export interface SeedDistrict {
  readonly areas: readonly [AreasDocument]
  readonly people: readonly Person[]
  readonly units: readonly Unit[]
  readonly stations: readonly Station[]
  readonly catalogue: readonly [CatalogueDocument]
}
