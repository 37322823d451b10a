import { makeRateLimit } from './limit-rate'

/** Says whose a session is by its signature; undefined for a made-up or expired one. */
export type PersonOf = (session: string, now: number) => string | undefined

/** A body may hold a session somewhere else as well; looking at so many finds the caller's own. */
const MOST_SESSIONS = 3

/**
 * Whether a call may go on: each person has `perPerson` a minute, whoever they are signed in as and wherever from. All calls
 * from an address that nobody can be recognised by, with whatever made-up session or header, share that same number.
 */
export const makeCallLimit = (perPerson: number, personOf: PersonOf | undefined, now: () => number): ((body: string, address: string) => boolean) => {
  const byPerson = makeRateLimit(perPerson)
  const byStrangersAddress = makeRateLimit(perPerson)
  // By its shape and not by parsing: a photo's body has six megabytes. What is escaped to hide counts as a stranger's.
  const whose = (body: string): string | undefined => {
    if (!personOf) return undefined
    let looked = 0
    for (const [, session = ''] of body.matchAll(/"session"\s*:\s*"([\w-]{1,2000}\.[\w-]{1,200})"/g)) {
      const person = personOf(session, now())
      if (person !== undefined || (looked += 1) >= MOST_SESSIONS) return person
    }
    return undefined
  }
  return (body, address) => {
    const person = whose(body)
    return person === undefined ? byStrangersAddress.allow(address) : byPerson.allow(person)
  }
}
