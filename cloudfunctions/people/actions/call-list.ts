import type * as z from 'zod'
import type { OrderDoc } from '@core/contract/documents'
import type { ToCall } from '@core/contract/notices'
import type { peopleContract } from '@core/contract/people'
import { wordsOfNotice } from '@core/text/zh-record-notices'
import { AppError } from '../../_kit/app-error'
import { unseal } from '../../_kit/seal'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { directory, nameOf } from '../../_data/directory'
import type { NoticeDoc } from '../../_data/notices-repo'
import { loadNotice, markCalled, ownMarksOf, urgentNotices } from '../../_data/notices-repo'
import { loadOrders } from '../../_data/orders-repo'
import { loadMembers } from '../../_data/people-repo'
import { sealedPhonesOf } from '../../_data/phones-repo'
import { partsOfShifts } from '../../_data/shifts-repo'
import { lifeActorNow } from '../../_record/life-actor'

type Input = z.output<(typeof peopleContract)['markCalled']['input']>
const DAY_MS = 86_400_000
const MOST = 300
/** So long the app and WeChat have before somebody takes up a telephone: a third of the shortest invitation [own]. */
const PATIENCE_MS = 5 * 60_000

/** Whom an urgent notice reached neither in the app nor by WeChat, as long as it still asks something of them. */
export async function listCalls(_input: object, ctx: Ctx): Promise<{ items: ToCall[]; now: number }> {
  const { scopeIds } = await lifeActorNow(ctx, 'staff')
  const told = (await urgentNotices(scopeIds, ctx.now - DAY_MS, MOST)).filter((notice) => notice.message?.state !== 'sent' && notice.message?.state !== 'asleep' && notice.at <= ctx.now - PATIENCE_MS && (notice.until ?? ctx.now + 1) > ctx.now)
  const [looked, people, matters, dir] = await Promise.all([ownMarksOf(told.map(({ to }) => to)), loadMembers(told.map(({ to }) => to)), stillAsks(told), directory(ctx.now)])
  const phones = await sealedPhonesOf([...people.values()])
  const items = told.flatMap((notice): readonly ToCall[] => {
    const person = people.get(notice.to)
    // Looked at in the app, or answered. Whose number nobody knows is listed too: somebody may meet them.
    const sealed = phones.get(notice.to)
    if (person === undefined || (looked.get(notice.to) ?? '') >= notice.rank || !matters(notice)) return []
    return [{ noticeId: notice._id, label: person.label, grid: nameOf(dir, person.gridId), ...(sealed === undefined ? {} : { phone: unseal(sealed, 'phone') }), said: wordsOfNotice(notice).said, title: notice.title, at: notice.at, why: notice.message?.state ?? notice.unsent ?? 'off', ...(notice.called === undefined ? {} : { called: notice.called.at }) }]
  })
  return { items: onePerMatter(items, told), now: ctx.now }
}

export async function markNoticeCalled({ noticeId }: Input, ctx: Ctx): Promise<{ noticeId: string }> {
  const [{ scopeIds }, notice] = [await actorOf(ctx, 'staff'), await loadNotice(noticeId)]
  if (notice?.callFor === undefined || !scopeIds.includes(notice.callFor)) throw new AppError('NOT_FOUND')
  await markCalled(noticeId, ctx.personId, ctx.now)
  return { noticeId }
}

/** Whether the order still waits for their answer or, where they are reminded of a visit, for them; or they still have the place. */
async function stillAsks(told: readonly NoticeDoc[]): Promise<(notice: NoticeDoc) => boolean> {
  const ids = (about: string | undefined) => [...new Set(told.filter((notice) => notice.about === about).map(({ orderId }) => orderId))]
  const [orders, parts] = await Promise.all([loadOrders(ids(undefined)), partsOfShifts(ids('shift'))])
  const asked = new Map(orders.map((order) => [order._id, order]))
  return ({ about, orderId, to, action }) => (about === undefined ? waitsFor(asked.get(orderId), to, action) : action === 'cancel' || parts.some((part) => part.shiftId === orderId && part.claims[to] !== undefined))
}

function waitsFor(order: OrderDoc | undefined, to: string, action: string): boolean {
  if (order === undefined) return false
  if (action !== 'remindDay' && action !== 'remindHours') return order.offeredTo.includes(to)
  return Object.values(order.seats).some(({ memberId, state }) => memberId === to && state === 'scheduled')
}

/** Two reminders of one shift are one call: the newest. */
function onePerMatter(items: readonly ToCall[], told: readonly NoticeDoc[]): ToCall[] {
  const matter = new Map(told.map(({ _id, to, orderId }) => [_id, `${to} ${orderId}`]))
  const seen = new Set<string>()
  return items.filter(({ noticeId }) => {
    const key = matter.get(noticeId) ?? noticeId
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
