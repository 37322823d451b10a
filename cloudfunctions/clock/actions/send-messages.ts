import type { PersonDoc } from '@core/contract/person-documents'
import { isWithin, spanEnd } from '@core/domain/dispatch/day-span'
import { minuteOfDay } from '@core/domain/time/day'
import { progressOf, wordsOfNotice } from '@core/text/zh-record-notices'
import { dropGrants, returnGrant, spendGrant } from '../../_data/grants-repo'
import type { MessageState, NoticeDoc } from '../../_data/notices-repo'
import { claimMessage, receiverOf, settleMessage, waitingMessages } from '../../_data/notices-repo'
import { loadMembers } from '../../_data/people-repo'
import { sendMessage, sendsMessages } from '../../_data/subscribe-messages'

/** Read together, and sent so many at a time. */
const PAGE = 200
const AT_ONCE = 20
/** A firing lives a minute, and others of its duties come after this one: what is left then waits for the next. */
const SENDS_FOR_MS = 35_000
/** Who can come in an emergency, and whether somebody at a door is well, cannot wait for the morning. */
const WAKES: readonly (string | undefined)[] = ['watch', 'rollCall']
/** What is told later than this is told by the list in the app alone: an old «please answer» only confuses. */
const LATE_MS = 2 * 3_600_000
const NOT_ALLOWED_BY_PERSON = 43101

/**
 * Sends what the fold left waiting. A message is claimed before it is sent and never sent again after that: cut off in
 * between, it is lost and says so (`sending`, `unknown`), because two of the same are worse than none.
 */
export async function sendMessages(now: number): Promise<number> {
  if (!(['orderMoved', 'offerWaiting', 'taskChanged'] as const).some(sendsMessages)) return 0
  const until = performance.now() + SENDS_FOR_MS
  let claimed = 0
  for (let [isFull, before] = [true, -1]; isFull && claimed > before && performance.now() < until; ) {
    const waiting = await waitingMessages(PAGE, now)
    const members = await loadMembers([...new Set(waiting.map(receiverOf))])
    // A page of which another instance claimed every one is followed by no other: they are in its hands.
    ;[isFull, before] = [waiting.length === PAGE, claimed]
    claimed += await sendAll(waiting, members, now, until)
  }
  return claimed
}

/** Several at a time, the oldest first, as long as there is time; a failure ends its own lane, and is told when the others are through. */
async function sendAll(waiting: readonly NoticeDoc[], members: ReadonlyMap<string, PersonDoc>, now: number, until: number): Promise<number> {
  const rest = waiting.values()
  let claimed = 0
  const lane = async () => {
    for (const notice of rest) {
      if (performance.now() >= until) return
      if (!(await claimMessage(notice._id, now))) continue
      claimed += 1
      const wakeAt = quietUntil(notice, members.get(receiverOf(notice)), now)
      const { state, ...more } = wakeAt === undefined ? await sendOne(notice, now) : afterwards(notice, wakeAt)
      await settleMessage(notice._id, state, now, more)
    }
  }
  const failed = (await Promise.allSettled(Array.from({ length: AT_ONCE }, lane))).find((each) => each.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  return claimed
}

/** In their hours of peace a member's telephone stays silent, until when; who is asked for an order then was asked in spite of them: it is about a life, as what `WAKES` is. */
function quietUntil({ message, about }: NoticeDoc, person: PersonDoc | undefined, now: number): number | undefined {
  const mute = person?.member?.mute
  if (mute === undefined || (message?.kind === 'offerWaiting' && about === undefined) || WAKES.includes(about) || !isWithin(mute, minuteOfDay(now))) return undefined
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
