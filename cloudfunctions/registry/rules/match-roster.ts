import type { RosterDoc } from '@core/contract/import-documents'
import type { RegistrationDoc } from '@core/contract/registry-documents'
import { plainName } from '@core/domain/registration/plain-name'
import { blindIndex, seal, unseal } from '../../_kit/seal'
import { isRowTaken } from '../../_data/roster-holds-repo'
import { rosterOf } from '../../_data/roster-repo'

export interface Claimed { readonly name: string; readonly phone: string }

/** What is kept of who somebody says they are: sealed, and the number's index to find the roster's rows by. */
export const sealedOf = ({ name, phone }: Claimed): NonNullable<RegistrationDoc['sealed']> => ({ name: seal(name, 'name'), phone: seal(phone, 'phone'), phoneIndex: blindIndex(phone, 'phone') })

/** The roster's word on a number: one row of this name, one of another name, one another account registered on, several, or none. */
export async function matchOf({ name, phone }: Claimed, personId: string): Promise<{ readonly match: RegistrationDoc['match']; readonly row?: RosterDoc }> {
  const rows = await rosterOf(blindIndex(phone, 'phone'))
  const rowIds = rows.map(({ key }) => key)
  const [row] = rows
  if (row === undefined) return { match: { state: 'none', rowIds } }
  if (rows.length > 1) return { match: { state: 'several', rowIds } }
  if (plainName(unseal(row.sealedName, 'name')) !== plainName(name)) return { match: { state: 'differs', rowIds } }
  if (await isRowTaken(row.key, personId)) return { match: { state: 'taken', rowIds } }
  return { match: { state: 'one', rowIds, rowId: row.key }, row }
}
