import { emergencies } from '../support/emergencies'
import { inWorld } from '../support/in-world'
import { CAST } from '../support/journey'
import { pointsIn } from '../support/points'
import type { World } from '../support/world'

/** What waits is never off the end of a list, however much came after it. */
let world: World
inWorld((fresh) => { world = fresh })

const MANY = 104
const staff = () => world.as(CAST.staff)
const FIELDS = { title: '一副老花镜', about: '两百度，黑色的就行。', handAt: '颐泽花园驿站' }
const later = () => world.cloud.clock.advance(1000)

test('一百多个等人认领的心愿，最早的那个党员和社区都看得到', async () => {
  const ids: string[] = []
  for (let i = 0; i < MANY; i += 1) {
    const { id: wishId } = await staff().ok('wishes', 'make', { as: 'staff', fields: FIELDS })
    await staff().ok('wishes', 'publish', { as: 'staff', wishId })
    later()
    ids.push(wishId)
  }
  for (const [who, as] of [[CAST.member, 'member'], [CAST.staff, 'staff']] as const) {
    const seen = (await world.as(who).ok('wishes', 'list', { as, tab: 'open' })).items.map(({ wishId }) => wishId)
    expect([as, ids.filter((id) => !seen.includes(id)), seen[0]]).toEqual([as, [], ids.at(-1)])
  }
})

test('以前有过一百多条更正，等人同意的那条也在；社区待兑的东西、码，再多也都在', async () => {
  const { proposed, earned, reward } = pointsIn(world)
  await earned(CAST.member, 600)
  const waits = await proposed({ minutes: 2, points: 0 })
  for (let i = 0; i < MANY; i += 1) {
    later()
    await staff().ok('points', 'withdrawAdjustment', { as: 'staff', adjustmentId: await proposed({ minutes: 1, points: 0 }) })
  }
  const { items } = await world.as(CAST.colleague).ok('points', 'adjustments', { as: 'staff' })
  expect([items[0]?.id, items.filter(({ state }) => state === 'withdrawn').length]).toEqual([waits, 60])

  const rewardId = await reward(1, 50)
  const kept = await world.as(CAST.member).ok('points', 'keepReward', { rewardId })
  for (let i = 0; i < 21; i += 1) {
    later()
    await world.as(CAST.member).ok('points', 'cancelKept', { itemId: (await world.as(CAST.member).ok('points', 'keepReward', { rewardId })).id })
  }
  expect((await world.as(CAST.member).ok('points', 'wallet', {})).kept[0]).toMatchObject({ id: kept.id, code: kept.code })
})

test('一百多个支部，区里也看得到临时的那个，排在最前', async () => {
  const found = (name: string, branchKind: 'temporary' | 'unit') => staff().ok('registry', 'foundBranch', { as: 'staff', name, branchKind, unitIds: branchKind === 'unit' ? ['un01'] : [], ...(branchKind === 'temporary' ? { purpose: '拆迁', to: world.cloud.clock.now() + 30 * 86_400_000 } : {}) })
  await found('拆迁临时党支部', 'temporary')
  for (let i = 0; i < MANY; i += 1) {
    later()
    await found(`单位党支部${i}`, 'unit')
  }
  const { items } = await world.as(CAST.district).ok('registry', 'branches', { as: 'district' })
  expect([items.some(({ name }) => name === '拆迁临时党支部'), items.length > MANY, items.findIndex(({ branchKind }) => branchKind !== 'temporary') > 0]).toEqual([true, true, true])
})

test('应急物资：同一样东西按瓶、按箱分开记', async () => {
  const { inForce, cockpit } = emergencies(world)
  const emergencyId = await inForce({ level: 'yellow' })
  for (const [unit, amount] of [['瓶', 24], ['箱', 10]] as const) await staff().ok('emergency', 'moveSupply', { as: 'staff', emergencyId, item: '矿泉水', unit, from: 'outside', to: 'cm01', amount })
  const { supplies } = await cockpit(emergencyId)
  expect(supplies.map(({ unit, broughtIn }) => `${broughtIn} ${unit}`).sort()).toEqual(['10 箱', '24 瓶'])
})
