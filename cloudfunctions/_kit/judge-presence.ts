import type { Position } from '@core/domain/check-in/fence'
import { isHeardLate, tellingRefusal } from '@core/domain/check-in/presence'
import type { Point } from '@core/domain/distance'
import type { PresenceMark } from '@core/domain/post/shift'
import type { Occasion } from '@core/text/zh-presence'
import { heardLateText } from '@core/text/zh-presence'
import { AppError } from './app-error'
import { refuseElsewhere } from './at-place'
import { provedByCode } from './place-code'

interface Told { readonly way: 'position' | 'code'; readonly position?: Position | undefined; readonly code?: string | undefined; readonly at?: number | undefined }
interface Where {
  readonly id: string
  readonly occasion: Occasion
  readonly point: () => Promise<Point | undefined>
  /** Throws where nobody can come or go at that moment. */
  readonly refuseMoment: (at: number) => void
}

/** What somebody told of coming or going, as evidence: the moment it proves and how, flagged where it was heard of late; or the refusal. */
export async function judgePresence({ way, position, code, at: told }: Told, { id, occasion, point, refuseMoment }: Where, now: number): Promise<PresenceMark> {
  const refusal = tellingRefusal(told ?? now, now)
  if (refusal !== null) throw new AppError(refusal)
  const at = way === 'code' ? provedByCode(code, id, told ?? now) : told ?? now
  refuseMoment(at)
  if (way === 'position') refuseElsewhere(position, await point(), occasion)
  const [late, flagged] = [now - at, isHeardLate(at, now, way)]
  return { at, way, flagged, ...(late > 60_000 ? { heardAt: now } : {}), ...(flagged ? { reason: heardLateText(late) } : {}) }
}

/** A mark as it is shown. Why somebody put it down by hand stays with who wrote it. */
export const markView = ({ at, way, flagged, reason }: PresenceMark) => ({ at, way, flagged, ...(reason === undefined || way === 'staff' ? {} : { reason }) })
