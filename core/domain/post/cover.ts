import { lifecycle } from '../lifecycle/lifecycle'
import type { Span } from './weekly'
import { spansNotOver } from './weekly'

/** 最少人数: how many people a station or a grid must have at a time of the week, whatever posts bring them. */
export const COVER_STATES = ['new', 'active', 'ended'] as const
export const COVERED = ['station', 'grid'] as const

export interface CoverFields {
  readonly target: (typeof COVERED)[number]
  readonly targetId: string
  /** 1 Monday … 7 Sunday, times of day in Shanghai; `to` before `from` ends on the next day. */
  readonly days: readonly number[]
  readonly from: string
  readonly to: string
  readonly least: number
}
export interface Cover extends CoverFields { readonly state: (typeof COVER_STATES)[number]; readonly communityId: string }
export interface CoverPayload { readonly note?: string | undefined; readonly reason?: string | undefined; readonly fields?: CoverFields | undefined }

export const COVER_LIFE = lifecycle<Cover, CoverPayload, never>()({
  states: COVER_STATES,
  rows: {
    set: { from: ['new'], to: 'active', by: ['staff'], does: ['setFields'] },
    change: { from: ['active'], to: 'same', by: ['staff'], does: ['setFields'] },
    end: { from: ['active'], to: 'ended', by: ['staff'] },
  },
  guards: {},
  effects: { setFields: (cover, { payload }) => ({ ...cover, ...payload.fields }) },
  isTheirs: ({ communityId }, { kind, scopeIds }) => kind === 'staff' && scopeIds.includes(communityId),
  facts: (_before, { targetId, least }) => ({ targetId, least }),
})
export type CoverAction = keyof (typeof COVER_LIFE)['rows']

export interface Presence { readonly startsAt: number; readonly endsAt: number; /** Who has promised to come. */ readonly people: number; readonly places: number }
/** A time of the coming week with fewer people than it must have; `weakAt`: its weakest moment, with the people promised and the places planned then. */
export interface Bare extends Pick<Span, 'startsAt' | 'endsAt'> { readonly weakAt: number; readonly people: number; readonly planned: number }

const DAYS_AHEAD = 7

/** The times of the next seven days, the one that runs now with them, at which a cover falls short, earliest first: two people until ten and none after is none. What is past of one does not count. */
export function bareTimes({ days, from, to, least }: Pick<CoverFields, 'days' | 'from' | 'to' | 'least'>, shifts: readonly Presence[], now: number): readonly Bare[] {
  return spansNotOver([{ days, from, to, places: least }], now, DAYS_AHEAD).flatMap(({ startsAt, endsAt }) => {
    const weak = weakest(Math.max(startsAt, now), endsAt, shifts)
    return weak.people >= least ? [] : [{ startsAt, endsAt, ...weak }]
  })
}

/** The number of people changes only where a shift begins or ends. */
function weakest(from: number, until: number, shifts: readonly Presence[]): Pick<Bare, 'weakAt' | 'people' | 'planned'> {
  const moments = [from, ...shifts.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt])].filter((at) => at >= from && at < until).sort((a, b) => a - b)
  const at = (moment: number) => {
    const there = shifts.filter(({ startsAt, endsAt }) => startsAt <= moment && moment < endsAt)
    return { weakAt: moment, people: there.reduce((sum, { people }) => sum + people, 0), planned: there.reduce((sum, { places }) => sum + places, 0) }
  }
  return moments.map(at).reduce((weak, each) => (each.people < weak.people ? each : weak))
}
