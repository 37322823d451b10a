import { activitiesIn } from './activities'
import { CAST, idOf } from './journey'
import type { World } from './world'

export type PreparedActivity = 'activityPlanned' | 'activityOn' | 'activityOver' | 'activityCancelled' | 'activityOfBranch'
const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** 组织活动 as they look before, while and after they are held, brought there through the functions. */
export async function prepareActivities(world: World): Promise<Readonly<Record<PreparedActivity, string>>> {
  const { plan, fields, branch, here, now } = activitiesIn(world)
  const set = (at: number) => world.cloud.clock.set(at)
  const [member, other, third] = [CAST.member, CAST.other, CAST.third].map((openid) => world.as(openid))
  const come = async (who: typeof member, activityId: string, which: 'checkIn' | 'checkOut') => who?.ok('activities', which, { activityId, way: 'position', position: here() })
  const start = now()
  const activityOver = await plan({ title: '清理 3 号楼楼道杂物', startsAt: start + 2 * HOUR, endsAt: start + 4 * HOUR })
  const lesson = await plan({ activityKind: 'lesson', title: '支部党员大会', about: '学习通报，讨论下半年的服务安排。', startsAt: start + 4.5 * HOUR, endsAt: start + 5.5 * HOUR, signUp: false })
  const activityOn = await plan({ activityKind: 'theme', title: '主题党日：为老人量血压', about: '血压计社区准备，请穿红马甲，先到驿站集合。', startsAt: start + 6 * HOUR, endsAt: start + 8 * HOUR })
  const activityPlanned = await plan({ title: '周末帮老人理发', about: '理发师傅有两位，请帮着接送腿脚不便的老人、扫地、登记。', startsAt: start + 30 * HOUR, endsAt: start + 33 * HOUR })
  const activityCancelled = await plan({ title: '河边捡垃圾', startsAt: start + 26 * HOUR, endsAt: start + 28 * HOUR })
  for (const who of [other, third]) await who?.ok('activities', 'signUp', { activityId: activityPlanned })
  await world.as(CAST.staff).ok('activities', 'cancel', { as: 'staff', activityId: activityCancelled, reason: '明天有大雨，改日另约' })
  const branchId = await branch('3 号楼楼栋临时党支部', [CAST.member, CAST.third])
  const activityOfBranch = (await world.as(CAST.member).ok('activities', 'plan', { as: 'member', forId: branchId, fields: fields({ activityKind: 'lesson', title: '楼栋支部学习会', about: '学习半小时，商量楼道灯的事。', startsAt: start + 50 * HOUR, endsAt: start + 51 * HOUR, signUp: false }) })).id

  set(start + 2 * HOUR - 10 * MINUTE)
  for (const who of [member, other]) await come(who, activityOver, 'checkIn')
  set(start + 4 * HOUR)
  await world.cloud.fireTimer('clock')
  await world.cloud.fireTimer('clock')
  for (const who of [member, other]) await come(who, activityOver, 'checkOut')
  set(start + 4.5 * HOUR)
  await come(member, lesson, 'checkIn')
  set(start + 6 * HOUR + 5 * MINUTE)
  await world.cloud.fireTimer('clock')
  await come(other, activityOn, 'checkIn')
  const number = Number(String(world.cloud.database.get('people', idOf(CAST.third))?.['label']).replace(/\D/g, ''))
  await world.as(CAST.staff).ok('activities', 'mark', { as: 'staff', activityId: activityOn, number, which: 'in', at: start + 6 * HOUR, reason: '手机没电，人在现场' })
  return { activityPlanned, activityOn, activityOver, activityCancelled, activityOfBranch }
}
