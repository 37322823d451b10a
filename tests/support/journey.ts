import type { SubmitInput } from '@core/contract/orders'
import type { OrderDoc } from '@core/contract/documents'
import { personIdOf } from '../../local/seed/person-id'
import { tapOrder } from './orders'
import type { World } from './world'

/** People of the seeded district around an order of 颐泽社区 (cm01, st01), and the same kinds from elsewhere. */
export const CAST = {
  resident: 'seed-r001', neighbour: 'seed-r002', stranger: 'nobody-knows-me',
  member: 'seed-m00001', other: 'seed-m00002', third: 'seed-m00125', fourth: 'seed-m00726', foreignMember: 'seed-m00009',
  staff: 'seed-s001', colleague: 'seed-s002', foreignStaff: 'seed-s004',
  street: 'seed-st001', foreignStreet: 'seed-st002', district: 'seed-sd001',
} as const
export const idOf = (openid: string): string => personIdOf(openid)

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Brings orders through the API to where a story begins. */
export function journey(world: World) {
  const as = (openid: string) => world.as(openid)
  const staff = as(CAST.staff)
  const resident = as(CAST.resident)
  const submitted = async (change: Partial<SubmitInput> = {}, who: string = CAST.resident) => (await as(who).ok('orders', 'submit', tapOrder(change))).orderId
  const accepted = async (change: Partial<SubmitInput> = {}) => {
    const orderId = await submitted(change)
    await staff.ok('orders', 'accept', { as: 'staff', orderId })
    return orderId
  }
  const offered = async (openids: readonly string[] = [CAST.member], change: Partial<SubmitInput> = {}) => {
    const orderId = await accepted(change)
    await staff.ok('orders', 'dispatch', { as: 'staff', orderId, memberIds: openids.map(idOf) })
    return orderId
  }
  const pooled = async (change: Partial<SubmitInput> = {}) => {
    const orderId = await accepted(change)
    await staff.ok('orders', 'dispatch', { as: 'staff', orderId, pool: true })
    return orderId
  }
  /** Takes as the app does, with what the view showed, or on the ordinary way without. */
  const takes = async (openid: string, orderId: string, way: 'read' | 'unread' = 'read', requestId?: string) => {
    const client = as(openid)
    const { offer } = await client.ok('orders', 'detail', { as: 'member', orderId })
    if (offer === undefined) throw new Error(`${openid} has no offer of ${orderId}`)
    return client.ok('orders', 'take', { as: 'member', orderId, offerId: offer.id, seen: offer.seen, ...(way === 'unread' && offer.facts ? { facts: offer.facts } : {}) }, requestId)
  }
  const taken = async (openid: string = CAST.member) => {
    const orderId = await offered([openid])
    await takes(openid, orderId)
    return orderId
  }
  const checksIn = (openid: string, orderId: string) => as(openid).ok('orders', 'checkIn', { as: 'member', orderId, way: 'manual', reason: '手机没电了' })
  const checkedIn = async () => {
    const orderId = await taken()
    await checksIn(CAST.member, orderId)
    return orderId
  }
  const done = async () => {
    const orderId = await checkedIn()
    await as(CAST.member).ok('orders', 'finish', { as: 'member', orderId, result: 'solved', note: '换了阀芯' })
    return orderId
  }
  const closed = async () => {
    const orderId = await done()
    await resident.ok('orders', 'confirm', { as: 'resident', orderId })
    return orderId
  }
  const after = (from: () => Promise<string>, step: (orderId: string) => Promise<unknown>) => async () => {
    const orderId = await from()
    await step(orderId)
    return orderId
  }
  const supervises = (orderId: string) => as(CAST.street).ok('orders', 'supervise', { as: 'street', orderId, reason: '居民三次来电', until: world.cloud.clock.now() + 3 * DAY })
  const suspensionProposed = after(accepted, (orderId) => staff.ok('orders', 'proposeSuspension', { as: 'staff', orderId, reason: '等配件', until: world.cloud.clock.now() + 3 * DAY }))
  return {
    submitted, accepted, offered, pooled, takes, taken, checksIn, checkedIn, done, closed, suspensionProposed,
    held: () => submitted({ text: '这里有违法广告测试词' }),
    infoNeeded: after(submitted, (orderId) => staff.ok('orders', 'askInfo', { as: 'staff', orderId, note: '请问是哪个龙头？' })),
    /** Cancelled by seven days of silence: moves the clock of the whole world. */
    lapsed: async () => {
      const orderId = await submitted()
      await staff.ok('orders', 'askInfo', { as: 'staff', orderId, note: '请问是哪个龙头？' })
      world.cloud.clock.advance(7 * DAY + 60_000)
      await world.cloud.fireTimer('clock')
      return orderId
    },
    rejected: after(submitted, (orderId) => staff.ok('orders', 'reject', { as: 'staff', orderId, reason: '不归社区办', channel: '供热公司 96777' })),
    merged: after(submitted, async (orderId) => staff.ok('orders', 'merge', { as: 'staff', orderId, targetId: await submitted() })),
    timeProposed: after(taken, (orderId) => as(CAST.member).ok('orders', 'proposeTime', { as: 'member', orderId, time: { from: world.cloud.clock.now() + HOUR, to: world.cloud.clock.now() + 2 * HOUR } })),
    transferAsked: after(taken, (orderId) => as(CAST.member).ok('orders', 'offerTransfer', { as: 'member', orderId, memberId: idOf(CAST.other) })),
    disputed: after(done, (orderId) => resident.ok('orders', 'dispute', { as: 'resident', orderId, reason: '还在滴' })),
    reopenRequested: after(closed, (orderId) => resident.ok('orders', 'requestReopen', { as: 'resident', orderId, reason: '又坏了' })),
    suspended: after(suspensionProposed, (orderId) => as(CAST.colleague).ok('orders', 'suspend', { as: 'staff', orderId })),
    escalated: after(accepted, (orderId) => staff.ok('orders', 'escalate', { as: 'staff', orderId, reason: '社区办不了' })),
    forwarded: after(submitted, (orderId) => staff.ok('orders', 'forward', { as: 'staff', orderId, unit: '供水公司', reason: '主管道的事' })),
    returned: after(submitted, (orderId) => staff.ok('orders', 'returnWrongUnit', { as: 'staff', orderId, reason: '小区去年划出去了', communityId: 'cm02' })),
    heldBack: after(accepted, (orderId) => staff.ok('orders', 'holdBack', { as: 'staff', orderId, until: world.cloud.clock.now() + DAY })),
    extensionAsked: after(accepted, (orderId) => staff.ok('orders', 'requestExtension', { as: 'staff', orderId, reason: '等配件', until: world.cloud.clock.now() + 36 * HOUR })),
    supervised: after(accepted, (orderId) => supervises(orderId)),
    supervisionAnswered: after(after(accepted, (orderId) => supervises(orderId)), (orderId) => staff.ok('orders', 'answerSupervision', { as: 'staff', orderId, note: '已约好明天上门' })),
    appealed: after(
      after(submitted, (orderId) => staff.ok('orders', 'reject', { as: 'staff', orderId, reason: '不归社区办', channel: '供热公司 96777' })),
      (orderId) => resident.ok('orders', 'fileAppeal', { as: 'resident', orderId, appealTarget: 'rejection', reason: '应该归社区' }),
    ),
  }
}
export type Journey = ReturnType<typeof journey>

export function stored(world: World, orderId: string): OrderDoc {
  const doc = world.cloud.database.dump('orders').find((each) => each['_id'] === orderId)
  if (doc === undefined) throw new Error(`no order ${orderId}`)
  return doc as unknown as OrderDoc
}
export const actionsOf = (doc: OrderDoc): readonly string[] => doc.log.map((entry) => entry.action)

/** Members of 颐泽社区, beyond the cast. */
export const membersHere = (world: World): readonly string[] =>
  world.cloud.database.dump('people').filter((person) => person['communityId'] === 'cm01' && person['member'] !== undefined).map((person) => String(person['openid']))

/** Every notice somebody has, as `action` and order. */
export const noticesOf = (world: World, openid: string): readonly { readonly action: string; readonly orderId: string; readonly seq: number }[] =>
  world.cloud.database.dump('notices').filter((notice) => notice['to'] === idOf(openid)).map((notice) => ({ action: String(notice['action']), orderId: String(notice['orderId']), seq: Number(notice['seq']) }))
