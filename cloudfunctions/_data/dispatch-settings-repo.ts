import * as z from 'zod'
import { routeShape } from '@core/contract/dispatch'
import { DISPATCH_MODES } from '@core/domain/dispatch/routing'
import { COLLECTIONS } from './collections'
import { database, isDuplicate } from './db'

const rules = z.object({ modes: z.record(z.string(), z.enum(DISPATCH_MODES)), routes: z.array(routeShape) })

/** How a community dispatches: version by version, the last ones kept with who made them. */
export const settingsDoc = rules.extend({
  _id: z.string(),
  version: z.int(),
  changes: z.array(rules.extend({ version: z.int(), at: z.number(), by: z.string(), note: z.string().optional(), requestKey: z.string(), digest: z.string() })),
})
export type SettingsDoc = z.infer<typeof settingsDoc>

/** Of so many versions one can say what they were. */
export const VERSIONS_KEPT = 30

export const NO_SETTINGS = (communityId: string): SettingsDoc => ({ _id: communityId, version: 0, modes: {}, routes: [], changes: [] })

const settings = () => database().collection(COLLECTIONS.dispatchSettings)

export async function loadSettings(communityId: string): Promise<SettingsDoc> {
  const { data } = (await settings().doc(communityId).get()) as { data: readonly unknown[] }
  return data[0] === undefined ? NO_SETTINGS(communityId) : settingsDoc.parse(data[0])
}

/** Of every community that has any. */
export async function allSettings(): Promise<readonly SettingsDoc[]> {
  const { data } = (await settings().field({ changes: false }).limit(1000).get()) as { data: readonly object[] }
  return data.map((doc) => settingsDoc.parse({ ...doc, changes: [] }))
}

/** False: somebody else saved meanwhile; nothing was written. */
export async function saveSettings(doc: SettingsDoc): Promise<boolean> {
  if (doc.version === 1) {
    try {
      await settings().add(doc)
      return true
    } catch (error) {
      if (!isDuplicate(error)) throw error
      return false
    }
  }
  const _ = database().command
  const { version, modes, routes, changes } = doc
  const { updated } = (await settings().where({ _id: doc._id, version: version - 1 }).update({ version, modes: _.set(modes), routes: _.set(routes), changes: _.set(changes) })) as { updated: number }
  return updated === 1
}
