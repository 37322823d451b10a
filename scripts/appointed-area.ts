import { resolve, join } from 'node:path'
import type { Area } from '@core/contract/documents'
import { holdDirectory } from '../local/database/hold-directory'
import { openData } from '../local/open-data'
import { SCOPE_KIND } from '../cloudfunctions/people/rules/role-scopes'

type Role = 'district' | 'street' | 'staff'

/**
 * The one area of a pilot that an appointment names, by id or by name. Throws in plain words when there is none or more
 * than one. Undefined: the server has the data, so nobody can look; the code is then tried only when it is claimed.
 */
export function appointedArea(dataDir: string, role: Role, scope: string): Area | undefined {
  const areas = areasOf(dataDir)
  if (areas === undefined) return undefined
  const candidates = areas.filter(({ kind }) => kind === SCOPE_KIND[role])
  const found = candidates.filter(({ id, name }) => scope === '' || id === scope || name === scope)
  const [only] = found
  if (only !== undefined && found.length === 1) return only
  if (found.length > 1) throw new Error(`叫“${scope}”的不止一个，请用编号：${found.map(({ id }) => id).join('、')}`)
  const some = candidates.slice(0, 8).map(({ id, name }) => `${name}（${id}）`).join('、')
  throw new Error(`导入的区域里没有“${scope}”这个${role === 'street' ? '街道' : '社区'}。有的是：${some}${candidates.length > 8 ? ` 等 ${candidates.length} 个` : ''}`)
}

function areasOf(dataDir: string): readonly Area[] | undefined {
  try {
    holdDirectory(dataDir)()
  } catch {
    return undefined
  }
  const { database, close } = openData(dataDir, join(resolve(__dirname, '..'), 'deploy/indexes.json'))
  try {
    return (database.get('areas', 'district')?.['areas'] ?? []) as unknown as readonly Area[]
  } finally {
    close()
  }
}
