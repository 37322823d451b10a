import type { Point } from '../distance'
import { dayNumberAt, minuteOfDay, startOfDay } from '../time/day'
import { REMINDERS_MS } from '../time/reminders'

/**
 * A shift is a span of time with places. It is kept in parts of at most `PART_PLACES` places, each one document; nobody
 * notices, because a person may hold one place in all of them together (a unique index over `shiftId` and `holders`).
 *
 * Of every part holds, at every moment: left + freed + number of claims = capacity.
 */

/** Places of one part: so many claims keep a document small enough to be written thousands of times a second. */
export const PART_PLACES = 50
/** Of a shift that needs several: small ones are written faster, and there are more to write at once [measured: `npm run -s bench -- claims`]. */
export const SPLIT_PLACES = 25
/** Giving a place back is free until so long before the start; later it counts as late [reference §1: T−3 h]. */
export const FREE_BEFORE_MS = 3 * 3_600_000
/** Who moved up from the waiting list has so long to say yes, and never beyond the start. */
export const PROMISE_MS = 2 * 3_600_000
/** People who may wait for a shift. */
export const WAITERS_MAX = 200
/** Who gave a place of one shift back so often, or left its line, takes none in it any more: each time is a line of its history, and somebody's place [own]. */
const GIVEN_BACK_MOST = 5
/** Shortly after its end a shift is over: nobody joins, and who never came is counted. */
export const OVER_AFTER_MS = 2 * 3_600_000
/** No shift is longer [own]. */
export const SHIFT_LONGEST_MS = 16 * 3_600_000

export const CLAIM_STATES = ['asked', 'held', 'promised'] as const
/** `asked`: the place is kept while the community decides. `promised`: kept for who waited, until they confirm. */
export type ClaimState = (typeof CLAIM_STATES)[number]
export const SHIFT_STATES = ['open', 'cancelled', 'over'] as const
export type ShiftState = (typeof SHIFT_STATES)[number]

export interface Claim {
  readonly state: ClaimState
  /** Epoch ms of the claim. */
  readonly at: number
  /** The request that made it: the same one again gets the same answer. */
  readonly key: string
  /** How the community calls the member: by number. */
  readonly label: string
  /** Of a promise: until when it is kept. */
  readonly until?: number | undefined
  /** The unit that claimed it for them. */
  readonly unitId?: string | undefined
  /** The agreed swap it is kept for, until it has moved. */
  readonly swap?: string | undefined
  /** When they came and went, and how that is known. */
  readonly in?: PresenceMark | undefined
  readonly out?: PresenceMark | undefined
}

export const PRESENCE_WAYS = ['position', 'code', 'staff'] as const
/** `position`: within the fence; `code`: the rotating code of place or organiser; `staff`: by hand, flagged, with a reason. */
export interface PresenceMark {
  readonly at: number
  readonly way: (typeof PRESENCE_WAYS)[number]
  readonly flagged: boolean
  /** Sent later than it happened: when the server heard of it. */
  readonly heardAt?: number | undefined
  readonly by?: string | undefined
  readonly reason?: string | undefined
}

export interface Waiter { readonly id: string; readonly at: number; readonly key: string; readonly label: string }

/** How a claim ended, kept after it is gone. */
export const ENDINGS = ['release', 'lateRelease', 'refuse', 'lapse', 'remove'] as const
export type Ending = (typeof ENDINGS)[number]

export const SHIFT_EVENTS = ['publish', 'change', 'cancel', 'approve', 'promote', 'confirm', 'join', 'leave', 'over', 'narrow', 'swapKeep', 'swap', 'swapFree', 'unitClaim', ...ENDINGS] as const
export type ShiftEvent = (typeof SHIFT_EVENTS)[number]

/** A line of a part's history. Claims that stand are their own record; the line comes with what ends or changes them. */
export interface ShiftLine {
  readonly id: string
  readonly action: ShiftEvent
  readonly at: number
  readonly by: string
  /** Whose claim. */
  readonly of?: string | undefined
  /** When the ended claim was made. */
  readonly since?: number | undefined
  /** The request that had made it: sent once more, it makes no second one. */
  readonly key?: string | undefined
  readonly reason?: string | undefined
  /** Of a move: when it was to begin before. */
  readonly was?: number | undefined
}

/** What is the same in every part. Times are epoch ms. */
export interface ShiftFacts {
  readonly shiftId: string
  readonly postId: string
  readonly communityId: string
  readonly streetId: string
  readonly title: string
  readonly role: string
  readonly place: { readonly name: string; readonly point?: Point | undefined; readonly stationId?: string | undefined; /** The compound or grid whose point it is. */ readonly areaId?: string | undefined }
  /** What one has to bring: `skill:water`, `cert:firstAid`. */
  readonly needs: readonly string[]
  /** The areas whose members may claim: a community, a street, the district. */
  readonly openTo: readonly string[]
  /** The community decides on every claim. */
  readonly approval: boolean
  readonly startsAt: number
  readonly endsAt: number
  /** Claims are taken from `opensAt` until `closesAt`. */
  readonly opensAt: number
  readonly closesAt: number
  readonly state: ShiftState
  /** When its time or place was changed last. */
  readonly movedAt?: number | undefined
  /** Given a place of its own: what the post says later of its place is not for it. */
  readonly ownPlace?: boolean | undefined
}

/** All that a claim is decided by. */
export type ClaimTerms = Pick<ShiftFacts, 'shiftId' | 'needs' | 'openTo' | 'approval' | 'startsAt' | 'endsAt' | 'opensAt' | 'closesAt' | 'state'>

export interface ShiftPart extends ShiftFacts {
  readonly part: number
  readonly parts: number
  readonly capacity: number
  /** Places anybody may claim. */
  readonly left: number
  /** Places given back while people waited: theirs first. */
  readonly freed: number
  /** Whose claims; the first entry is the part's own mark, so that no two parts have the same key in the unique index. */
  readonly holders: readonly string[]
  readonly claims: Readonly<Record<string, Claim>>
  /** The waiting list of the whole shift, in its first part. */
  readonly waiters: readonly Waiter[]
  readonly waiterIds: readonly string[]
  /** Who gave places of it back too often. */
  readonly barred?: readonly string[] | undefined
  readonly log: readonly ShiftLine[]
  /** Reminders that went out: one a day before, one two hours before. */
  readonly reminded: number
}

/** The id of a part's document. */
export const partId = (shiftId: string, part: number): string => (part === 0 ? shiftId : `${shiftId}-${part}`)
/** What stands first in a part's holders: no person's id has this form. */
export const partMark = (part: number): string => `#${part}`

/** How many places each part gets: as even as whole numbers allow. */
export function splitCapacity(capacity: number): readonly number[] {
  const parts = capacity <= PART_PLACES ? 1 : Math.ceil(capacity / SPLIT_PLACES)
  return Array.from({ length: parts }, (_, i) => Math.floor(capacity / parts) + (i < capacity % parts ? 1 : 0))
}

/** A shift that is to have more places: how many more each part gets, and the parts that are new. No part becomes larger than one of a new shift would be. */
export function grownBy(parts: readonly Pick<ShiftPart, 'capacity'>[], more: number): { readonly added: readonly number[]; readonly fresh: readonly number[] } {
  const most = parts.length === 1 ? PART_PLACES : SPLIT_PLACES
  let rest = more
  const added = parts.map(({ capacity }) => {
    const here = Math.max(0, Math.min(rest, most - capacity))
    rest -= here
    return here
  })
  const count = Math.ceil(rest / SPLIT_PLACES)
  return { added, fresh: Array.from({ length: count }, (_, i) => Math.floor(rest / count) + (i < rest % count ? 1 : 0)) }
}

/** Of places that are added to each part, how many are kept for those who wait already, the front parts first. */
export function keptOf(added: readonly number[], waiting: number): readonly number[] {
  let rest = waiting
  return added.map((count) => {
    const kept = Math.max(0, Math.min(count, rest))
    rest -= kept
    return kept
  })
}

/** Where a member's search for a place begins: spread evenly, the same on every machine (FNV-1a). */
export function firstPartOf(memberId: string, parts: number): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < memberId.length; i += 1) hash = Math.imul(hash ^ memberId.charCodeAt(i), 0x01000193)
  return (hash >>> 0) % parts
}

/** Until when giving back leaves no mark: what somebody's unit claimed for them, or what was moved when there was no more time to think, they never promised. */
export function freeUntil({ startsAt, movedAt = 0 }: Pick<ShiftFacts, 'startsAt' | 'movedAt'>, claim?: Pick<Claim, 'unitId' | 'at'>): number {
  const usual = startsAt - FREE_BEFORE_MS
  if (claim === undefined) return usual
  return claim.unitId !== undefined || (movedAt > usual && claim.at <= movedAt) ? startsAt : usual
}
/** Until when a promise made now is kept: one made at night waits for the morning, and none beyond the start. */
export function promisedUntil(shift: Pick<ShiftFacts, 'startsAt'>, now: number): number {
  const minute = minuteOfDay(now)
  const morning = minute >= NIGHT.from ? startOfDay(dayNumberAt(now) + 1) : minute < NIGHT.to ? startOfDay(dayNumberAt(now)) : undefined
  return Math.min(morning === undefined ? now + PROMISE_MS : morning + NIGHT.answered, shift.startsAt)
}
/** From nine in the evening to seven nobody is asked to answer; by nine in the morning they should have [own]. */
const NIGHT = { from: 21 * 60, to: 7 * 60, answered: 9 * 3_600_000 } as const

const GIVEN_BACK: readonly ShiftEvent[] = ['release', 'lateRelease', 'leave']
/** Whether somebody who gives a place of a shift back now, or leaves its line, has done so for the last time. */
export const isLastTime = (parts: readonly Pick<ShiftPart, 'log'>[], memberId: string): boolean =>
  parts.flatMap(({ log }) => log).filter(({ of, action }) => of === memberId && GIVEN_BACK.includes(action)).length + 1 >= GIVEN_BACK_MOST
/** Whether somebody stands there already: they are marked as having come. */
export const isMarked = (parts: readonly Pick<ShiftPart, 'claims'>[]): boolean => parts.some(({ claims }) => Object.values(claims).some((claim) => claim.in !== undefined))
/** Whether a part takes somebody no more. */
export const isBarred = (parts: readonly Pick<ShiftPart, 'barred'>[], memberId: string): boolean => parts.some(({ barred = [] }) => barred.includes(memberId))

/** A member's claim, and the part it stands in; no member has two. */
export function claimIn<P extends Pick<ShiftPart, 'claims'>>(parts: readonly P[], memberId: string): { readonly part: P; readonly claim: Claim } | undefined {
  const part = parts.find(({ claims }) => Object.hasOwn(claims, memberId))
  const claim = part?.claims[memberId]
  return part === undefined || claim === undefined ? undefined : { part, claim }
}

export interface Places { readonly capacity: number; readonly taken: number; readonly left: number; readonly waiting: number }

/** A shift's places over all its parts. */
export function placesOf(parts: readonly Pick<ShiftPart, 'capacity' | 'left' | 'freed' | 'waiters'>[]): Places {
  const sum = (of: (part: (typeof parts)[number]) => number) => parts.reduce((total, part) => total + of(part), 0)
  const [capacity, left, freed] = [sum((part) => part.capacity), sum((part) => part.left), sum((part) => part.freed)]
  return { capacity, left, taken: capacity - left - freed, waiting: sum((part) => part.waiters.length) }
}

/** Whether a part's counts hold together; a test and the nightly recount ask it. */
export const isWhole = ({ capacity, left, freed, claims, holders, part }: ShiftPart): boolean => {
  const ids = Object.keys(claims)
  return left >= 0 && freed >= 0 && left + freed + ids.length === capacity && holders.length === ids.length + 1 && holders[0] === partMark(part) && ids.every((id) => holders.includes(id))
}

/** When the timer has to look at a part again: a reminder, a promise that runs out, the start where requests end with it, the end. */
export function nextMoment({ startsAt, endsAt, reminded, claims, state, approval }: Pick<ShiftPart, 'startsAt' | 'endsAt' | 'reminded' | 'claims' | 'state' | 'approval'>, now: number): number {
  if (state !== 'open') return Number.MAX_SAFE_INTEGER
  const reminders = REMINDERS_MS.slice(reminded).map((before) => startsAt - before).filter((at) => at > now)
  const promises = Object.values(claims).flatMap(({ state, until }) => (state === 'promised' && until !== undefined ? [until] : []))
  // Whether anybody has asked yet or not: a claim does not move the moment.
  const unanswered = (approval && now < startsAt) || Object.values(claims).some((claim) => claim.state === 'asked') ? [startsAt] : []
  return Math.min(endsAt + OVER_AFTER_MS, ...reminders, ...promises, ...unanswered)
}
