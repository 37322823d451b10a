import { createHash } from 'node:crypto'

/** How a chained history is checked, by itself: own hashing, nothing of the code that wrote it. */
export interface Line { readonly seq: number; readonly at: number; readonly prev: string; readonly hash: string; readonly action: string; readonly [key: string]: unknown }

export const GENESIS = '0'.repeat(22)

export const hash22 = (...parts: readonly string[]): string => createHash('sha256').update(parts.join('\u0000')).digest('base64url').slice(0, 22)

/** JSON with sorted keys. */
export function sorted(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  )
}

/** The whole history: sealed segments first, then the hot part. */
export function wholeLog(doc: { readonly _id: string; readonly segments?: number; readonly log?: readonly Line[] }, segments: readonly object[], owner: string): readonly Line[] {
  const sealed = (segments as readonly { readonly segment: number; readonly entries: readonly Line[]; readonly [key: string]: unknown }[])
    .filter((each) => each[owner] === doc._id && each.segment < (doc.segments ?? 0))
    .sort((a, b) => a.segment - b.segment)
  return [...sealed.flatMap((each) => each.entries), ...(doc.log ?? [])]
}

/** Where a history breaks, if it does. `first` is the number its first line should have. */
export function lineBreak(log: readonly Line[], { version, head }: { readonly version: number; readonly head: string }, first = 1): string | undefined {
  let prev = GENESIS
  for (const [index, entry] of log.entries()) {
    if (entry.seq !== index + first) return `line ${index + first} is numbered ${entry.seq}`
    if (entry.prev !== prev) return `line ${entry.seq} does not follow the one before`
    const { hash, ...body } = entry
    if (hash !== hash22('log', sorted(body))) return `line ${entry.seq} is not what its hash says`
    prev = hash
  }
  const last = log.at(-1)
  if (last === undefined) return 'no history'
  return head === last.hash && version === last.seq ? undefined : 'head or version is not the last line'
}
