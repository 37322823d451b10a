import * as z from 'zod'
import { QUEUES } from '../domain/order/queues'
import { FORWARD_ANSWERS } from '../domain/order/oversight'
import type { ActionContract } from './common'
import { dispatchContract } from './dispatch'
import { action, actorKind, cursor, fileId, id, phone, time, timeWindow, words } from './common'
import type { CallableAction } from './order-payloads'
import { ORDER_PAYLOADS, orderRef, seatFacts, seen, takeFacts } from './order-payloads'
import { candidate, forwardedView, homeView, issuedLink, orderCard, orderDetail, receipt, remedy, similarOrder, sortingView } from './order-views'

/** A dwelling as the resident writes it. Unit and room are sealed before they are stored. */
export const address = z.strictObject({
  compoundId: id,
  building: words(20),
  unit: words(20).optional(),
  room: words(20).optional(),
})

export const submitInput = z.strictObject({
  serviceId: id,
  title: words(40),
  text: words(2000),
  answers: z.array(z.strictObject({ id, value: words(200) })).max(10).default([]),
  photos: z.array(fileId).max(6).default([]),
  address,
  contact: z.strictObject({ name: words(20), phone }),
  appointment: timeWindow.optional(),
  /** 代点单: for a relative or neighbour, or by staff for somebody who called or came. */
  onBehalf: z.strictObject({ relation: words(20) }).optional(),
  channel: z.enum(['app', 'phone', 'visit', 'proxy', 'hotline']).default('app'),
  as: z.enum(['resident', 'staff']).default('resident'),
  /** The resident has read how phone, door and words are used, and agrees: without it nothing is taken in from them. */
  consent: z.literal(true).optional(),
})
export type SubmitInput = z.input<typeof submitInput>

/** A link's token: payload and signature. */
const linkToken = z.string().regex(/^[A-Za-z0-9_-]{1,400}\.[A-Za-z0-9_-]{1,100}$/, '链接不对，请整段复制')

const listInput = z.strictObject({
  as: actorKind,
  /** Staff: a queue, `todo` (all that waits for the community), or `late`. Street and district: `toDecide`, what waits for their word. Member: `inbox`, `tasks`, `past`. Resident: `open`, `past`. */
  tab: z.enum([...QUEUES, 'todo', 'late', 'toDecide', 'inbox', 'tasks', 'past', 'open', 'all']),
  cursor: cursor.optional(),
  limit: z.int().min(1).max(50).default(20),
})

const dispatchManyInput = z.strictObject({
  as: z.literal('staff'),
  /** What `plan` proposed, as it came; without it the dispatch counts as made by hand. */
  plan: z.string().regex(/^[A-Za-z0-9_-]{1,20000}\.[A-Za-z0-9_-]{1,100}$/, '方案编号不对').optional(),
  items: z.array(z.strictObject({ orderId: id, version: z.int().min(0).optional(), memberIds: z.array(id).max(20).default([]), next: z.array(id).max(30).optional(), pool: z.boolean().optional() })).min(1).max(50),
})

const manyResults = z.object({ results: z.array(z.object({ orderId: id, ok: z.boolean(), code: z.string().optional(), said: z.string().optional(), receipt: receipt.optional() })) })

/** Reads, submission and the two writes that need no read. */
const own = {
  home: action({ who: 'person', writes: false, input: z.strictObject({ as: actorKind }), output: homeView }),
  list: action({ who: 'person', writes: false, input: listInput, output: z.object({ items: z.array(orderCard), next: z.string().optional(), now: time }) }),
  detail: action({ who: 'person', writes: false, input: z.strictObject(orderRef), output: orderDetail }),
  candidates: action({ who: 'person', writes: false, input: z.strictObject({ as: z.literal('staff'), orderId: id, query: words(20).optional() }), output: z.object({ items: z.array(candidate.extend({ value: z.int() })), version: z.int(), others: z.record(z.string(), z.int()), remedies: z.array(remedy).optional(), now: time }) }),
  /** The community's other open orders, likest first: with which of them this one is the same matter. By title, place or number with `query`. */
  similar: action({ who: 'person', writes: false, input: z.strictObject({ as: z.literal('staff'), orderId: id, query: words(20).optional() }), output: z.object({ items: z.array(similarOrder), now: time }) }),
  /** What the order looks like by its words, learned from the community's own decisions; a person confirms with `accept` or `recategorise`. */
  suggestSorting: action({ who: 'person', writes: false, input: z.strictObject({ as: z.literal('staff'), orderId: id }), output: sortingView }),
  submit: action({ who: 'person', writes: true, input: submitInput, output: receipt }),
  /** Who has a link, and no account: an outside unit reads what it was asked, and answers once. */
  readForward: action({ who: 'anyone', writes: false, input: z.strictObject({ token: linkToken }), output: forwardedView }),
  answerForward: action({
    who: 'anyone', writes: true,
    input: z.strictObject({ token: linkToken, answer: z.enum(FORWARD_ANSWERS), note: words(500), answeredBy: words(30) }),
    output: z.object({ at: time }),
  }),
  /** Several at once, each on its own: one that fails does not hold up the others. */
  acceptMany: action({ who: 'person', writes: true, input: z.strictObject({ as: z.literal('staff'), orderIds: z.array(id).min(1).max(50) }), output: manyResults }),
  dispatchMany: action({ who: 'person', writes: true, input: dispatchManyInput, output: manyResults }),
} as const

/** Every other row of the table is called by its own name: `accept`, `take`, `checkIn` … */
const act = <A extends CallableAction>(name: A) =>
  action({ who: 'person', writes: true, input: z.strictObject({ ...orderRef, ...ORDER_PAYLOADS[name] }), output: receipt })

type ActContracts = { readonly [A in CallableAction]: ReturnType<typeof act<A>> }
const acts = Object.fromEntries((Object.keys(ORDER_PAYLOADS) as CallableAction[]).map((name) => [name, act(name)])) as unknown as ActContracts

export const ordersContract = {
  ...acts,
  ...own,
  ...dispatchContract,
  forward: action({ who: 'person', writes: true, input: z.strictObject({ ...orderRef, ...ORDER_PAYLOADS.forward }), output: receipt.extend({ link: issuedLink }) }),
  issueLink: action({ who: 'person', writes: true, input: z.strictObject(orderRef), output: receipt.extend({ link: issuedLink }) }),
  take: action({ who: 'person', writes: true, input: z.strictObject({ ...orderRef, ...ORDER_PAYLOADS.take, seen, facts: takeFacts.optional() }),
    // The task itself comes with the yes: address and phone are wanted in the same moment.
    output: receipt.extend({ order: orderDetail.optional() }) }),
  // With what the view showed these need no read; without it they read first.
  checkIn: action({ who: 'person', writes: true, input: z.strictObject({ ...orderRef, ...ORDER_PAYLOADS.checkIn, seen: seen.optional(), facts: seatFacts.optional() }), output: receipt }),
  finish: action({ who: 'person', writes: true, input: z.strictObject({ ...orderRef, ...ORDER_PAYLOADS.finish, seen: seen.optional(), facts: seatFacts.optional() }), output: receipt }),
  confirm: action({ who: 'person', writes: true, input: z.strictObject({ ...orderRef, ...ORDER_PAYLOADS.confirm, seen: seen.optional(), round: z.int().min(1).max(99).optional() }), output: receipt }),
  rate: action({ who: 'person', writes: true, input: z.strictObject({ ...orderRef, ...ORDER_PAYLOADS.rate, seen }), output: receipt }),
} as const satisfies Record<string, ActionContract>
