import type { ActivityDoc } from '@core/contract/activity-documents'
import { activityDoc } from '@core/contract/activity-documents'
import type { ActivityAction, ActivityPayload } from '@core/domain/activity/activity-life'
import { activityLife } from '@core/domain/activity/activity-life'
import { renameMarks } from '../_data/activity-marks-repo'
import type { RecordKind } from '../_record/change-record'
import type { Reader } from '../_record/timed-kind'
import { timedKind } from '../_record/timed-kind'

export const activityKind: RecordKind<ActivityDoc, ActivityPayload, ActivityAction> = { kind: 'activity', schema: activityDoc, life: activityLife<ActivityDoc>(), closed: ['over', 'cancelled'] }

export const timedActivity = timedKind(activityKind, { title: ({ title }) => title, readers, follow: async (record, { action }) => {
  // Who said they come, and who came before it was ended, has the times that hold now.
  if (action === 'change' || action === 'end') await renameMarks(record._id, record)
} })

/** Those in the branch when the line was written; a whole community is told once, where all its members read it. */
function readers({ branchId, communityId, toldIds }: ActivityDoc, audience: string): readonly Reader[] {
  if (audience !== 'invited') return []
  return branchId === '' ? [{ to: `pool:${communityId}`, as: 'member' }] : toldIds.map((to) => ({ to, as: 'member' as const }))
}
