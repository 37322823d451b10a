import type { Cloud } from '../cloud'
import { sampleOrders } from './sample-orders'

interface Reply { readonly ok: boolean; readonly data?: { readonly roleToken?: string }; readonly code?: string }

/** Sends the sample orders through the functions, as their residents would: nothing in the lists was put there by hand. */
export async function pushSampleOrders(cloud: Pick<Cloud, 'invoke'>): Promise<number> {
  let sent = 0
  for (const [index, order] of sampleOrders.entries()) {
    const caller = { openid: order.residentOpenid }
    const me = (await cloud.invoke('people', { action: 'me', input: {} }, caller)) as Reply
    const input = {
      serviceId: order.serviceId, title: order.title, text: order.text,
      answers: Object.entries(order.answers).map(([id, value]) => ({ id, value: String(value) })),
      address: { compoundId: order.compoundId, building: `${order.building}号楼`, unit: `${order.unit}单元`, room: order.room },
      // Numbers of no one: the 0533 exchange with a block that is not given out.
      contact: { name: '演示居民', phone: `0533-00${String(10_000 + index).padStart(5, '0')}` },
    }
    const reply = (await cloud.invoke('orders', { action: 'submit', input, requestId: `sample-order-${index}`, roleToken: me.data?.roleToken }, caller)) as Reply
    if (!reply.ok) throw new Error(`sample order ${index}: ${reply.code ?? '?'}`)
    sent += 1
  }
  return sent
}
