import { CAST, idOf } from './journey'
import { OFFICES, registrations, rosterRow } from './registrations'
import type { World } from './world'

/** Who registers before a screen, each where the name says. The form is opened by somebody who has not begun. */
export const REGISTERED = { applied: 'seed-r008', refused: 'seed-r009', active: 'seed-r010', form: 'seed-r012' } as const

/** Registrations in every state that is worth looking at, brought there through the functions. */
export async function prepareRegistrations(world: World): Promise<void> {
  const to = registrations(world)
  await to.open([rosterRow('ro1', '13800003001', '赵一'), rosterRow('ro2', '13800003002', '钱二'), rosterRow('ro3', '13800003002', '钱小二', 'un02'), rosterRow('ro4', '13800003003', '孙三')])
  const { applied, refused, active } = REGISTERED
  const code = (phone: string) => ({ phone: undefined, phoneCode: `local-phone-${phone}-${world.cloud.clock.now() + Number(phone.slice(-3))}` })
  await to.applied({ ...code('13800003001'), name: '赵一', unitId: undefined, skills: ['water', 'carry'] }, applied)
  await to.applied({ ...code('13800003002'), name: '钱二', unitId: undefined }, 'newcomer-several')
  await to.applied({ phone: '13800003009', name: '李四', unitId: undefined, skills: [] }, 'newcomer-typed')
  const one = await to.applied({ name: '孙三' }, refused)
  await world.as(CAST.staff).ok('registry', 'refuse', { as: 'staff', registrationId: one.id, reason: 'notLivingHere', note: '两次上门没有找到人，物业登记的住户也不是这个名字。' })
  await to.active({ ...code('13800003003'), name: '周五' }, active)
  const appealed = await to.refused({ name: '吴六' })
  await world.as(appealed.who).ok('registry', 'appeal', { registrationId: appealed.id, note: '我上个月才搬来，租房合同和水电费单子都有，可以拿给社区看。' })
  const unit = await to.active({ name: '郑七', phone: '13800003007' })
  await world.as(OFFICES.unit).ok('registry', 'refuseUnit', { as: 'unit', registrationId: unit.id, reason: 'notOurs', note: '名单里没有这位同志。' })
  await world.as(unit.who).ok('registry', 'appeal', { registrationId: unit.id, note: '我去年从别的单位调来，组织关系今年三月转到。' })
  const staff = world.as(CAST.staff)
  const day = 86_400_000
  const { id: branchId } = await staff.ok('registry', 'foundBranch', { as: 'staff', branchKind: 'temporary', name: '防汛值守临时党支部', purpose: '汛期值守', to: world.cloud.clock.now() + 60 * day })
  for (const who of [CAST.member, CAST.other]) await staff.ok('registry', 'addBranchMember', { as: 'staff', branchId, personId: idOf(who) })
  await staff.ok('registry', 'setSecretary', { as: 'staff', branchId, personId: idOf(CAST.member) })
  await staff.ok('registry', 'foundBranch', { as: 'staff', branchKind: 'grid', name: '第 1 网格党支部', gridId: 'gr001' })
  const paired = world.cloud.database.dump('units').find((unit) => unit['communityId'] === 'cm01')
  if (paired !== undefined) await staff.ok('registry', 'addItem', { as: 'staff', unitId: String(paired['_id']), list: 'need', title: '借一间会议室', text: '周六上午开居民说事会，想借能坐三十人的会议室。' })
  const speaker = world.as(OFFICES.unit)
  const own = { as: 'unit' as const, unitId: 'un01' }
  await speaker.ok('registry', 'saveContact', { ...own, contact: { name: '机关党委办公室', phone: '0533-0000001' } })
  await speaker.ok('registry', 'setFloor', { ...own, floor: 4 })
  await speaker.ok('registry', 'addItem', { ...own, list: 'resource', title: '会议室周末可以借', text: '一楼会议室能坐四十人，周六周日可以借给社区办活动。' })
  await speaker.ok('registry', 'addItem', { ...own, list: 'need', title: '想听一堂防诈骗课', text: '退休职工多，想请社区民警来讲一次。' })
  const year = new Date(world.cloud.clock.now()).getUTCFullYear()
  for (const item of [{ title: '给社区老人理发', month: 3 }, { title: '帮小区清一次楼道', month: 6 }]) await speaker.ok('registry', 'addPlanItem', { ...own, year, ...item })
  await to.active({ name: '冯八', phone: '13800003008' })
}
