import type { OrderDetail } from '@core/contract/order-views'
import { tapOrder } from './orders'
import type { Client, World } from './world'
import { PEOPLE } from './world'

/** Orders of one resident, each brought to where its name says by the people who would bring it there; the invitation last, it runs out first. */
export const PREPARED = ['submitted', 'infoNeeded', 'accepted', 'taken', 'proposed', 'checkedIn', 'done', 'closed', 'rated', 'rejected', 'suspended', 'escalated', 'merged', 'offered'] as const
export type Prepared = (typeof PREPARED)[number]

const TITLES: Readonly<Record<Prepared, string>> = {
  submitted: '楼道感应灯不亮，老人晚上看不见',
  infoNeeded: '单元门关不严',
  accepted: '卫生间水管渗水',
  offered: '想请人帮忙搬一袋米上楼',
  taken: '厨房水龙头滴水',
  proposed: '帮老人换一只灯泡',
  checkedIn: '空调不制冷，想请人看看',
  done: '马桶水箱一直流水',
  closed: '门锁钥匙拧不动',
  rated: '厨房下水慢',
  rejected: '申请换一条公交线路',
  suspended: '热水器打不着火，等配件',
  escalated: '外墙渗水，几家都在漏',
  merged: '楼上也在漏水',
}

export async function prepareOrders(world: World): Promise<Readonly<Record<Prepared, string>>> {
  const people: Cast = { resident: world.as(PEOPLE.resident), member: world.as(PEOPLE.member), staff: world.as(PEOPLE.staff), second: world.as('seed-s002') }
  const memberId = (await people.member.ok('people', 'me', {})).personId
  const ids: Partial<Record<Prepared, string>> = {}
  for (const name of PREPARED) {
    ids[name] = name === 'merged' ? await merge(people, ids.accepted ?? '') : await bring(name, people, memberId, world)
    world.cloud.clock.advance(7 * 60_000)
  }
  await world.cloud.fireTimer('clock')
  return ids as Readonly<Record<Prepared, string>>
}

interface Cast { readonly resident: Client; readonly member: Client; readonly staff: Client; readonly second: Client }

async function bring(name: Exclude<Prepared, 'merged'>, { resident, member, staff, second }: Cast, memberId: string, world: World): Promise<string> {
  const { orderId } = await resident.ok('orders', 'submit', tapOrder({ title: TITLES[name] }))
  const asStaff = { as: 'staff' as const, orderId }
  if (name === 'submitted') return orderId
  if (name === 'infoNeeded') return done(orderId, staff.ok('orders', 'askInfo', { ...asStaff, note: '请补充是几单元，门坏了多久' }))
  if (name === 'rejected') return done(orderId, staff.ok('orders', 'reject', { ...asStaff, reason: '公交线路不归社区管', channel: '12345 热线' }))
  await staff.ok('orders', 'accept', asStaff)
  if (name === 'accepted') return orderId
  if (name === 'suspended') {
    await staff.ok('orders', 'proposeSuspension', { ...asStaff, reason: '配件要等三天', until: world.cloud.clock.now() + 3 * 86_400_000 })
    return done(orderId, second.ok('orders', 'suspend', asStaff))
  }
  if (name === 'escalated') return done(orderId, staff.ok('orders', 'escalate', { ...asStaff, reason: '涉及维修资金，社区协调不了' }))
  await staff.ok('orders', 'dispatch', { ...asStaff, memberIds: [memberId] })
  if (name === 'offered') return orderId

  const asMember = { as: 'member' as const, orderId }
  const { offer } = await member.ok('orders', 'detail', asMember)
  if (offer === undefined) throw new Error(`${name}: nothing was offered`)
  await member.ok('orders', 'take', { ...asMember, offerId: offer.id, seen: offer.seen, ...(offer.facts ? { facts: offer.facts } : {}) })
  if (name === 'taken') return orderId
  if (name === 'proposed') {
    const from = world.cloud.clock.now() + 3 * 3_600_000
    return done(orderId, member.ok('orders', 'proposeTime', { ...asMember, time: { from, to: from + 7_200_000 } }))
  }
  const own: OrderDetail = await resident.ok('orders', 'detail', { as: 'resident', orderId })
  await member.ok('orders', 'checkIn', { ...asMember, way: 'code', code: own.startCode })
  if (name === 'checkedIn') return orderId
  await member.ok('orders', 'finish', { ...asMember, result: 'solved', note: '换了阀芯，试水十分钟不漏' })
  if (name === 'done') return orderId
  const { version, head } = await resident.ok('orders', 'confirm', { as: 'resident', orderId })
  if (name === 'closed') return orderId
  return done(orderId, resident.ok('orders', 'rate', { as: 'resident', orderId, seen: { version, head }, rating: { solved: 'yes', attitude: 5, speed: 4, words: '来得快，修得好' } }))
}

/** The same trouble, told by the same resident again: its progress is that of the order it went into. */
async function merge({ resident, staff }: Cast, targetId: string): Promise<string> {
  const { orderId } = await resident.ok('orders', 'submit', tapOrder({ title: TITLES.merged }))
  return done(orderId, staff.ok('orders', 'merge', { as: 'staff', orderId, targetId }))
}

async function done(orderId: string, action: Promise<unknown>): Promise<string> {
  await action
  return orderId
}
