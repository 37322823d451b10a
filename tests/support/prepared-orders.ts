import type { OrderDetail } from '@core/contract/order-views'
import type { SubmitInput } from '@core/contract/orders'
import { playPosts } from '../../local/seed/sample-posts'
import type { Overseen } from './overseen-orders'
import { prepareOverseen } from './overseen-orders'
import type { PreparedActivity } from './prepared-activities'
import { comeToActivity, prepareActivities } from './prepared-activities'
import type { PreparedEmergency } from './prepared-emergencies'
import { prepareEmergencies } from './prepared-emergencies'
import { prepareGaps } from './prepared-gaps'
import { prepareImports } from './prepared-imports'
import { preparePoints } from './prepared-points'
import { prepareRegistrations } from './prepared-registrations'
import { tapOrder } from './orders'
import { seenOf } from './shifts'
import type { Client, World } from './world'
import { PEOPLE } from './world'

/** Orders of one resident, each brought to where its name says by the people who would bring it there; the invitation last, it runs out first. */
export const PREPARED = ['submitted', 'infoNeeded', 'accepted', 'taken', 'proposed', 'checkedIn', 'done', 'closed', 'rated', 'rejected', 'suspended', 'escalated', 'merged', 'givenBack', 'resembling', 'offered'] as const
/** Shifts and a post of the demo, by how its first member stands to them. */
type PreparedShift = 'post' | 'shiftOpen' | 'shiftHeld' | 'shiftFull' | 'shiftPromised' | 'shiftNeeds' | 'shiftNow' | 'swapAsked'
type PreparedWish = 'wishDraft' | 'wishOpen' | 'wishTaken' | 'wishHanded'
export type Prepared = (typeof PREPARED)[number] | keyof Overseen | PreparedShift | PreparedWish | PreparedActivity | PreparedEmergency | 'importReady' | 'importFaulty' | 'certificateCode'

/** What the resident writes: each title with the service, the words and the answers that belong to it. */
const TOLD: Readonly<Record<(typeof PREPARED)[number], Partial<SubmitInput>>> = {
  submitted: { serviceId: 'c0504', title: '楼道感应灯不亮，老人晚上看不见', text: '二单元一到三楼的感应灯都不亮了，老人晚上下楼看不清台阶。', answers: answered('c0504', '路灯', '二单元一到三楼') },
  infoNeeded: { serviceId: 'c0106', title: '单元门关不严', text: '单元门关不严，风大的时候一直响。', answers: answered('c0106', '修门窗', '不知道买哪种') },
  accepted: { title: '卫生间水管渗水', text: '卫生间顶上的水管往外渗水，墙皮都鼓起来了。', answers: answered('c0102', '卫生间', '滴水') },
  offered: { serviceId: 'c0201', title: '想请人代买一袋米', text: '这两天腿疼下不了楼，家里米快没了，想请人捎一袋。', answers: answered('c0201', '五公斤大米一袋', '60') },
  taken: {},
  proposed: { serviceId: 'c0106', title: '帮老人换一只灯泡', text: '客厅的灯泡坏了，家里只有老人，够不着。', answers: answered('c0106', '换灯', '请帮我买') },
  givenBack: { serviceId: 'c0106', title: '阳台晾衣架摇不动', text: '手摇的晾衣架卡住了，摇把转不动，衣服没处晒。', answers: answered('c0106', '换锁芯', '不知道买哪种') },
  checkedIn: { serviceId: 'c0104', title: '厨房下水道返水', text: '洗菜盆的水下不去，还往上返，有股味。', answers: answered('c0104', '厨房', '有一点') },
  done: { title: '马桶水箱一直流水', text: '马桶水箱一直往里流水，盖子拿开按一按会停一会儿。', answers: answered('c0102', '卫生间', '一直流') },
  closed: { serviceId: 'c0106', title: '门锁钥匙拧不动', text: '防盗门的钥匙插进去拧不动，要使很大劲。', answers: answered('c0106', '换锁芯', '请帮我买') },
  rated: { serviceId: 'c0104', title: '厨房下水慢', text: '厨房下水越来越慢，洗一次碗要等半天。', answers: answered('c0104', '厨房', '没有') },
  rejected: { serviceId: 'c0702', title: '申请换一条公交线路', text: '希望公交车绕到小区东门来。', answers: [] },
  suspended: { title: '厨房龙头阀芯坏了', text: '龙头拧到底还流水，师傅上次说是阀芯的事。', answers: answered('c0102', '厨房', '一直流') },
  // Sorted wrongly by whoever wrote it, and told before: the staff are told of both.
  resembling: { serviceId: 'c0106', title: '厨房水龙头还在滴水', text: '厨房的水龙头从昨天夜里开始滴水，怎么拧都拧不紧。', answers: answered('c0106', '别的', '不知道买哪种') },
  escalated: { serviceId: 'c0804', title: '外墙渗水，几家都在漏', text: '一下雨三楼到五楼靠西的几家都渗水，墙皮往下掉。', answers: answered('c0804', '外墙', '4') },
  merged: { title: '楼上也在漏水', text: '卫生间顶上滴水，楼上说他家也在漏。', answers: answered('c0102', '卫生间', '滴水') },
}
/** What the member did at the door. */
const DONE_NOTE: Readonly<Partial<Record<(typeof PREPARED)[number], string>>> = { closed: '换了锁芯，三把钥匙都试过', rated: '掏出一团头发，水下得快了' }

function answered(service: string, ...values: readonly string[]): SubmitInput['answers'] {
  return values.map((value, at) => ({ id: `${service}${'abc'[at] ?? ''}`, value }))
}

/**
 * The clock only moves forward, so the order is by what can wait: what lies days apart first, then the orders of a
 * morning, what stands still, and last what runs out. Each screen says what it must show (scripts/screens.ts): a state
 * that ran out meanwhile is found.
 */
export async function prepareOrders(world: World): Promise<Readonly<Record<Prepared, string>>> {
  const activities = await prepareActivities(world)
  const people: Cast = { resident: world.as(PEOPLE.resident), member: world.as(PEOPLE.member), staff: world.as(PEOPLE.staff), second: world.as('seed-s002') }
  const memberId = (await people.member.ok('people', 'me', {})).personId
  const ids: Partial<Record<Prepared, string>> = { ...activities }
  await tellOf(world)
  for (const name of PREPARED) {
    if (name === 'offered') continue
    ids[name] = name === 'merged' ? await merge(people, ids.accepted ?? '') : await bring(name, people, memberId, world)
    world.cloud.clock.advance(5 * MINUTE)
  }
  await prepareGaps(world)
  Object.assign(ids, await prepareOverseen(world), await prepareShifts(world), await prepareWishes(world))
  await prepareRegistrations(world)
  Object.assign(ids, await prepareEmergencies(world), await prepareImports(world), await preparePoints(world))
  await comeToActivity(world, activities.activityOn)
  for (const ms of UNANSWERED_MS) await pass(world, ms)
  ids.offered = await bring('offered', people, memberId, world)
  ids.shiftNow = await shiftSoon(world, ids.post ?? '')
  await pass(world, UNREAD_MS)
  return ids as Readonly<Record<Prepared, string>>
}

const MINUTE = 60_000
/** After so long an invitation nobody looked at is rung about; the shift has begun by then. */
const UNREAD_MS = 6 * MINUTE
/** Who came to a door has not said they are well: they are reminded, an hour after they came the community is told, a quarter later the street. A neighbour's order is late by then, the resident's own are not. */
const UNANSWERED_MS = [12 * MINUTE, 4 * MINUTE, 22 * MINUTE] as const

async function pass(world: World, ms: number): Promise<void> {
  world.cloud.clock.advance(ms)
  for (let twice = 0; twice < 2; twice += 1) await world.cloud.fireTimer('clock')
}

/** What a member meets among posts: free, theirs, full, theirs to confirm, and one they may not take. */
async function prepareShifts(world: World): Promise<Readonly<Record<Exclude<PreparedShift, 'shiftNow'>, string>>> {
  const posts = await playPosts(async (openid, action, input, requestId) => (await world.as(openid).ok('posts', action as 'posts', input as never, requestId)) as unknown as Readonly<Record<string, unknown>>)
  const shift = (post: number, nth: number): string => posts[post]?.shiftIds[nth] ?? ''
  const member = world.as(PEOPLE.member)
  const claim = async (shiftId: string, by = member) => {
    const { shift: seen, pass } = await by.ok('posts', 'shift', { shiftId })
    await by.ok('posts', 'claim', { shiftId, seen: seenOf(seen), pass })
  }
  await claim(shift(2, 0))
  await member.ok('posts', 'wait', { shiftId: shift(3, 2) })
  await world.as('seed-m00005').ok('posts', 'release', { shiftId: shift(3, 2) })
  const other = world.as('seed-m00002')
  await claim(shift(0, 2), other)
  const { grids } = await world.as(PEOPLE.staff).ok('posts', 'covers', { as: 'staff' })
  await world.as(PEOPLE.staff).ok('posts', 'setCover', { as: 'staff', fields: { target: 'grid', targetId: grids[0]?.id ?? '', days: [1, 2, 3, 4, 5], from: '16:00', to: '18:00', least: 2 } })
  const { swapId } = await other.ok('posts', 'askSwap', { shiftId: shift(0, 2), number: 1, backId: shift(2, 0) })
  return { swapAsked: swapId, post: posts[0]?.postId ?? '', shiftOpen: shift(0, 0), shiftHeld: shift(2, 0), shiftFull: shift(3, 0), shiftPromised: shift(3, 2), shiftNeeds: shift(1, 0) }
}

/** A shift of the member's that begins in a few minutes. */
async function shiftSoon(world: World, postId: string): Promise<string> {
  const [member, staff] = [world.as(PEOPLE.member), world.as(PEOPLE.staff)]
  const startsAt = world.cloud.clock.now() + UNREAD_MS - MINUTE
  await staff.ok('posts', 'addShifts', { as: 'staff', postId, spans: [{ startsAt, endsAt: startsAt + 90 * MINUTE, places: 3 }] })
  const shiftId = (await staff.ok('posts', 'post', { as: 'staff', postId })).shifts.find((each) => each.startsAt === startsAt)?.shiftId ?? ''
  const { shift, pass } = await member.ok('posts', 'shift', { shiftId })
  await member.ok('posts', 'claim', { shiftId, seen: seenOf(shift), pass })
  return shiftId
}

/** Wishes on their way: to be looked at, to be taken, in the member's hands, and handed over. */
async function prepareWishes(world: World): Promise<Readonly<Record<PreparedWish, string>>> {
  const [resident, member, staff] = [world.as(PEOPLE.resident), world.as(PEOPLE.member), world.as(PEOPLE.staff)]
  const make = async (title: string, about: string) => (await resident.ok('wishes', 'make', { as: 'resident', fields: { title, about, handAt: '颐泽花园党群服务驿站' } })).id
  const [wishDraft, wishOpen, wishTaken, wishHanded] = [await make('一副老花镜', '两百度，黑色或棕色，轻一点的。'), await make('教我用手机挂号', '想学会在手机上挂号、看报告，一小时就够，周末都在。'), await make('一床旧棉被', '给楼道里的流浪猫过冬，旧的就行，不要新的。'), await make('一本大字版词典', '上小学的孙子和我一起用。')]
  for (const wishId of [wishOpen, wishTaken, wishHanded]) await staff.ok('wishes', 'publish', { as: 'staff', wishId })
  for (const wishId of [wishTaken, wishHanded]) await member.ok('wishes', 'take', { as: 'member', wishId })
  await member.ok('wishes', 'handOver', { as: 'member', wishId: wishHanded, note: '周六上午在驿站交给本人了' })
  return { wishDraft, wishOpen, wishTaken, wishHanded }
}

/** Neighbours have troubles too: a queue of one order is no queue. */
async function tellOf(world: World): Promise<void> {
  for (const [at, change] of NEIGHBOURS.entries()) {
    await world.as(PEOPLE.neighbour).ok('orders', 'submit', tapOrder({ ...change, contact: { name: '测试邻居', phone: `1380000000${at + 2}` } }))
    world.cloud.clock.advance(2 * 60_000)
  }
}
const NEIGHBOURS: readonly Partial<SubmitInput>[] = [
  { serviceId: 'c0503', title: '消防通道停着一辆车', text: '西门进来的消防通道停着一辆车，救护车过不去。', answers: answered('c0503', '汽车') },
  { serviceId: 'c0202', title: '想请人取一次降压药', text: '药已经开好，在社区医院，孩子这周不在家。', answers: answered('c0202', '社区医院药房', '2') },
  { serviceId: 'c0501', title: '垃圾桶两天没清了', text: '三号楼东头的垃圾桶满了，天热有味。', answers: answered('c0501', '三号楼东头') },
]

interface Cast { readonly resident: Client; readonly member: Client; readonly staff: Client; readonly second: Client }

async function bring(name: Exclude<(typeof PREPARED)[number], 'merged'>, { resident, member, staff, second }: Cast, memberId: string, world: World): Promise<string> {
  const { orderId } = await resident.ok('orders', 'submit', tapOrder(TOLD[name]))
  const asStaff = { as: 'staff' as const, orderId }
  if (name === 'submitted' || name === 'resembling') return orderId
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
  if (name === 'proposed' || name === 'givenBack') {
    const from = world.cloud.clock.now() + (name === 'proposed' ? 27 : 2) * 3_600_000
    await member.ok('orders', 'proposeTime', { ...asMember, time: { from, to: from + 7_200_000 } })
    if (name === 'proposed') return orderId
    await resident.ok('orders', 'agreeTime', { as: 'resident', orderId })
    return done(orderId, member.ok('orders', 'release', { ...asMember, reason: '孩子发烧，要去医院' }))
  }
  const own: OrderDetail = await resident.ok('orders', 'detail', { as: 'resident', orderId })
  await member.ok('orders', 'checkIn', { ...asMember, way: 'code', code: own.startCode })
  if (name === 'checkedIn') return orderId
  await member.ok('orders', 'finish', { ...asMember, result: 'solved', note: DONE_NOTE[name] ?? '换了阀芯，试水十分钟不漏' })
  if (name === 'done') return orderId
  const { version, head } = await resident.ok('orders', 'confirm', { as: 'resident', orderId })
  if (name === 'closed') return orderId
  return done(orderId, resident.ok('orders', 'rate', { as: 'resident', orderId, seen: { version, head }, rating: { solved: 'yes', attitude: 5, speed: 4, words: '来得快，修得好' } }))
}

/** The same trouble, told by the same resident again: its progress is that of the order it went into. */
async function merge({ resident, staff }: Cast, targetId: string): Promise<string> {
  const { orderId } = await resident.ok('orders', 'submit', tapOrder(TOLD.merged))
  return done(orderId, staff.ok('orders', 'merge', { as: 'staff', orderId, targetId }))
}

async function done(orderId: string, action: Promise<unknown>): Promise<string> {
  await action
  return orderId
}
