import type { OrderCard } from '@core/contract/order-views'
import type { Player } from './actors'
import type { Community } from './cast'
import { inviteInTurn, inviteMembers, orderOf } from './member-scenes'
import { answerByLink, askExtension, returnUnit, supervise } from './oversight-scenes'
import type { Stage } from './plot'
import { DAY, happens, HOUR, soon, tellStaff } from './plot'

/** 社区工作人员 sit down: everything to accept, everything to dispatch, in one go. */
export async function sitDown(stage: Stage, community: Community): Promise<void> {
  const staff = stage.player(stage.random.pick(community.staff))
  const { items } = await staff.ask('orders', 'list', { as: 'staff', tab: 'todo', limit: 50 })
  const fresh = items.filter((card) => card.state === 'submitted' || card.state === 'contentHold')
  const ready = items.filter((card) => card.state === 'accepted').map((card) => card.id)
  const plain: string[] = []
  for (const card of fresh) if (await triage(stage, community, staff, card, fresh)) plain.push(card.id)
  const accepted = plain.length === 0 ? [] : ((await staff.try('acceptMany', { as: 'staff', orderIds: plain }))?.results ?? [])
  await dispatchAll(stage, community, staff, [...ready, ...accepted.filter((result) => result.ok).map((result) => result.orderId)])
}

/** True for the ordinary ones, which are accepted together. */
async function triage(stage: Stage, community: Community, staff: Player, card: OrderCard, all: readonly OrderCard[]): Promise<boolean> {
  const ref = { as: 'staff' as const, orderId: card.id }
  if (card.state === 'contentHold') {
    await staff.try('releaseContent', ref)
    tellStaff(stage, community)
    return false
  }
  const roll = stage.random.next()
  if (roll < 0.04) {
    await staff.try('reject', { ...ref, reason: '这件事不归社区办', channel: '12345 热线' })
    return false
  }
  if (roll < 0.08) {
    await staff.try('askInfo', { ...ref, note: '请补充是几号楼、几单元' })
    return false
  }
  const other = all.find((each) => each.id !== card.id)
  if (roll < 0.1 && other !== undefined) {
    await staff.try('merge', { ...ref, targetId: other.id })
    return false
  }
  if (roll >= 0.165) {
    if (roll < 0.18) supervise(stage, community, staff, ref)
    return true
  }
  if (roll >= 0.14 && roll < 0.15) {
    await returnUnit(stage, community, staff, ref)
    return false
  }
  if ((await staff.try('accept', ref)) === undefined) return false
  if (roll < 0.115) await staff.try('split', { ...ref, parts: [{ title: '另一件事', text: '同一条诉求里的另一件事，单独办。', serviceId: stage.random.pick(stage.cast.services).id }] })
  else if (roll < 0.125) {
    const forwarded = await staff.try('forward', { ...ref, unit: '区城管', reason: '需要执法部门处理' })
    if (forwarded && happens(stage, 0.6)) answerByLink(stage, community, forwarded.link.token)
    else if (forwarded) stage.agenda.at(soon(stage, 1440, 4320), async () => { if (await staff.try('returnForward', { ...ref, note: '已处理，请回访' })) tellStaff(stage, community) })
    return false
  } else if (roll < 0.14) await suspend(stage, community, ref.orderId)
  else {
    await askExtension(stage, community, staff, ref)
    tellStaff(stage, community)
  }
  return false
}

/** Two people, as the rule asks; sometimes the second tries to be the first and is refused. */
async function suspend(stage: Stage, community: Community, orderId: string): Promise<void> {
  const [first, second] = community.staff
  if (first === undefined || second === undefined) return
  const until = stage.world.cloud.clock.now() + stage.random.int(1, 5) * DAY
  await stage.player(first).try('proposeSuspension', { as: 'staff', orderId, reason: '等配件', until })
  const approver = happens(stage, 0.3) ? first : second
  const done = await stage.player(approver).try('suspend', { as: 'staff', orderId })
  if (done) stage.agenda.at(until + HOUR, async () => tellStaff(stage, community))
}

/** Now and then as the plan says, with whom to ask after them; else as the roster lies on the desk. */
async function dispatchAll(stage: Stage, community: Community, staff: Player, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return
  const roster = await rosterOf(stage, community, staff)
  const planned = happens(stage, PLANNED_SHARE) ? await staff.ask('orders', 'plan', { as: 'staff', orderIds: orderIds.slice(0, 50) }) : undefined
  const items = planned === undefined ? byRoster(stage, roster, orderIds) : planned.orders.flatMap(({ orderId, seats, next }): Item[] => (seats.length === 0 ? [] : [{ orderId, memberIds: seats.map(({ memberId }) => memberId), next: [...next] }]))
  // Whom nobody may be asked for goes to the pool: the story ends with every order somewhere.
  const sent: Item[] = [...items, ...orderIds.filter((orderId) => !items.some((item) => item.orderId === orderId)).slice(0, 50 - items.length).map((orderId) => ({ orderId, memberIds: [], pool: true }))]
  const reply = await staff.try('dispatchMany', { as: 'staff', ...(planned === undefined ? {} : { plan: planned.plan }), items: sent })
  for (const result of reply?.results ?? []) {
    const item = sent.find((each) => each.orderId === result.orderId)
    if (result.ok && item?.next !== undefined) inviteInTurn(stage, community, item.orderId, item.memberIds)
    else if (result.ok && item) inviteMembers(stage, community, item.orderId, item.pool === true ? some(stage, knowing(stage, roster, item.orderId), 2) : item.memberIds)
    // Somebody had been asked before: the next sitting chooses anew.
    else tellStaff(stage, community)
  }
}

const PLANNED_SHARE = 0.3
interface Item { readonly orderId: string; readonly memberIds: string[]; readonly next?: string[]; readonly pool?: boolean }

function byRoster(stage: Stage, roster: Roster, orderIds: readonly string[]): readonly Item[] {
  return orderIds.map((orderId) => {
    const roll = stage.random.next()
    if (roll < 0.08) return { orderId, memberIds: [], pool: true }
    return { orderId, memberIds: [...some(stage, knowing(stage, roster, orderId), roll < 0.1 ? 3 : roll < 0.16 ? 2 : 1)] }
  })
}

type Roster = readonly { readonly personId: string; readonly skills: readonly string[] }[]

/** Who knows the trade, as the roster shows; everybody where nobody does. */
function knowing(stage: Stage, roster: Roster, orderId: string): readonly string[] {
  const skill = stage.cast.skillOf.get(orderOf(stage, orderId)?.serviceId ?? '')
  const able = roster.filter(({ skills }) => skill === undefined || skills.includes(skill))
  return (able.length > 0 ? able : roster).map(({ personId }) => personId)
}

const some = (stage: Stage, ids: readonly string[], count: number): readonly string[] => stage.random.sample(ids, Math.min(count, ids.length))

async function rosterOf(stage: Stage, community: Community, staff: Player): Promise<Roster> {
  const known = stage.rosters.get(community.id)
  if (known) return known
  const { items } = await staff.ask('people', 'roster', { as: 'staff', limit: 50 })
  stage.rosters.set(community.id, items)
  return items
}

/** 提级 comes down again: the street names a unit, and the community goes on. */
export async function streetRules(stage: Stage, community: Community, orderId: string): Promise<void> {
  const done = await stage.player(community.street).try('rule', { as: 'street', orderId, unit: '社区居委会', note: '由社区继续负责，街道跟进' })
  if (done) tellStaff(stage, community)
}
