/** What anybody comes with who is not known yet is no news [own: see the outlook]. */
const SURE = 0.85
const HALF = 0.5

/** How many of those who claimed will come, in whole people; of one, how likely. Where all will, nothing. */
export function comingWords(taken: number, expected: number): string {
  if (taken === 0) return ''
  if (taken === 1) return expected >= SURE ? '' : expected >= HALF ? '，这一位有时来不了' : '，这一位多半来不了'
  const people = Math.round(expected)
  return people >= taken ? '' : `，照以往大概来 ${people} 人`
}
