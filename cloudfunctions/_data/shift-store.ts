import type { ShiftPartDoc } from '@core/contract/shift-documents'
import type { Claim, ShiftLine, Waiter } from '@core/domain/post/shift'

/**
 * What claiming, giving back and waiting need of the database: each one call, each a single guarded write or a read.
 * claims-repo.ts is the one that counts; the fault simulation puts one in its place that crashes at any call.
 */
export interface ShiftStore {
  /** All parts of a shift, in order; none where there is no such shift. */
  read(shiftId: string): Promise<readonly ShiftPartDoc[]>
  /** Takes one place, for who is not barred: of one part, or of any that has one. `elsewhere`: they hold one in another part. Null: no such place. */
  take(place: TakePlace): Promise<ShiftPartDoc | 'elsewhere' | null>
  /** Ends a claim as it was seen; the place goes back to everybody, or is kept for who waits. False: it is not so any more. */
  giveBack(place: EndClaim): Promise<boolean>
  /** A place becomes the promise to who waited longest; in the first part they leave the list in the same write. */
  promise(place: PromisePlace): Promise<boolean | 'elsewhere'>
  /** They take none of this shift any more, in whatever part. */
  bar(shiftId: string, memberId: string): Promise<void>
  /** A place kept for waiters is everybody's again, as nobody waits. */
  unkeep(part: ShiftPartDoc, now: number): Promise<boolean>
  /** Changes a standing claim, as it was seen. */
  change(place: ChangeClaim): Promise<boolean>
  /** A claim becomes another's, in one write. `elsewhere`: they hold one in another part. False: it is not so any more, or they hold one here. */
  handOver(place: HandOver): Promise<boolean | 'elsewhere'>
  /** Joins the list; who holds a place, or waits already, does not. */
  join(first: ShiftPartDoc, waiter: Waiter): Promise<boolean>
  /** Leaves the list; with a line where somebody decided it, without where they hold a place by now. */
  leave(shiftId: string, waiter: Pick<Waiter, 'id' | 'at'>, now: number, line?: ShiftLine): Promise<boolean>
}

export interface TakePlace {
  readonly shiftId: string
  /** Undefined: whichever has one. */
  readonly part: number | undefined
  readonly terms: string
  readonly memberId: string
  readonly claim: Claim
  readonly now: number
  /** Where somebody else claimed for them, so that they are told. */
  readonly line?: ShiftLine | undefined
}

interface SeenClaim {
  readonly part: ShiftPartDoc
  readonly memberId: string
  readonly before: Claim
  readonly line: ShiftLine
}
/** `keep`: for who waits. `unwaited`: refused where somebody has joined the list meanwhile, as far as the part knows it (the first has the list). */
export interface EndClaim extends SeenClaim { readonly keep: boolean; readonly unwaited?: boolean }
export interface ChangeClaim extends SeenClaim { readonly after: Claim }
/** `to`: whose it is from now on, and their claim. */
export interface HandOver extends SeenClaim { readonly to: string; readonly claim: Claim }

export interface PromisePlace {
  readonly part: ShiftPartDoc
  readonly waiter: Waiter
  readonly claim: Claim
  readonly line: ShiftLine
}
