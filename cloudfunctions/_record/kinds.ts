import { timedActivity } from '../_activity/activity-kind'
import { timedEmergency, timedRoll, timedVisits } from '../_emergency/timed'
import { timedImport } from '../_import/import-kind'
import { timedBranch } from '../_registry/branch-kind'
import { timedRegistration } from '../_registry/registration-kind'
import { timedStatement } from '../_registry/statement-kind'
import { timedUnit } from '../_registry/unit-kind'
import { timedWish } from '../_wish/wish-kind'
import { timedSwap } from '../_shift/swap-kind'
import { timedReward } from '../_points/reward-kind'
import { timedAdjustment, timedCertificate, timedGift, timedRules, timedWallet } from '../_points/timed-points'
import { timedWatch } from '../_safety/watch-kind'
import type { TimedKind } from './timed-kind'

/** Every kind of record, for the timer: it finds one that changed or is due by this list. */
const KINDS: readonly TimedKind[] = [timedRegistration, timedUnit, timedBranch, timedStatement, timedEmergency, timedRoll, timedVisits, timedImport, timedAdjustment, timedCertificate, timedGift, timedReward, timedRules, timedWallet, timedSwap, timedWish, timedActivity, timedWatch]

const byName = new Map(KINDS.map((each) => [each.kind, each]))

export const timedKindOf = (kind: unknown): TimedKind | undefined => (typeof kind === 'string' ? byName.get(kind) : undefined)
