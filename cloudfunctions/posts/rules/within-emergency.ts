import { emergencyDoc } from '@core/contract/emergency-documents'
import type { EmergencyDoc } from '@core/contract/emergency-documents'
import type { PostDoc } from '@core/contract/posts'
import { measureRefusal } from '@core/domain/emergency/levels'
import { closeIfOver } from '../../_emergency/carry-out'
import { AppError } from '../../_kit/app-error'
import { loadRecord } from '../../_data/records-repo'

type Surge = Pick<PostDoc, 'emergencyId'> & Partial<Pick<PostDoc, 'reach'>>

/** A surge post is there for its emergency: nothing more is done with it once that is over, and its reach is what the level gives now. */
export async function refuseOutsideEmergency({ emergencyId, reach }: Surge, now: number): Promise<EmergencyDoc | undefined> {
  if (emergencyId === undefined) return undefined
  const emergency = await loadRecord(emergencyDoc, 'emergency', emergencyId)
  const refusal = emergency === null ? 'NOT_IN_FORCE' : measureRefusal('surge', emergency, now) ?? (reach === 'district' ? measureRefusal('districtReach', emergency, now) : null)
  if (emergency === null || refusal !== null) throw new AppError(refusal === 'MEASURE_NOT_ADDED' ? 'REACH_NOT_ADDED' : 'NOT_IN_FORCE')
  return emergency
}

/** None of its shifts begins after the end either. `field`: where the page shows why. */
export async function refuseBeyondEmergency(post: Surge, starts: readonly { readonly startsAt: number; readonly field: string }[], now: number): Promise<void> {
  const emergency = await refuseOutsideEmergency(post, now)
  const beyond = emergency === undefined ? [] : starts.filter(({ startsAt }) => startsAt >= emergency.endsAt)
  if (beyond.length > 0) throw new AppError('INVALID_INPUT', { fields: Object.fromEntries(beyond.map(({ field }) => [field, '这是应急岗位，要在应急结束以前开始；还要延长，请先调整应急'])) })
}

/** It may have been stood down while this was written: then what was made is closed with the rest. */
export async function closeIfStoodDown({ emergencyId }: Pick<PostDoc, 'emergencyId'>, now: number): Promise<void> {
  if (emergencyId !== undefined) await closeIfOver(emergencyId, now)
}
