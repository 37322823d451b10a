import * as z from 'zod'
import { ADJUSTMENT_STATES } from '../domain/points/adjustment-life'
import { CERTIFICATE_STATES } from '../domain/points/certificate-life'
import { GIFT_STATES } from '../domain/points/gift-life'
import { DAY_CAUSES, LEDGER_UNITS, RECORD_CAUSES } from '../domain/points/ledger'
import { REWARD_STATES } from '../domain/points/reward-life'
import { SERVICE_KINDS } from '../domain/points/rules'
import { RULES_STATES } from '../domain/points/rules-life'
import { ITEM_STATES, WALLET_STATES } from '../domain/points/wallet-life'
import { recordBase } from './records'

const station = z.object({ id: z.string(), name: z.string() })
export const unit = z.enum(LEDGER_UNITS)
const byKind = z.object({ order: z.number(), shift: z.number(), activity: z.number() })

/** An entry as it is stored: added once, never changed, never removed. `people`: everybody one of its lines is about. */
export const ledgerDoc = z.object({
  _id: z.string(),
  at: z.number(),
  people: z.array(z.string()),
  day: z.int(),
  cause: z.union([
    z.object({ kind: z.enum(DAY_CAUSES), memberId: z.string(), day: z.int(), revision: z.int() }),
    z.object({ kind: z.enum(RECORD_CAUSES), recordId: z.string() }),
  ]),
  rules: z.int(),
  lines: z.array(z.object({ account: z.string(), unit, amount: z.number() })),
})
export type LedgerDoc = z.infer<typeof ledgerDoc>

export const adjustmentDoc = recordBase.extend({
  kind: z.literal('adjustment'),
  state: z.enum(ADJUSTMENT_STATES),
  proposedBy: z.string(),
  service: z.enum(SERVICE_KINDS),
  day: z.int(),
  minutes: z.int(),
  points: z.number(),
  /** Why, in the words of who proposed it. */
  why: z.string(),
  until: z.number().optional(),
})
export type AdjustmentDoc = z.infer<typeof adjustmentDoc>

export const rewardDoc = recordBase.extend({
  kind: z.literal('reward'),
  state: z.enum(REWARD_STATES),
  title: z.string(),
  about: z.string(),
  station,
  unit,
  price: z.number(),
  left: z.int(),
  kept: z.int(),
  handed: z.int(),
})
export type RewardDoc = z.infer<typeof rewardDoc>

export const walletItem = z.object({
  id: z.string(), kind: z.enum(['reward', 'gift']), state: z.enum(ITEM_STATES), unit, amount: z.number(), at: z.number(), until: z.number(), recordId: z.string(), title: z.string(),
  station: station.optional(), code: z.string().optional(),
  /** Of a gift: where the elder lives, and their number, sealed. */
  to: z.object({ communityId: z.string(), streetId: z.string(), phone: z.string(), phoneIndex: z.string(), name: z.string().optional() }).optional(),
})
export const walletDoc = recordBase.extend({ kind: z.literal('wallet'), state: z.enum(WALLET_STATES), items: z.array(walletItem) })
export type WalletDoc = z.infer<typeof walletDoc>

/** The elder's number is sealed: the community needs it to know who is meant, and nobody else. */
export const giftDoc = recordBase.extend({
  kind: z.literal('gift'),
  state: z.enum(GIFT_STATES),
  giverId: z.string(),
  minutes: z.int(),
  sealed: z.object({ phone: z.string(), phoneIndex: z.string(), name: z.string().optional() }).optional(),
  until: z.number().optional(),
})
export type GiftDoc = z.infer<typeof giftDoc>

const pointsRules = z.object({ version: z.int(), fromDay: z.int(), perHour: byKind, capPerDay: byKind })
export const rulesDoc = recordBase.extend({ kind: z.literal('pointsRules'), state: z.enum(RULES_STATES), versions: z.array(pointsRules) })
export type RulesDoc = z.infer<typeof rulesDoc>

/** `code`: what the QR leads to; whoever has it sees what the certificate says, and no more. */
export const certificateDoc = recordBase.extend({
  kind: z.literal('certificate'),
  state: z.enum(CERTIFICATE_STATES),
  number: z.string(),
  code: z.string(),
  fromDay: z.int(),
  toDay: z.int(),
  minutes: byKind,
  sealedName: z.string(),
  /** Nobody has confirmed the name: it is as they wrote it themselves. */
  ownName: z.boolean().optional(),
  issuer: z.string(),
  issuerIds: z.array(z.string()).optional(),
  issuedAt: z.number(),
})
export type CertificateDoc = z.infer<typeof certificateDoc>
