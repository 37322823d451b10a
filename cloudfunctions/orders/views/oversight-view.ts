import type { OrderDoc } from '@core/contract/documents'
import type { OrderDetail } from '@core/contract/order-views'
import { returnOf } from '@core/domain/order/returns'

/** What stands between the community, the street and outside units about an order: lead, extension, return, 督办, link. */
type Named = (areaId: string) => string

export const leadOf = ({ leadId }: OrderDoc, named: Named): Pick<OrderDetail, 'lead'> => (leadId === undefined ? {} : { lead: named(leadId) })

/** What is only asked for is between officials; a yes concerns everybody who waits. */
export function extensionView({ extension }: OrderDoc, official: boolean): Pick<OrderDetail, 'extension'> {
  if (extension === undefined || (!official && extension.state !== 'approved')) return {}
  const { state, from, until, reason } = extension
  return { extension: { state, from, until, reason } }
}

export function supervisionView({ supervision, supervisions = 0, clocks: { supervise }, cards }: OrderDoc): Pick<OrderDetail, 'supervision'> {
  if (supervision === undefined) return {}
  const overdue = supervise !== undefined && cards.supervise === 'red'
  return { supervision: { ...supervision, count: supervisions, ...(supervise === undefined ? {} : { dueAt: supervise.dueAt }), ...(overdue ? { overdue: true } : {}) } }
}

export function returnView(doc: OrderDoc, named: Named): Pick<OrderDetail, 'unitReturn'> {
  const asked = returnOf(doc)
  if (asked === undefined) return {}
  const { state, at, reason, owner, ownerId } = asked
  return { unitReturn: { state, at, reason, owner: ownerId === undefined ? (owner ?? '') : named(ownerId), ...(ownerId === undefined ? {} : { ownerId }) } }
}

export function linkView({ state, forwardLinks = [] }: OrderDoc): Pick<OrderDetail, 'forwardLink'> {
  const newest = forwardLinks.at(-1)
  if (newest === undefined || state !== 'forwarded') return {}
  const { until, answeredAt, withdrawnAt } = newest
  return { forwardLink: { until, ...(answeredAt === undefined ? {} : { answeredAt }), ...(withdrawnAt === undefined ? {} : { withdrawnAt }) } }
}
