import * as z from 'zod'
import { action, id, time } from './common'
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
} as const satisfies Record<string, ActionContract>
