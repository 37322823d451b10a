import { wishDoc } from '@core/contract/wishes'
import { hash22 } from '../_kit/ids'
import { allRecordsOf } from '../_data/records-repo'
import { changeUnlessOver } from '../_record/change-unless-over'
import { SYSTEM_ACTOR } from '../_record/life-actor'
import { wishKind } from './wish-kind'

/** What somebody who is a member no more has in hand stands open again at once: they cannot hand it over, nor give it back. Twice is once. */
export async function returnWishes(memberId: string, cause: string, now: number): Promise<void> {
  for (const { _id: id, state } of await allRecordsOf(wishDoc, 'wish', { memberIds: memberId, open: true })) {
    if (state !== 'taken') continue
    // Or it is handed over, or given back, in this very moment.
    await changeUnlessOver(wishKind, { id, action: 'comeBack', actor: SYSTEM_ACTOR, now, requestKey: hash22('returnWish', id, memberId, cause), payload: {} })
  }
}
