import * as z from 'zod'
import { hasDoor } from '../domain/door-in-words'
import { hasPhone } from '../domain/phone-in-words'
import { TAKER_KINDS, WISH_ACTIONS, WISH_STATES } from '../domain/wish/wish-life'
import { action, fileId, id, time, words } from './common'
import type { ActionContract } from './common'
import { recordBase, recordReceipt } from './records'

const taker = z.object({ kind: z.enum(TAKER_KINDS), id: z.string(), label: z.string(), at: z.number() })
export const wishDoc = recordBase.extend({
  kind: z.literal('wish'), state: z.enum(WISH_STATES), title: z.string(), about: z.string(), handAt: z.string(),
  taker: taker.optional(), photos: z.array(z.object({ fileId: z.string(), by: z.string() })), thanks: z.string().optional(), until: z.number().optional(),
  /** Who has it in hand, so that they find it. */
  memberIds: z.array(z.string()), unitIds: z.array(z.string()),
})
export type WishDoc = z.infer<typeof wishDoc>

/** What everybody may read holds nobody's number and nobody's door. */
const openWords = (max: number) => words(max).refine((text) => !hasPhone(text), '大家都看得到，不要写电话；有人认领后，社区帮两边联系').refine((text) => !hasDoor(text), '大家都看得到，不要写到门牌；送到驿站或小区就好')
export const wishFields = z.strictObject({ title: openWords(20), about: openWords(200), handAt: openWords(40) })

const as = z.enum(['resident', 'member', 'unit', 'staff'])
const wishCard = z.object({
  wishId: id, state: z.enum(WISH_STATES), title: z.string(), about: z.string(), handAt: z.string(), community: z.string(), at: time, until: time.optional(),
  /** Who took it, by number or by the unit's name; for the community, who wished it, and who has it. */
  taker: z.string().optional(), mine: z.enum(['none', 'wished', 'taken']),
})
export type WishCard = z.infer<typeof wishCard>
const wishView = wishCard.extend({
  /** What the reader may do, and as whom. */
  actions: z.array(z.object({ action: z.enum(WISH_ACTIONS), as, unitId: id.optional() })),
  photos: z.array(z.object({ fileId: z.string(), url: z.string() })), thanks: z.string().optional(), phone: z.string().optional(),
  history: z.array(z.object({ at: time, action: z.string(), by: z.string(), note: z.string().optional() })),
})
export type WishView = z.infer<typeof wishView>

const note = words(200)
const ref = { wishId: id }
const staff = { as: z.literal('staff') }
const takerRef = { as: z.enum(TAKER_KINDS), unitId: id.optional() }

export const wishesContract = {
  /** `open`: to be taken, or for the community to deal with; `mine`: wished or in hand; `over`: done. Newest first, never a ranking. */
  list: action({ who: 'person', writes: false, input: z.strictObject({ as, unitId: id.optional(), tab: z.enum(['open', 'mine', 'over']).default('open') }), output: z.object({ items: z.array(wishCard), now: time }) }),
  wish: action({ who: 'person', writes: false, input: z.strictObject(ref), output: z.object({ wish: wishView, now: time }) }),
  /** Where it can be handed over, to choose from; somewhere else is written in words. */
  places: action({ who: 'person', writes: false, input: z.strictObject({ as: z.enum(['staff', 'resident']) }), output: z.object({ items: z.array(z.string()) }) }),
  /** By the community, or by a resident: then the community looks at it first. */
  make: action({ who: 'person', writes: true, input: z.strictObject({ as: z.enum(['staff', 'resident']), communityId: id.optional(), fields: wishFields }), output: recordReceipt }),
  edit: action({ who: 'person', writes: true, input: z.strictObject({ ...ref, ...staff, fields: wishFields }), output: recordReceipt }),
  publish: action({ who: 'person', writes: true, input: z.strictObject({ ...ref, ...staff }), output: recordReceipt }),
  decline: action({ who: 'person', writes: true, input: z.strictObject({ ...ref, ...staff, note }), output: recordReceipt }),
  drop: action({ who: 'person', writes: true, input: z.strictObject({ ...ref, as: z.enum(['staff', 'resident']), note: note.optional() }), output: recordReceipt }),
  /** One guarded write: of two who take it, one has it. */
  take: action({ who: 'person', writes: true, input: z.strictObject({ ...ref, ...takerRef }), output: recordReceipt }),
  giveBack: action({ who: 'person', writes: true, input: z.strictObject({ ...ref, ...takerRef, note: note.optional() }), output: recordReceipt }),
  /** With a picture, or in words. */
  handOver: action({ who: 'person', writes: true, input: z.strictObject({ ...ref, ...takerRef, note: note.optional(), photos: z.array(fileId).max(3).default([]) }), output: recordReceipt }),
  confirm: action({ who: 'person', writes: true, input: z.strictObject({ ...ref, as: z.enum(['staff', 'resident']), note: note.optional() }), output: recordReceipt }),
  notReceived: action({ who: 'person', writes: true, input: z.strictObject({ ...ref, as: z.enum(['staff', 'resident']), note }), output: recordReceipt }),
} as const satisfies Record<string, ActionContract>
