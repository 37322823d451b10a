import type { EmergencyDoc } from '@core/contract/emergency-documents'
import { rollDoc } from '@core/contract/emergency-documents'
import { measuresOf } from '@core/domain/emergency/levels'
import { recordsOfEmergency } from '../_data/emergencies-repo'
import { changePart } from '../_data/shifts-repo'
import { AppError } from '../_kit/app-error'
import { hash22 } from '../_kit/ids'
import { changeUnlessOver } from '../_record/change-unless-over'
import { SYSTEM_ACTOR } from '../_record/life-actor'
import { termsOf } from '../_shift/terms'
import { rollKind } from './kinds'
import { surgeOf } from './surge-shifts'

/**
 * What a lower level does not give any more ends with the change: roll calls close, surge shifts are open to their street alone.
 * Who claimed one from elsewhere keeps it. Done again from the beginning, what is so already is left as it is.
 */
export async function takeBack(emergency: EmergencyDoc, now: number): Promise<void> {
  const measures = measuresOf(emergency.level)
  if (!measures.includes('rollCall')) {
    for (const { _id: id } of await recordsOfEmergency(rollDoc, 'rollCall', emergency._id, { open: true })) await changeUnlessOver(rollKind, { id, action: 'close', actor: SYSTEM_ACTOR, now, requestKey: hash22('takeBack', id), payload: {} })
  }
  if (measures.includes('districtReach')) return
  for (const part of (await surgeOf(emergency, now)).parts) {
    if (part.state !== 'open' || part.startsAt <= now || !part.openTo.includes('district')) continue
    const openTo = [part.streetId]
    if (!(await changePart(part, { openTo, terms: termsOf({ ...part, openTo }) }, { line: { id: hash22('narrow', part._id, String(now)), action: 'narrow', at: now, by: 'system' } }))) throw new AppError('BUSY')
  }
}
