import type { InputOf } from '@core/contract/api'
import type { RecordReceipt } from '@core/contract/records'
import { call } from '@/services/call'
import { type Submit, type SubmitOptions, useSubmit } from './use-submit'

type Deeds = 'approve' | 'refuse' | 'withdraw' | 'cancel' | 'askChange' | 'agreeChange' | 'refuseChange' | 'standDown' | 'review' | 'surge' | 'callRoll' | 'closeRoll' | 'addVisits' | 'moveSupply' | 'foundBranch'
/** One wish about an emergency. */
export type EmergencyDeed = { readonly [A in Deeds]: { readonly action: A; readonly input: InputOf<'emergency', A> } }[Deeds]

/** Sends one wish about an emergency at a time; the same wish again keeps its number. */
export function useEmergencyDeed(options: SubmitOptions<RecordReceipt>): Submit<EmergencyDeed, RecordReceipt> {
  // Action and input belong together in the type; only this line does not know which one it is.
  return useSubmit(({ action, input }: EmergencyDeed, requestId) => call('emergency', action, input as never, { requestId }), options)
}
