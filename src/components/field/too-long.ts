/** How many characters the contract takes. Nobody is cut off at it: what is over stays on the screen and is said. */
export const MAX = { title: 40, text: 2000, answer: 200, name: 20, door: 10, reason: 300, note: 500, where: 60, words: 300, query: 20 } as const

const over = (value: string, max: number) => value.trim().length - max

/** “最多 40 个字，多了 5 个……” where it is too long; else nothing. */
export function tooLong(value: string | undefined, max: number): string | undefined {
  const extra = over(value ?? '', max)
  return extra > 0 ? `最多 ${max} 个字，多了 ${extra} 个，请删短一些。` : undefined
}

const NEAR = 0.2

/** “还能写 8 个字” in the last fifth of the room, so that nobody is surprised at the end. */
export function roomLeft(value: string, max: number): string | undefined {
  const left = -over(value, max)
  return left >= 0 && left <= Math.min(50, Math.ceil(max * NEAR)) ? `还能写 ${left} 个字` : undefined
}
