import type { Worded } from '../_kit/chain'
import { eraseWords } from '../_kit/chain'
import type { EventWords } from '@core/domain/order/event-words'
import { database } from './db'

/** Takes the words out of the sealed part of a history, segment by segment; `id`: whose it is. Twice is once. */
export async function eraseSegments<L extends Worded & EventWords>(collection: string, id: string, parse: (line: unknown) => L): Promise<void> {
  const segments = database().collection(collection)
  for (let segment = 0; ; segment += 1) {
    const { data } = (await segments.doc(`${id}.${segment}`).get()) as { data: readonly { readonly entries?: readonly unknown[] }[] }
    if (data[0] === undefined) return
    await segments.doc(`${id}.${segment}`).update({ entries: database().command.set((data[0].entries ?? []).map((entry) => eraseWords(parse(entry)))) })
  }
}
