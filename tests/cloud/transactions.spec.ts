import { cloudDocs, manual, sdk, sdkTest } from './sources'
import { codeOf, freshId, openCloud, type UnderTest } from './under-test'

let cloud: UnderTest
beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.end())

const plain = () => cloud.db.collection('conform_plain')
const begin = () => cloud.db.startTransaction()
const numbers = async (...values: readonly number[]) => {
  const ids = values.map(freshId)
  await plain().add(values.map((n, i) => ({ _id: ids[i], n })))
  return ids as [string, string]
}
const read = async (id: string) => ((await plain().doc(id).get()).data[0] as { n: number } | undefined)?.n

test(`提交以后才看得见，回滚以后什么也没有（${sdkTest('transaction.test.ts')}）`, async () => {
  const [id] = await numbers(1)
  const tx = await begin()
  const mine = tx.collection('conform_plain')
  await mine.doc(id).update({ n: 2 })
  await mine.add({ _id: `${id}-new`, n: 9 })
  expect((await mine.doc(id).get()).data).toMatchObject({ n: 2 })
  expect((await mine.where({ _id: `${id}-new` }).get()).data).toHaveLength(1)
  expect([await read(id), await read(`${id}-new`)]).toEqual([1, undefined])
  await tx.commit()
  expect([await read(id), await read(`${id}-new`)]).toEqual([2, 9])

  const other = await begin()
  await other.collection('conform_plain').doc(id).remove()
  await other.collection('conform_plain').doc(`${id}-new`).set({ n: 10 })
  await other.rollback(undefined)
  expect([await read(id), await read(`${id}-new`)]).toEqual([2, 9])
})

test(`快照取在第一次操作，不在开始时（${sdkTest('transaction.test.ts')}）`, async () => {
  const [id] = await numbers(1)
  const tx = await begin()
  await plain().doc(id).update({ n: 2 })
  expect((await tx.collection('conform_plain').doc(id).get()).data).toMatchObject({ n: 2 })
  await plain().doc(id).update({ n: 3 })
  expect((await tx.collection('conform_plain').doc(id).get()).data).toMatchObject({ n: 2 })
  await tx.rollback(undefined)
})

test(`先写者胜：后写的立刻冲突，它的事务也就没有了（${cloudDocs('transaction')}）`, async () => {
  const [id] = await numbers(1)
  const [first, second] = [await begin(), await begin()]
  await first.collection('conform_plain').doc(id).update({ n: 2 })
  expect(await codeOf(second.collection('conform_plain').doc(id).update({ n: 3 }))).toBe('DATABASE_TRANSACTION_CONFLICT')
  expect(await codeOf(second.commit())).toBe('DATABASE_TRANSACTION_FAIL')
  await first.commit()
  expect(await read(id)).toBe(2)
})

test(`快照以后被别人改过的，写上去冲突（${sdkTest('transaction.test.ts')}）`, async () => {
  const [id] = await numbers(1)
  const tx = await begin()
  await tx.collection('conform_plain').doc(id).get()
  await plain().doc(id).update({ n: 5 })
  expect(await codeOf(tx.collection('conform_plain').doc(id).update({ n: 6 }))).toBe('DATABASE_TRANSACTION_CONFLICT')
  expect(await read(id)).toBe(5)
})

test(`事务外的写等到锁放开；事务外的读看旧的（${cloudDocs('transaction')}）`, async () => {
  const [id] = await numbers(1)
  const tx = await begin()
  await tx.collection('conform_plain').doc(id).update({ n: 10 })
  let done = false
  const outside = plain().doc(id).update({ n: cloud.db.command.inc(1) }).then(() => (done = true))
  expect(await read(id)).toBe(1)
  await new Promise((resolve) => setTimeout(resolve, 80))
  expect(done).toBe(false)
  await tx.commit()
  await outside
  expect(await read(id)).toBe(11)
})

test(`读偏斜不会有，写偏斜会有：快照隔离（${sdkTest('transaction.test.ts')}）`, async () => {
  const [a, b] = await numbers(1, 1)
  const [one, two] = [await begin(), await begin()]
  for (const tx of [one, two]) for (const id of [a, b]) await tx.collection('conform_plain').doc(id).get()
  await one.collection('conform_plain').doc(a).update({ n: 0 })
  await two.collection('conform_plain').doc(b).update({ n: 0 })
  await one.commit()
  await two.commit()
  expect([await read(a), await read(b)]).toEqual([0, 0])
})

test(`where().update() 不带事务号，回滚不了它（${sdk('query.js')}）`, async () => {
  const [id] = await numbers(1)
  const tx = await begin()
  await tx.collection('conform_plain').where({ _id: id }).update({ n: 7 })
  await tx.rollback(undefined)
  expect(await read(id)).toBe(7)
})

test(`updateAndReturn 在事务里（${sdk('query.js')}）`, async () => {
  const [id] = await numbers(1)
  const tx = await begin()
  expect((await tx.collection('conform_plain').where({ _id: id }).updateAndReturn({ n: 8 })).doc).toMatchObject({ n: 8 })
  await tx.rollback(undefined)
  expect(await read(id)).toBe(1)
})

test(`结束了的事务不能再用（${cloudDocs('error-code')}）`, async () => {
  const [id] = await numbers(1)
  const tx = await begin()
  await tx.commit()
  expect(await codeOf(tx.collection('conform_plain').doc(id).get())).toBe('DATABASE_TRANSACTION_FAIL')
  expect(await codeOf(tx.commit())).toBe('DATABASE_TRANSACTION_FAIL')
  expect(await codeOf(tx.rollback(undefined))).toBe('DATABASE_TRANSACTION_FAIL')
})

/*
 * A real half minute: the lifetime is the platform's, no clock of ours moves it. Locally and against a real environment
 * alike nothing shortens it.
 */
test(`活三十秒：到时事务没有了，写的不算，等着的写得以继续（${cloudDocs('transaction')}）`, async () => {
  const [id] = await numbers(1)
  const tx = await begin()
  await tx.collection('conform_plain').doc(id).update({ n: 2 })
  await new Promise((resolve) => setTimeout(resolve, 20_000))
  expect((await tx.collection('conform_plain').doc(id).get()).data).toMatchObject({ n: 2 })
  await new Promise((resolve) => setTimeout(resolve, 13_000))
  expect(await codeOf(tx.collection('conform_plain').doc(id).get())).toBe('DATABASE_TRANSACTION_FAIL')
  expect(await codeOf(tx.commit())).toBe('DATABASE_TRANSACTION_FAIL')
  expect(await read(id)).toBe(1)
  await plain().doc(id).update({ n: cloud.db.command.inc(5) })
  expect(await read(id)).toBe(6)
}, 60_000)

test(`重复的编号让事务落空（${cloudDocs('error-code')}）`, async () => {
  const [id] = await numbers(1)
  const tx = await begin()
  expect(await codeOf(tx.collection('conform_plain').add({ _id: id }))).toMatch(/^DATABASE_(REQUEST_FAILED|DUPLICATE_WRITE)$/)
  expect(await codeOf(tx.commit())).toBe('DATABASE_TRANSACTION_FAIL')
})

test(`拒绝了的写让事务落空，写了一半的什么也不留（${manual('../core/transactions')}）`, async () => {
  const [id] = await numbers(1)
  const tx = await begin()
  await tx.collection('conform_plain').doc(id).update({ n: 2 })
  expect(await codeOf(tx.collection('conform_plain').add([{ _id: `${id}-a` }, { _id: `${id}-b`, $bad: 1 }]))).toBe('DATABASE_REQUEST_FAILED')
  expect(await codeOf(tx.commit())).toBe('DATABASE_TRANSACTION_FAIL')
  expect([await read(id), (await plain().doc(`${id}-a`).get()).data]).toEqual([1, []])
})

describe('唯一索引的值和文档一样被占住', () => {
  const REPEATED = /^DATABASE_(REQUEST_FAILED|DUPLICATE_WRITE)$/
  const unique = () => cloud.db.collection('conform_unique')
  const phone = async (id: string) => ((await unique().doc(id).get()).data[0] as { phone: string } | undefined)?.phone
  const phones = async (...given: readonly string[]) => {
    const ids = given.map(freshId)
    await unique().add(given.map((value, i) => ({ _id: ids[i], phone: value })))
    return ids as [string, string]
  }

  test(`两个事务写同一个值：后写的立刻冲突（${manual('../core/transactions-production-consideration')}）`, async () => {
    const [value, one, two] = [freshId(), await begin(), await begin()]
    await one.collection('conform_unique').add({ _id: `${value}-1`, phone: value })
    expect(await codeOf(two.collection('conform_unique').add({ _id: `${value}-2`, phone: value }))).toBe('DATABASE_TRANSACTION_CONFLICT')
    expect(await codeOf(two.commit())).toBe('DATABASE_TRANSACTION_FAIL')
    await one.commit()
    expect([await phone(`${value}-1`), await phone(`${value}-2`)]).toEqual([value, undefined])
  })

  test(`事务外写同一个值的等着；事务提交了它重复，回滚了它写成（${cloudDocs('transaction')}）`, async () => {
    for (const [end, expected] of [['commit', REPEATED], ['rollback', /^none$/]] as const) {
      const [value, tx] = [freshId(), await begin()]
      await tx.collection('conform_unique').add({ _id: `${value}-in`, phone: value })
      let answered = false
      const outside = codeOf(unique().add({ _id: `${value}-out`, phone: value })).finally(() => (answered = true))
      await new Promise((resolve) => setTimeout(resolve, 80))
      expect(answered).toBe(false)
      await (end === 'commit' ? tx.commit() : tx.rollback(undefined))
      expect(await outside).toMatch(expected)
    }
  })

  test(`别人在快照以后占了这个值：冲突，于是 runTransaction 再来一次，看见它（${sdk('transaction/index.js')}）`, async () => {
    const value = freshId()
    let tries = 0
    const run = cloud.db.runTransaction(async (tx: Awaited<ReturnType<typeof begin>>) => {
      tries++
      await tx.collection('conform_unique').doc('nobody').get()
      if (tries === 1) await unique().add({ phone: value })
      await tx.collection('conform_unique').add({ phone: value })
    })
    expect(await codeOf(run)).toMatch(REPEATED)
    expect(tries).toBe(2)
  })

  test(`一个事务里写两次同一个值：第二次就是重复（${manual('../core/index-unique')}）`, async () => {
    const [value, tx] = [freshId(), await begin()]
    await tx.collection('conform_unique').add({ phone: value })
    expect(await codeOf(tx.collection('conform_unique').add({ phone: value }))).toMatch(REPEATED)
    expect(await codeOf(tx.commit())).toBe('DATABASE_TRANSACTION_FAIL')
  })

  test(`一个事务里交换两个值，接过删掉的值（${manual('../core/index-unique')}）`, async () => {
    const [a, b, c] = [freshId(), freshId(), freshId()]
    const [one, two] = await phones(a, b)
    const swap = await begin()
    const mine = swap.collection('conform_unique')
    await mine.doc(one).update({ phone: c })
    await mine.doc(two).update({ phone: a })
    await mine.doc(one).update({ phone: b })
    await swap.commit()
    expect([await phone(one), await phone(two)]).toEqual([b, a])
    expect((await unique().where({ phone: b }).get()).data).toMatchObject([{ _id: one }])

    const heir = await begin()
    await heir.collection('conform_unique').doc(two).update({ phone: c })
    await heir.collection('conform_unique').doc(one).remove()
    await heir.collection('conform_unique').doc(two).update({ phone: b })
    await heir.commit()
    expect([await phone(one), await phone(two)]).toEqual([undefined, b])
    expect(await codeOf(unique().add({ phone: a }))).toBe('none')
  })
})

test(`runTransaction 冲突就再来，四次为止；抛出的原样抛出（${sdk('transaction/index.js')}）`, async () => {
  const [id] = await numbers(0)
  const add = () =>
    cloud.db.runTransaction(async (tx: Awaited<ReturnType<typeof begin>>) => {
      const { data } = await tx.collection('conform_plain').doc(id).get()
      await tx.collection('conform_plain').doc(id).update({ n: (data as unknown as { n: number }).n + 1 })
    })
  const results = await Promise.allSettled(Array.from({ length: 12 }, add))
  const won = results.filter((one) => one.status === 'fulfilled').length
  expect(won).toBeGreaterThan(0)
  expect(await read(id)).toBe(won)
  await expect(cloud.db.runTransaction(() => Promise.reject(new Error('mine')))).rejects.toThrow('mine')
})

test(`一次加一千零一个文档（${sdkTest('transaction.test.ts')}）`, async () => {
  const run = freshId()
  const tx = await begin()
  await tx.collection('conform_plain').add(Array.from({ length: 1001 }, () => ({ run })))
  await tx.commit()
  expect((await plain().where({ run }).count()).total).toBe(1001)
  await plain().where({ run }).remove()
})
