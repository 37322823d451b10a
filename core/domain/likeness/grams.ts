/** So many characters of a text are read: what somebody wants stands at the beginning, and a long letter must not slow a list of two hundred. */
export const READ_CHARS = 600

/**
 * The signs of a text, for comparing: letters one by one (Chinese has no spaces to part words), a run of Latin letters or
 * digits as one sign, and a gap for everything else, so that nothing is joined across a comma.
 */
function signsOf(text: string): readonly string[] {
  const found = text.slice(0, READ_CHARS).normalize('NFKC').toLowerCase().match(/[a-z0-9]+|\p{L}|[^\p{L}a-z0-9]+/gu) ?? []
  return found.map((sign) => (/^[\p{L}a-z0-9]/u.test(sign) ? sign : ''))
}

/** How often each run of `sizes` neighbouring signs stands in a text; the key begins with its size, so that sizes do not mix. */
export function gramsOf(text: string, sizes: readonly number[]): ReadonlyMap<string, number> {
  const signs = signsOf(text)
  const counts = new Map<string, number>()
  for (const size of sizes)
    for (let at = 0; at + size <= signs.length; at += 1) {
      const run = signs.slice(at, at + size)
      if (run.includes('')) continue
      const gram = `${size}${run.join('')}`
      counts.set(gram, (counts.get(gram) ?? 0) + 1)
    }
  return counts
}

/** Title and text of one matter as counts; a title says it in few words, so each of its counts for `titleWeight`. */
export function gramsOfBoth({ title, text }: { readonly title: string; readonly text: string }, sizes: readonly number[], titleWeight: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>(gramsOf(text, sizes))
  for (const [gram, count] of gramsOf(title, sizes)) counts.set(gram, (counts.get(gram) ?? 0) + titleWeight * count)
  return counts
}
