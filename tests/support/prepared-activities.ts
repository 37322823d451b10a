import { activitiesIn } from './activities'
import { CAST, idOf } from './journey'
import type { World } from './world'

export type PreparedActivity = 'activityPlanned' | 'activityOn' | 'activityOver' | 'activityCancelled' | 'activityOfBranch'
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** 组织活动 before, after and without being held, through the functions: the clock moves to the morning after. Whatever runs out within a day is prepared later. */
export async function prepareActivities(world: World): Promise<Readonly<Record<PreparedActivity, string>>> {
  const { plan, fields, branch, now } = activitiesIn(world)
  const set = (at: number) => world.cloud.clock.set(at)
  const come = comesTo(world)
  const evening = now() + 10 * HOUR
  const morning = now() + DAY
  const lesson = await plan({ activityKind: 'lesson', title: '支部党员大会', about: '学习通报，讨论下半年的服务安排。', startsAt: evening, endsAt: evening + HOUR, signUp: false })
  const activityOver = await plan({ title: '清理 3 号楼楼道杂物', startsAt: morning - 2 * HOUR, endsAt: morning })
  const activityOn = await plan({ activityKind: 'theme', title: '主题党日：为老人量血压', about: '血压计社区准备，请穿红马甲，先到驿站集合。', startsAt: morning + HOUR, endsAt: morning + 4 * HOUR })
  const activityPlanned = await plan({ title: '周末帮老人理发', about: '理发师傅有两位，请帮着接送腿脚不便的老人、扫地、登记。', startsAt: morning + 4 * DAY + 5 * HOUR, endsAt: morning + 4 * DAY + 8 * HOUR })
  const activityCancelled = await plan({ title: '河边捡垃圾', startsAt: morning + DAY + 5 * HOUR, endsAt: morning + DAY + 7 * HOUR })
  const branchId = await branch('3 号楼楼栋临时党支部', [CAST.member, CAST.third])
  const activityOfBranch = (await world.as(CAST.member).ok('activities', 'plan', { as: 'member', forId: branchId, fields: fields({ activityKind: 'lesson', title: '楼栋支部学习会', about: '学习半小时，商量楼道灯的事。', startsAt: evening + 2 * DAY, endsAt: evening + 2 * DAY + HOUR, signUp: false }) })).id

  set(evening)
  await come(CAST.member, lesson, 'checkIn')
  set(morning - 2 * HOUR - 10 * MINUTE)
  await world.cloud.fireTimer('clock')
  for (const who of [CAST.member, CAST.other]) await come(who, activityOver, 'checkIn')
  set(morning)
  await world.cloud.fireTimer('clock')
  await world.cloud.fireTimer('clock')
  for (const who of [CAST.member, CAST.other]) await come(who, activityOver, 'checkOut')
  for (const who of [CAST.other, CAST.third]) await world.as(who).ok('activities', 'signUp', { activityId: activityPlanned })
  await world.as(CAST.staff).ok('activities', 'cancel', { as: 'staff', activityId: activityCancelled, reason: '明天有大雨，改日另约' })
  return { activityPlanned, activityOn, activityOver, activityCancelled, activityOfBranch }
}

/** Who has come to the one that is being held now. */
export async function comeToActivity(world: World, activityOn: string): Promise<void> {
  await comesTo(world)(CAST.other, activityOn, 'checkIn')
  const number = Number(String(world.cloud.database.get('people', idOf(CAST.third))?.['label']).replace(/\D/g, ''))
  await world.as(CAST.staff).ok('activities', 'mark', { as: 'staff', activityId: activityOn, number, which: 'in', at: world.cloud.clock.now() - 30 * MINUTE, reason: '手机没电，人在现场' })
}

const comesTo = (world: World) => (openid: string, activityId: string, which: 'checkIn' | 'checkOut') => world.as(openid).ok('activities', which, { activityId, way: 'position', position: activitiesIn(world).here() })
