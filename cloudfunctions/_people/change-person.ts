import type { PersonAction, PersonDoc, PersonEntryDoc } from '@core/contract/person-documents'
import { AppError } from '../_kit/app-error'
import { chainEntry, GENESIS, sameIntent } from '../_kit/chain'
import { factsHash, importLine } from '../_kit/person-facts'
import { patchOf } from '../_data/patch'
import { findPersonEntry, HOT_PERSON_LOG_MAX, insertPerson, loadPerson, sealPersonSegment, writePerson } from '../_data/people-repo'

/** What collides is read again and tried again, this often. */
const ATTEMPTS = 3

export interface PersonChange {
  readonly personId: string
  readonly action: Exclude<PersonAction, 'import'>
  readonly by: PersonEntryDoc['by']
  readonly now: number
  readonly requestKey: string
  readonly digest: string
  /** Somebody who is not stored yet, as they would be; without it they are NOT_FOUND. */
  readonly newcomer?: PersonDoc
  /** What becomes of them. Throws AppError to refuse. */
  readonly change: (person: PersonDoc) => { readonly facts: Partial<PersonDoc>; readonly data?: PersonEntryDoc['data'] }
}

/**
 * The one way a person changes: a single guarded write that carries its own chained history line, as an order's does.
 * A repeated request id finds its line, however old, and changes nothing; with other words it is refused.
 */
export async function changePerson(change: PersonChange): Promise<{ readonly person: PersonDoc; readonly entry: PersonEntryDoc }> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const stored = await loadPerson(change.personId)
    const person = stored ?? change.newcomer
    if (person === undefined) throw new AppError('NOT_FOUND')
    const before = await findPersonEntry(person, change.requestKey)
    if (before !== null) {
      if (before.action !== change.action || !sameIntent(before, change.digest)) throw new AppError('REQUEST_ID_REUSED')
      return { person, entry: before }
    }

    const { facts, data } = change.change(person)
    const next: PersonDoc = { ...person, ...facts }
    const found = stored !== null && person.head === '' ? [importLine(person)] : []
    const prev = found[0]?.hash ?? (person.head === '' ? GENESIS : person.head)
    const line = { action: change.action, at: change.now, by: change.by, ...(data === undefined ? {} : { data }), after: factsHash(next) }
    const entry: PersonEntryDoc = chainEntry(line, person.version + 1, prev, change)

    const written = stored === null ? await insertPerson({ ...next, version: entry.seq, head: entry.hash, log: [entry] }) : await save(person, next, [...found, entry])
    if (written) return { person: { ...next, version: entry.seq, head: entry.hash, log: [...person.log, ...found, entry] }, entry }
  }
  throw new AppError('BUSY')
}

async function save(before: PersonDoc, next: PersonDoc, entries: readonly [...PersonEntryDoc[], PersonEntryDoc]): Promise<boolean> {
  const sealing = before.log.length >= HOT_PERSON_LOG_MAX
  if (sealing) await sealPersonSegment(before)
  return writePerson({ before, patch: patchOf({ ...before }, { ...next }), entries, sealing })
}
