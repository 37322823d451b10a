import type * as z from 'zod'
import type { NoticeBox, NoticeView } from '@core/contract/notices'
import type { peopleContract } from '@core/contract/people'
import { wordsOfNotice } from '@core/text/zh-record-notices'
import type { Ctx } from '../../_kit/serve'
import type { Viewer } from '../../_kit/viewer'
import type { NoticeDoc } from '../../_data/notices-repo'
import { countNotices, listNotices as readPage, marksOf, moveMark } from '../../_data/notices-repo'

type Input<A extends 'notices' | 'readNotices'> = z.output<(typeof peopleContract)[A]['input']>

const MOST_UNREAD = 100
/** Older than this is no news: who opens the app after a month is not told of a thousand. */
const NEWS_MS = 7 * 24 * 3_600_000

export async function listNotices(input: Input<'notices'>, ctx: Ctx) {
  const keys = keysOf(await ctx.viewer(), input.box)
  if (keys.length === 0) return { items: [] }
  const [{ docs, next }, marks] = await Promise.all([readPage(keys, ctx.personId, input.cursor), marksOf(ctx.personId)])
  return { items: docs.map((doc) => viewOf(doc, marks[input.box])), ...(next === undefined ? {} : { next }) }
}

export async function countUnread(_input: object, ctx: Ctx): Promise<{ own: number; work?: number }> {
  const [viewer, marks] = await Promise.all([ctx.viewer(), marksOf(ctx.personId)])
  const count = (box: NoticeBox) => countNotices(keysOf(viewer, box), ctx.personId, marks[box] ?? '', ctx.now - NEWS_MS, MOST_UNREAD)
  const works = keysOf(viewer, 'work').length > 0
  const [own, work] = await Promise.all([count('own'), works ? count('work') : Promise.resolve(0)])
  return { own, ...(works ? { work } : {}) }
}

export async function readNotices({ box, upTo }: Input<'readNotices'>, ctx: Ctx): Promise<{ upTo: string }> {
  await moveMark(ctx.personId, box, upTo)
  return { upTo }
}

/** What is said to me, and what is said to everybody of an area I answer for (cloudfunctions/clock/rules/notices-of.ts writes them). */
function keysOf(viewer: Viewer, box: NoticeBox): readonly string[] {
  const own = viewer.roles.flatMap(({ role, scopeId }) => (role === 'member' ? [`pool:${scopeId}`] : []))
  if (box === 'own') return [viewer.personId, ...own]
  return viewer.roles.flatMap(({ role, scopeId }) => (role === 'district' ? ['district'] : role === 'staff' || role === 'street' || role === 'unit' ? [`${role}:${scopeId}`] : []))
}

function viewOf(doc: NoticeDoc, mark: string | undefined): NoticeView {
  const { _id: id, at, about, orderId, as, title, rank } = doc
  return { id, at, ...(about === undefined ? {} : { about }), orderId, as: as === 'offered' ? 'member' : as, title, ...wordsOfNotice({ ...doc, pooled: doc.to.startsWith('pool:') }), fresh: mark === undefined || rank > mark, rank }
}
