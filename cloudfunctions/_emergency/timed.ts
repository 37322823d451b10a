import type { EmergencyDoc, RollDoc, VisitListDoc } from '@core/contract/emergency-documents'
import { emergencyDoc } from '@core/contract/emergency-documents'
import type { RecordEntry } from '@core/contract/records'
import { grantsOf } from '../_data/grants-repo'
import type { Told } from '../_data/notices-repo'
import { byMessageAlone } from '../_data/notices-repo'
import { membersOf } from '../_data/people-repo'
import { sendsMessages } from '../_data/subscribe-messages'
import { AppError } from '../_kit/app-error'
import { hash22 } from '../_kit/ids'
import { changeRecord } from '../_record/change-record'
import { SYSTEM_ACTOR } from '../_record/life-actor'
import type { Reader, TimedKind } from '../_record/timed-kind'
import { timedKind } from '../_record/timed-kind'
import { carryOut } from './carry-out'
import { emergencyKind, rollKind, visitKind } from './kinds'
import { partsOf, tallyOf } from './tally'
import { insertVisitOrder } from './visit-order'
import { windUp } from './wind-up'

const timed = timedKind(emergencyKind, { title: ({ title }) => title, readers, follow: carryOut })

/** As any other; but one that stands down is closed piece by piece, and only then says that it has. */
export const timedEmergency: TimedKind = {
  ...timed,
  ring: async (raw, now) => {
    const emergency = emergencyDoc.parse(raw)
    return emergency.state === 'standingDown' ? finishStandDown(emergency, now) : timed.ring(raw, now)
  },
}

export const timedRoll: TimedKind = timedKind(rollKind, {
  title: ({ question }: RollDoc) => question,
  readers: ({ communityId }, audience) => (audience === 'pool' ? [{ to: `pool:${communityId}`, as: 'member' }] : []),
  alsoTell: askByMessage,
})

/** All read the one notice of their community; whoever allowed a message gets that beside it. */
async function askByMessage({ _id, communityId, question, until }: RollDoc, { seq, action, to: state, at }: RecordEntry): Promise<readonly Told[]> {
  if (action !== 'open' || !sendsMessages('offerWaiting')) return []
  const members = (await membersOf(communityId)).map(({ _id: personId }) => personId)
  const grants = await grantsOf(members)
  return members.filter((personId) => (grants.get(personId)?.left.offerWaiting ?? 0) > 0).map((personId) => ({
    to: byMessageAlone(personId), as: 'member', about: 'rollCall', orderId: _id, title: question, seq, action, state, at, by: 'system', byKind: 'system', until, message: 'offerWaiting',
  }))
}

export const timedVisits: TimedKind = timedKind(visitKind, {
  title: ({ compound, building }: VisitListDoc) => `${compound} ${building}`,
  readers: ({ memberIds }, audience, { data = {} }) => {
    if (audience === 'former') return typeof data['memberId'] === 'string' ? [{ to: data['memberId'], as: 'member' }] : []
    return audience === 'assigned' ? memberIds.map((to) => ({ to, as: 'member' as const })) : []
  },
  follow: async (list, entry, now) => {
    if (entry.action === 'order' && typeof entry.data?.['entryId'] === 'string') await insertVisitOrder(list, entry.data['entryId'], now)
  },
})

/** Closes everything and writes that it is closed, with what it came to. True where this call wrote it. */
export async function finishStandDown(emergency: EmergencyDoc, now: number): Promise<boolean> {
  await windUp(emergency, now)
  const tally = tallyOf(await partsOf(emergency))
  try {
    await changeRecord(emergencyKind, { id: emergency._id, action: 'handOver', actor: SYSTEM_ACTOR, now, requestKey: hash22('handOver', emergency._id), payload: { tally } })
    return true
  } catch (error) {
    // Written by another in this very moment.
    if (error instanceof AppError) return false
    throw error
  }
}

function readers({ communityIds, streetIds }: EmergencyDoc, audience: string): readonly Reader[] {
  switch (audience) {
    case 'communities': return communityIds.map((id) => ({ to: `staff:${id}`, as: 'staff' as const }))
    case 'streets': return streetIds.map((id) => ({ to: `street:${id}`, as: 'street' as const }))
    case 'members': return communityIds.map((id) => ({ to: `pool:${id}`, as: 'member' as const }))
    default: return []
  }
}
