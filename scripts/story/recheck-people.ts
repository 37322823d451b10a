import type { Line } from './chains'
import { GENESIS, hash22, lineBreak, sorted, wholeLog } from './chains'

/** The histories of people and of photos, read again as the orders' are: with code of its own. */
export interface HistoryCheck { readonly documents: number; readonly lines: number; readonly brokenChains: number; readonly problems: readonly string[] }

export interface StoredPerson { readonly _id: string; readonly version: number; readonly createdAt: number; readonly head?: string; readonly segments?: number; readonly log?: readonly Line[]; readonly [key: string]: unknown }
interface StoredPhoto { readonly _id: string; readonly version: number; readonly head: string; readonly status: string; readonly log: readonly Line[] }

const FACTS = ['_id', 'openid', 'label', 'roles', 'roleEpoch', 'sessionEpoch', 'endedSessions', 'communityId', 'gridId', 'streetId', 'member', 'profile', 'consentAt', 'createdAt']
const UNSAID: Readonly<Record<string, unknown>> = { sessionEpoch: 1, endedSessions: [] }
const factsHash = (person: StoredPerson): string => hash22('person', sorted(Object.fromEntries(FACTS.map((key) => [key, person[key] ?? UNSAID[key]]))))

/** The line somebody begins with who was stored before any history was kept. */
export function importLine(person: StoredPerson): Line {
  const body = { action: 'import', at: person.createdAt, by: { kind: 'system', id: 'system' }, after: factsHash(person), seq: person.version, requestKey: 'import', prev: GENESIS }
  return { ...body, hash: hash22('log', sorted(body)) }
}

/** Every chain holds, and everybody is what their last line left them as. */
export function recheckPeople(people: readonly object[], segments: readonly object[]): HistoryCheck {
  return check(people as readonly StoredPerson[], (person) => {
    const log = wholeLog(person, segments, 'personId')
    // Nobody has changed them since they were imported: the day's anchor vouches for that, there is no chain yet.
    if (log.length === 0 && person.head === undefined && (person.segments ?? 0) === 0) return { lines: 0 }
    const first = log[0]?.action === 'import' ? log[0].seq : 1
    const problem = lineBreak(log, { version: person.version, head: person.head ?? '' }, first) ?? (log.at(-1)?.['after'] === factsHash(person) ? undefined : 'is not what the history left them as')
    return { lines: log.length, problem }
  })
}

/** Every verdict stands in the photo's history, and the photo is what its last line says. */
export function recheckPhotos(photos: readonly object[]): HistoryCheck {
  return check(photos as readonly StoredPhoto[], (photo) => {
    const problem = lineBreak(photo.log, photo) ?? (photo.log.at(-1)?.['status'] === photo.status ? undefined : `status ${photo.status} is not where the history ends`)
    return { lines: photo.log.length, problem }
  })
}

function check<D extends { readonly _id: string }>(docs: readonly D[], look: (doc: D) => { readonly lines: number; readonly problem?: string | undefined }): HistoryCheck {
  const looked = docs.map((doc) => ({ id: doc._id, ...look(doc) }))
  const broken = looked.filter(({ problem }) => problem !== undefined)
  return { documents: docs.length, lines: looked.reduce((sum, { lines }) => sum + lines, 0), brokenChains: broken.length, problems: broken.map(({ id, problem }) => `${id}: ${String(problem)}`) }
}
