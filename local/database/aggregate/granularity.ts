import { badRequest } from '../../platform-error'
import type { Maybe } from '../values'

/** Rounds the edge of a bucket to the next number of a series; never to the number itself, so that edges shut one value in. */
export interface Rounder {
  readonly up: (value: number) => number
  readonly down: (value: number) => number
}

const list = (text: string): readonly number[] => text.split(' ').map(Number)
const E24 = list('100 110 120 130 150 160 180 200 220 240 270 300 330 360 390 430 470 510 560 620 680 750 820 910')
/** Of a hundred and ninety-two steps to the next power of ten one was rounded otherwise when the standard was written. */
const E192 = Array.from({ length: 192 }, (_, step) => (step === 185 ? 920 : Math.round(10 ** (step / 192) * 100)))
const every = (series: readonly number[], step: number) => series.filter((_, i) => i % step === 0)

/** Preferred numbers between 100 and 1000, as MongoDB has them: its R40 lacks 335, and its R80 has only what R40 has not. */
const SERIES: Readonly<Record<string, readonly number[]>> = {
  R5: list('100 160 250 400 630'),
  R10: list('100 125 160 200 250 315 400 500 630 800'),
  R20: list('100 112 125 140 160 180 200 224 250 280 315 355 400 450 500 560 630 710 800 900'),
  R40: list('100 106 112 118 125 132 140 150 160 170 180 190 200 212 224 236 250 265 280 300 315 355 375 400 425 450 475 500 530 560 600 630 670 710 750 800 850 900 950'),
  R80: list('103 109 115 122 128 136 145 155 165 175 185 195 206 218 230 243 258 272 290 307 325 345 365 387 412 437 462 487 515 545 575 615 650 690 730 775 825 875 925 975'),
  '1-2-5': list('100 200 500'),
  E6: every(E24, 4), E12: every(E24, 2), E24,
  E48: every(E192, 4), E96: every(E192, 2), E192,
}

/** The series of a name. Throws DATABASE_REQUEST_FAILED for a name MongoDB does not know. */
export const rounderOf = (name: Maybe): Rounder => {
  if (name === 'POWERSOF2') return { up: (value) => (value === 0 ? 0 : 2 ** (Math.floor(Math.log2(value)) + 1)), down: (value) => (value === 0 ? 0 : 2 ** (Math.ceil(Math.log2(value)) - 1)) }
  const series = typeof name === 'string' && Object.hasOwn(SERIES, name) ? SERIES[name] : undefined
  if (!series) throw badRequest(`Unknown rounding granularity '${typeof name === 'string' ? name.slice(0, 40) : 'not a string'}'`)
  return {
    up: (value) => (value === 0 ? 0 : (around(series, value).find((number) => number > value) ?? value)),
    down: (value) => (value === 0 ? 0 : (around(series, value).findLast((number) => number < value) ?? value)),
  }
}

/** The series in the power of ten of a value, with its neighbours. */
const around = (series: readonly number[], value: number): readonly number[] => {
  const power = Math.floor(Math.log10(value)) - 2
  // Divided where it is below one: a tenth of 16 is 1.6, a sixteenth times 0.1 is not.
  const scaled = (exponent: number) => series.map((number) => (exponent < 0 ? number / 10 ** -exponent : number * 10 ** exponent))
  return [...scaled(power - 1), ...scaled(power), ...scaled(power + 1)]
}

/** A value that can be rounded. Throws DATABASE_REQUEST_FAILED. */
export const roundable = (value: Maybe): number => {
  if (typeof value !== 'number') throw badRequest("$bucketAuto can specify a 'granularity' with numeric boundaries only, but found a value that is no number")
  if (!Number.isFinite(value)) throw badRequest("$bucketAuto can specify a 'granularity' with finite boundaries only")
  if (value < 0) throw badRequest("$bucketAuto can specify a 'granularity' with non-negative numbers only")
  return value
}
