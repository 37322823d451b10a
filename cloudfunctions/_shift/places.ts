import type { ShiftPartDoc } from '@core/contract/shift-documents'
import type { Claimant } from '@core/domain/post/claim-rules'
import { endedClaim } from '@core/domain/post/claim-ended'
import { claimRefusals } from '@core/domain/post/claim-rules'
import type { Claim, ClaimTerms, ShiftLine } from '@core/domain/post/shift'
import { claimIn, firstPartOf, isBarred } from '@core/domain/post/shift'
import type { ShiftStore } from '../_data/shift-store'
import { AppError } from '../_kit/app-error'
import { KnownPlaces } from './known-places'
import { sharedRead } from './shared-read'
import { termsOf } from './terms'

export interface ClaimWish {
  readonly shiftId: string
  /** What the member saw, and how many parts it had. Nothing in it is believed without being asked of the database. */
  readonly seen: ClaimTerms & { readonly parts: number }
  readonly claimant: Claimant
  /** Whether it is held or asked for the shift says, as it is when the place is taken. */
  readonly claim: Omit<Claim, 'state'>
  readonly now: number
  /** The same request was sent before and its answer never came: only the database knows what became of it. */
  readonly retried: boolean
  /** Where somebody else claims for them. */
  readonly line?: ShiftLine
}

/** A claim that stands, made now or before. */
export interface Standing { readonly claim: Claim; readonly part?: ShiftPartDoc }

/**
 * Claiming, over any store. Who gets a place costs one call, two where the first part tried is full; who does not costs one,
 * of a split shift three at most; and once an instance knows that all is taken, nobody costs any.
 */
export function makePlaces(store: ShiftStore) {
  const known = new KnownPlaces()
  const look = sharedRead(async (shiftId) => ({ parts: await store.read(shiftId) }))

  async function claim(wish: ClaimWish): Promise<Standing> {
    const holds = known.full(wish.shiftId, wish.seen.parts, wish.now)
    if (wish.retried || holds?.(wish.claimant.id) === true) return standing(wish)
    if (holds !== undefined) throw new AppError('SHIFT_FULL')
    return tryWith(wish, wish.seen, true)
  }

  /** Theirs, perhaps: a request sent before, or what this instance remembers, and another may have ended since. A yes is the database's alone. */
  async function standing(wish: ClaimWish): Promise<Standing> {
    const { parts } = await look(wish.shiftId)
    known.noteAll(parts, wish.now)
    const mine = claimIn(parts, wish.claimant.id)
    if (mine !== undefined) return mine
    refuseEnded(parts, wish)
    return tryWith(wish, freshOf(parts), false)
  }

  async function tryWith(wish: ClaimWish, facts: ClaimWish['seen'], again: boolean): Promise<Standing> {
    const { shiftId, claimant, now, line } = wish
    const refusal = claimRefusals(facts, claimant, now)[0]
    if (refusal !== undefined) throw new AppError(refusal.code, refusal.detail === undefined ? {} : { detail: plain(refusal.detail) })

    const wanted: Claim = { ...wish.claim, state: facts.approval ? 'asked' : 'held' }
    const taking = { shiftId, terms: termsOf(facts), memberId: claimant.id, claim: wanted, now, line }
    // A claim of this instance may have taken the last place while this one was on its way.
    for (const part of facts.parts === 1 ? [0] : [firstPartOf(claimant.id, facts.parts), undefined]) {
      const taken = await store.take({ ...taking, part })
      if (taken === 'elsewhere') break
      if (taken !== null) {
        known.note(taken, now)
        return { claim: wanted, part: taken }
      }
      const holds = known.full(shiftId, facts.parts, now)
      if (holds?.(claimant.id) === true) break
      if (holds !== undefined) throw new AppError('SHIFT_FULL')
    }

    const { parts } = await look(shiftId)
    if (parts.length === 0) throw new AppError('NOT_FOUND')
    known.noteAll(parts, now)
    const mine = claimIn(parts, claimant.id)
    if (mine !== undefined) return mine
    refuseEnded(parts, wish)
    if (isBarred(parts, claimant.id)) throw new AppError('GIVEN_BACK_OFTEN')
    const fresh = freshOf(parts)
    // What they saw is not so any more: decided once more, on what it is now.
    if (again && (termsOf(fresh) !== taking.terms || parts.some(({ left }) => left > 0))) return tryWith(wish, fresh, false)
    throw new AppError('SHIFT_FULL')
  }

  return { claim, forget: (shiftId: string) => known.forget(shiftId) }
}

/** A request makes one claim: what has ended since does not begin again with it. */
function refuseEnded(parts: readonly ShiftPartDoc[], { claimant, claim }: ClaimWish): void {
  const ended = endedClaim(parts, claimant.id, claim.key)
  if (ended !== undefined) throw new AppError(ended)
}

function freshOf(parts: readonly ShiftPartDoc[]): ShiftPartDoc {
  const [first] = parts
  if (first === undefined) throw new AppError('NOT_FOUND')
  return first
}

const plain = (detail: Readonly<Record<string, string | number | boolean>>): Record<string, string | number> =>
  Object.fromEntries(Object.entries(detail).map(([key, value]) => [key, typeof value === 'boolean' ? String(value) : value]))
