import { type LocalCloud, startLocalCloud } from '../support/local-cloud'

const INDEXES = {
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

describe('事务', () => {
  beforeEach(() => db.collection('counters').doc('t1').set({ n: 0 }))
  const read = async (id: string) => (await db.collection('counters').doc(id).get()).data[0]?.n

  test('提交之前别人看不到，自己看得到；回滚什么也不留', async () => {
    const tx = await db.startTransaction()
    await tx.collection('counters').doc('t1').update({ n: 5 })
    await tx.collection('counters').add({ _id: 'tx-new', n: 1 })
    expect((await tx.collection('counters').doc('t1').get()).data).toMatchObject({ n: 5 })
    expect([await read('t1'), await read('tx-new')]).toEqual([0, undefined])
    await tx.rollback()
    expect([await read('t1'), await read('tx-new')]).toEqual([0, undefined])
    expect(await codeOf(tx.collection('counters').doc('t1').update({ n: 6 }))).toBe('DATABASE_TRANSACTION_FAIL')
  })

  test('快照取在第一次操作时，此后别人的提交看不到，写上去就冲突', async () => {
    const tx = await db.startTransaction()
    await db.collection('counters').doc('t1').update({ n: 1 })
    expect((await tx.collection('counters').doc('t1').get()).data).toMatchObject({ n: 1 })
    await db.collection('counters').doc('t1').update({ n: 2 })
    expect((await tx.collection('counters').doc('t1').get()).data).toMatchObject({ n: 1 })
    expect(await codeOf(tx.collection('counters').doc('t1').update({ n: 9 }))).toBe('DATABASE_TRANSACTION_CONFLICT')
    expect(await read('t1')).toBe(2)
  })

  test('先写者胜：后写的事务立刻冲突，事务外的写等到放开', async () => {
    const [first, second] = [await db.startTransaction(), await db.startTransaction()]
    await first.collection('counters').doc('t1').update({ n: _.inc(1) })
    expect(await codeOf(second.collection('counters').doc('t1').update({ n: _.inc(1) }))).toBe('DATABASE_TRANSACTION_CONFLICT')
    let done = false
    const outside = db.collection('counters').doc('t1').update({ n: _.inc(10) }).then(() => (done = true))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(done).toBe(false)
    await first.commit()
    await outside
    expect(await read('t1')).toBe(11)
  })

  test('并发的转账总数不变', async () => {
    await Promise.all(['x', 'y', 'z'].map((id) => db.collection('counters').doc(id).set({ n: 100 })))
    const names = ['x', 'y', 'z']
    const transfer = (i: number) =>
      db.runTransaction(async (tx: Awaited<ReturnType<typeof db.startTransaction>>) => {
        await tx.collection('counters').doc(names[i % 3] ?? '').update({ n: _.inc(-1) })
        await tx.collection('counters').doc(names[(i + 1) % 3] ?? '').update({ n: _.inc(1) })
      })
    const results = await Promise.allSettled(Array.from({ length: 40 }, (__, i) => transfer(i)))
    expect(results.some((r) => r.status === 'fulfilled')).toBe(true)
    const sums = await Promise.all(names.map(read))
    expect(sums.reduce((a, b) => a + b, 0)).toBe(300)
  })
})
