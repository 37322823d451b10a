import type { SubmitInput } from '@core/contract/orders'
import { inWorld } from '../support/in-world'
import { CAST, journey, stored } from '../support/journey'
import { appOf } from '../support/local-cloud'
import type { World } from '../support/world'

/** What the staff are told of an order unasked: which open ones may be the same matter, and what its words look like. */
let world: World
let to: ReturnType<typeof journey>
inWorld((fresh) => { world = fresh; to = journey(world) })

const HOUR = 3_600_000
const staff = () => world.as(CAST.staff)
const order = (title: string, text: string, change: Partial<SubmitInput> = {}) => to.submitted({ title, text, ...change })
const at = (compoundId: string, building: string): Pick<SubmitInput, 'address'> => ({ address: { compoundId, building } })
const similar = (orderId: string, query?: string) => staff().ok('orders', 'similar', { as: 'staff', orderId, ...(query === undefined ? {} : { query }) })
const sorting = (orderId: string) => staff().ok('orders', 'suggestSorting', { as: 'staff', orderId })

describe('像是同一件事', () => {
  test('同一处、同样的话排在最前，说明为什么；别的事在后，自己和别的社区的不在里面', async () => {
    const leak = await order('楼上漏水，天花板湿了一片', '卫生间天花板一直往下滴水，楼上说不是他家的。', at('cp001', '5号楼'))
    world.cloud.clock.advance(2 * HOUR)
    const noise = await order('晚上装修太吵', '楼里有人装修，晚上九点还在打电钻。', { serviceId: 'c0402', answers: [{ id: 'c0402a', value: '装修' }, { id: 'c0402b', value: '晚上' }], ...at('cp001', '5号楼') })
    const foreign = await order('楼上漏水，天花板湿了一片', '卫生间天花板一直往下滴水，楼上说不是他家的。', at('cp003', '5号楼'))
    const mine = await order('天花板漏水', '卫生间的天花板在滴水，是楼上漏下来的。', at('cp001', '5号楼'))

    const { items } = await similar(mine)
    expect(items.map(({ id }) => id)).not.toContain(mine)
    expect(items.map(({ id }) => id)).not.toContain(foreign)
    expect({ ...items[0], why: items[0]?.why.replace(/\u00A0/g, ' ') }).toMatchObject({ id: leak, likely: true, place: '颐泽花园 5号楼', why: '同一栋楼 · 同一类 · 说法相近 · 2 小时前' })
    expect(items.find(({ id }) => id === noise)).toMatchObject({ likely: false })
    expect(items.every(({ score }, i) => score <= (items[i - 1]?.score ?? 1))).toBe(true)
  })

  test('按标题、地方、单号找得到别的单；并走的和办完的不再出现', async () => {
    const [main, mine] = [await order('花坛边的长椅断了', '长椅的木条断了两根。'), await order('长椅坏了', '花坛边长椅断了木条。')]
    const { items: [byTitle] } = await similar(mine, '花坛边')
    expect(byTitle?.id).toBe(main)
    expect((await similar(mine, byTitle?.no)).items.map(({ id }) => id)).toEqual([main])
    expect((await similar(mine, '没有这样的')).items).toEqual([])
    await staff().ok('orders', 'merge', { as: 'staff', orderId: main, targetId: mine })
    expect((await similar(mine, '花坛边')).items).toEqual([])
  })

  test('一次只读一遍数据库，沿着索引', async () => {
    const mine = await order('路灯不亮', '小区东门的路灯不亮。')
    const worker = staff()
    const ask = () => worker.ok('orders', 'similar', { as: 'staff', orderId: mine })
    // The first one reads who asks, and the catalogue.
    await ask()
    world.cloud.meter.start()
    await ask()
    expect(world.cloud.meter.read()).toMatchObject({ fn: 1, db: 1, reads: 1 })
    const newest = [['createdAt', -1], ['_id', -1]] as const
    expect(world.cloud.database.explain('orders', { communityId: 'cm01', createdAt: { $gte: 1 }, open: true }, newest)).toMatchObject({ by: 'index', index: 'staff_all', sorted: true })
    const after = { $and: [{ communityId: 'cm01', createdAt: { $gte: 1 } }, { $or: [{ createdAt: { $gt: 1 } }, { createdAt: 1, _id: { $gt: 'a' } }] }] }
    expect(world.cloud.database.explain('orders', after, [['createdAt', 1], ['_id', 1]])).toMatchObject({ by: 'index', index: 'staff_all', sorted: true })
  })
})

/** Words that the catalogue has nowhere, decided by the staff again and again. */
const QUIRK = { title: '三轮叫号牌', text: '三轮叫号牌又卡壳，麻烦派位师傅。' }
const accept = (orderId: string, change: object = {}) => staff().ok('orders', 'accept', { as: 'staff', orderId, ...change })
const send = (orderId: string) => staff().ok('orders', 'dispatch', { as: 'staff', orderId, pool: true })
/** Gives what waits for its last word that word, within the minutes for which an instance keeps what it read. */
const settle = async () => {
  for (const { _id, state, communityId } of world.cloud.database.dump('orders'))
    if (communityId === 'cm01' && (state === 'submitted' || state === 'accepted')) await appOf(world.cloud).database().collection('orders').doc(String(_id)).update({ state: 'closed' })
}
const modelOf = () => world.cloud.database.dump('text_models').find((doc) => doc['_id'] === 'cm01')

describe('像是哪一类', () => {
  test('第一天靠服务目录的词', async () => {
    const { services, learnedFrom } = await sorting(await order('电梯停了', '单元门口的电梯停着不动，门关不上。'))
    expect(services[0]?.serviceId).toBe('c0801')
    expect(services.length).toBeLessThanOrEqual(3)
    expect(learnedFrom).toBe(0)
  })

  test('受理一次就学到一次，改了类就按改的算；问多少遍都只算一次', async () => {
    const taught = await order(QUIRK.title, QUIRK.text)
    await accept(taught, { serviceId: 'c0205', urgency: 'p3' })
    const asked = await order(QUIRK.title, '三轮叫号牌卡壳了。')
    const first = await sorting(asked)
    expect(first.services[0]?.serviceId).toBe('c0205')
    expect(await sorting(asked)).toEqual(first)
    await staff().ok('orders', 'recategorise', { as: 'staff', orderId: taught, serviceId: 'c0504' })
    const again = await sorting(asked)
    expect(again.services[0]?.serviceId).toBe('c0504')
    expect(again.learnedFrom).toBe(first.learnedFrom)
  })

  test('定下来的多了才存一次，存了以后和没存时说的一样；两个人同时问，也只算一次', async () => {
    const asked = await order(QUIRK.title, '叫号牌卡壳。')
    // A day on, those still waiting hold the mark; a week on, their last word is said.
    for (let each = 0; each < 22; each += 1) {
      const orderId = await order(`路面积水 ${each}`, '雨后路面积水，走不过去。', { channel: 'app' })
      await accept(orderId, { serviceId: 'c0501' })
      await send(orderId)
      if (each % 5 === 4) world.cloud.clock.advance(HOUR)
    }
    const open = (await sorting(asked)).learnedFrom
    expect(modelOf()).toBeUndefined()
    world.cloud.clock.advance(8 * 24 * HOUR)
    const [one, other] = await Promise.all([sorting(asked), world.as(CAST.colleague).ok('orders', 'suggestSorting', { as: 'staff', orderId: asked })])
    expect([one.learnedFrom, other.learnedFrom]).toEqual([open, open])
    const kept = modelOf()
    expect(kept).toMatchObject({ version: 1, learned: open })
    expect((await sorting(asked)).learnedFrom).toBe(open)
    expect(modelOf()).toEqual(kept)
  })

  test('别的实例先存了：自己的不盖上去，下一次接着它存的往下学', async () => {
    const asked = await order(QUIRK.title, '叫号牌卡壳。')
    await settle()
    await sorting(asked)
    for (let each = 0; each < 21; each += 1) {
      const orderId = await order(`树枝压线 ${each}`, '树枝压着电线，风一吹就晃。')
      await accept(orderId, { serviceId: 'c0505' })
      await send(orderId)
    }
    // This instance knows the model as it was before.
    await appOf(world.cloud).database().collection('text_models').doc('cm01').update({ version: 7 })
    const theirs = modelOf()
    await sorting(asked)
    expect(modelOf()).toEqual(theirs)
    await sorting(asked)
    expect(modelOf()).toMatchObject({ version: 8 })
    expect(modelOf()?.['learned']).toBeGreaterThanOrEqual(Number(theirs?.['learned']) + 21)
  })

  test('问的这一单，不拿它自己当例子', async () => {
    const alone = await order('没人写过的一句', '这一句只出现这一回。')
    const before = (await sorting(alone)).learnedFrom
    await accept(alone, { serviceId: 'c0806' })
    expect((await sorting(alone)).learnedFrom).toBe(before)
  })

  test('存下来的只有数：没有一个字、没有单号', () => {
    const kept = JSON.stringify(modelOf())
    expect(kept).not.toMatch(/[\u4e00-\u9fff]/)
    for (const doc of world.cloud.database.dump('orders')) expect([doc['_id'], kept.split(String(doc['_id'])).length - 1]).toEqual([doc['_id'], (modelOf()?.['mark'] as { id: string }).id === doc['_id'] ? 1 : 0])
  })

  test('别的社区的决定不算在内', async () => {
    const foreign = await to.submitted({ title: QUIRK.title, text: QUIRK.text, ...at('cp003', '1号楼') })
    expect(await staff().code('orders', 'suggestSorting', { as: 'staff', orderId: foreign })).toBe('NOT_FOUND')
    expect(stored(world, foreign).communityId).not.toBe('cm01')
    expect((await world.as(CAST.foreignStaff).ok('orders', 'suggestSorting', { as: 'staff', orderId: foreign })).learnedFrom).toBe(0)
  })
})
