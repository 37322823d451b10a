import { visitListDoc } from '@core/contract/emergency-documents'
import { hash22 } from '../_kit/ids'
import { allRecordsOf } from '../_data/records-repo'
import { changeUnlessOver } from '../_record/change-unless-over'
import { SYSTEM_ACTOR } from '../_record/life-actor'
import { visitKind } from './kinds'

interface Leave {
  readonly cause: string
  readonly now: number
  /** Communities they are a member of still. */
  readonly stays: readonly string[]
}

/** Who is a member of a community no more goes to none of its buildings, and opens no list of them. They and its staff are told. Twice is once. */
export async function leaveVisits(memberId: string, { cause, now, stays }: Leave): Promise<void> {
  for (const { _id: id, communityId, state } of await allRecordsOf(visitListDoc, 'visitList', { memberIds: memberId })) {
    if (state !== 'open' || stays.includes(communityId)) continue
    // Sealed off in this very moment, it opens to nobody.
    await changeUnlessOver(visitKind, { id, action: 'unassign', actor: SYSTEM_ACTOR, now, requestKey: hash22('unassign', id, memberId, cause), payload: { memberId } })
  }
}
