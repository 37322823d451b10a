import type { OrderDetail } from '@core/contract/order-views'
import { limitFor } from '@core/domain/order/limits'
import { clockWords, dayNumber, momentWords } from '@/components/china-time'

/** How pressing the order is, and the server's now (ms epoch). */
export type Asked = Pick<OrderDetail, 'urgency' | 'now'>

const UNIT_MS: Readonly<Record<string, number>> = { minutes: 60_000, hours: 3_600_000 }

/** “11:05 前回答”: the limit that the server will set when it is sent now. */
export function answerBy({ urgency, now }: Asked): string {
  const { amount, unit } = limitFor(urgency, 'offer')
  const ms = UNIT_MS[unit]
  if (ms === undefined) return '到时限前回答'
  const until = now + amount * ms
  return `${dayNumber(until) === dayNumber(now) ? clockWords(until) : momentWords(until, now)} 前回答`
}

/** What «问这 2 位» will do: how many, who, until when. */
export const severalWords = (names: readonly string[], order: Asked) => `会同时问 ${names.length} 位：${names.join('、')}。${answerBy(order)}，先答应的先接。`

/** What «放到抢单池» will do. */
export const poolWords = (order: Asked) => `本社区的党员都能看到，先答应的先接，${answerBy(order).replace('回答', '没人接就退回来')}。`
