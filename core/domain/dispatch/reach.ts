import type { Urgency } from '../order/limits'
import type { MemberFacts } from './facts'
import { PLAN_POINTS } from './plan-points'
import { isAtOnce } from './window'

/** As far as a member may be asked to go, in metres. */
export const reachOf = ({ radiusM, nearOnly = false }: Pick<MemberFacts, 'radiusM' | 'nearOnly'>, urgency: Urgency): number => (isAtOnce(urgency) && !nearOnly ? Math.max(PLAN_POINTS.urgentReachM, radiusM) : radiusM)
