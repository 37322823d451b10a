import type * as z from 'zod'
import type { OrderDoc } from '@core/contract/documents'
import type { ToCall } from '@core/contract/notices'
import type { peopleContract } from '@core/contract/people'
import type { PersonDoc } from '@core/contract/person-documents'
import { wordsOfNotice } from '@core/text/zh-record-notices'
import { AppError } from '../../_kit/app-error'
import { unseal } from '../../_kit/seal'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import type { Directory } from '../../_data/directory'
import { directory, nameOf } from '../../_data/directory'
import type { NoticeDoc } from '../../_data/notices-repo'
import { loadNotice, markCalled, ownMarksOf, receiverOf, urgentNotices } from '../../_data/notices-repo'
import { loadOrders } from '../../_data/orders-repo'
import { loadMembers } from '../../_data/people-repo'
import { sealedPhonesOf } from '../../_data/phones-repo'
import { partsOfShifts } from '../../_data/shifts-repo'
import { lifeActorNow } from '../../_record/life-actor'

type Inputs = { [A in 'callList' | 'markCalled']: z.output<(typeof peopleContract)[A]['input']> }
const DAY_MS = 86_400_000
/** Notices looked at together: whom they are about is asked by as many ids. */
const TOGETHER = 300
/** Calls of one answer. */
const PAGE = 100
/** So long the app and WeChat have before somebody takes up a telephone: a third of the shortest invitation [own]. */
const PATIENCE_MS = 5 * 60_000

interface Call extends Omit<ToCall, 'phone'> { readonly rank: string; readonly about: string; readonly person: PersonDoc }

/** Whom an urgent notice reached neither in the app nor by WeChat, as long as it still asks something of them: a page of them, and how many there are in all. */
export async function listCalls({ grid, cursor }: Inputs['callList'], ctx: Ctx) {
  const { scopeIds } = await lifeActorNow(ctx, 'staff')
  const all = await callsOfDay(scopeIds, ctx.now)
  const open = all.filter(isOpen)
  const listed = all.filter((call) => (grid === undefined || call.grid === grid) && (cursor === undefined || call.rank < cursor))
  const page = listed.slice(0, PAGE)
  const phones = await sealedPhonesOf(page.map(({ person }) => person))
  const last = page.at(-1)
  return {
    items: page.map((call): ToCall => {
      const { rank: _rank, person, about: _about, ...item } = call
      // Whose number nobody knows is listed too: somebody may meet them.
      const sealed = phones.get(person._id)
      return { ...item, ...(sealed === undefined ? {} : { phone: unseal(sealed, 'phone') }) }
    }),
    ...(listed.length > PAGE && last ? { next: last.rank } : {}), total: all.length, open: open.length,
    grids: [...new Set(all.map((call) => call.grid))].map((name) => ({ name, open: open.filter((call) => call.grid === name).length })), now: ctx.now,
  }
}

/** How many of them nobody has rung up yet. */
export const countCalls = async (communityIds: readonly string[], now: number): Promise<number> => (await callsOfDay(communityIds, now)).filter(isOpen).length

const isOpen = ({ called }: Call): boolean => called === undefined

/** Everything of the day is looked at: a shift of three hundred may have been called off. */
async function callsOfDay(communityIds: readonly string[], now: number): Promise<readonly Call[]> {
  const dir = await directory(now)
  const calls: Call[] = []
  for (let before: string | undefined; ; ) {
    const told = await urgentNotices(communityIds, now - DAY_MS, TOGETHER, before)
    calls.push(...(await callsOf(told, dir, now)))
    before = told.at(-1)?.rank
    if (told.length < TOGETHER || before === undefined) return onePerMatter(calls)
  }
}

async function callsOf(notices: readonly NoticeDoc[], dir: Directory, now: number): Promise<readonly Call[]> {
  const told = notices.filter((notice) => notice.message?.state !== 'sent' && notice.message?.state !== 'asleep' && notice.at <= now - PATIENCE_MS && (notice.until ?? now + 1) > now)
  if (told.length === 0) return []
  const receivers = [...new Set(told.map(receiverOf))]
  const [looked, people, matters] = await Promise.all([ownMarksOf(receivers), loadMembers(receivers), stillAsks(told)])
  return told.flatMap((notice): readonly Call[] => {
    const person = people.get(receiverOf(notice))
    // Looked at in the app, or answered.
    if (person === undefined || (looked.get(person._id) ?? '') >= notice.rank || !matters(notice)) return []
    return [{ noticeId: notice._id, label: person.label, grid: nameOf(dir, person.gridId), said: wordsOfNotice(notice).said, title: notice.title, at: notice.at, why: notice.message?.state ?? notice.unsent ?? 'off', ...(notice.called === undefined ? {} : { called: notice.called.at }), rank: notice.rank, about: notice.orderId, person }]
  })
}

export async function markNoticeCalled({ noticeId }: Inputs['markCalled'], ctx: Ctx): Promise<{ noticeId: string }> {
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
  return ({ about, orderId, to, action }) => (about === undefined ? waitsFor(asked.get(orderId), to, action) : action === 'cancel' || action === 'remove' || about === 'activity' || parts.some((part) => part.shiftId === orderId && part.claims[to] !== undefined))
}

function waitsFor(order: OrderDoc | undefined, to: string, action: string): boolean {
  if (order === undefined) return false
  if (action !== 'remindDay' && action !== 'remindHours') return order.offeredTo.includes(to)
  return Object.values(order.seats).some(({ memberId, state }) => memberId === to && state === 'scheduled')
}

/** Two reminders of one shift are one call: the newest. */
function onePerMatter(calls: readonly Call[]): readonly Call[] {
  return [...[...calls].reverse().reduce((known, call) => known.set(`${call.person._id} ${call.about}`, call), new Map<string, Call>()).values()].sort((a, b) => (a.rank < b.rank ? 1 : -1))
}
