import type { InputOf } from '@core/contract/api'
import { CAST } from './journey'
import type { World } from './world'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** A second person of the district: a level that asks two is never approved by one. */
export const SECOND = 'seed-sd002'

/** Emergencies as street and district make them, around the first community. */
export function emergencies(world: World) {
  const district = () => world.as(CAST.district)
  const second = () => world.as(SECOND)
  const street = () => world.as(CAST.street)
  const now = () => world.cloud.clock.now()
  const drafted = async (change: Partial<InputOf<'emergency', 'draft'>> = {}) =>
    (await street().ok('emergency', 'draft', { as: 'street', title: '强降雨应急', reason: '气象台发了暴雨橙色预警，低洼小区可能进水。', level: 'orange', areaIds: ['cm01'], startsAt: now(), endsAt: now() + 5 * DAY, ...change })).id
  const inForce = async (change: Partial<InputOf<'emergency', 'draft'>> = {}) => {
    const emergencyId = await drafted(change)
    await district().ok('emergency', 'approve', { as: 'district', emergencyId })
    return emergencyId
  }
  const cockpit = (emergencyId: string) => district().ok('emergency', 'show', { as: 'district', emergencyId })
  const standDown = (emergencyId: string) => district().ok('emergency', 'standDown', { as: 'district', emergencyId, note: '雨停了，水退了' })
  const stoodDown = async () => {
    const emergencyId = await inForce()
    await standDown(emergencyId)
    return emergencyId
  }
  const rolled = async () => {
    const emergencyId = await inForce()
    await world.as(CAST.staff).ok('emergency', 'callRoll', { as: 'staff', emergencyId, question: '今晚八点能到驿站吗', until: now() + 6 * HOUR })
    const [roll] = (await cockpit(emergencyId)).rolls
    if (roll === undefined) throw new Error('no roll call')
    return { emergencyId, rollId: roll.id }
  }
  const PEOPLE_THERE = [{ name: '王桂兰', phone: '13811112222', door: '2单元301', sort: 'alone' as const }, { name: '赵德福', phone: '13811113333', door: '1单元102', sort: 'patient' as const }, { name: '钱小妹', door: '3单元501', sort: 'elder' as const }]
  const listed = async (given?: string) => {
    const emergencyId = given ?? (await inForce())
    const { id: listId } = await world.as(CAST.staff).ok('emergency', 'addVisits', { as: 'staff', emergencyId, compoundId: 'cp001', building: '3号楼', people: PEOPLE_THERE })
    return { emergencyId, listId }
  }
  return { drafted, inForce, cockpit, standDown, stoodDown, rolled, listed, district, second, street, now }
}
