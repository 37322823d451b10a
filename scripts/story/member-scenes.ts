import type { InputOf } from '@core/contract/api'
import type { OrderCard, OrderDetail, Receipt } from '@core/contract/order-views'
import type { Player } from './actors'
import type { Community } from './cast'
import type { Stage } from './plot'
import { happens, HOUR, MINUTE, soon, tellStaff } from './plot'
import { residentOf } from './owners'

/** 党员 see an invitation some time later, or never. */
export function inviteMembers(stage: Stage, community: Community, orderId: string, memberIds: readonly string[]): void {
  let silent = 0
  for (const memberId of memberIds) {
    if (happens(stage, 0.07)) { silent += 1; continue }
    stage.agenda.at(soon(stage, 1, 13), () => answer(stage, community, orderId, memberId))
  }
  // Nobody looked: the offer lapses with its limit, and the order is back in the staff's queue.
  if (silent === memberIds.length) stage.agenda.at(soon(stage, 150, 200), async () => tellStaff(stage, community))
}

interface Stored { readonly state: string; readonly serviceId: string; readonly offers: Readonly<Record<string, { readonly to: string; readonly state: string; readonly until: number }>> }
export const orderOf = (stage: Stage, orderId: string): Stored | undefined => stage.world.cloud.database.dump('orders').find((each) => each['_id'] === orderId) as Stored | undefined
const stateOf = (stage: Stage, orderId: string): string | undefined => orderOf(stage, orderId)?.state

/** Whom the system asks after them is told as the order says: a look now and then at who is asked, until somebody has said yes. */
export function inviteInTurn(stage: Stage, community: Community, orderId: string, memberIds: readonly string[]): void {
  const told = new Set<string>()
  const tell = (ids: readonly string[]) => {
    for (const memberId of ids) {
      if (told.has(memberId)) continue
      told.add(memberId)
      if (!happens(stage, 0.07)) stage.agenda.at(soon(stage, 1, 13), () => answer(stage, community, orderId, memberId, look))
    }
  }
  tell(memberIds)
  const look = async (): Promise<void> => {
    const order = orderOf(stage, orderId)
    if (order?.state === 'accepted') return tellStaff(stage, community)
    if (order?.state !== 'offered') return
    // The timer of the story comes late: what is over by now is not answered any more.
    const now = stage.world.cloud.clock.now()
    tell(Object.values(order.offers).filter(({ state, until }) => state === 'open' && until > now + 15 * MINUTE).map(({ to }) => to))
  }
  // Who says nothing is noticed by the timer; so is what it did.
  const keepLooking = async (): Promise<void> => {
    await look()
    if (stateOf(stage, orderId) === 'offered') stage.agenda.at(soon(stage, 170, 200), keepLooking)
  }
  stage.agenda.at(soon(stage, 170, 200), keepLooking)
}

/** `next`: what follows a no or a silence, where others are asked by themselves; else staff look again. */
async function answer(stage: Stage, community: Community, orderId: string, memberId: string, next: () => Promise<void> = async () => tellStaff(stage, community)): Promise<void> {
  const openid = stage.cast.openidOf.get(memberId)
  if (openid === undefined) return
  const member = stage.player(openid)
  const { items } = await member.ask('orders', 'list', { as: 'member', tab: 'inbox', limit: 20 })
  const card = items.find((item) => item.id === orderId)
  if (card?.offer === undefined) return next()
  if (happens(stage, 0.08)) {
    await member.try('decline', { as: 'member', orderId, offerId: card.offer.id, reason: '今天要上班' })
    return next()
  }
  await take(stage, community, member, memberId, card, card.offer)
}

async function take(stage: Stage, community: Community, member: Player, memberId: string, card: OrderCard, offer: NonNullable<OrderCard['offer']>): Promise<void> {
  const now = stage.world.cloud.clock.now()
  const time = happens(stage, 0.08) ? { time: { from: now + 2 * HOUR, to: now + 4 * HOUR } } : {}
  const { id: offerId, seen, facts } = offer
  const taken = await member.try('take', { as: 'member', orderId: card.id, offerId, seen, ...(facts ? { facts } : {}), ...time })
  if (taken === undefined) return tellStaff(stage, community)
  if (card.seats && card.seats[0] + 1 < card.seats[1]) tellStaff(stage, community)

  // The task came with the yes; a view whose sealed part stayed closed is asked for at the door.
  const detail = taken.order?.contact === undefined ? undefined : taken.order
  if (time.time) stage.agenda.at(soon(stage, 5, 40), async () => { await residentOf(stage, card.id)?.try(happens(stage, 0.85) ? 'agreeTime' : 'refuseTime', { as: 'resident', orderId: card.id }) })
  if (happens(stage, 0.03)) {
    stage.agenda.at(soon(stage, 10, 60), async () => {
      if (await member.try('release', { as: 'member', orderId: card.id, reason: '家里临时有事' })) tellStaff(stage, community)
    })
  } else if (happens(stage, 0.02)) stage.agenda.at(soon(stage, 5, 30), () => handOver(stage, community, member, memberId, card.id))
  // Two in a hundred forget: the contact clock brings the order back.
  else if (happens(stage, 0.02)) stage.agenda.at(soon(stage, 1500, 1600), async () => tellStaff(stage, community))
  else stage.agenda.at(soon(stage, 20, 110), () => visit(stage, community, member, card.id, detail))
}

async function handOver(stage: Stage, community: Community, member: Player, memberId: string, orderId: string): Promise<void> {
  const otherId = stage.random.pick((stage.rosters.get(community.id) ?? []).flatMap(({ personId }) => (personId === memberId ? [] : [personId])))
  const openid = stage.cast.openidOf.get(otherId)
  if (openid === undefined) return
  const offered = await member.try('offerTransfer', { as: 'member', orderId, memberId: otherId })
  if (offered === undefined) return
  const other = stage.player(openid)
  const agreed = happens(stage, 0.7)
  await other.try(agreed ? 'acceptTransfer' : 'refuseTransfer', { as: 'member', orderId })
  stage.agenda.at(soon(stage, 20, 80), () => visit(stage, community, agreed ? other : member, orderId))
}

/** At the door: by position, by the resident's four digits, by hand; the code is sometimes misheard. */
export async function visit(stage: Stage, community: Community, member: Player, orderId: string, known?: OrderDetail): Promise<void> {
  const ref = { as: 'member' as const, orderId }
  const detail = known ?? (await lookAt(member, orderId))
  if (detail === undefined) return
  const held = { seen: { version: detail.version, head: detail.head }, ...(detail.facts ? { facts: detail.facts } : {}) }
  const point = detail.address.point
  let there: Receipt | undefined
  if (happens(stage, 0.08)) {
    const code = await residentOf(stage, orderId)?.ask('orders', 'detail', { as: 'resident', orderId }).then((own) => own.startCode)
    if (happens(stage, 0.1)) await member.try('checkIn', { ...ref, way: 'code', code: '0000' })
    there = code === undefined ? undefined : await member.try('checkIn', { ...ref, ...held, way: 'code', code })
  } else if (point !== undefined && happens(stage, 0.9)) there = await member.try('checkIn', { ...ref, ...held, way: 'position', position: { ...point, accuracyM: stage.random.int(5, 60) } })
  else there = await member.try('checkIn', { ...ref, ...held, way: 'manual', reason: '手机没有定位' })
  if (there === undefined) return

  const roll = stage.random.next()
  if (roll < 0.02) {
    await member.try('reportAbsent', { ...ref, note: '敲门没人应，电话没接' })
    stage.agenda.at(soon(stage, 60, 240), () => visit(stage, community, member, orderId))
  } else if (roll < 0.035) {
    if (await member.try('reportUnable', { ...ref, reason: '要换总阀，得物业来' })) tellStaff(stage, community)
  } else if (roll < 0.042) {
    if (await member.try('reportUnsafe', { ...ref, reason: '配电箱冒火花' })) stage.agenda.at(soon(stage, 30, 300), () => stage.scenes.streetRules(stage, community, orderId))
  } else {
    const facts = detail.facts ? { facts: { ...detail.facts, state: 'checkedIn' as const } } : {}
    const inside = { seen: { version: there.version, head: there.head }, ...facts }
    stage.agenda.at(soon(stage, 10, 60), () => finish(stage, community, member, orderId, inside))
  }
}

type Held = Pick<InputOf<'orders', 'finish'>, 'seen' | 'facts'>

async function finish(stage: Stage, community: Community, member: Player, orderId: string, held: Held): Promise<void> {
  const roll = stage.random.next()
  const result = roll < 0.88 ? 'solved' : roll < 0.96 ? 'partial' : 'unsolved'
  const done = await member.try('finish', { as: 'member', orderId, ...held, result, note: '已处理，请居民看看' })
  if (done?.state === 'done') stage.agenda.at(soon(stage, 30, 2000), () => stage.scenes.residentAnswers(stage, community, orderId, done))
}

/** Somebody else may have it by now; then there is nothing to see. */
async function lookAt(member: Player, orderId: string) {
  try {
    return await member.ask('orders', 'detail', { as: 'member', orderId })
  } catch {
    return undefined
  }
}
