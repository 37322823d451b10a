import * as z from 'zod'
import { action, id, time, words } from './common'
import type { ActionContract } from './common'

/** `own`: what is said to me, as a resident or member; `work`: what is said to the staff of my community, street or district. */
export const noticeBox = z.enum(['own', 'work'])
export type NoticeBox = z.infer<typeof noticeBox>

/** WeChat messages one can be asked to allow; each yes is good for one message. deploy/subscribe-templates.json has their fields. */
export const MESSAGE_KINDS = ['orderMoved', 'offerWaiting', 'taskChanged'] as const
export const messageKind = z.enum(MESSAGE_KINDS)
export type MessageKind = z.infer<typeof messageKind>

/** Place in the list, newest last when sorted: when it was told, when it happened, which line. */
const rank = z.string().regex(/^[0-9a-z]{9}\.[0-9a-z]{9}\.\d{4,6}\.[A-Za-z0-9_-]{1,64}$/, '列表位置不对，请下拉刷新')

export const noticeView = z.object({
  id,
  at: time,
  /** The kind of what it is about, where that is no order. */
  about: z.string().optional(),
  orderId: id,
  /** On whose page it opens. */
  as: z.enum(['resident', 'member', 'unit', 'staff', 'street', 'district']),
  title: z.string(),
  /** What happened, and what to do next: each at most twenty characters. */
  said: z.string(),
  next: z.string(),
  fresh: z.boolean(),
  rank,
})
export type NoticeView = z.infer<typeof noticeView>

/** What became of a WeChat message: `off`: this deployment sends none; `noGrant`: the person has allowed none; the others as WeChat said. */
export const DELIVERY_STATES = ['off', 'noGrant', 'waiting', 'sending', 'sent', 'refused', 'failed', 'unknown', 'notAllowed', 'late', 'quiet', 'asleep'] as const
/** Without `phone`: no number is on record, and they are reached in another way. */
/** `grid`: the grid they live in, for the grid worker whose round it is. */
const toCall = z.object({ noticeId: id, label: z.string(), grid: z.string(), phone: z.string().optional(), said: z.string(), title: z.string(), at: time, why: z.enum(DELIVERY_STATES), called: time.optional() })
export type ToCall = z.infer<typeof toCall>

export const noticesContract = {
  /** Newest first. */
  notices: action({
    who: 'person', writes: false,
    input: z.strictObject({ box: noticeBox.default('own'), cursor: rank.optional() }),
    output: z.object({ items: z.array(noticeView), next: z.string().optional() }),
  }),
  /** How many of the last week were not looked at, at most 100 a box; `work` only for who works for an area. */
  unread: action({ who: 'person', writes: false, input: z.strictObject({}), output: z.object({ own: z.int(), work: z.int().optional() }) }),
  /** Everything up to this one has been looked at. Never goes back. */
  readNotices: action({ who: 'person', writes: true, input: z.strictObject({ box: noticeBox, upTo: rank }), output: z.object({ upTo: rank }) }),
  /** WeChat's own dialog was answered with yes for these: one message each may be sent. */
  allowMessages: action({ who: 'person', writes: true, input: z.strictObject({ kinds: z.array(messageKind).min(1).max(3) }), output: z.object({ recorded: z.literal(true) }) }),
  /** How many WeChat messages of each kind somebody has allowed and not got yet; `sends`: whether this deployment sends them at all. And how the last test went. */
  messages: action({
    who: 'person', writes: false, input: z.strictObject({}),
    output: z.object({
      kinds: z.array(z.object({ kind: messageKind, left: z.int(), sends: z.boolean() })),
      test: z.object({ at: time, read: z.boolean(), wechat: z.enum(DELIVERY_STATES) }).optional(),
      /** The newest test of my community: how it went with every colleague who was in it, those it did not reach first. */
      communityTest: z.object({ at: time, people: z.array(z.object({ personId: id, label: z.string(), read: z.boolean(), wechat: z.enum(DELIVERY_STATES) })) }).optional(),
      now: time,
    }),
  }),
  /** A notice in the list and by WeChat, to see that both arrive: to the caller themselves, or to everybody who works for their community, once in ten minutes. */
  testDelivery: action({ who: 'person', writes: true, input: z.strictObject({ as: z.literal('staff'), to: z.enum(['me', 'community']).default('me') }), output: z.object({ recorded: z.literal(true) }) }),
  /** Whom an urgent notice of the last day reached neither in the app nor by WeChat: to be rung up, the newest first. */
  callList: action({
    who: 'person', writes: false, input: z.strictObject({ as: z.literal('staff'), grid: words(60).optional(), cursor: rank.optional() }),
    output: z.object({ items: z.array(toCall), next: rank.optional(), total: z.int(), open: z.int(), grids: z.array(z.object({ name: z.string(), open: z.int() })), now: time }),
  }),
  /** «打过了». */
  markCalled: action({ who: 'person', writes: true, input: z.strictObject({ as: z.literal('staff'), noticeId: id }), output: z.object({ noticeId: id }) }),
} as const satisfies Record<string, ActionContract>
