import type { EmergencyDoc } from '@core/contract/emergency-documents'
import { emergencyDoc } from '@core/contract/emergency-documents'
import type { Measure } from '@core/domain/emergency/levels'
import { measureRefusal } from '@core/domain/emergency/levels'
import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import { loadRecord } from '../../_data/records-repo'
import { emergencyKind } from '../../_emergency/kinds'
import { AppError } from '../../_kit/app-error'
import { hash22 } from '../../_kit/ids'

/** An emergency that concerns the official; NOT_FOUND for anybody else, as if it were not there. Before it is approved it is the street's and the district's alone. */
export async function ownEmergency(emergencyId: string, actor: LifeActor): Promise<EmergencyDoc> {
  const emergency = await loadRecord(emergencyDoc, 'emergency', emergencyId)
  if (emergency === null || !isSeenBy(emergency, actor)) throw new AppError('NOT_FOUND')
  return emergency
}

const DRAFTS: readonly string[] = ['drafted', 'refused', 'withdrawn']
export const isSeenBy = (emergency: EmergencyDoc, actor: LifeActor): boolean => emergencyKind.life.isTheirs(emergency, actor) && (actor.kind !== 'staff' || !DRAFTS.includes(emergency.state))

/** Refused unless the emergency is in force and its level has the measure: outside of that, everything stays barred. */
export function refuseUnlessAllowed(emergency: EmergencyDoc | null, measure: Measure, now: number): asserts emergency is EmergencyDoc {
  if (emergency === null) throw new AppError('NOT_FOUND')
  const refusal = measureRefusal(measure, emergency, now)
  if (refusal !== null) throw new AppError(refusal)
}

export const emergencyIdOf = (requestKey: string): string => `em-${hash22('emergency', requestKey)}`
