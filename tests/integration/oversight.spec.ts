import { inWorld } from '../support/in-world'
import { CAST, journey, noticesOf, stored } from '../support/journey'
import { derive } from '@core/domain/order/derived'
import { DEFAULT_CALENDAR } from '@core/domain/time'
import { overHttp } from '../support/forge'
import type { World } from '../support/world'

/** 督办、延期、退单、首接负责、转办链接, through the functions as they are deployed: who sees what, who is told, and what a retry changes. */
let world: World
let to: ReturnType<typeof journey>
inWorld((fresh) => { world = fresh; to = journey(world) })

const HOUR = 3_600_000
const DAY = 24 * HOUR
const [staff, street] = [() => world.as(CAST.staff), () => world.as(CAST.street)]
const detail = (openid: string, as: 'resident' | 'member' | 'staff' | 'street' | 'district', orderId: string) => world.as(openid).ok('orders', 'detail', { as, orderId })
const now = () => world.cloud.clock.now()
const fold = async () => { await world.cloud.fireTimer('clock'); await world.cloud.fireTimer('clock') }
const told = async (openid: string, orderId: string, box: 'own' | 'work' = 'own') => (await world.as(openid).ok('people', 'notices', { box })).items.filter((notice) => notice.orderId === orderId).map(({ said }) => said)
const lines = (orderId: string) => stored(world, orderId).log.map(({ action }) => action)
const countOf = (community: string, key: string): number => (world.cloud.database.dump('rollups')[0] as { communities?: Record<string, Record<string, number>> } | undefined)?.communities?.[community]?.[key] ?? 0

describe('督办', () => {
  test('街道发、社区答、街道认可：社区看得到，居民看不到；算在社区的数里', async () => {
    const orderId = await to.accepted()
    await fold()
    const before = countOf('cm01', 'supervised')
    const until = now() + 3 * DAY
    await street().ok('orders', 'supervise', { as: 'street', orderId, reason: '居民三次来电', until })
    await fold()
    expect(countOf('cm01', 'supervised')).toBe(before + 1)
    expect((await detail(CAST.staff, 'staff', orderId)).supervision).toMatchObject({ state: 'open', by: 'street', reason: '居民三次来电', asks: 1, count: 1, dueAt: expect.any(Number) as number })
    expect((await staff().ok('orders', 'list', { as: 'staff', tab: 'toDispatch', limit: 50 })).items.find(({ id }) => id === orderId)).toMatchObject({ supervised: true, actions: expect.arrayContaining(['answerSupervision']) as string[] })
    const seen = await detail(CAST.resident, 'resident', orderId)
    expect([seen.supervision, seen.supervised, seen.timeline.some(({ action }) => action === 'supervise'), seen.actions.includes('answerSupervision')]).toEqual([undefined, undefined, false, false])
    expect(await told(CAST.staff, orderId, 'work')).toContain('街道发来督办单')
    expect(await told(CAST.resident, orderId)).not.toContain('街道发来督办单')

    await staff().ok('orders', 'answerSupervision', { as: 'staff', orderId, note: '今天下午上门' })
    expect((await street().ok('orders', 'list', { as: 'street', tab: 'toDecide', limit: 50 })).items.map(({ id }) => id)).toContain(orderId)
    await fold()
    expect(await told(CAST.street, orderId, 'work')).toContain('社区答复了督办')
    await street().ok('orders', 'closeSupervision', { as: 'street', orderId })
    await fold()
    expect([countOf('cm01', 'supervised'), (await detail(CAST.staff, 'staff', orderId)).supervised]).toEqual([before, undefined])
  })

  test('没按期答复：红牌，告诉社区和发督办单的上级，落到上级的「等我定」', async () => {
    const orderId = await to.accepted()
    await world.as(CAST.district).ok('orders', 'supervise', { as: 'district', orderId, reason: '市里转来', until: now() + DAY })
    world.cloud.clock.advance(4 * DAY)
    for (let i = 0; i < 10; i += 1) await world.cloud.fireTimer('clock')
    expect(stored(world, orderId).cards).toMatchObject({ supervise: 'red' })
    expect((await world.as(CAST.district).ok('orders', 'list', { as: 'district', tab: 'toDecide', limit: 50 })).items.map(({ id }) => id)).toContain(orderId)
    expect(await told(CAST.staff, orderId, 'work')).toContain('红牌：督办没有按期答复')
    expect(await told(CAST.district, orderId, 'work')).toContain('社区没有按期答复督办')
    expect((await detail(CAST.staff, 'staff', orderId)).supervision).toMatchObject({ overdue: true, by: 'district' })
    expect(await street().code('orders', 'closeSupervision', { as: 'street', orderId })).toBe('SUPERVISED_BY_DISTRICT')
  })

  test('督办着的单，党员不经读就接、就到、就办完，答复的钟照样会响', async () => {
    const orderId = await to.offered()
    await street().ok('orders', 'supervise', { as: 'street', orderId, reason: '居民三次来电', until: now() + DAY })
    const bell = () => derive(stored(world, orderId), DEFAULT_CALENDAR).nextAt
    await to.takes(CAST.member, orderId, 'unread')
    expect(stored(world, orderId).nextAt).toBe(bell())
    for (const step of ['checkIn', 'finish'] as const) {
      const seen = await detail(CAST.member, 'member', orderId)
      await world.as(CAST.member).ok('orders', step, { as: 'member', orderId, ...(step === 'checkIn' ? { way: 'manual' as const, reason: '没电了' } : { result: 'solved' as const }), seen: { version: seen.version, head: seen.head }, ...(seen.facts ? { facts: seen.facts } : {}) } as never)
      expect([step, stored(world, orderId).nextAt]).toEqual([step, bell()])
    }
    const done = await detail(CAST.resident, 'resident', orderId)
    await world.as(CAST.resident).ok('orders', 'confirm', { as: 'resident', orderId, seen: { version: done.version, head: done.head }, round: 1 })
    expect(stored(world, orderId)).toMatchObject({ state: 'closed', nextAt: bell(), clocks: { supervise: expect.anything() as object } })
    expect(bell()).toBeLessThan(now() + 3 * DAY)
  })

  test('重发是同一张；两个人同时发，一个成', async () => {
    const orderId = await to.accepted()
    const input = { as: 'street' as const, orderId, reason: '居民来电', until: now() + 3 * DAY }
    const first = await street().ok('orders', 'supervise', input, 'supervise-once-1')
    expect(await street().ok('orders', 'supervise', input, 'supervise-once-1')).toEqual(first)
    expect([lines(orderId).filter((action) => action === 'supervise'), stored(world, orderId).supervisions]).toEqual([['supervise'], 1])
    expect(await world.as(CAST.district).code('orders', 'supervise', { ...input, as: 'district' })).toBe('SUPERVISED_ALREADY')
    const other = await to.accepted()
    const both = await Promise.all([street().code('orders', 'supervise', { ...input, orderId: other }), world.as(CAST.district).code('orders', 'supervise', { ...input, orderId: other, as: 'district' })])
    expect([...both].sort()).toEqual(['OK', 'SUPERVISED_ALREADY'])
  })
})

describe('延期', () => {
  test('申请时居民不知道；街道同意后时限改了，原定和延至都看得到，居民听说了', async () => {
    const orderId = await to.accepted()
    const dueBefore = stored(world, orderId).clocks.finish?.dueAt ?? 0
    const until = dueBefore + 12 * HOUR
    await staff().ok('orders', 'requestExtension', { as: 'staff', orderId, reason: '等配件', until })
    expect((await detail(CAST.resident, 'resident', orderId)).extension).toBeUndefined()
    expect((await detail(CAST.resident, 'resident', orderId)).timeline.map(({ action }) => action)).not.toContain('requestExtension')
    expect((await street().ok('orders', 'list', { as: 'street', tab: 'toDecide', limit: 50 })).items.find(({ id }) => id === orderId)?.actions).toContain('approveExtension')
    await street().ok('orders', 'approveExtension', { as: 'street', orderId }, 'approve-once-1')
    await street().ok('orders', 'approveExtension', { as: 'street', orderId }, 'approve-once-1')
    await fold()
    const shown = await detail(CAST.resident, 'resident', orderId)
    expect([shown.extension, shown.promise.dueAt]).toEqual([{ state: 'approved', from: dueBefore, until, reason: '等配件' }, until])
    expect(shown.timeline.find(({ action }) => action === 'approveExtension')?.data).toMatchObject({ until, dueBefore })
    expect(await told(CAST.resident, orderId)).toContain('这件事要多等几天')
    expect(await street().code('orders', 'approveExtension', { as: 'street', orderId })).toBe('NO_EXTENSION_ASKED')
  })

  test('别的街道、别的社区都办不了', async () => {
    const orderId = await to.extensionAsked()
    expect(await world.as(CAST.foreignStreet).code('orders', 'approveExtension', { as: 'street', orderId })).toBe('OUT_OF_SCOPE')
    expect(await world.as(CAST.foreignStaff).code('orders', 'requestExtension', { as: 'staff', orderId, reason: 'x', until: now() + DAY })).toBe('OUT_OF_SCOPE')
  })
})

describe('退单和改派', () => {
  test('社区写明归谁，街道改派：新社区看得到、原社区看不到，居民知道现在由谁负责；两边的数都对', async () => {
    await fold()
    const [here, there] = [countOf('cm01', 'toAccept') + countOf('cm01', 'waiting'), countOf('cm02', 'toAccept')]
    const orderId = await to.submitted()
    await staff().ok('orders', 'returnWrongUnit', { as: 'staff', orderId, reason: '小区划出去了', communityId: 'cm02' })
    const seen = await detail(CAST.street, 'street', orderId)
    expect(seen.unitReturn).toMatchObject({ state: 'open', reason: '小区划出去了', ownerId: 'cm02', owner: expect.stringContaining('社区') as string })
    expect(seen.actions).toEqual(expect.arrayContaining(['reassign', 'refuseReturn']))
    expect((await detail(CAST.staff, 'staff', orderId)).actions).not.toContain('cancel')
    await street().ok('orders', 'reassign', { as: 'street', orderId, communityId: 'cm02', note: '按新的区划' }, 'reassign-once-1')
    await street().ok('orders', 'reassign', { as: 'street', orderId, communityId: 'cm02', note: '按新的区划' }, 'reassign-once-1')
    await fold()

    const doc = stored(world, orderId)
    expect([doc.communityId, doc.state, doc.log.filter(({ action }) => action === 'reassign').length]).toEqual(['cm02', 'submitted', 1])
    expect(await staff().code('orders', 'detail', { as: 'staff', orderId })).toBe('NOT_FOUND')
    expect(await staff().code('orders', 'accept', { as: 'staff', orderId })).toBe('OUT_OF_SCOPE')
    const theirs = world.as(CAST.foreignStaff)
    expect((await theirs.ok('orders', 'list', { as: 'staff', tab: 'toAccept', limit: 50 })).items.map(({ id }) => id)).toContain(orderId)
    expect(await told(CAST.foreignStaff, orderId, 'work')).toContain('街道改派来一单')
    const resident = await detail(CAST.resident, 'resident', orderId)
    expect(resident.promise.unit).toBe(seen.unitReturn?.owner)
    expect(await told(CAST.resident, orderId)).toEqual(expect.arrayContaining(['社区认为这件事不归它办', '街道定了由另一个社区负责']))
    expect([countOf('cm01', 'toAccept') + countOf('cm01', 'waiting'), countOf('cm02', 'toAccept')]).toEqual([here, there + 1])
    await theirs.ok('orders', 'accept', { as: 'staff', orderId })
    expect((await detail(CAST.foreignStaff, 'staff', orderId)).lead).toBe(seen.unitReturn?.owner)
  })

  test('折得晚，几行一起折：退单的数算在原社区，受理的算在新社区', async () => {
    await fold()
    const before = { here: countOf('cm01', 'waiting'), there: countOf('cm02', 'toDispatch') }
    const orderId = await to.returned()
    await street().ok('orders', 'reassign', { as: 'street', orderId, communityId: 'cm02' })
    await world.as(CAST.foreignStaff).ok('orders', 'accept', { as: 'staff', orderId })
    await fold()
    expect({ here: countOf('cm01', 'waiting'), there: countOf('cm02', 'toDispatch') }).toEqual({ here: before.here, there: before.there + 1 })
    // What was said to the community that had it then stays said to that one.
    const work = world.cloud.database.dump('notices').filter((notice) => notice['orderId'] === orderId && String(notice['to']).startsWith('staff:')).map((notice) => `${String(notice['to'])} ${String(notice['action'])}`)
    expect(work.sort()).toEqual(['staff:cm01 submit', 'staff:cm02 reassign'])
  })

  test('不存在的社区、不是社区的地方，不行；过了两个工作日，说得清楚', async () => {
    const orderId = await to.submitted()
    for (const communityId of ['nowhere', 'st01', 'constructor']) expect(await staff().code('orders', 'returnWrongUnit', { as: 'staff', orderId, reason: 'x', communityId })).toBe('COMMUNITY_UNKNOWN')
    const returned = await to.returned()
    expect(await street().code('orders', 'reassign', { as: 'street', orderId: returned, communityId: 'cm01' })).toBe('SAME_COMMUNITY')
    world.cloud.clock.advance(5 * DAY)
    expect(await staff().code('orders', 'returnWrongUnit', { as: 'staff', orderId, reason: 'x', communityId: 'cm02' })).toBe('RETURN_EXPIRED')
  })
})

describe('转办链接', () => {
  const forwarded = async (change: Parameters<typeof to.accepted>[0] = {}) => {
    const orderId = await to.accepted(change)
    const { link } = await staff().ok('orders', 'forward', { as: 'staff', orderId, unit: '供水公司', reason: '主管道的事' })
    return { orderId, token: link.token, until: link.until }
  }
  let asked = 0
  const outside = async (action: string, input: object, requestId = `outside-${(asked += 1)}-x`) => overHttp(world, 'orders', { action, input, requestId })
  const ANSWER = { answer: 'done', note: '换了一段主管', answeredBy: '供水公司 王班长' }

  test('不用登录就看得到事情、地点和时限；没有姓名、电话、门牌、照片', async () => {
    const { token, until } = await forwarded({ title: '水管漏水', text: '3号楼2单元502，电话13800000001，一直漏', address: { compoundId: 'cp001', building: '3号楼', unit: '2单元', room: '502' } })
    const { ok, data } = await outside('readForward', { token })
    expect([ok, data]).toMatchObject([true, { state: 'open', until, order: { title: '水管漏水', unit: '供水公司', reason: '主管道的事' } }])
    const text = JSON.stringify(data)
    for (const secret of ['13800000001', '502', '测试', '2单元']) expect(text).not.toContain(secret)
    expect(text).toContain('3号楼')
    expect(Object.keys((data?.['order'] ?? {}) as object).sort()).toEqual(['dueAt', 'no', 'place', 'reason', 'service', 'text', 'title', 'unit'])
  })

  test('答复回到单子上：社区看得到答复的话和谁答的，居民只听说有答复；单子等社区核实', async () => {
    const { orderId, token } = await forwarded()
    const reply = await outside('answerForward', { token, ...ANSWER })
    expect(reply).toMatchObject({ ok: true, data: { at: now() } })
    await fold()
    expect(stored(world, orderId)).toMatchObject({ state: 'accepted', leadId: 'cm01', assisting: ['供水公司'] })
    const line = (await detail(CAST.staff, 'staff', orderId)).timeline.find(({ action }) => action === 'answerForward')
    expect(line).toMatchObject({ note: '换了一段主管', who: '外部单位', data: { answer: 'done', answeredBy: '供水公司 王班长' } })
    const shown = (await detail(CAST.resident, 'resident', orderId)).timeline.find(({ action }) => action === 'answerForward')
    expect([shown?.note, shown?.data]).toEqual([undefined, { answer: 'done' }])
    expect(await told(CAST.staff, orderId, 'work')).toContain('有关单位答复：办结了')
    expect(await told(CAST.resident, orderId)).toContain('有关单位答复了，社区来核实')
    expect(noticesOf(world, CAST.stranger)).toEqual([])
  })

  test('同一次答复重发还是一次；第二次说已经答复过和什么时候', async () => {
    const { orderId, token } = await forwarded()
    const first = await outside('answerForward', { token, ...ANSWER }, 'answer-once-1')
    const at = now()
    world.cloud.clock.advance(HOUR)
    expect(await outside('answerForward', { token, ...ANSWER }, 'answer-once-1')).toMatchObject({ ok: true, data: first.data })
    expect(await outside('answerForward', { token, ...ANSWER, answer: 'notOurs' }, 'answer-once-1')).toMatchObject({ ok: false, code: 'REQUEST_ID_REUSED' })
    expect(await outside('answerForward', { token, ...ANSWER })).toMatchObject({ ok: false, code: 'LINK_ANSWERED', detail: { at } })
    expect(await outside('readForward', { token })).toMatchObject({ ok: true, data: { state: 'answered', answered: { at, answer: 'done' } } })
    expect(((await outside('readForward', { token })).data ?? {})['order']).toBeUndefined()
    expect(lines(orderId).filter((action) => action === 'answerForward')).toHaveLength(1)
  })

  test('两个人同时用一个链接答复，一个成', async () => {
    const { orderId, token } = await forwarded()
    const both = await Promise.all([outside('answerForward', { token, ...ANSWER }), outside('answerForward', { token, ...ANSWER, answer: 'needsInfo' })])
    expect(both.map(({ ok, code }) => (ok ? 'OK' : code)).sort()).toEqual(['LINK_ANSWERED', 'OK'])
    expect(lines(orderId).filter((action) => action === 'answerForward')).toHaveLength(1)
  })

  test('转出的请求重发，拿到的是同一个链接；换一个，旧的就不行了；收回的也是', async () => {
    const orderId = await to.accepted()
    const input = { as: 'staff' as const, orderId, unit: '供水公司', reason: '主管道的事' }
    const first = await staff().ok('orders', 'forward', input, 'forward-once-1')
    world.cloud.clock.advance(60_000)
    expect(await staff().ok('orders', 'forward', input, 'forward-once-1')).toEqual(first)
    const second = await staff().ok('orders', 'issueLink', { as: 'staff', orderId })
    expect(second.link.token).not.toBe(first.link.token)
    expect(await outside('readForward', { token: first.link.token })).toMatchObject({ data: { state: 'withdrawn' } })
    expect(await outside('answerForward', { token: first.link.token, ...ANSWER })).toMatchObject({ code: 'LINK_WITHDRAWN' })
    await staff().ok('orders', 'withdrawLink', { as: 'staff', orderId })
    expect(await outside('answerForward', { token: second.link.token, ...ANSWER })).toMatchObject({ code: 'LINK_WITHDRAWN' })
    expect((await detail(CAST.staff, 'staff', orderId)).forwardLink).toMatchObject({ withdrawnAt: expect.any(Number) as number })
    expect((await detail(CAST.resident, 'resident', orderId)).forwardLink).toBeUndefined()
  })

  test('过期、收回来办、撤销了的，各有各的说法', async () => {
    const back = await forwarded()
    await staff().ok('orders', 'returnForward', { as: 'staff', orderId: back.orderId, note: '等不及了' })
    expect(await outside('readForward', { token: back.token })).toMatchObject({ data: { state: 'withdrawn' } })
    const gone = await forwarded()
    await world.as(CAST.resident).ok('orders', 'cancel', { as: 'resident', orderId: gone.orderId })
    expect(await outside('readForward', { token: gone.token })).toMatchObject({ data: { state: 'over' } })
    expect(await outside('answerForward', { token: gone.token, ...ANSWER })).toMatchObject({ code: 'LINK_OVER' })
    const old = await forwarded()
    world.cloud.clock.advance(15 * DAY)
    expect(await outside('readForward', { token: old.token })).toMatchObject({ code: 'LINK_EXPIRED' })
  })

  test('库里没有链接本身，只有摘要；日志和消息里也没有', async () => {
    const { orderId, token } = await forwarded()
    await fold()
    const everything = JSON.stringify([world.cloud.database.dump('orders'), world.cloud.database.dump('notices'), world.cloud.database.dump('order_log')])
    expect(everything).not.toContain(token.split('.')[1])
    expect(stored(world, orderId).forwardLinks?.[0]?.digest).toMatch(/^[A-Za-z0-9_-]{22}$/)
  })
})
