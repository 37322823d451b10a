import * as z from 'zod'
import type { PersonDoc } from '@core/contract/person-documents'
import type { ShiftPartDoc } from '@core/contract/shift-documents'
import type { Point } from '@core/domain/distance'
import type { Claimant } from '@core/domain/post/claim-rules'
import type { Ctx } from '../../_kit/serve'
import { readToken, signToken } from '../../_kit/tokens'
import { memberViewer, type Viewer } from '../../_kit/viewer'
import { agreedVisits } from '../../_data/agreed-visits'
import { loadPerson } from '../../_data/people-repo'
import { shiftsOf } from '../../_data/shifts-repo'

/** What a list knew of the member is good for a claim this long. Two claims that slip past it at once: the later is returned by the timer. */
const PASS_MS = 10 * 60_000

const passed = z.object({ p: z.string(), s: z.array(z.string()), c: z.record(z.string(), z.number()), b: z.array(z.tuple([z.string(), z.number(), z.number(), z.string()])) })

export type ClaimantFacts = Pick<Claimant, 'skills' | 'certificates' | 'busy'>

/** What a claim asks of the member, signed: a claim that brings it back needs no read of the person. */
export function signPass(personId: string, { skills, certificates, busy }: ClaimantFacts, now: number): string {
  return signToken('claims', { p: personId, s: skills, c: certificates, b: busy.map(({ id, from, to, title }) => [id, from, to, title]) }, now + PASS_MS)
}

export const areaIdsOf = ({ communityId, streetId }: Pick<Viewer, 'communityId' | 'streetId'>): readonly string[] => [communityId, streetId, 'district'].filter((id) => id !== '')

/** The caller as claims see them: from the pass while it is theirs and fresh, else from the database. */
export async function claimantOf(ctx: Ctx, pass?: string): Promise<Claimant & { readonly label: string }> {
  const viewer = await memberViewer(ctx)
  const own = { id: ctx.personId, areaIds: areaIdsOf(viewer), label: viewer.label }
  const read = pass === undefined ? undefined : readToken('claims', pass, ctx.now)
  const known = read?.ok === true ? passed.safeParse(read.payload) : undefined
  if (known?.success === true && known.data.p === ctx.personId) {
    const { s: skills, c: certificates, b } = known.data
    return { ...own, skills, certificates, busy: b.map(([id, from, to, title]) => ({ id, from, to, title })) }
  }
  const { home: _home, ...facts } = await factsOf(ctx.personId, ctx.now)
  return { ...own, ...facts }
}

/** What was read already: the person, and shifts with theirs among them. */
export interface Known { readonly person?: PersonDoc; readonly held?: readonly ShiftPartDoc[] }

/** Read afresh, but for what is known: what the member can, what they have promised, and where they live. */
export async function factsOf(personId: string, now: number, known: Known = {}): Promise<ClaimantFacts & { readonly home: Point | undefined }> {
  const [person, mine, visits] = await Promise.all([known.person ?? loadPerson(personId), known.held ?? shiftsOf([personId], now), agreedVisits([personId], now)])
  // A cancelled shift keeps who claimed it, and nobody busy.
  const shifts = mine.flatMap(({ state, shiftId, claims, startsAt, endsAt, title }) => (state === 'open' && Object.hasOwn(claims, personId) ? [{ id: shiftId, from: startsAt, to: endsAt, title }] : []))
  return { skills: person?.member?.skills ?? [], certificates: person?.member?.certificates ?? {}, busy: [...shifts, ...visits.map(({ id, from, to, title }) => ({ id, from, to, title }))], home: person?.member?.point }
}
