import { nextDue } from '@core/domain/order/clocks'
import { derive } from '@core/domain/order/derived'
import type { OrderDoc } from '@core/contract/documents'
import { orderDoc } from '@core/contract/documents'
import { AppError } from '../../_kit/app-error'
import { hash22 } from '../../_kit/ids'
import { COLLECTIONS } from '../../_data/collections'
import { database } from '../../_data/db'
import { putOff } from '../../_data/put-off'
import { districtCalendar } from '../../_kit/calendar'
import { SYSTEM } from '../../_order/carry-out'
import { changeOrderAndRead } from '../../_order/change-order'
import { unaskedLeft } from '../../_dispatch/unasked-left'
import { unableNow } from '../../_dispatch/unable-now'
import { dropLeavers } from '../../_order/drop-member'
import type { Glance } from '../rules/glance'
import { eraseOrder } from './erase-order'
import { forgetFold } from './fold-log'
import { remindVisits } from './remind-visits'

/** Orders rung per firing; what is left waits a minute. */
const BATCH = 200

/** What the timer writes into the history when it takes an order up. */
const WHY_ESCALATED: Readonly<Record<string, string>> = { finish: '超过办结时限仍没有人接', dispatch: '各个范围都邀请过了，没有人能接', level: '街道没有在时限内裁定' }
const WHY_LATE = '过了派单的时限，问到的人都没有答应'
/** While somebody is left to be asked, it is looked at again after so long. */
const LOOK_AGAIN_MS = 30 * 60_000

/** Every order whose `nextAt` has come: expiry, silence, cards, escalation, archive. Late or doubled, it changes nothing twice. */
export async function ringClocks(now: number, glance: Glance): Promise<number> {
  const data = await glance.due(BATCH)
  const failures: unknown[] = []
  const trying = async (run: () => unknown) => {
    try {
      await run()
    } catch (error) {
      // One order that cannot be rung must not silence the ones behind it.
      failures.push(error)
    }
  }
  let docs: readonly OrderDoc[] = []
  for (const raw of data) await trying(() => { docs = [...docs, orderDoc.parse(raw)] })
  await trying(async () => { docs = await remindVisits(docs, now) })
  const done = new Set<string>()
  for (const doc of docs) await trying(async () => { if (await ringOne(doc, now, glance)) done.add(doc._id) })
  // Nor must a whole batch of them.
  await putOff('orders', data, BATCH, (id) => done.has(id), now)
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${data.length} orders could not be rung`, { cause: failures[0] })
  return done.size
}

/** Whether something was done to it. */
async function ringOne(doc: OrderDoc, now: number, glance: Glance): Promise<boolean> {
  const due = nextDue(doc, districtCalendar)
  if (due === undefined || due.at > now) {
    // Somebody was about to lose their role, and that may have been cut off.
    if (await dropLeavers(doc, now)) return true
    // Its community changed who dispatches it. The fold says so, but nobody reads it again while nothing is to be folded.
    if (doc.state === 'accepted') forgetFold()
    // The index was ahead of the rules (a rule changed, a clock was moved): put it right, or it would ring for ever.
    await setNextAt(doc)
    return false
  }
  const { action, clock, card } = due
  const late = doc.clocks.dispatch?.dueAt ?? 0
  // As far as one may look, but not everybody there was asked: that is not said, and staff still have the time they had.
  if (action === 'escalate' && clock === 'dispatch' && now < late && (await unaskedLeft(doc, now)) > 0) {
    await lookAgainAt(doc, Math.min(late, now + LOOK_AGAIN_MS))
    return false
  }
  const why = clock === 'dispatch' && now >= late ? WHY_LATE : WHY_ESCALATED[clock ?? '']
  const payload = { ...(clock === undefined ? {} : { clock }), ...(card === undefined ? {} : { card }), ...(action === 'escalate' ? { reason: why ?? '' } : {}) }
  const requestKey = hash22('bell', doc._id, String(doc.version), action, String(due.at))
  try {
    if (action === 'erasePersonal') return await eraseOrder(doc, now, requestKey)
    // Who is asked next is looked at when they are asked, not when the list was made.
    const unable = action === 'inviteMore' || action === 'lapseOffer' ? await unableNow(doc, now) : []
    glance.note((await changeOrderAndRead({ orderId: doc._id, action, actor: SYSTEM, now, requestKey, payload: { ...payload, ...(unable.length === 0 ? {} : { unable }) }, loaded: doc })).doc)
    return true
  } catch (error) {
    // Somebody acted in this very moment: the next firing sees what they did.
    if (error instanceof AppError) return false
    throw error
  }
}

const setNextAt = (doc: OrderDoc): Promise<void> => lookAgainAt(doc, derive(doc, districtCalendar).nextAt)

/** With the reminders that are behind: nothing in the history rests on them. */
async function lookAgainAt(doc: OrderDoc, nextAt: number): Promise<void> {
  const reminded = Object.fromEntries(Object.entries(doc.seats).flatMap(([id, seat]) => (seat.reminded === undefined ? [] : [[`seats.${id}.reminded`, seat.reminded]])))
  await database().collection(COLLECTIONS.orders).where({ _id: doc._id, version: doc.version }).update({ nextAt, ...reminded })
}
