import { importsIn } from '../support/imports'
import { CAST } from '../support/journey'
import { pointsIn } from '../support/points'
import { inOfficesWorld, OFFICES, registrations } from '../support/registrations'
import { memberOfUnit, shiftsIn } from '../support/shifts'
import type { World } from '../support/world'

/** What others see of a member is what their own page says, and the name is the one that was confirmed. */
let world: World
inOfficesWorld((fresh) => { world = fresh })

const DAY = 86_400_000

test('自己认领的班，单位看不到；单位替他认领的，看得到', async () => {
  const memberId = memberOfUnit(world)
  const openid = String(world.cloud.database.get('people', memberId)?.['openid'])
  const own = await shiftsIn(world).shift(3, { reach: 'district' })
  await world.as(openid).ok('posts', 'claim', (await shiftsIn(world).look(openid, own.shiftId)).claim)
  const theirs = await shiftsIn(world).shift(3, { reach: 'district' })
  await world.as(OFFICES.unit).ok('posts', 'claimForUnit', { as: 'unit', unitId: 'un01', shiftId: theirs.shiftId, memberIds: [memberId] })
  const { items } = await world.as(OFFICES.unit).ok('posts', 'unitShifts', { as: 'unit', unitId: 'un01' })
  expect([own, theirs].map(({ shiftId }) => items.find((each) => each.shiftId === shiftId)?.ours.map((each) => each.memberId))).toEqual([[], [memberId]])
})

test('荣誉墙、服务证明上的姓名是报到时核对过的，后来自己改的称呼不算', async () => {
  const { who } = await registrations(world).active({ name: '孙七', phone: '13800003333' })
  const from = await pointsIn(world).earned(who, 1200)
  await world.as(who).ok('people', 'saveProfile', { name: '我是市长', phone: '13800003333', address: { compoundId: 'cp001', building: '3号楼' }, consent: true })
  await world.as(who).ok('points', 'saveHonours', { wall: 'name', appraisal: false })
  expect((await world.as(CAST.resident).ok('points', 'wall', {})).items.map((each) => each.who)).toEqual(expect.arrayContaining(['孙七']))
  const { code } = await world.as(who).ok('points', 'issueCertificate', { from, to: from })
  expect((await world.as(CAST.resident).ok('points', 'checkCertificate', { code })).name).toBe('孙*')
})

test('街道过了时间没有答复的申诉，区里能定；没过时间的，先由街道', async () => {
  const { applied, stored } = registrations(world)
  const { who, id } = await applied({ name: '周九', phone: '13800005555' }, 'appeals-late')
  const days = async (many: number) => {
    for (let i = 0; i < many; i += 1) {
      world.cloud.clock.advance(DAY)
      await world.cloud.fireTimer('clock')
    }
  }
  await days(6)
  await world.as(CAST.street).ok('registry', 'refuse', { as: 'street', registrationId: id, reason: 'notLivingHere', note: '上门没有找到人' })
  await world.as(who).ok('registry', 'appeal', { registrationId: id, note: '我住这里' })
  const overturn = (openid: string, as: 'street' | 'district') => world.as(openid).code('registry', 'overturn', { as, registrationId: id, note: '看了合同' })
  expect([await overturn(CAST.street, 'street'), await overturn(CAST.district, 'district')]).toEqual(['REVIEWER_IS_DECIDER', 'APPEAL_NOT_LATE'])
  await days(9)
  expect(stored(id).appeal.state).toBe('late')
  const item = (await world.as(CAST.district).ok('registry', 'queue', { as: 'district' })).items.find((each) => each.id === id)
  expect(item?.actions).toEqual(expect.arrayContaining(['dismiss']))
  await world.as(CAST.staff).code('registry', 'settleMatch', { as: 'staff', registrationId: id, note: '带了介绍信' })
  await world.as(CAST.district).ok('registry', 'dismiss', { as: 'district', registrationId: id, note: '核实过，没有住在这里' })
  expect(stored(id).appeal.state).toBe('dismissed')
})

test('刚导入的网格，马上能在那里建支部、定岗位的地点', async () => {
  await world.as(CAST.staff).ok('registry', 'branches', { as: 'staff' })
  const importId = await importsIn(() => world).shown('grid', [['第 78 网格', '颐泽社区', '117.95', '36.64']])
  const gridId = String(world.cloud.database.dump('import_rows').find((row) => row['importId'] === importId)?.['key'])
  expect(await world.as(CAST.staff).code('registry', 'foundBranch', { as: 'staff', name: '第 78 网格党支部', branchKind: 'grid', gridId, unitIds: [] })).toBe('OK')
  expect(await shiftsIn(world).post({ place: { name: '新网格路口', areaId: gridId } })).toEqual(expect.any(String))
})
