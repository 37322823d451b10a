import { cloudDocs, manual } from './sources'
import { codeOf, freshId, openCloud, type UnderTest } from './under-test'

let cloud: UnderTest
beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.end())
const plain = () => cloud.db.collection('conform_plain')

describe('唯一索引', () => {
  const message = async (run: Promise<unknown>) => run.then(() => 'none', (error: { code?: string; message?: string }) => [error.code, /E11000|DUPLICATE/.test(`${error.code} ${error.message}`)])
  const refusal = [expect.stringMatching(/^DATABASE_(REQUEST_FAILED|DUPLICATE_WRITE)$/), true]

  test(`_id（${cloudDocs('error-code')}）`, async () => {
    const _id = freshId()
    await plain().add({ _id })
    expect(await message(plain().add({ _id }))).toEqual(refusal)
    expect(await message(plain().add([{ _id: `${_id}-other` }, { _id }]))).toEqual(refusal)
  })

  test(`一次加几个：前面的留下，拒绝的和它后面的没有（${manual('method/db.collection.insertMany')} 的 ordered）`, async () => {
    const [a, b, run] = [freshId(), freshId(), freshId()]
    const people = cloud.db.collection('conform_unique')
    await people.add({ _id: a, phone: a })
    expect(await message(people.add([{ _id: `${b}-1`, run, phone: `${b}-1` }, { _id: `${b}-2`, run, phone: `${b}-2` }, { _id: `${b}-3`, run, phone: a }, { _id: `${b}-4`, run, phone: `${b}-4` }]))).toEqual(refusal)
    expect((await people.where({ run }).orderBy('_id', 'asc').get()).data.map(({ _id }: { _id: string }) => _id)).toEqual([`${b}-1`, `${b}-2`])
    // The value the refused one was after is still the first one's, and nothing of the refused one is left in any index.
    expect((await people.where({ phone: a }).get()).data).toMatchObject([{ _id: a }])
    await people.add({ _id: `${b}-3`, run, phone: `${b}-3` })
    expect((await people.where({ run, phone: `${b}-3` }).count()).total).toBe(1)
  })

  test(`一次改几个：改到不能改的为止，前面改了的留下（${manual('method/db.collection.updateMany')}）`, async () => {
    const run = freshId()
    const people = cloud.db.collection('conform_unique')
    await people.add([1, 2, 3].map((n) => ({ _id: `${run}-${n}`, run, phone: `${run}-${n}` })))
    expect(await message(people.where({ run }).update({ phone: `${run}-same` }))).toEqual(refusal)
    expect((await people.where({ run, phone: `${run}-same` }).count()).total).toBe(1)
    const mixed = freshId()
    await plain().add([{ run: mixed, n: 1 }, { run: mixed, n: 'text' }, { run: mixed, n: 1 }])
    expect(await codeOf(plain().where({ run: mixed }).update({ n: cloud.db.command.inc(1), seen: true }))).toBe('DATABASE_REQUEST_FAILED')
    expect((await plain().where({ run: mixed, seen: true }).get()).data).toMatchObject([{ n: 2 }])
  })

  test(`没有的字段等于空值（${manual('../core/index-unique')}）`, async () => {
    const people = cloud.db.collection('conform_unique')
    await people.add({ _id: 'p1', phone: '1' })
    await people.add({ _id: 'p2' })
    expect(await message(people.add({ phone: null }))).toEqual(refusal)
    expect(await message(people.doc('p2').update({ phone: '1' }))).toEqual(refusal)
    await people.doc('p1').update({ phone: '2' })
    expect((await people.doc('p2').update({ phone: '1' })).updated).toBe(1)
  })

  test(`几个字段合起来（${manual('../core/index-unique')}）`, async () => {
    const houses = cloud.db.collection('conform_pair')
    await houses.add([{ street: 'a', house: 1 }, { street: 'a', house: 2 }, { street: 'b', house: 1 }, { street: 'b' }])
    expect(await message(houses.add({ street: 'a', house: 2 }))).toEqual(refusal)
    expect(await message(houses.add({ street: 'b', house: null }))).toEqual(refusal)
  })

  test(`数组的每个元素都占一个位置（${manual('../core/indexes/index-types/index-multikey')}）`, async () => {
    const tagged = cloud.db.collection('conform_tags')
    await tagged.add({ _id: 't1', tags: ['x', 'y', 'x'] })
    expect(await message(tagged.add({ tags: ['y', 'z'] }))).toEqual(refusal)
    await tagged.doc('t1').update({ tags: cloud.db.command.pull('y' as never) })
    await tagged.add({ tags: ['y', 'z'] })
    await tagged.add({ tags: Array.from({ length: 1500 }, (_, i) => `tag ${i}`) })
    expect(await message(tagged.add({ tags: ['tag 1499'] }))).toEqual(refusal)
  })

  test(`同一个数组里的几个字段，一个元素一对（${manual('../core/indexes/index-types/index-multikey')}）`, async () => {
    const homes = cloud.db.collection('conform_rooms')
    await homes.add({ rooms: [{ floor: 1, door: 2 }, { floor: 2, door: 1 }] })
    await homes.add({ rooms: [{ floor: 1, door: 1 }, { floor: 2, door: 2 }] })
    const again = homes.add({ rooms: [{ floor: 3, door: 3 }, { floor: 2, door: 1 }] })
    await expect(again).rejects.toMatchObject({ message: expect.stringMatching(/dup key: \{ rooms\.floor: 2, rooms\.door: 1 \}/) })
    expect((await homes.where({ 'rooms.floor': 1, 'rooms.door': 1 }).count()).total).toBe(2)
    expect(await codeOf(homes.add({ rooms: { floor: [1, 2], door: [3, 4] } }))).toBe('DATABASE_REQUEST_FAILED')
  })
})
