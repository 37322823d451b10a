import type { CallableAction } from '@core/contract/order-payloads'
import { BUSY_WORDS } from '../../local/wechat/answer-wechat'
import { ACT_ROWS } from '../support/act-rows'
import { inWorld } from '../support/in-world'
import { CAST, idOf, journey, stored } from '../support/journey'
import type { tapOrder } from '../support/orders'
import type { World } from '../support/world'

/** Words that do not pass WeChat's check wait for a person of the community; nobody else sees them meanwhile. */
let world: World
let to: ReturnType<typeof journey>
inWorld((fresh) => { world = fresh; to = journey(world) })

const RISKY = '违法广告测试词'
const staff = () => world.as(CAST.staff)

test('有问题的话先压住：派不出去，党员看不到，社区放行后才受理', async () => {
  const orderId = await to.held()
  expect(stored(world, orderId)).toMatchObject({ state: 'contentHold', queue: 'toAccept' })
  expect(await staff().code('orders', 'accept', { as: 'staff', orderId })).toBe('WRONG_STATE')
  expect(await staff().code('orders', 'dispatch', { as: 'staff', orderId, pool: true })).toBe('WRONG_STATE')
  for (const openid of [CAST.member, CAST.other]) expect(await world.as(openid).code('orders', 'detail', { as: 'member', orderId })).toBe('NOT_FOUND')
  expect((await world.as(CAST.resident).ok('orders', 'detail', { as: 'resident', orderId })).text).toContain(RISKY)
  await staff().ok('orders', 'releaseContent', { as: 'staff', orderId })
  await staff().ok('orders', 'accept', { as: 'staff', orderId })
  expect(stored(world, orderId).state).toBe('accepted')
})

test('社区可以不放行，写明原因，居民看得到', async () => {
  const orderId = await to.held()
  await staff().ok('orders', 'blockContent', { as: 'staff', orderId, reason: '含有广告' })
  const detail = await world.as(CAST.resident).ok('orders', 'detail', { as: 'resident', orderId })
  expect(detail.state).toBe('rejected')
  expect(detail.timeline.at(-1)?.reason).toBe('含有广告')
})

const HIDDEN: readonly (readonly [string, Parameters<typeof tapOrder>[0]])[] = [
  ['标题', { title: RISKY }],
  ['正文末尾', { text: `${'水'.repeat(1990)}${RISKY}` }],
  ['回答', { text: '水'.repeat(2000), serviceId: 'c0201', answers: [{ id: 'c0201a', value: `大米${RISKY}` }, { id: 'c0201b', value: '60' }] }],
  ['与住户的关系', { onBehalf: { relation: RISKY } }],
  ['楼号', { address: { compoundId: 'cp001', building: RISKY } }],
  ['夹着看不见的字', { text: [...RISKY].join('\u200b') }],
]
test.each(HIDDEN)('写在%s里的也查得到', async (_, change) => {
  expect(stored(world, await to.submitted(change)).state).toBe('contentHold')
})

test('先点一单干净的，再改成有问题的：改不上，原来的话还在', async () => {
  const orderId = await to.submitted()
  const before = stored(world, orderId)
  expect(await world.as(CAST.resident).code('orders', 'amend', { as: 'resident', orderId, title: '标题', text: RISKY })).toBe('TEXT_RISKY')
  expect(stored(world, orderId)).toEqual(before)
})

test('看不见的、改方向的字和半个字在存下来之前就去掉了，换行留着', async () => {
  const orderId = await to.submitted({ title: '\u202e水龙头\u200b\u0000\ud800滴水', text: '第一行\n第二行\u2028\u00ad\u0085\u{e0041}' })
  expect(stored(world, orderId)).toMatchObject({ title: '水龙头滴水', text: '第一行\n第二行' })
})

/** Every action in which somebody writes what others read, and one field of it. */
const WORDED: readonly (readonly [CallableAction, (words: string) => object])[] = [
  ['dispute', (reason) => ({ reason })], ['requestReopen', (reason) => ({ reason })], ['cancel', (reason) => ({ reason })], ['fileAppeal', (reason) => ({ reason })], ['urge', (note) => ({ note })],
  ['answerInfo', (note) => ({ note })], ['decline', (reason) => ({ reason })], ['release', (reason) => ({ reason })], ['finish', (note) => ({ note })], ['checkIn', (reason) => ({ reason })],
  ['reject', (channel) => ({ channel })], ['forward', (unit) => ({ unit })], ['postUpdate', (note) => ({ note })], ['split', (text) => ({ parts: [{ title: '标题', text, serviceId: 'c0102' }] })],
  ['rate', (words) => ({ rating: { solved: 'yes', attitude: 5, speed: 5, words } })],
]
const now = () => world.cloud.clock.now()
async function ready(action: CallableAction) {
  const row = ACT_ROWS[action]
  const orderId = await to[row.from]()
  const input = { as: row.as, orderId, ...(await row.input?.({ now: now(), orderId, another: () => to.submitted() })) }
  const call = async (change: object) => ((await world.cloud.invoke('orders', { action, input: { ...input, ...change }, requestId: `words-of-${action}-${JSON.stringify(change).length}` }, { openid: row.who })) as { code?: string }).code ?? 'OK'
  return { row, orderId, call }
}

test.each(WORDED)('%s 里写的话别人看得到，也要过内容检查：没过的写不上，换一句就行', async (action, wordsIn) => {
  const { row, orderId, call } = await ready(action)
  const before = stored(world, orderId)
  expect(await call(wordsIn(`请看${RISKY}`))).toBe('TEXT_RISKY')
  expect(await call(wordsIn(`请看${BUSY_WORDS}这里`))).toBe(['staff', 'street', 'district'].includes(row.as) ? 'OK' : 'TEXT_UNCHECKED')
  if (row.as === 'resident' || row.as === 'member') {
    expect(stored(world, orderId)).toEqual(before)
    expect(await call(wordsIn('正常的一句话'))).toBe('OK')
  }
  expect(stored(world, orderId).version).toBeGreaterThan(before.version)
})

test('内部备注不送出去检查；不安全的报告不等微信；没写话的一步不问微信', async () => {
  const asked = () => world.cloud.sentMessages().filter((message) => (message as { api?: string }).api === 'security.msgSecCheck').length
  const note = await ready('noteInternal')
  const before = asked()
  expect(await note.call({ note: `内部说明${RISKY}` })).toBe('OK')
  await world.as(CAST.staff).ok('orders', 'dispatch', { as: 'staff', orderId: await to.accepted(), memberIds: [idOf(CAST.member)] })
  // The order that was submitted for it was asked about, once; neither the note nor the dispatch was.
  expect(asked() - before).toBe(1)
  expect(await (await ready('reportUnsafe')).call({ reason: `有危险${BUSY_WORDS}` })).toBe('OK')
})
