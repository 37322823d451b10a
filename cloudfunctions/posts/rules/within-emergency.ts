import { emergencyDoc } from '@core/contract/emergency-documents'
import type { PostDoc } from '@core/contract/posts'
import { AppError } from '../../_kit/app-error'
import { loadRecord } from '../../_data/records-repo'

/** A surge post is there for its emergency: none of its shifts begins once that is over. `field`: where the page shows why. */
export async function refuseBeyondEmergency({ emergencyId }: Pick<PostDoc, 'emergencyId'>, starts: readonly { readonly startsAt: number; readonly field: string }[]): Promise<void> {
  if (emergencyId === undefined) return
  const emergency = await loadRecord(emergencyDoc, 'emergency', emergencyId)
  const beyond = emergency === null ? [] : starts.filter(({ startsAt }) => startsAt >= emergency.endsAt)
  if (beyond.length > 0) throw new AppError('INVALID_INPUT', { fields: Object.fromEntries(beyond.map(({ field }) => [field, '这是应急岗位，要在应急结束以前开始；还要延长，请先调整应急'])) })
}
