import * as z from 'zod'
import type { MessageKind } from '@core/contract/notices'
import { messageKind } from '@core/contract/notices'
import { COLLECTIONS } from './collections'
import { database, isDuplicate } from './db'

/** Messages somebody allowed and that were not sent yet, by kind: one yes in WeChat's dialog is one message. */
const grantsDoc = z.object({ _id: z.string(), openid: z.string(), left: z.partialRecord(messageKind, z.int()), requestKeys: z.array(z.string()) })
export type Grants = z.infer<typeof grantsDoc>

/** An intent repeated after this many others is not recognised; what is sent is WeChat's own count in any case. */
const KEYS_KEPT = 50
const grants = () => database().collection(COLLECTIONS.grants)

/** One guarded write: the same intent twice is counted once. */
export async function recordGrants(personId: string, openid: string, kinds: readonly MessageKind[], requestKey: string): Promise<void> {
  const _ = database().command
  const wanted = [...new Set(kinds)]
  const add = () =>
    grants().where({ _id: personId, requestKeys: _.neq(requestKey) }).update({
      openid, requestKeys: _.push({ each: [requestKey], slice: -KEYS_KEPT }), ...Object.fromEntries(wanted.map((kind) => [`left.${kind}`, _.inc(1)])),
    }) as Promise<{ updated: number }>
  if ((await add()).updated === 1) return
  try {
    await grants().add({ _id: personId, openid, left: Object.fromEntries(wanted.map((kind) => [kind, 1])), requestKeys: [requestKey] })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    await add()
  }
}

export async function grantsOf(personIds: readonly string[]): Promise<ReadonlyMap<string, Grants>> {
  const _ = database().command
  const found = new Map<string, Grants>()
  for (let from = 0; from < personIds.length; from += 500) {
    const { data } = (await grants().where({ _id: _.in(personIds.slice(from, from + 500)) }).limit(500).get()) as { data: readonly unknown[] }
    for (const raw of data) {
      const doc = grantsDoc.parse(raw)
      found.set(doc._id, doc)
    }
  }
  return found
}

/** Takes one; the openid to send to, or null where none is left. */
export async function spendGrant(personId: string, kind: MessageKind): Promise<string | null> {
  const _ = database().command
  const { updated, doc } = (await grants().where({ _id: personId, [`left.${kind}`]: _.gt(0) }).updateAndReturn({ [`left.${kind}`]: _.inc(-1) })) as { updated: number; doc: unknown }
  return updated === 1 ? grantsDoc.parse(doc).openid : null
}

/** The message was never sent: what was taken for it goes back. */
export async function returnGrant(personId: string, kind: MessageKind): Promise<void> {
  const _ = database().command
  await grants().where({ _id: personId }).update({ [`left.${kind}`]: _.inc(1) })
}

/** WeChat says no: whatever was counted here is not worth anything any more. */
export async function dropGrants(personId: string, kind: MessageKind): Promise<void> {
  await grants().where({ _id: personId }).update({ [`left.${kind}`]: 0 })
}
