import * as z from 'zod'
import { routeShape } from '@core/contract/dispatch'
import { DISPATCH_MODES } from '@core/domain/dispatch/routing'
import { COLLECTIONS } from './collections'
import { database } from './db'
import { saveVersioned } from './save-versioned'

const rules = z.object({ modes: z.record(z.string(), z.enum(DISPATCH_MODES)), routes: z.array(routeShape) })

/** How a community dispatches: version by version, the last ones kept with who made them. */
const settingsDoc = rules.extend({
  _id: z.string(),
  version: z.int(),
  changes: z.array(rules.extend({ version: z.int(), at: z.number(), by: z.string(), note: z.string().optional(), requestKey: z.string(), digest: z.string() })),
})
export type SettingsDoc = z.infer<typeof settingsDoc>

/** Of so many versions one can say what they were. */
export const VERSIONS_KEPT = 30

const settings = () => database().collection(COLLECTIONS.dispatchSettings)

export async function loadSettings(communityId: string): Promise<SettingsDoc> {
  const { data } = (await settings().doc(communityId).get()) as { data: readonly unknown[] }
  return data[0] === undefined ? { _id: communityId, version: 0, modes: {}, routes: [], changes: [] } : settingsDoc.parse(data[0])
}

/** Of every community that has any. */
export async function allSettings(): Promise<readonly SettingsDoc[]> {
  const { data } = (await settings().field({ changes: false }).limit(1000).get()) as { data: readonly object[] }
  return data.map((doc) => settingsDoc.parse({ ...doc, changes: [] }))
}

/** False: somebody else saved meanwhile; nothing was written. */
export const saveSettings = ({ _id, version, ...fields }: SettingsDoc): Promise<boolean> => saveVersioned(COLLECTIONS.dispatchSettings, _id, version - 1, fields)
