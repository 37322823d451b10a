import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import { anybodyElse } from '../../_data/people-repo'

/** Of the district and the only one there: a level that asks two people waits until somebody else is given that role. */
export const isAlone = async ({ kind, id }: Pick<LifeActor, 'kind' | 'id'>): Promise<boolean> => kind === 'district' && !(await anybodyElse('district', id))
