import type { DirectAccess } from '../database/access-directly'
import { personIdOf } from './person-id'

/** What a data directory is filled with: made-up people, a real district's structure, or nothing yet. */
export type Filling = 'empty' | 'demo' | 'real'

/** The first person the demo's picker offers; nobody real has such an openid. */
const FIRST_OF_DEMO = personIdOf('seed-r001')

export function fillingOf(database: DirectAccess): Filling {
  if (database.get('people', FIRST_OF_DEMO) !== undefined) return 'demo'
  return database.get('areas', 'district') === undefined ? 'empty' : 'real'
}
