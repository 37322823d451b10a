import type * as z from 'zod'
import { MESSAGE_KINDS } from '@core/contract/notices'
import type { peopleContract } from '@core/contract/people'
import { AppError } from '../../_kit/app-error'
import { hash22 } from '../../_kit/ids'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { grantsOf } from '../../_data/grants-repo'
import type { NoticeDoc, Told } from '../../_data/notices-repo'
import { insertNotices, lastToldOf, marksOf, newNotice, noticesOf, ownMarksOf } from '../../_data/notices-repo'
import { loadPeople, staffOf } from '../../_data/people-repo'
import { sendsMessages } from '../../_data/subscribe-messages'

const KIND = 'taskChanged'
/** A community is tested once in so long, whoever taps: nobody is told twice of one test. */
const ONCE_IN_MS = 10 * 60_000
/** Whose test a notice belongs to: the caller's own, or the community's. */
const [OWN, SHARED] = ['own', 'community'] as const

/** What WeChat may still send me, and how the last tests went. */
export async function showMessages(_input: object, ctx: Ctx) {
  const [grants, last, shared, marks] = await Promise.all([grantsOf([ctx.personId]), lastToldOf(ctx.personId, 'test', OWN), lastToldOf(ctx.personId, 'test', SHARED), marksOf(ctx.personId)])
  const left = grants.get(ctx.personId)?.left ?? {}
  return {
    kinds: MESSAGE_KINDS.map((kind) => ({ kind, left: left[kind] ?? 0, sends: sendsMessages(kind) })),
    ...(last === undefined ? {} : { test: { at: last.at, read: (marks.own ?? '') >= last.rank, wechat: wechatOf(last) } }),
    ...(shared === undefined ? {} : { communityTest: { at: shared.at, people: await resultsOf(shared.orderId) } }), now: ctx.now,
  }
}

/** On both ways; the timer sends it within the minute as it sends any other. */
export async function testDelivery({ to }: z.output<(typeof peopleContract)['testDelivery']['input']>, ctx: Ctx): Promise<{ recorded: true }> {
  const { scopeIds: [communityId] } = await actorOf(ctx, 'staff')
  if (communityId === undefined) throw new AppError('OUT_OF_SCOPE')
  const everybody = to === 'me' ? [ctx.personId] : await staffOf(communityId)
  const orderId = to === 'me' ? hash22('test', ctx.requestKey) : hash22('test', communityId, String(Math.floor(ctx.now / ONCE_IN_MS)))
  const grants = await grantsOf(everybody)
  const told = (personId: string): Told => ({ to: personId, as: 'staff', about: 'test', orderId, seq: 0, action: 'test', state: to === 'me' ? OWN : SHARED, title: '送达测试', at: ctx.now, by: 'system', byKind: 'system', message: KIND })
  await insertNotices(everybody.map((personId) => newNotice(told(personId), ctx.now, !sendsMessages(KIND) ? 'off' : (grants.get(personId)?.left[KIND] ?? 0) > 0 ? 'waits' : 'noGrant')))
  return { recorded: true }
}

async function resultsOf(testId: string) {
  const told = await noticesOf(testId)
  const ids = told.map(({ to }) => to)
  const [looked, people] = await Promise.all([ownMarksOf(ids), loadPeople(ids)])
  const labels = new Map(people.map(({ _id, label }) => [_id, label]))
  return told
    .map((notice) => ({ personId: notice.to, label: labels.get(notice.to) ?? '', read: (looked.get(notice.to) ?? '') >= notice.rank, wechat: wechatOf(notice) }))
    .sort((a, b) => Number(isReached(a)) - Number(isReached(b)) || a.personId.localeCompare(b.personId))
}

const isReached = ({ read, wechat }: { readonly read: boolean; readonly wechat: string }): boolean => read || wechat === 'sent'
const wechatOf = ({ message, unsent }: NoticeDoc) => message?.state ?? unsent ?? ('off' as const)
