import type { Position } from '@core/domain/check-in/fence'
import { inFence } from '@core/domain/check-in/fence'
import { metresWords } from '@core/domain/dispatch/walk-words'
import type { Point } from '@core/domain/distance'
import type { Occasion } from '@core/text/zh-presence'
import { farText, pointlessText, vagueText } from '@core/text/zh-presence'
import { AppError } from './app-error'

/** Refuses a position that is not at the place of a shift or an activity, by how much, with what helps there. */
export function refuseElsewhere(position: Position | undefined, point: Point | undefined, occasion: Occasion): void {
  if (point === undefined) throw new AppError('PLACE_WITHOUT_POINT', { said: pointlessText(occasion) })
  const judged = inFence(position, point)
  if (judged.ok) return
  const { distanceM = 0, fenceM = 0, accuracyM } = judged.detail ?? {}
  throw new AppError(judged.code, { said: judged.code === 'TOO_FAR' ? farText(occasion, metresWords(distanceM), fenceM) : vagueText(occasion, accuracyM === undefined ? undefined : metresWords(accuracyM)) })
}
