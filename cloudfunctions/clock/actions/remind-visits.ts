import type { OrderDoc } from '@core/contract/documents'
import type { VisitReminder } from '@core/domain/order/visit-reminders'
import { visitReminders } from '@core/domain/order/visit-reminders'
import { reminderNamed } from '@core/domain/time/reminders'
import { hash22 } from '../../_kit/ids'
import type { Told } from '../../_data/notices-repo'
import { insertNotices } from '../../_data/notices-repo'
import { withMessages } from '../rules/with-messages'

/**
 * Tells member and resident of the visits they agreed on, a minute's all at once; the orders as they are once that is
 * ticked off, which whoever rings them writes down after. Cut off in between, the same is told again under the same ids.
 */
export async function remindVisits(docs: readonly OrderDoc[], now: number): Promise<readonly OrderDoc[]> {
  const looked = docs.map((doc) => ({ doc, ...visitReminders(doc, now) }))
  const told = looked.flatMap(({ doc, due }) => due.flatMap((each) => toldOf(doc, each, now)))
  if (told.length > 0) await insertNotices(await withMessages(told, now))
  return looked.map(({ after }) => after)
}

function toldOf(doc: OrderDoc, { seatId, memberId, from, reminded }: VisitReminder, now: number): readonly Told[] {
  const { _id: orderId, title, state, place, communityId } = doc
  const line = hash22('remindVisit', orderId, seatId, String(from), String(reminded))
  const said = { orderId, title, seq: 0, line, action: reminderNamed(reminded), state, at: now, by: 'system', byKind: 'system' as const, place: `${place.compound}${place.building}`, until: from }
  return [
    // The resident waits at home: whom it does not reach is rung up.
    { ...said, to: memberId, as: 'member', message: 'taskChanged', callFor: communityId },
    // A caller whose order staff took down has no account to be told through.
    ...doc.ownerIds.filter((id) => id !== '' && id !== memberId).map((to) => ({ ...said, to, as: 'resident' as const, message: 'orderMoved' as const })),
  ]
}
