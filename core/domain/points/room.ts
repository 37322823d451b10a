import { DAY_MS } from '../time/day'
import type { Adjustment } from './adjustment-life'
import type { ServiceKind } from './rules'
import { SERVICE_KINDS } from './rules'

/** What a day has room for: no kind comes to less than nothing, and all together to no more than twenty-four hours, whatever they were for. */
export interface Room {
  /** Minutes of each kind that may be taken away for certain. */
  readonly least: Readonly<Record<ServiceKind, number>>
  /** Minutes that are recorded, or may be. */
  readonly most: number
}
type Beside = Pick<Adjustment, 'state' | 'service' | 'minutes'>
type PointsBeside = Pick<Adjustment, 'state' | 'service' | 'points'>

export const DAY_MINUTES = DAY_MS / 60_000

/** `served`: what the ledger says of the day. `beside`: adjustments of it that are approved and not entered yet, or just being approved; these count where they leave less room only. */
export function roomOf(served: Readonly<Record<ServiceKind, number>>, beside: readonly Beside[] = []): Room {
  const sum = (counts: (each: Beside) => boolean) => beside.filter(counts).reduce((total, { minutes }) => total + minutes, 0)
  const least = (kind: ServiceKind) => served[kind] + sum(({ state, service, minutes }) => service === kind && (state === 'approved' || minutes < 0))
  return {
    least: { order: least('order'), shift: least('shift'), activity: least('activity') },
    most: SERVICE_KINDS.reduce((total, kind) => total + served[kind], 0) + sum(({ state, minutes }) => state === 'approved' || minutes > 0),
  }
}

/** Why a day has no room for it; undefined where it has. */
export function noRoomFor({ service, minutes }: Pick<Adjustment, 'service' | 'minutes'>, { least, most }: Room): 'tooLittle' | 'tooMuch' | undefined {
  if (minutes < 0 && least[service] + minutes < 0) return 'tooLittle'
  return minutes > 0 && most + minutes > DAY_MINUTES ? 'tooMuch' : undefined
}

/** Why a day's points of one kind cannot be put right so: they come to less than nothing, or to more than the day's rules give for it. `served`: points the ledger says. */
export function noPointsFor({ service, points }: Pick<Adjustment, 'service' | 'points'>, served: Readonly<Record<ServiceKind, number>>, cap: number, beside: readonly PointsBeside[] = []): { readonly refusal: 'tooLittle' | 'overCap'; readonly there: number } | undefined {
  const own = beside.filter((each) => each.service === service)
  const counted = (counts: (each: PointsBeside) => boolean) => served[service] + own.filter(counts).reduce((total, each) => total + each.points, 0)
  const [least, most] = [counted((each) => each.state === 'approved' || each.points < 0), counted((each) => each.state === 'approved' || each.points > 0)]
  if (points < 0 && least + points < 0) return { refusal: 'tooLittle', there: least }
  return points > 0 && most + points > cap ? { refusal: 'overCap', there: most } : undefined
}
