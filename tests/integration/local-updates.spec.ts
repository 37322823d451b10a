import { type LocalCloud, startLocalCloud } from '../support/local-cloud'

const INDEXES = {
  people: [{ name: 'people_phone', keys: [['phone', 1]], unique: true }],
  posts: [],
  counters: [],
}

let local: LocalCloud
let db: ReturnType<LocalCloud['app']['database']>
let _: ReturnType<LocalCloud['app']['database']>['command']

beforeAll(async () => {
  local = await startLocalCloud({ indexes: INDEXES })
  db = local.app.database()
  _ = db.command
})
afterAll(() => local.end())

const codeOf = (run: Promise<unknown>) => run.then(() => 'none', (e: { code?: string }) => e.code)

describe('更新', () => {
  const updated = async (before: object, change: object): Promise<object> => {
    const { id } = await db.collection('posts').add(before)
    await db.collection('posts').doc(id ?? '').update(change)
    const [{ _id, ...rest }] = (await db.collection('posts').doc(id ?? '').get()).data
    return rest
  }
  const cases: readonly (readonly [string, object, () => object, object])[] = [
    ['嵌套对象合并', { a: { x: 1, y: 2 } }, () => ({ a: { x: 9 } }), { a: { x: 9, y: 2 } }],
    ['整体替换要用 set', { a: { x: 1, y: 2 } }, () => ({ a: _.set({ x: 9 }) }), { a: { x: 9 } }],
    ['数组元素按下标改', { offers: [{ s: 1 }, { s: 2 }] }, () => ({ 'offers.1.s': 7 }), { offers: [{ s: 1 }, { s: 7 }] }],
    ['加、乘', { n: 2, m: 3 }, () => ({ n: _.inc(-5), m: _.mul(4), k: _.inc(1) }), { n: -3, m: 12, k: 1 }],
    ['取小、取大', { n: 2, m: 3 }, () => ({ n: _.min(1), m: _.max(1) }), { n: 1, m: 3 }],
    ['删字段、改名', { a: 1, b: 2 }, () => ({ a: _.remove(), b: _.rename('c') }), { c: 2 }],
    ['追加并截断排序', { l: [5, 1] }, () => ({ l: _.push({ each: [4, 2], sort: 1, slice: -3 }) }), { l: [2, 4, 5] }],
    ['从头插入', { l: [1] }, () => ({ l: _.unshift([8, 9]) }), { l: [8, 9, 1] }],
    ['两头取走', { l: [1, 2, 3], k: [1, 2, 3] }, () => ({ l: _.pop(), k: _.shift() }), { l: [1, 2], k: [2, 3] }],
    ['按条件取走', { l: [{ a: 1, b: 1 }, { a: 2 }], k: [1, 5, 9] }, () => ({ l: _.pull({ a: 1 }), k: _.pull(_.gte(5)) }), { l: [{ a: 2 }], k: [1] }],
    ['全部取走', { l: [1, 2, 1, 3] }, () => ({ l: _.pullAll([1, 3]) }), { l: [2] }],
    ['不重复地追加', { l: [1] }, () => ({ l: _.addToSet({ $each: [1, 2] }) }), { l: [1, 2] }],
  ]
  test.each(cases)('%s', async (__, before, change, after) => {
    expect(await updated(before, change())).toEqual(after)
  })

  test('改成原来的样子不算改了，空的更新什么也不做', async () => {
    const { id } = await db.collection('posts').add({ n: 1 })
    expect((await db.collection('posts').doc(id ?? '').update({ n: 1 })).updated).toBe(0)
    expect((await db.collection('posts').doc(id ?? '').update({ n: {} })).updated).toBe(0)
    expect((await db.collection('posts').doc(id ?? '').update({ n: 2 })).updated).toBe(1)
  })

  test('类型不对时整条更新都不生效', async () => {
    const { id } = await db.collection('posts').add({ n: 'text', k: 1 })
    expect(await codeOf(db.collection('posts').doc(id ?? '').update({ k: 2, n: _.inc(1) }))).toBe('DATABASE_REQUEST_FAILED')
    expect((await db.collection('posts').doc(id ?? '').get()).data[0].k).toBe(1)
  })

  test('设置会整体换掉或新建，删除按条件，改后返回新版本', async () => {
    await db.collection('posts').doc('set-1').set({ a: 1 })
    await db.collection('posts').doc('set-1').set({ b: 2 })
    expect((await db.collection('posts').doc('set-1').get()).data).toEqual([{ _id: 'set-1', b: 2 }])
    const { doc, updated: count } = await db.collection('posts').where({ _id: 'set-1' }).updateAndReturn({ b: _.inc(1) })
    expect([count, doc]).toEqual([1, { _id: 'set-1', b: 3 }])
    expect((await db.collection('posts').where({ _id: 'set-1', b: 99 }).updateAndReturn({ b: 0 })).doc).toBeNull()
    expect((await db.collection('posts').where({ b: 3 }).remove()).deleted).toBe(1)
  })

  test('五百人同时抢五十个名额，恰好抢到五十个', async () => {
    await db.collection('counters').add({ _id: 'slots', remaining: 50, claims: [] })
    const claim = (who: string) =>
      db.collection('counters').where({ _id: 'slots', remaining: _.gt(0), claims: _.neq(who) }).update({ remaining: _.inc(-1), claims: _.push([who]) })
    const results = await Promise.all(Array.from({ length: 500 }, (__, i) => claim(`p${i % 400}`)))
    const [slots] = (await db.collection('counters').doc('slots').get()).data
    expect(results.filter((r) => r.updated === 1)).toHaveLength(50)
    expect([slots.remaining, new Set(slots.claims).size]).toEqual([0, 50])
  })
})

describe('唯一', () => {
  test('编号重复时给出 E11000；一批里有一个重复，它前面的留下，后面的没有', async () => {
    await db.collection('posts').add({ _id: 'same' })
    await expect(db.collection('posts').add({ _id: 'same' })).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED', message: expect.stringContaining('E11000 duplicate key error collection: tnt-local.posts index: _id_') })
    expect(await codeOf(db.collection('posts').add([{ _id: 'fresh' }, { _id: 'same' }, { _id: 'later' }]))).toBe('DATABASE_REQUEST_FAILED')
    expect((await db.collection('posts').where({ _id: _.in(['fresh', 'later']) }).get()).data).toEqual([{ _id: 'fresh' }])
  })

  test('唯一索引：没有这个字段等于空值，只能有一个；让出来的值别人可以用', async () => {
    await db.collection('people').add({ _id: 'p1', phone: '100' })
    await expect(db.collection('people').add({ phone: '100' })).rejects.toMatchObject({ message: expect.stringContaining('index: people_phone') })
    await db.collection('people').add({ _id: 'p2' })
    expect(await codeOf(db.collection('people').add({ phone: null }))).toBe('DATABASE_REQUEST_FAILED')
    expect(await codeOf(db.collection('people').doc('p2').update({ phone: '100' }))).toBe('DATABASE_REQUEST_FAILED')
    await db.collection('people').doc('p1').update({ phone: '200' })
    expect((await db.collection('people').doc('p2').update({ phone: '100' })).updated).toBe(1)
  })
})
