import { call } from '@/services/call'
import { type CallError, toCallError } from '@/services/call-error'
import { newRequestId } from '@/services/request-id'
import { say } from './notice'
import { noteMove } from './queue-counts'
import { refreshShown } from './use-page-refresh'

/** Nobody can say whether it arrived: worth the same try again. */
const LOST = new Set(['NETWORK', 'TIMEOUT', 'BUSY'])

/** Takes back the invitations of these orders that nobody has answered yet, wherever the person is by then; what is on the screen is fetched anew. */
export function withdrawal(orderIds: readonly string[]): () => Promise<void> {
  let open = orderIds.map((orderId) => ({ orderId, requestId: newRequestId() }))
  let back = 0
  let busy = false

  const run = async () => {
    if (busy) return
    busy = true
    say('正在收回…')
    const lost: typeof open = []
    let failure: CallError | undefined
    for (const { orderId, requestId } of open) {
      try {
        noteMove('inField', await call('orders', 'withdrawOffer', { as: 'staff', orderId }, { requestId }))
        back += 1
      } catch (thrown) {
        failure = toCallError(thrown)
        if (LOST.has(failure.code)) lost.push({ orderId, requestId })
      }
    }
    open = lost
    busy = false
    if (!failure) say(orderIds.length === 1 ? '已收回，这一单回到待派单' : `已收回 ${back} 单，都回到待派单`)
    else say(missed(orderIds.length, back, failure), open.length > 0 ? { label: '再收一次', run } : undefined, { tone: 'wrong', about: open.length > 0 ? open.map(({ orderId }) => orderId) : undefined })
    refreshShown()
  }
  return run
}

const missed = (all: number, back: number, { message }: CallError) =>
  all === 1 ? `没有收回：${message}` : `收回了 ${back} 单，还有 ${all - back} 单没有收回：${message}`
