import type { InputOf } from '@core/contract/api'
import type { RecordReceipt } from '@core/contract/records'
import { call } from '@/services/call'
import { type Submit, type SubmitOptions, useSubmit } from './use-submit'

type Deeds = 'foundBranch' | 'addBranchMember' | 'removeBranchMember' | 'setSecretary' | 'addInstructor' | 'endInstructor' | 'endBranch'
/** One wish about a branch. */
export type BranchDeed = { readonly [A in Deeds]: { readonly action: A; readonly input: InputOf<'registry', A> } }[Deeds]

/** Sends one wish about a branch at a time; the same wish again keeps its number. */
export function useBranchDeed(options: SubmitOptions<RecordReceipt>): Submit<BranchDeed, RecordReceipt> {
  // Action and input belong together in the type; only this line does not know which one it is.
  return useSubmit(({ action, input }: BranchDeed, requestId) => call('registry', action, input as never, { requestId }), options)
}
