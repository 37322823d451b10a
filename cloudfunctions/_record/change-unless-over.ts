import type { RecordBase } from '@core/contract/records'
import { AppError } from '../_kit/app-error'
import type { RecordChange, RecordKind, Words } from './change-record'
import { changeRecord } from './change-record'

/**
 * The same as `changeRecord`, where somebody else may have done it, or ended the record, in this very moment: then there is
 * nothing left to do, and undefined says so. `over`: the refusals that mean it.
 */
export async function changeUnlessOver<D extends RecordBase, P extends Words, A extends string>(kind: RecordKind<D, P, A>, change: RecordChange<D, P, A>, over: readonly string[] = ['WRONG_STATE']): Promise<Awaited<ReturnType<typeof changeRecord<D, P, A>>> | undefined> {
  try {
    return await changeRecord(kind, change)
  } catch (error) {
    if (error instanceof AppError && over.includes(error.code)) return undefined
    throw error
  }
}
