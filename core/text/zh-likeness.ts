import type { Likeness, PlaceKind } from '../domain/likeness/likeness'
import { BETWEEN } from './zh-lists'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** From here on two texts read as saying the same. */
const ALIKE = 0.15

const PLACE_TEXT: Readonly<Record<PlaceKind, string>> = { building: '同一栋楼', compound: '同一小区', near: '就在附近', far: '', unknown: '' }

/** “2 小时前” */
export function agoText(ms: number): string {
  if (ms < MINUTE) return '刚刚'
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} 分钟前`
  return ms < DAY ? `${Math.floor(ms / HOUR)} 小时前` : `${Math.floor(ms / DAY)} 天前`
}

/** Why an order may be the same matter: “同一栋楼 · 同一类 · 说法相近 · 2 小时前”. `age`: since it was made, ms. */
export function likenessText({ place, sameCategory, words }: Likeness, age: number): string {
  return [PLACE_TEXT[place], sameCategory && '同一类', words >= ALIKE && '说法相近', agoText(age)].filter(Boolean).join(BETWEEN)
}
