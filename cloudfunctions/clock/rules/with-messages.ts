import { grantsOf } from '../../_data/grants-repo'
import type { NoticeDoc, Told } from '../../_data/notices-repo'
import { newNotice } from '../../_data/notices-repo'
import { sendsMessages } from '../../_data/subscribe-messages'

/** A message waits to be sent where its kind is sent at all and the person allowed one: one read for all of them. Why none goes stands on the notice. */
export async function withMessages(told: readonly Told[], now: number): Promise<readonly NoticeDoc[]> {
  const people = told.flatMap(({ to, message }) => (message !== undefined && sendsMessages(message) ? [to] : []))
  const grants = await grantsOf([...new Set(people)])
  return told.map((each) => {
    const { to, message } = each
    if (message === undefined) return newNotice(each, now, undefined)
    return newNotice(each, now, !sendsMessages(message) ? 'off' : (grants.get(to)?.left[message] ?? 0) > 0 ? 'waits' : 'noGrant')
  })
}
