import type { ActivityDoc } from '@core/contract/activity-documents'
import { activityDoc } from '@core/contract/activity-documents'
import type { RecordEntry } from '@core/contract/records'
import type { ActivityAction, ActivityPayload } from '@core/domain/activity/activity-life'
import { activityLife } from '@core/domain/activity/activity-life'
import { DAY_MS } from '@core/domain/time/day'
import { REMINDERS_MS, reminderNamed } from '@core/domain/time/reminders'
import { renameMarks, whoSaidTheyCome } from '../_data/activity-marks-repo'
import type { Told } from '../_data/notices-repo'
import { byMessageAlone } from '../_data/notices-repo'
import { hash22 } from '../_kit/ids'
import type { RecordKind } from '../_record/change-record'
import type { Reader, TimedKind } from '../_record/timed-kind'
import { timedKind } from '../_record/timed-kind'

export const activityKind: RecordKind<ActivityDoc, ActivityPayload, ActivityAction> = { kind: 'activity', schema: activityDoc, life: activityLife<ActivityDoc>(), closed: ['over', 'cancelled'] }

const timed = timedKind(activityKind, { title: ({ title }) => title, readers, alsoTell: async (record, entry) => [...(await reminded(record, entry)), ...(await toldBeside(record, entry))], follow: async (record, { action }) => {
  // Who said they come, and who came before it was ended, has the times that hold now.
  if (action === 'change' || action === 'end') await renameMarks(record._id, record)
} })

/** As any other; but once it is time to begin, a reminder that was missed does not hold the beginning up. */
export const timedActivity: TimedKind = {
  ...timed,
  ring: (raw, now) => {
    const activity = activityDoc.parse(raw)
    return timed.ring(now < activity.startsAt ? activity : { ...activity, reminded: REMINDERS_MS.length }, now)
  },
}

/** Those in the branch when the line was written; a whole community is told once, where all its members read it. */
function readers({ branchId, communityId, toldIds }: ActivityDoc, audience: string): readonly Reader[] {
  if (audience !== 'invited') return []
  return branchId === '' ? [{ to: `pool:${communityId}`, as: 'member' }] : toldIds.map((to) => ({ to, as: 'member' as const }))
}

/** Who said they come hears of a change or a cancellation where they are, beside what all read in the app; within the last day somebody rings them up. */
async function toldBeside({ _id, title, startsAt, place, communityId, log }: ActivityDoc, { seq, action, at, to: state, by }: RecordEntry): Promise<readonly Told[]> {
  if (action !== 'change' && action !== 'cancel') return []
  // As it was to begin before, too: who has not heard that it was put off comes for nothing.
  const was = log.filter((line) => line.seq < seq && typeof line.data?.['startsAt'] === 'number').at(-1)?.data?.['startsAt']
  const first = Math.min(startsAt, typeof was === 'number' ? was : startsAt)
  const isSoon = first > at && first - at < DAY_MS
  return (await whoSaidTheyCome(_id)).filter((personId) => personId !== by.id).map((personId) => ({
    to: byMessageAlone(personId), as: 'member', about: 'activity', orderId: _id, title, seq, action, state, at, by: by.id, byKind: by.kind, place: place.name, until: startsAt, message: 'taskChanged', ...(isSoon ? { callFor: communityId } : {}),
  }))
}

/** Who said they come is reminded of what they said, once for each of the times that hold; moved or called off meanwhile, nobody is. */
async function reminded({ _id, state, title, startsAt, place }: ActivityDoc, { action, at, data = {} }: RecordEntry): Promise<readonly Told[]> {
  if (action !== 'remind' || state !== 'planned' || data['startsAt'] !== startsAt || at >= startsAt) return []
  const nth = Number(data['reminded'])
  const line = hash22('remind', _id, String(startsAt), String(nth))
  return (await whoSaidTheyCome(_id)).map((to) => ({ to, as: 'member', about: 'activity', orderId: _id, title, seq: 0, line, action: reminderNamed(nth), state, at, by: 'system', byKind: 'system', place: place.name, until: startsAt, message: 'taskChanged' }))
}
