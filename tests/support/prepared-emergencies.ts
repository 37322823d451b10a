import { emergencies } from './emergencies'
import { CAST, idOf } from './journey'
import type { World } from './world'

export type PreparedEmergency = 'emergencyDrafted' | 'emergency' | 'emergencyOver' | 'rollCall' | 'visitList'
const HOUR = 3_600_000
const DAY = 24 * HOUR

/** One emergency in full swing, one that waits for the district, one that is over; brought there through the functions. */
export async function prepareEmergencies(world: World): Promise<Readonly<Record<PreparedEmergency, string>>> {
  const to = emergencies(world)
  const staff = world.as(CAST.staff)
  const emergencyOver = await to.inForce({ title: '低温寒潮应急', reason: '强冷空气带来降温和大风，独居老人取暖要有人看。', level: 'orange' })
  await staff.ok('emergency', 'moveSupply', { as: 'staff', emergencyId: emergencyOver, item: '棉被', unit: '床', from: 'outside', to: 'cm01', amount: 40 })
  await staff.ok('emergency', 'moveSupply', { as: 'staff', emergencyId: emergencyOver, item: '棉被', unit: '床', from: 'cm01', to: 'used', amount: 26, note: '发给独居老人' })
  await to.standDown(emergencyOver)

  const emergency = await to.inForce({ title: '强降雨应急', reason: '气象台发了暴雨橙色预警，今晚到明天有大暴雨，低洼的小区可能进水。' })
  await staff.ok('emergency', 'surge', { as: 'staff', emergencyId: emergency, template: 'gate', days: 2 })
  await staff.ok('emergency', 'callRoll', { as: 'staff', emergencyId: emergency, question: '今晚八点能到驿站集合吗', until: to.now() + 8 * HOUR })
  const [roll] = (await to.cockpit(emergency)).rolls
  for (const [who, answer] of [[CAST.other, 'can'], [CAST.third, 'can'], [CAST.fourth, 'cannot']] as const) await world.as(who).ok('emergency', 'answerRoll', { rollId: roll?.id ?? '', answer })
  const { listId } = await to.listed(emergency)
  await staff.ok('emergency', 'assignVisits', { as: 'staff', listId, memberIds: [idOf(CAST.member), idOf(CAST.other)] })
  const { entries } = await world.as(CAST.other).ok('emergency', 'openVisits', { as: 'member', listId })
  const [first, second] = entries.map(({ id }) => id)
  await world.as(CAST.other).ok('emergency', 'markVisit', { as: 'member', listId, entryId: first ?? '', mark: 'visited' })
  await world.as(CAST.other).ok('emergency', 'markVisit', { as: 'member', listId, entryId: second ?? '', mark: 'needHelp', note: '降压药吃完了，出不了门' })
  for (const [item, unit, amount, used] of [['矿泉水', '箱', 120, 34], ['沙袋', '个', 400, 150]] as const) {
    await staff.ok('emergency', 'moveSupply', { as: 'staff', emergencyId: emergency, item, unit, from: 'outside', to: 'cm01', amount })
    await staff.ok('emergency', 'moveSupply', { as: 'staff', emergencyId: emergency, item, unit, from: 'cm01', to: 'used', amount: used })
  }
  await staff.ok('emergency', 'foundBranch', { as: 'staff', emergencyId: emergency, communityId: 'cm01', name: '防汛临时党支部' })
  await to.street().ok('emergency', 'askChange', { as: 'street', emergencyId: emergency, endsAt: to.now() + 8 * DAY, reason: '雨要下到下周' })
  return { emergency, emergencyOver, emergencyDrafted: await to.drafted({ title: '停水应急', reason: '主管道抢修，两个小区停水一天。', level: 'blue', endsAt: to.now() + DAY }), rollCall: roll?.id ?? '', visitList: listId }
}
