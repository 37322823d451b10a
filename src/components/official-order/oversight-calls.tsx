import type { OrderDetail } from '@core/contract/order-views'
import { momentWords } from '../china-time'
import { BETWEEN } from '../place-words'
import { Call } from './call'

/** 督办单: what was asked from above and until when, and what the community answered. A closed one stands in the history. */
export function SupervisionCall({ order }: { readonly order: Pick<OrderDetail, 'supervision' | 'now'> }) {
  const { supervision, now } = order
  if (!supervision || supervision.state === 'closed') return null
  const { by, reason, at, asks, dueAt, overdue, answer, answeredAt, count } = supervision
  const times = [asks > 1 && `第 ${asks} 次问`, count > 1 && `这一单的第 ${count} 张`].filter(Boolean).join('，')
  const until = dueAt === undefined ? undefined : overdue ? `答复时限 ${momentWords(dueAt, now)} 已过` : `${momentWords(dueAt, now)} 前答复`
  return (
    <>
      <Call title={by === 'district' ? '区里督办' : '街道督办'} meta={[`${momentWords(at, now)} 发`, until, times].filter(Boolean).join(BETWEEN)}>{reason}</Call>
      {answer !== undefined && answeredAt !== undefined && <Call title='社区的答复' meta={`${momentWords(answeredAt, now)}${BETWEEN}等${by === 'district' ? '区里' : '街道'}认可`}>{answer}</Call>}
    </>
  )
}

/** 退单: why the community says that it is not its own, and whose it says it is. */
export function ReturnCall({ order }: { readonly order: Pick<OrderDetail, 'unitReturn' | 'now'> }) {
  const { unitReturn, now } = order
  if (unitReturn?.state !== 'open') return null
  return <Call title={`社区退单，说该归：${unitReturn.owner}`} meta={`${momentWords(unitReturn.at, now)}${BETWEEN}等街道定`}>{unitReturn.reason}</Call>
}
