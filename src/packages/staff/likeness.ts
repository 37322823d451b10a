import type { OrderCard } from '@core/contract/order-views'

/** What can make two orders one matter. */
export type Comparable = Pick<OrderCard, 'title' | 'place' | 'category' | 'createdAt'>

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** From here on two titles read as saying the same. */
const ALIKE = 0.3

/** A place is the compound and, last, the building. */
const compoundOf = (place: string) => place.slice(0, Math.max(0, place.lastIndexOf(' ')))

const pairsOf = (text: string) => {
  const signs = [...text.replace(/[^\p{L}\p{N}]/gu, '')]
  return new Set(signs.slice(1).map((sign, at) => `${signs[at]}${sign}`))
}

/** How much of two titles is the same, 0 to 1: their pairs of neighbouring characters, since Chinese has no spaces to part words. */
export function alikeTitles(one: string, other: string): number {
  const [mine, theirs] = [pairsOf(one), pairsOf(other)]
  const shared = [...mine].filter((pair) => theirs.has(pair)).length
  return mine.size + theirs.size === 0 ? 0 : (2 * shared) / (mine.size + theirs.size)
}

function ageWords(ms: number): string {
  if (ms < MINUTE) return '刚刚'
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} 分钟前`
  return ms < DAY ? `${Math.floor(ms / HOUR)} 小时前` : `${Math.floor(ms / DAY)} 天前`
}

export interface Likeness {
  readonly score: number
  /** “同一栋楼 · 同一类 · 2 小时前” */
  readonly why: string
}

/** How likely `other` is the same matter as `mine`, and why, in words. The place counts most: the same leak is told from the same stairs. */
export function likenessOf(mine: Comparable, other: Comparable, now: number): Likeness {
  const building = mine.place !== '' && mine.place === other.place
  const compound = building || (compoundOf(mine.place) !== '' && compoundOf(mine.place) === compoundOf(other.place))
  const category = mine.category === other.category
  const titles = alikeTitles(mine.title, other.title)
  const apart = mine.createdAt === undefined || other.createdAt === undefined ? Infinity : Math.abs(mine.createdAt - other.createdAt)
  const words = [
    building ? '同一栋楼' : compound && '同一小区',
    category && '同一类',
    titles >= ALIKE && '说法相近',
    other.createdAt !== undefined && ageWords(now - other.createdAt),
  ]
  const score = (building ? 4 : compound ? 2 : 0) + (category ? 2 : 0) + 4 * titles + 1 / (1 + apart / DAY)
  return { score, why: words.filter(Boolean).join(' · ') }
}
