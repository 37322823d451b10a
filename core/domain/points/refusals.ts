import { ADJUSTMENT_REFUSALS } from './adjustment-life'
import { CERTIFICATE_REFUSALS } from './certificate-life'
import { GIFT_REFUSALS } from './gift-life'
import { REWARD_REFUSALS } from './reward-life'
import { RULES_REFUSALS } from './rules-life'
import { WALLET_REFUSALS } from './wallet-life'

/** Why something about hours, points and what they bring is refused. */
export const POINTS_REFUSALS = [...ADJUSTMENT_REFUSALS, ...CERTIFICATE_REFUSALS, ...GIFT_REFUSALS, ...REWARD_REFUSALS, ...RULES_REFUSALS, ...WALLET_REFUSALS] as const
