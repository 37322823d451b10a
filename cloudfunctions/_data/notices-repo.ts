import * as z from 'zod'
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
  const before = cursor === undefined ? {} : { at: _.lt(Number.parseInt(cursor, 36)) }
  const { data } = (await database().collection(COLLECTIONS.notices).where({ personId, ...before }).orderBy('at', 'desc').limit(PAGE + 1).get()) as { data: readonly unknown[] }
  const docs = data.map((doc) => noticeDoc.parse(doc))
  const shown = docs.slice(0, PAGE)
  const last = shown.at(-1)
  return {
    items: shown.map(({ _id, at, orderId, action, title, state }) => ({ id: _id, at, orderId, action, title, state })),
    ...(docs.length > PAGE && last ? { next: last.at.toString(36) } : {}),
  }
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
