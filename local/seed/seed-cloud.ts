import type { Cloud } from '../cloud'
import { demoPeople, makeDistrict } from './make-district'
import type { SeedDistrict } from './types'

/** The seed of the demo district; another number is another district of the same size. */
export const DISTRICT_SEED = 20221
/** Members joined before this: a fixed day, so that the same seed is the same district on any day. */
const SEEDED_BEFORE = Date.UTC(2026, 0, 1)

export function demoDistrict(): SeedDistrict {
  return makeDistrict({ seed: DISTRICT_SEED, now: SEEDED_BEFORE })
}

/** Fills an empty cloud with the district. An environment that has one is left as it is: false. */
export function seedCloud(cloud: Pick<Cloud, 'database'>, district: SeedDistrict): boolean {
  if ((cloud.database.counts()['areas'] ?? 0) > 0) return false
  // Areas come last: they are what the check above looks for, so a seeding that was cut off is begun again from people.
  const { areas, people, units, stations, catalogue } = district
  const done = cloud.database.counts()
  for (const [collection, docs] of Object.entries({ people, units, stations, catalogue, areas })) {
    if ((done[collection] ?? 0) === 0) cloud.database.insertMany(collection, docs)
  }
  return true
}

export { demoPeople }
