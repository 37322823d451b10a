import type { InputOf } from '@core/contract/api'
import type { RecordReceipt } from '@core/contract/records'
import { call } from '@/services/call'
import { type Submit, type SubmitOptions, useSubmit } from './use-submit'

type Deeds = 'apply' | 'checkPhone' | 'withdraw' | 'appeal' | 'withdrawAppeal' | 'changeUnit' | 'leave' | 'callPhone' | 'settleMatch' | 'confirm' | 'refuse' | 'acknowledge' | 'refuseUnit' | 'overturn' | 'overturnUnit' | 'dismiss'
/** One wish about a registration: which action, with what. */
export type Deed = { readonly [A in Deeds]: { readonly action: A; readonly input: InputOf<'registry', A> } }[Deeds]

/** Sends one wish about a registration at a time; the same wish again keeps its number. */
export function useRegistryDeed(options: SubmitOptions<RecordReceipt>): Submit<Deed, RecordReceipt> {
  // Action and input belong together in the type; only this line does not know which one it is.
  return useSubmit(({ action, input }: Deed, requestId) => call('registry', action, input as never, { requestId }), options)
}
