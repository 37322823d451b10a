import { grantsOf } from '../../_data/grants-repo'
import type { NoticeDoc, Told } from '../../_data/notices-repo'
import { newNotice, receiverOf } from '../../_data/notices-repo'
import { sendsMessages } from '../../_data/subscribe-messages'

/** A message waits to be sent where its kind is sent at all and the person allowed one: one read for all of them. Why none goes stands on the notice. */
export async function withMessages(told: readonly Told[], now: number): Promise<readonly NoticeDoc[]> {
  const people = told.flatMap((each) => (each.message !== undefined && sendsMessages(each.message) ? [receiverOf(each)] : []))
  const grants = await grantsOf([...new Set(people)])
  return told.map((each) => {
    const { message } = each
    if (message === undefined) return newNotice(each, now, undefined)
    return newNotice(each, now, !sendsMessages(message) ? 'off' : (grants.get(receiverOf(each))?.left[message] ?? 0) > 0 ? 'waits' : 'noGrant')
  })
}
