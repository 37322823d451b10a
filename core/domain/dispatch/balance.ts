/** How evenly work is shared among members: for whoever spreads it, never to compare people with each other. */

/** Gini coefficient of shares ≥ 0: 0 all equal, towards 1 one has it all; 0 where nobody has any. */
export function giniOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const sum = sorted.reduce((all, value) => all + value, 0)
  if (sum === 0) return 0
  return sorted.reduce((all, value, at) => all + (2 * (at + 1) - sorted.length - 1) * value, 0) / (sorted.length * sum)
}

/** How many lie in each span: below `edges[0]`, from there to below `edges[1]`, …, from the last on. Edges ascend. */
export function spread(values: readonly number[], edges: readonly number[]): readonly number[] {
  const counts = new Array<number>(edges.length + 1).fill(0)
  for (const value of values) {
    const at = edges.findIndex((edge) => value < edge)
    const place = at === -1 ? edges.length : at
    counts[place] = (counts[place] ?? 0) + 1
  }
  return counts
}
