import type { OrderDoc } from '@core/contract/documents'
import type { PolicyName } from '@core/domain/dispatch/policies'
import { refusalsOf } from '@core/domain/dispatch/policies'
import { openDesk } from './dispatch-desk'

/** What the next morning changes by itself. */
const BY_THE_HOUR: readonly PolicyName[] = ['duty', 'mute']

/** How many within reach could go, now or at another hour, and were not asked: while there are any, nobody may say that all were. */
export async function unaskedLeft(doc: OrderDoc, now: number): Promise<number> {
  const desk = await openDesk(doc.streetId, [doc._id], now)
  const order = desk.factsOf(doc)
  return desk.members.filter((member) => refusalsOf(member, order, now).every((name) => BY_THE_HOUR.includes(name))).length
}
