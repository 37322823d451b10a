import { inWorld } from '../support/in-world'
import { CAST, idOf, journey, stored } from '../support/journey'
import { tinyJpeg } from '../support/pictures'
import type { World } from '../support/world'

/** What the form promised: who is only asked sees what it is about, where and when — no words, no pictures, nothing said later. */
let world: World
let to: ReturnType<typeof journey>
inWorld((fresh) => { world = fresh; to = journey(world) })

const SECRETS = { text: '家里只有老人，钥匙在门垫下', answer: '厨房右手边', relation: '母亲王某某独居', dispute: '三零一还在漏', reopen: '找党员某某某没修好', note: '换了阀芯还在滴' } as const
const staff = () => world.as(CAST.staff)
const resident = () => world.as(CAST.resident)
const seen = async (openid: string, orderId: string) => {
  const detail = await world.as(openid).ok('orders', 'detail', { as: 'member', orderId })
  const { items } = await world.as(openid).ok('files', 'photoLinks', { as: 'member', orderId })
  return { words: JSON.stringify(detail), links: items.length, detail }
}

test('点名问的和抢单池里的：没有话，没有照片，也拿不到照片的地址；接了单才有', async () => {
  const { fileId } = await resident().ok('files', 'uploadPhoto', { base64: tinyJpeg().toString('base64') })
  await world.cloud.mediaChecked()
  const change = { text: SECRETS.text, photos: [fileId], onBehalf: { relation: SECRETS.relation }, answers: [{ id: 'c0102a', value: '厨房' }, { id: 'c0102b', value: '滴水' }] }
  const named = await to.offered([CAST.member], change)
  const pooled = await to.pooled(change)
  for (const [openid, orderId] of [[CAST.member, named], [CAST.other, pooled]] as const) {
    const { words, links, detail } = await seen(openid, orderId)
    for (const secret of Object.values(SECRETS)) expect(words).not.toContain(secret)
    expect([links, detail.photos, detail.answers, detail.timeline, detail.onBehalf]).toEqual([0, [], [], [], undefined])
    await to.takes(openid, orderId)
    const after = await seen(openid, orderId)
    expect([after.words.includes(SECRETS.text), after.detail.photos.length, after.links]).toEqual([true, 1, 1])
  }
})

test('重办的一轮：被问的人看不到居民为什么要重办、上一轮说了什么', async () => {
  const orderId = await to.done()
  await resident().ok('orders', 'dispute', { as: 'resident', orderId, reason: SECRETS.dispute })
  await staff().ok('orders', 'ruleDispute', { as: 'staff', orderId, backTo: 'checkedIn', reason: '请接着办' })
  await world.as(CAST.member).ok('orders', 'finish', { as: 'member', orderId, result: 'partial', note: SECRETS.note })
  await resident().ok('orders', 'confirm', { as: 'resident', orderId })
  await resident().ok('orders', 'requestReopen', { as: 'resident', orderId, reason: SECRETS.reopen })
  await staff().ok('orders', 'agreeReopen', { as: 'staff', orderId })
  await staff().ok('orders', 'dispatch', { as: 'staff', orderId, memberIds: [idOf(CAST.other)] })
  expect(stored(world, orderId)).toMatchObject({ round: 2, reopen: { reason: SECRETS.reopen } })
  const { words, detail } = await seen(CAST.other, orderId)
  for (const secret of Object.values(SECRETS)) expect(words).not.toContain(secret)
  expect([detail.reopen, detail.dispute, detail.rating, detail.result]).toEqual([undefined, undefined, undefined, undefined])
})

test('对抢单池说了这次不行：自己的收件箱里没有了，也打不开；别人照样接', async () => {
  const orderId = await to.pooled()
  const inbox = async (openid: string) => (await world.as(openid).ok('orders', 'list', { as: 'member', tab: 'inbox', limit: 50 })).items.map(({ id }) => id)
  const home = async (openid: string) => (await world.as(openid).ok('orders', 'home', { as: 'member' })).orders.map(({ id }) => id)
  expect(await inbox(CAST.other)).toContain(orderId)
  await world.as(CAST.other).ok('orders', 'decline', { as: 'member', orderId })
  expect([(await inbox(CAST.other)).includes(orderId), (await home(CAST.other)).includes(orderId)]).toEqual([false, false])
  expect(await world.as(CAST.other).code('orders', 'detail', { as: 'member', orderId })).toBe('NOT_FOUND')
  expect(await inbox(CAST.third)).toContain(orderId)
  await to.takes(CAST.third, orderId)
})
