import type { PersonDoc } from '@core/contract/person-documents'
import { isWithin, spanEnd } from '@core/domain/dispatch/day-span'
import { minuteOfDay } from '@core/domain/time/day'
import { progressOf, wordsOfNotice } from '@core/text/zh-record-notices'
import { dropGrants, returnGrant, spendGrant } from '../../_data/grants-repo'
import type { MessageState, NoticeDoc } from '../../_data/notices-repo'
import { claimMessage, receiverOf, settleMessage, waitingMessages } from '../../_data/notices-repo'
import { loadMembers } from '../../_data/people-repo'
import { sendMessage, sendsMessages } from '../../_data/subscribe-messages'

/** Messages per firing; what is left waits a minute. */
const BATCH = 60
/** What is told later than this is told by the list in the app alone: an old «please answer» only confuses. */
const LATE_MS = 2 * 3_600_000
const NOT_ALLOWED_BY_PERSON = 43101

/**
 * Sends what the fold left waiting. A message is claimed before it is sent and never sent again after that: cut off in
 * between, it is lost and says so (`sending`, `unknown`), because two of the same are worse than none.
 */
export async function sendMessages(now: number): Promise<number> {
  if (!(['orderMoved', 'offerWaiting', 'taskChanged'] as const).some(sendsMessages)) return 0
  const waiting = await waitingMessages(BATCH, now)
  const members = await loadMembers([...new Set(waiting.map(receiverOf))])
  for (const notice of waiting) {
    if (!(await claimMessage(notice._id, now))) continue
    const wakeAt = quietUntil(notice, members.get(receiverOf(notice)), now)
    const { state, ...more } = wakeAt === undefined ? await sendOne(notice, now) : afterwards(notice, wakeAt)
    await settleMessage(notice._id, state, now, more)
  }
  return waiting.length
}

/** In their hours of peace a member's telephone stays silent, until when; who is asked for an order then was asked in spite of them: it is about a life. */
function quietUntil({ message, about }: NoticeDoc, person: PersonDoc | undefined, now: number): number | undefined {
  const mute = person?.member?.mute
  if (mute === undefined || (message?.kind === 'offerWaiting' && about === undefined) || !isWithin(mute, minuteOfDay(now))) return undefined
  return spanEnd(mute, now)
}

/** It goes when the hours are over, if it still says something then: a reminder at seven of a shift at eight. */
const afterwards = ({ until }: NoticeDoc, wakeAt: number): { readonly state: MessageState; readonly wakeAt?: number } => (until === undefined || until > wakeAt ? { state: 'asleep', wakeAt } : { state: 'quiet' })

async function sendOne(notice: NoticeDoc, now: number): Promise<{ state: MessageState; code?: number }> {
  const { message, orderId, title, at } = notice
  const to = receiverOf(notice)
  if (message === undefined || now - Math.max(at, message.wakeAt ?? 0) > LATE_MS) return { state: 'late' }
  const openid = await spendGrant(to, message.kind)
  if (openid === null) return { state: 'notAllowed' }

  const { said, next } = wordsOfNotice(notice)
  const sent = await sendMessage({ kind: message.kind, about: notice.about, openid, orderId, values: { title, said, next, state: progressOf(notice), place: notice.place ?? '', at, until: notice.until ?? at } })
  if (!sent.ok) return { state: 'unknown' }
  if (sent.code === 0) return { state: 'sent' }
  if (sent.code === NOT_ALLOWED_BY_PERSON) {
    await dropGrants(to, message.kind)
    return { state: 'refused', code: sent.code }
  }
  await returnGrant(to, message.kind)
  return { state: 'failed', code: sent.code }
}
