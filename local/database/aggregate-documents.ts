import { makeScope } from './aggregate/compile-expression'
import { runPipeline } from './aggregate/run-pipeline'
import type { Stage } from './aggregate/stage-types'
import type { CollectionInfo } from './catalog'
import { parseWire } from './ejson'
import type { DocumentDatabase } from './open-database'
import type { Doc } from './values'

/** Runs an aggregation as it comes over the wire. Throws DATABASE_REQUEST_FAILED for what the platform refuses. */
export const aggregateDocuments = (
  db: DocumentDatabase,
  collection: CollectionInfo,
  wire: readonly { readonly stageKey: string; readonly stageValue: string }[],
): readonly Doc[] => {
  const now = db.now()
  const stages = wire.map(({ stageKey, stageValue }): Stage => [stageKey, parseWire(stageValue, now)])
  return runPipeline({ db, scope: makeScope(now), vars: new Map() }, collection.name, stages)
}
