import type { ImportedBranch } from '@core/contract/import-documents'
import { importedBranches } from '../_data/imports-repo'
import { recordsThere } from '../_data/records-repo'

/** Branches an import brought that nobody has done anything with: of the others there is a record, and that one counts. */
export async function unopenedBranches(where: Readonly<Record<string, unknown>>): Promise<{ readonly rows: readonly ImportedBranch[]; readonly opened: ReadonlySet<string> }> {
  const rows = await importedBranches(where)
  const opened = await recordsThere(rows.map(({ key }) => key))
  return { rows: rows.filter(({ key }) => !opened.has(key)), opened }
}
