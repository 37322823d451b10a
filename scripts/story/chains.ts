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

/** What people typed and how far away somebody was: not in a line's hash but in a digest of its own. */
const WORDS: readonly string[] = ['note', 'reason']
const WORDS_OF_DATA: readonly string[] = ['channel', 'unit', 'parts', 'distanceM', 'answeredBy']
const parted = (fields: object, names: readonly string[], inside: boolean) => Object.fromEntries(Object.entries(fields).filter(([key]) => names.includes(key) === inside))
const withData = (fields: object, data: object): object => (Object.keys(data).length === 0 ? fields : { ...fields, data })

const wordsIn = (line: object & { data?: object }): object => withData(parted(line, WORDS, true), parted(line.data ?? {}, WORDS_OF_DATA, true))
/** What a line's hash is made of. */
export function chainedPart(line: Readonly<Record<string, unknown>>): object {
  if (line['wordsDigest'] === undefined) return line
  return withData(parted(line, [...WORDS, 'salt', 'data'], false), parted((line['data'] as object | undefined) ?? {}, WORDS_OF_DATA, false))
}

/** The lines that take words away: of an order, of a registration that came to nothing, of a wish long over. */
const ERASES: readonly string[] = ['erasePersonal', 'erase', 'file']

/** With its salt a line must say what its digest says; without, it must say nothing, and the history must say who took it away. */
function wordsProblem(line: Line, later: readonly Line[]): string | undefined {
  const { salt, wordsDigest } = line
  if (wordsDigest === undefined) return salt === undefined ? undefined : 'has a salt and no digest of words'
  const words = wordsIn(line)
  if (typeof salt === 'string') return hash22('words', salt, sorted(words)) === wordsDigest ? undefined : 'does not say what it said'
  if (Object.keys(words).length > 0) return 'has words and no salt'
  return later.some(({ action }) => ERASES.includes(action)) ? undefined : 'lost its words and nothing says why'
}

/** Where a history breaks, if it does. `first` is the number its first line should have. */
export function lineBreak(log: readonly Line[], { version, head }: { readonly version: number; readonly head: string }, first = 1): string | undefined {
  let prev = GENESIS
  for (const [index, entry] of log.entries()) {
    if (entry.seq !== index + first) return `line ${index + first} is numbered ${entry.seq}`
    if (entry.prev !== prev) return `line ${entry.seq} does not follow the one before`
    const { hash, ...body } = entry
    const wrongWords = wordsProblem(entry, log.slice(index + 1))
    if (wrongWords !== undefined) return `line ${entry.seq} ${wrongWords}`
    if (hash !== hash22('log', sorted(chainedPart(body)))) return `line ${entry.seq} is not what its hash says`
    prev = hash
  }
  const last = log.at(-1)
  if (last === undefined) return 'no history'
  return head === last.hash && version === last.seq ? undefined : 'head or version is not the last line'
}
