import type { ImportDoc } from '@core/contract/import-documents'
import { importDoc } from '@core/contract/import-documents'
import type { ImportAction, ImportPayload } from '@core/domain/import/import-life'
import { importLife } from '@core/domain/import/import-life'
import { hash22 } from '../_kit/ids'
import { loadBook, removeMistakes, removeReplaced, removeRows } from '../_data/imports-repo'
import type { RecordKind } from '../_record/change-record'
import { changeUnlessOver } from '../_record/change-unless-over'
import { SYSTEM_ACTOR } from '../_record/life-actor'
import type { TimedKind } from '../_record/timed-kind'
import { timedKind } from '../_record/timed-kind'

export const importKind: RecordKind<ImportDoc, ImportPayload, ImportAction> = {
  kind: 'import', schema: importDoc, life: importLife<ImportDoc>(), closed: [],
  // The history lists what was brought in, also what was taken back; not what never came to anything.
  waits: ({ state }) => state !== 'dropped',
}

/** Its id follows from the request that sent the file: sent again, it is the same import. */
export const importIdOf = (requestKey: string): string => `im-${requestKey}`

/**
 * The book of layers says whether an import is shown; its record follows. Where a crash came between the two, the record is
 * brought to what the book says. The record as it then is.
 */
export async function followBook(record: ImportDoc, now: number): Promise<ImportDoc> {
  if (record.state !== 'ready' && record.state !== 'revealed') return record
  const layer = (await loadBook(record.importKind)).layers.find(({ id }) => id === record._id)
  if ((record.state === 'revealed') === (layer !== undefined)) return record
  const action = layer === undefined ? 'undo' : 'reveal'
  const after = await changeUnlessOver(importKind, { id: record._id, action, actor: SYSTEM_ACTOR, now, requestKey: hash22('followBook', record._id, action, String(record.version)), payload: layer === undefined ? {} : { removes: layer.removes } })
  // Whoever changed the book did it at this very moment.
  return after?.record ?? record
}

/** What a line means for the rows: of an import that is over they go; of one that stays, what it replaced. Twice is once. */
export async function clearRows({ _id, importKind: kind, removes }: Pick<ImportDoc, '_id' | 'importKind' | 'removes'>, action: string): Promise<void> {
  if (action === 'undo' || action === 'drop' || action === 'expire') {
    await removeRows(kind, _id)
    await removeMistakes(_id)
  }
  // What the file does not name stays: nothing has to say that it is gone.
  if (action === 'reveal' && !removes) await removeRows(kind, _id, { gone: true })
  if (action !== 'settle') return
  const { layers } = await loadBook(kind)
  await removeReplaced(kind, _id, layers.slice(0, layers.findIndex(({ id }) => id === _id)).map(({ id }) => id))
  // The roster has nothing but imports: what said that somebody is gone has nobody left to say it of.
  if (kind === 'roster') await removeRows(kind, _id, { gone: true })
}

const timed = timedKind(importKind, { title: () => '导入', follow: (record, { action }) => clearRows(record, action) })

/** As the timer sees it: before anything is due to one that waits, it is asked whether it is shown after all. */
export const timedImport: TimedKind = {
  ...timed,
  ring: async (raw, now) => {
    const record = importDoc.parse(raw)
    return (await followBook(record, now)).version === record.version ? timed.ring(raw, now) : true
  },
}
