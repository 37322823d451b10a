import type { Urgency } from '../order/limits'
import type { MemberFacts } from './facts'
import { isAtOnce } from './window'

/** So many times as far somebody is asked for what must not wait, unless they said no to it: where help is thin there is nobody else [measured: `npm run -s bench -- dispatch`, urgentWaited]. */
const URGENT_REACH = 2

/** As far as a member may be asked to go, in metres. */
export const reachOf = ({ radiusM, nearOnly = false }: Pick<MemberFacts, 'radiusM' | 'nearOnly'>, urgency: Urgency): number => (isAtOnce(urgency) && !nearOnly ? URGENT_REACH * radiusM : radiusM)
