import { lifecycle } from '../lifecycle/lifecycle'
import type { Point } from '../distance'

/** A post: what is to be done where, and when its shifts are. Its shifts are documents of their own. */
export const POST_STATES = ['draft', 'published', 'closed'] as const
export type PostState = (typeof POST_STATES)[number]

/** Whose members may claim: the community's own, its street's, the whole district's. */
export const POST_REACHES = ['community', 'street', 'district'] as const
export type PostReach = (typeof POST_REACHES)[number]

/** Shifts of a usual week. Days 1 Monday … 7 Sunday, times of day in Shanghai; `to` before `from` ends on the next day. */
export interface WeeklyShift { readonly days: readonly number[]; readonly from: string; readonly to: string; readonly places: number }

export interface PostFields {
  readonly title: string
  readonly role: string
  readonly about: string
  readonly place: { readonly name: string; readonly point?: Point | undefined; readonly stationId?: string | undefined; readonly areaId?: string | undefined }
  readonly needs: readonly string[]
  readonly approval: boolean
  readonly reach: PostReach
  readonly weekly: readonly WeeklyShift[]
  /** People a week this place must have at the least; 0 where nobody set one. */
  readonly leastAWeek: number
  /** Whom to ring up on the spot, told to who has a place; without one it is the community's own telephone. */
  readonly contact?: { readonly name: string; readonly phone: string } | undefined
}

export interface Post extends PostFields { readonly state: PostState; readonly communityId: string }

export interface PostPayload { readonly fields?: PostFields | undefined; readonly reason?: string | undefined; readonly note?: string | undefined }

export const POST_LIFE = lifecycle<Post, PostPayload, 'FIELDS_REQUIRED' | 'REASON_REQUIRED'>()({
  states: POST_STATES,
  rows: {
    draft: { from: ['draft'], to: 'draft', by: ['staff'], needs: ['namesFields'], does: ['setFields'] },
    edit: { from: ['draft', 'published'], to: 'same', by: ['staff'], needs: ['namesFields'], does: ['setFields'] },
    publish: { from: ['draft', 'closed'], to: 'published', by: ['staff'] },
    close: { from: ['published'], to: 'closed', by: ['staff', 'system'], needs: ['givesReason'] },
    // Made in one tap with those of every other grid, and closed when the emergency is over.
    surge: { from: ['draft'], to: 'published', by: ['system'], needs: ['namesFields'], does: ['setFields'] },
  },
  guards: {
    namesFields: (_post, { payload }) => (payload.fields === undefined ? 'FIELDS_REQUIRED' : null),
    givesReason: (_post, { payload }) => ((payload.reason ?? '') === '' ? 'REASON_REQUIRED' : null),
  },
  effects: { setFields: (post, { payload: { fields } }) => (fields === undefined ? post : { ...post, ...fields, contact: fields.contact }) },
  asksPayload: ['namesFields', 'givesReason'],
  isTheirs: (post, { scopeIds }) => scopeIds.includes(post.communityId),
})
export type PostAction = keyof (typeof POST_LIFE)['rows']
