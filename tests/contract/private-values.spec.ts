import { inWorld } from '../support/in-world'
import { CAST, idOf, journey } from '../support/journey'
import type { World } from '../support/world'

/** Name, phone and door of the one who ordered, as values that stand nowhere else: found in no answer of anybody they do not concern. */
const NAME = '金丝雀甲乙'
const PHONE = '13987654321'
const UNIT = '癸单元七七'
const ROOM = '九九零九室'
const SECRETS = [NAME, PHONE, UNIT, ROOM]
const OWN_SAMPLE = { contact: { name: NAME, phone: PHONE }, address: { compoundId: 'cp001', building: '3号楼', unit: UNIT, room: ROOM } }
const TABS = ['todo', 'late', 'inbox', 'tasks', 'past', 'open', 'all', 'toAccept', 'toDispatch', 'back', 'inField', 'toVerify', 'waiting', 'toDecide', 'closed']
const KINDS = ['resident', 'member', 'staff', 'street', 'district']

let world: World
let to: ReturnType<typeof journey>
inWorld((fresh) => { world = fresh; to = journey(world) })

/** What somebody's roles shut them out of, whatever the order: nobody's roles change here, so it is asked once and not at every step. */
const shut = new Set<string>()

/** Everything somebody can be told: every reading action, as every kind, on every tab. Refusals too. */
async function allAnswers(openid: string, orderIds: readonly string[]): Promise<string> {
  const answers: unknown[] = []
  const ask = async (fn: string, action: string, input: object) => {
    const call = JSON.stringify([openid, fn, action, input])
    if (shut.has(call)) return
    const answer = (await world.cloud.invoke(fn, { action, input }, { openid })) as { readonly code?: string }
    // An answer that failed inside would hide what it leaks.
    expect([fn, action, input, answer.code]).not.toEqual([fn, action, input, 'INTERNAL'])
    if (answer.code === 'FORBIDDEN' || answer.code === 'INVALID_INPUT') shut.add(call)
    answers.push(answer)
  }
  for (const as of KINDS) {
    await ask('orders', 'home', { as })
    for (const tab of TABS) await ask('orders', 'list', { as, tab })
    for (const orderId of orderIds) {
      await ask('orders', 'detail', { as, orderId })
      await ask('files', 'photoLinks', { as, orderId })
    }
    await ask('people', 'roster', { as, limit: 50 })
  }
  for (const orderId of orderIds) for (const action of ['candidates', 'similar', 'suggestSorting']) await ask('orders', action, { as: 'staff', orderId })
  await ask('people', 'notices', {})
  await ask('people', 'me', {})
  return JSON.stringify(answers)
}
const found = (text: string): readonly string[] => SECRETS.filter((secret) => text.includes(secret))
/** No openid of anybody, neither. */
const openids = (text: string): readonly string[] => [...text.matchAll(/seed-(?:r|m|s|st|sd)\d+/g)].map(([each]) => each)

test('从点单到评价，每一步都只有本人、社区和在办的党员看得到姓名、电话和门牌', async () => {
  const [orderId, pooled] = [await to.offered([CAST.member, CAST.other], OWN_SAMPLE), await to.pooled(OWN_SAMPLE)]
  const both = [orderId, pooled]
  const outsiders = [CAST.stranger, CAST.neighbour, CAST.third, CAST.fourth, CAST.foreignMember, CAST.foreignStaff, CAST.street, CAST.foreignStreet, CAST.district]
  const check = async (who: readonly string[], expected: readonly string[]) => {
    for (const openid of who) {
      const text = await allAnswers(openid, both)
      expect([openid, found(text), openids(text)]).toEqual([openid, expected, []])
    }
  }

  await check([...outsiders, CAST.member, CAST.other], [])
  await check([CAST.resident, CAST.staff, CAST.colleague], SECRETS)
  await to.takes(CAST.member, orderId, 'unread')
  await check([...outsiders, CAST.other], [])
  await check([CAST.member], SECRETS)
  await to.checksIn(CAST.member, orderId)
  await check([CAST.member], SECRETS)
  await world.as(CAST.member).ok('orders', 'finish', { as: 'member', orderId, result: 'solved' })
  await check([...outsiders, CAST.member, CAST.other], [])
  await world.as(CAST.resident).ok('orders', 'confirm', { as: 'resident', orderId })
  await world.cloud.fireTimer('clock')
  await check([...outsiders, CAST.member, CAST.other], [])
  await check([CAST.resident, CAST.staff], SECRETS)
  // Some thousand calls: six seconds on a quiet machine, and as right when it is busy.
}, 180_000)

test('退回之后重发当时的接单，拿到的是当时的回执，不是这一单', async () => {
  const orderId = await to.pooled(OWN_SAMPLE)
  const first = await to.takes(CAST.third, orderId, 'unread', 'take-and-release')
  expect(JSON.stringify(first)).toContain(PHONE)
  await world.as(CAST.third).ok('orders', 'release', { as: 'member', orderId, reason: '临时有事' })
  const again = await world.as(CAST.third).ok('orders', 'take', { as: 'member', orderId, offerId: 'o1', seen: { version: 3, head: 'A'.repeat(22) } }, 'take-and-release')
  expect({ ...again, order: undefined }).toEqual({ ...first, order: undefined })
  expect(again.order).toBeUndefined()
})

test('转交出去的人和没答应接手的人都看不到；接手的人看得到', async () => {
  const orderId = await to.offered([CAST.member], OWN_SAMPLE)
  await to.takes(CAST.member, orderId)
  await world.as(CAST.member).ok('orders', 'offerTransfer', { as: 'member', orderId, memberId: idOf(CAST.fourth) })
  expect(found(await allAnswers(CAST.fourth, [orderId]))).toEqual([])
  await world.as(CAST.fourth).ok('orders', 'acceptTransfer', { as: 'member', orderId })
  expect(found(await allAnswers(CAST.fourth, [orderId]))).toEqual(SECRETS)
  expect(found(await allAnswers(CAST.member, [orderId]))).toEqual([])
})

test('资料里的姓名、电话和门牌只有本人看得到', async () => {
  await world.as(CAST.neighbour).ok('people', 'saveProfile', { name: NAME, phone: PHONE, address: OWN_SAMPLE.address, consent: true })
  for (const openid of [CAST.resident, CAST.staff, CAST.district, CAST.stranger]) {
    const text = await allAnswers(openid, [])
    expect(text).not.toContain(`"phone":"${PHONE}","address"`)
    expect(found(text)).toEqual([])
  }
  expect(found(await allAnswers(CAST.neighbour, []))).toEqual(SECRETS)
})

test('只是提出的挂起和内部备注，居民和党员的答复里没有', async () => {
  const orderId = await to.taken()
  const staff = world.as(CAST.staff)
  await staff.ok('orders', 'proposeSuspension', { as: 'staff', orderId, reason: '金丝雀挂起', until: world.cloud.clock.now() + 86_400_000 })
  await staff.ok('orders', 'noteInternal', { as: 'staff', orderId, note: '金丝雀备注' })
  for (const openid of [CAST.resident, CAST.member]) expect(await allAnswers(openid, [orderId])).not.toMatch(/金丝雀挂起|金丝雀备注/)
  expect(await allAnswers(CAST.colleague, [orderId])).toMatch(/金丝雀挂起/)
})
