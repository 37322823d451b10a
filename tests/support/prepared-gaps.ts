import { personIdOf } from '../../local/seed/person-id'
import { waitingStories } from '../../local/seed/waiting-stories'
import { tapOrder } from './orders'
import type { World } from './world'

const DECLINE = 'decline'

/** The demo's orders that everybody asked said no to, in several grids: the map of gaps is looked at with more than one. */
export async function prepareGaps(world: World): Promise<void> {
  for (const { residentOpenid, serviceId, title, text, compoundId, building, unit, room, answers, steps } of waitingStories) {
    const refusing = steps.filter(({ action }) => action === DECLINE).map(({ by }) => by)
    if (refusing.length === 0) continue
    const input = tapOrder({ serviceId, title, text, answers: Object.entries(answers).map(([id, value]) => ({ id, value: String(value) })), address: { compoundId, building: `${building}号楼`, unit: `${unit}单元`, room }, contact: { name: '测试邻居', phone: '13800000009' } })
    const { orderId } = await world.as(residentOpenid).ok('orders', 'submit', input)
    const staff = world.as(steps[0].by)
    await staff.ok('orders', 'accept', { as: 'staff', orderId })
    await staff.ok('orders', 'dispatch', { as: 'staff', orderId, memberIds: refusing.map(personIdOf) })
    for (const openid of refusing) await world.as(openid).ok('orders', 'decline', { as: 'member', orderId, reason: '时间不合适' })
  }
}
