import { dayNumberAt, dayText } from '@core/domain/time/day'
import { CAST } from './journey'
import { pointsIn } from './points'
import type { World } from './world'

/** Hours and what they bring, in every state that is worth looking at. */
export async function preparePoints(world: World): Promise<{ readonly certificateCode: string }> {
  const to = pointsIn(world)
  for (const [daysAgo, minutes] of [[8, 90], [9, 120], [12, 150], [20, 60], [33, 240], [47, 180]] as const) await to.earned(CAST.member, minutes, daysAgo)
  await to.earned(CAST.third, 21 * 60, 30)
  const staff = world.as(CAST.staff)
  const [station] = (await staff.ok('points', 'rewards', {})).stations
  const offer = async (title: string, about: string, unit: 'points' | 'minutes', price: number, pieces: number) =>
    (await staff.ok('points', 'offerReward', { title, about, stationId: station?.id ?? '', unit, price, pieces })).id
  const soap = await offer('洗衣液', '两斤一瓶，工作日九点到五点领', 'points', 3, 12)
  const rice = await offer('五常大米', '五斤一袋', 'points', 8, 1)
  await offer('理发一次', '驿站理发日，每月十五号', 'minutes', 60, 20)
  const member = world.as(CAST.member)
  await member.ok('people', 'saveProfile', { name: '张建国', phone: '13905330011', address: { compoundId: 'cp001', building: '12 号楼', unit: '1', room: '102' }, consent: true })
  const first = await member.ok('points', 'keepReward', { rewardId: soap })
  await staff.ok('points', 'collectKept', { code: first.code ?? '' })
  await member.ok('points', 'keepReward', { rewardId: soap })
  await world.as(CAST.third).ok('points', 'keepReward', { rewardId: rice })
  await to.given(2)
  const yesterday = dayText(dayNumberAt(world.cloud.clock.now()) - 1)
  const { code } = await member.ok('points', 'issueCertificate', { from: `${yesterday.slice(0, 4)}-01-01`, to: yesterday })
  for (const openid of [CAST.member, CAST.third]) await world.as(openid).ok('points', 'saveHonours', { wall: openid === CAST.member ? 'name' : 'number', appraisal: true })
  // Two of the first unit's, for its 民主评议; the second has nothing on record this year.
  await to.earned('seed-m00005', 270, 12)
  for (const openid of ['seed-m00005', 'seed-m00008']) await world.as(openid).ok('points', 'saveHonours', { wall: 'no', appraisal: true })
  await to.proposed({ minutes: 90, points: 1.5 })
  const approved = await to.proposed({ minutes: 30, points: 0.5 })
  await world.as(CAST.colleague).ok('points', 'approveAdjustment', { as: 'staff', adjustmentId: approved })
  await world.as(CAST.district).ok('points', 'setRules', { from: '2027-01-01', perHour: { order: 2, shift: 1.5, activity: 1 }, capPerDay: { order: 8, shift: 6, activity: 4 }, note: '夜里和雨天的班多了，值守一小时改一分半' })
  return { certificateCode: code }
}
