import type { Activity, ActivityFields } from '@core/domain/activity/activity'
import { ACTIVITY_STATES } from '@core/domain/activity/activity'
import type { ActivityPayload } from '@core/domain/activity/activity-life'
import { ACTIVITY_ACTIONS, activityLife } from '@core/domain/activity/activity-life'
import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import { advance, LIFE_ACTOR_KINDS } from '@core/domain/lifecycle/lifecycle'
import { DEFAULT_CALENDAR } from '@core/domain/time'

/** 组织活动: who plans, changes and ends one. Written from the brief. */
const life = activityLife<Activity>()
const HOUR = 3_600_000
const NOW = Date.UTC(2026, 2, 2, 1)
const FIELDS: ActivityFields = { activityKind: 'volunteer', title: '清理楼道', about: '带手套', place: { name: '楼前' }, startsAt: NOW + 3 * HOUR, endsAt: NOW + 5 * HOUR, signUp: true }
const BLANK: Activity = { ...FIELDS, state: 'new', communityId: 'cm01', branchId: 'br1', toldIds: [], reminded: 0 }
const actor = (kind: LifeActor['kind'], scopeIds = ['cm01', 'br1']): LifeActor => ({ kind, id: kind, label: kind, scopeIds })
const does = (record: Activity, action: (typeof ACTIVITY_ACTIONS)[number], who: LifeActor, payload: ActivityPayload = { fields: FIELDS, reason: '下大雨', toldIds: ['a'] }, now = NOW) => advance(life, record, action, { now, calendar: DEFAULT_CALENDAR, actor: who, payload })
const refusal = (...args: Parameters<typeof does>) => {
  const outcome = does(...args)
  return outcome.ok ? 'OK' : outcome.refusal
}
const ALLOWED: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  plan: [['staff', 'member'], ['new']], change: [['staff', 'member'], ['planned']], cancel: [['staff', 'member'], ['planned']], remind: [['system'], ['planned']], begin: [['system'], ['planned']], end: [['staff', 'member'], ['on']], finish: [['system'], ['on']],
}

test('每种情况、每个动作、每个身份，都和名单一致', () => {
  expect(Object.keys(ALLOWED).sort()).toEqual([...ACTIVITY_ACTIONS].sort())
  for (const state of ACTIVITY_STATES) for (const action of ACTIVITY_ACTIONS) for (const kind of LIFE_ACTOR_KINDS) expect([state, action, kind, does({ ...BLANK, state }, action, actor(kind)).ok]).toEqual([state, action, kind, (ALLOWED[action]?.[0].includes(kind) && ALLOWED[action][1].includes(state)) ?? false])
})

test('书记只管自己的支部，全社区的活动只有社区能办', () => {
  expect(refusal(BLANK, 'plan', actor('member', ['br2']))).toBe('NOT_ALLOWED')
  expect(refusal({ ...BLANK, branchId: '' }, 'plan', actor('member', ['']))).toBe('NOT_ALLOWED')
  expect(refusal(BLANK, 'plan', actor('staff', ['cm02']))).toBe('NOT_ALLOWED')
})

test('时间要在以后、半年以内、不超过十二小时；离开始不到一小时不能改也不能取消；取消要写原因', () => {
  const at = (from: number, to: number) => refusal(BLANK, 'plan', actor('staff'), { fields: { ...FIELDS, startsAt: NOW + from, endsAt: NOW + to } })
  expect([at(0, HOUR), at(HOUR, HOUR), at(HOUR, 13 * HOUR + 1), at(HOUR, 13 * HOUR), at(184 * 24 * HOUR, 184 * 24 * HOUR + HOUR)]).toEqual(['ACTIVITY_TIMES_WRONG', 'ACTIVITY_TIMES_WRONG', 'ACTIVITY_TIMES_WRONG', 'OK', 'ACTIVITY_TIMES_WRONG'])
  const planned: Activity = { ...BLANK, state: 'planned' }
  const later = (action: 'change' | 'cancel', ms: number) => refusal(planned, action, actor('staff'), { reason: '下大雨' }, FIELDS.startsAt - ms)
  expect([later('change', HOUR), later('cancel', HOUR), later('change', HOUR + 1), later('cancel', HOUR + 1)]).toEqual(['ACTIVITY_BEGUN', 'ACTIVITY_BEGUN', 'OK', 'OK'])
  expect(refusal(planned, 'cancel', actor('staff'), {})).toBe('REASON_REQUIRED')
})

test('到点开始、到点结束；提前结束的，时间只到那一刻', () => {
  const dueOf = (record: Activity) => life.due(record, DEFAULT_CALENDAR)
  expect([dueOf({ ...BLANK, state: 'planned', reminded: 2 }), dueOf({ ...BLANK, state: 'on' }), dueOf({ ...BLANK, state: 'over' }), dueOf({ ...BLANK, state: 'cancelled' })]).toEqual([{ action: 'begin', at: FIELDS.startsAt }, { action: 'finish', at: FIELDS.endsAt }, undefined, undefined])
  const ended = does({ ...BLANK, state: 'on' }, 'end', actor('member'), {}, FIELDS.startsAt + HOUR)
  expect(ended).toMatchObject({ ok: true, record: { state: 'over', endsAt: FIELDS.startsAt + HOUR } })
})

test('一天前、两小时前各提醒一次；已经过了的那次不补；改了时间重新算', () => {
  const dueOf = (record: Activity) => life.due(record, DEFAULT_CALENDAR)
  const planned = (startsAt: number, now = NOW) => {
    const outcome = does(BLANK, 'plan', actor('staff'), { fields: { ...FIELDS, startsAt, endsAt: startsAt + HOUR } }, now)
    if (!outcome.ok) throw new Error(outcome.refusal)
    return outcome.record
  }
  const far = planned(NOW + 48 * HOUR)
  expect([dueOf(far), dueOf(planned(NOW + 3 * HOUR)), dueOf(planned(NOW + HOUR))]).toEqual([{ action: 'remind', at: NOW + 24 * HOUR }, { action: 'remind', at: NOW + HOUR }, { action: 'begin', at: NOW + HOUR }])
  const told = does(far, 'remind', actor('system'), {}, NOW + 24 * HOUR)
  if (!told.ok) throw new Error(told.refusal)
  expect(dueOf(told.record)).toEqual({ action: 'remind', at: NOW + 46 * HOUR })
  const moved = does(told.record, 'change', actor('staff'), { fields: { ...FIELDS, startsAt: NOW + 96 * HOUR, endsAt: NOW + 97 * HOUR } }, NOW + 25 * HOUR)
  expect(moved.ok && dueOf(moved.record)).toEqual({ action: 'remind', at: NOW + 72 * HOUR })
})
