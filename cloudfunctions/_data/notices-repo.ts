import * as z from 'zod'
import { AppError } from '../_kit/app-error'
import { COLLECTIONS } from './collections'
import { database, isDuplicate } from './db'

/** What somebody is told of an order's history line. The id is line and person: told twice is told once. */
export const noticeDoc = z.object({
  _id: z.string(),
  personId: z.string(),
  orderId: z.string(),
  seq: z.int(),
  action: z.string(),
  state: z.string(),
  title: z.string(),
  at: z.number(),
})
export type NoticeDoc = z.infer<typeof noticeDoc>

const PAGE = 20

export async function listNoticesOf(personId: string, cursor: string | undefined) {
  const _ = database().command
  const from = cursor === undefined ? undefined : readCursor(cursor)
  // Several orders may be told of in the same moment: the place in the list is moment and line.
  const condition = from === undefined ? { personId } : _.and([{ personId }, _.or([{ at: _.lt(from.at) }, { at: from.at, _id: _.lt(from.id) }])])
  const { data } = (await database().collection(COLLECTIONS.notices).where(condition).orderBy('at', 'desc').orderBy('_id', 'desc').limit(PAGE + 1).get()) as { data: readonly unknown[] }
  const docs = data.map((doc) => noticeDoc.parse(doc))
  const shown = docs.slice(0, PAGE)
  const last = shown.at(-1)
  return {
    items: shown.map(({ _id, at, orderId, action, title, state }) => ({ id: _id, at, orderId, action, title, state })),
    ...(docs.length > PAGE && last ? { next: `${last.at.toString(36)}.${last._id}` } : {}),
  }
}

function readCursor(cursor: string): { at: number; id: string } {
  const [, at, id] = /^([0-9a-z]{1,10})\.([A-Za-z0-9_.-]{1,100})$/.exec(cursor) ?? []
  if (at === undefined || id === undefined) throw new AppError('INVALID_INPUT', { fields: { cursor: '列表位置不对，请下拉刷新' } })
  return { at: Number.parseInt(at, 36), id }
}

/** All at once; where one was written before (a fold cut off and repeated), each on its own. */
export async function insertNotices(notices: readonly NoticeDoc[]): Promise<void> {
  if (notices.length === 0) return
  const collection = database().collection(COLLECTIONS.notices)
  try {
    await collection.add([...notices])
  } catch (error) {
    if (!isDuplicate(error)) throw error
    for (const notice of notices) {
      try {
        await collection.add(notice)
      } catch (again) {
        if (!isDuplicate(again)) throw again
      }
    }
  }
}
