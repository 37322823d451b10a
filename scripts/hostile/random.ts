/** Choices that depend only on the seed. */
export interface Random {
  below(limit: number): number
  chance(share: number): boolean
  pick<T>(list: readonly T[]): T
}

export const makeRandom = (seed: number): Random => {
  let state = (seed * 2654435761 + 0x9e3779b9) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    chance: (share) => next() < share,
    pick: (list) => {
      const found = list[below(list.length)]
      return found as (typeof list)[number]
    },
  }
}
