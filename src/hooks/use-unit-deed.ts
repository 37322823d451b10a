import type { InputOf } from '@core/contract/api'
import type { RecordReceipt } from '@core/contract/records'
import { call } from '@/services/call'
import { type Submit, type SubmitOptions, useSubmit } from './use-submit'

type Deeds = 'saveContact' | 'setFloor' | 'addPlanItem' | 'dropPlanItem' | 'finishPlanItem' | 'addItem' | 'takeItem' | 'finishItem' | 'dropItem'
/** One wish about a unit's lists, plan, contact or floor. */
export type UnitDeed = { readonly [A in Deeds]: { readonly action: A; readonly input: InputOf<'registry', A> } }[Deeds]

/** Sends one wish about a unit at a time; the same wish again keeps its number. */
export function useUnitDeed(options: SubmitOptions<RecordReceipt>): Submit<UnitDeed, RecordReceipt> {
  // Action and input belong together in the type; only this line does not know which one it is.
  return useSubmit(({ action, input }: UnitDeed, requestId) => call('registry', action, input as never, { requestId }), options)
}
