/**
 * 转办链接: what an outside unit answers by, once, without an account. The order keeps a digest of each link and what became
 * of it, never the link: whoever reads the database cannot answer.
 */
import type { Order, RuleContext } from './order'
import type { ForwardLink } from './oversight'
import type { Refusal } from './refusals'

/** Links of one order that are remembered; an older one is told that it was taken back. */
const LINKS_MAX = 10

/** The link that works, if one is out. */
export const openLink = ({ forwardLinks = [] }: Pick<Order, 'forwardLinks'>, now: number): ForwardLink | undefined =>
  forwardLinks.find(({ answeredAt, withdrawnAt, until }) => answeredAt === undefined && withdrawnAt === undefined && now < until)

export const linkOf = ({ forwardLinks = [] }: Pick<Order, 'forwardLinks'>, digest: string | undefined): ForwardLink | undefined => forwardLinks.find((link) => link.digest === digest)

/** Why a link cannot be answered by (any more). */
export function linkRefusal(order: Pick<Order, 'forwardLinks' | 'state'>, digest: string | undefined, now: number): Refusal | null {
  const link = linkOf(order, digest)
  if (link?.answeredAt !== undefined) return 'LINK_ANSWERED'
  if (link === undefined || link.withdrawnAt !== undefined) return 'LINK_WITHDRAWN'
  if (now >= link.until) return 'LINK_EXPIRED'
  return order.state === 'forwarded' ? null : 'LINK_OVER'
}

/** A new one takes the place of any before. */
export function issueLink(order: Order, ctx: RuleContext): Order {
  const { link } = ctx.payload
  if (link === undefined) return order
  const before = withdrawLink(order, ctx).forwardLinks ?? []
  return { ...order, forwardLinks: [...before, { ...link, at: ctx.now }].slice(-LINKS_MAX) }
}

export function withdrawLink(order: Order, { now }: RuleContext): Order {
  if (order.forwardLinks === undefined) return order
  return { ...order, forwardLinks: order.forwardLinks.map((link) => (link.answeredAt === undefined && link.withdrawnAt === undefined ? { ...link, withdrawnAt: now } : link)) }
}

export function answerLink(order: Order, { payload, now }: RuleContext): Order {
  if (order.forwardLinks === undefined) return order
  return { ...order, forwardLinks: order.forwardLinks.map((link) => (link.digest === payload.linkDigest ? { ...link, answeredAt: now } : link)) }
}
