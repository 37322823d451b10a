import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import { advance, LIFE_ACTOR_KINDS } from '@core/domain/lifecycle/lifecycle'
import { DEFAULT_CALENDAR } from '@core/domain/time'
import type { Watch } from '@core/domain/safety/watch'
import { WATCH_STATES } from '@core/domain/safety/watch'
import { WATCH_ACTIONS, watchLife } from '@core/domain/safety/watch-life'

/** 上门报平安: who may do what, and when the next thing happens by itself. Written from the brief. */
const life = watchLife<Watch>()
const NOW = Date.UTC(2026, 2, 2, 1)
const MINUTE = 60_000
const BLANK: Watch = { state: 'new', personId: 'me', communityId: 'cm01', streetId: 'st01', orderId: 'o', partnerIds: ['p'], dueAt: NOW + 60 * MINUTE }
const actor = (kind: LifeActor['kind']): LifeActor => ({ kind, id: kind === 'member' ? 'me' : kind, label: kind, scopeIds: ['cm01', 'st01'] })
const does = (record: Watch, action: (typeof WATCH_ACTIONS)[number], kind: LifeActor['kind'], now = NOW) => advance(life, record, action, { now, calendar: DEFAULT_CALENDAR, actor: actor(kind), payload: { note: '人没事', minutes: 30 } })
const OPEN = ['watching', 'reminded', 'alerted', 'raised']
const ALLOWED: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  begin: [['system'], ['new']], remind: [['system'], ['watching']], alert: [['system'], ['reminded']], raise: [['system'], ['alerted']],
  prolong: [['member'], OPEN], well: [['member'], OPEN], settle: [['system'], OPEN], found: [['staff', 'street'], ['alerted', 'raised']],
}

test('每种情况、每个动作、每个身份，都和名单一致', () => {
  expect(Object.keys(ALLOWED).sort()).toEqual([...WATCH_ACTIONS].sort())
  for (const state of WATCH_STATES) for (const action of WATCH_ACTIONS) for (const kind of LIFE_ACTOR_KINDS) expect([state, action, kind, does({ ...BLANK, state }, action, kind).ok]).toEqual([state, action, kind, (ALLOWED[action]?.[0].includes(kind) && ALLOWED[action][1].includes(state)) ?? false])
})

test('提前十分钟提醒，到点告诉社区，再过十五分钟告诉街道；推后从原来的时间往后加，过了的从现在加', () => {
  const dueOf = (record: Watch) => life.due(record, DEFAULT_CALENDAR)
  expect(dueOf({ ...BLANK, state: 'watching' })).toEqual({ action: 'remind', at: NOW + 50 * MINUTE })
  expect(dueOf({ ...BLANK, state: 'reminded' })).toEqual({ action: 'alert', at: NOW + 60 * MINUTE })
  const alerted = does({ ...BLANK, state: 'reminded' }, 'alert', 'system', NOW + 61 * MINUTE)
  expect(alerted.ok && dueOf(alerted.record)).toEqual({ action: 'raise', at: NOW + 76 * MINUTE })
  for (const state of ['raised', 'safe', 'ended'] as const) expect(dueOf({ ...BLANK, state })).toBeUndefined()
  const longer = (now: number) => {
    const outcome = does({ ...BLANK, state: 'alerted', raiseAt: NOW }, 'prolong', 'member', now)
    return outcome.ok ? [outcome.record.state, outcome.record.dueAt - NOW, outcome.record.raiseAt] : []
  }
  expect([longer(NOW), longer(NOW + 70 * MINUTE)]).toEqual([['watching', 90 * MINUTE, undefined], ['watching', 100 * MINUTE, undefined]])
})
