import type { ImportDoc } from '@core/contract/import-documents'
import type { Comparison } from '@core/domain/import/compare'
import type { Item } from '@core/domain/import/resolve-rows'
import { blindIndex, seal } from '../../_kit/seal'
import { noteWritten, removeRows, writeRows } from '../../_data/imports-repo'
import type { Sealed, WhatIsThere } from './what-is-there'

/** Rows written with one call: a few hundred kilobytes at most. */
const BATCH = 500

/** What an import writes down: what is new, what changes, and that the rest is gone. Built batch by batch, so that ten thousand are never held twice. */
export async function writeImport(record: ImportDoc, { fresh, changed, missing }: Comparison, there: WhatIsThere): Promise<boolean> {
  const { _id: importId, importKind: kind } = record
  const made: readonly (() => object)[] = [
    ...fresh.map((item) => () => ({ ...rowOf(item), fresh: true })),
    ...changed.map((item) => () => rowOf(item)),
    ...missing.map((key) => () => ({ key, ...there.current.get(key)?.fields, ...sealedOf(there.sealed.get(key)), gone: true })),
  ]
  for (let at = 0; at < made.length; at += BATCH) {
    const rows = made.slice(at, at + BATCH).map((make) => make() as { readonly key: string })
    await writeRows(kind, rows.map((row) => ({ ...row, _id: `${importId}.${row.key}`, importId, kind })))
    if (await noteWritten(record, made.length, Math.min(made.length, at + BATCH))) continue
    // Dropped while it was being written: what was written after that goes too.
    await removeRows(kind, importId)
    return false
  }
  return true
}

function rowOf({ key, fields, person }: Item): object {
  if (person === undefined) return { key, ...fields }
  const { name, phone } = person
  return { key, ...fields, sealedName: seal(name, 'name'), sealedPhone: seal(phone, 'phone'), phoneIndex: blindIndex(phone, 'phone') }
}

const sealedOf = (row: Sealed | undefined): object => (row === undefined ? {} : { sealedName: row.sealedName, sealedPhone: row.sealedPhone, phoneIndex: row.phoneIndex })
