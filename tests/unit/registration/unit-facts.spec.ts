import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import { advance, LIFE_ACTOR_KINDS } from '@core/domain/lifecycle/lifecycle'
import { DEFAULT_CALENDAR } from '@core/domain/time'
import type { UnitFacts, UnitItem } from '@core/domain/unit/unit'
import { ITEM_STATES, MOST_ITEMS, MOST_PLANNED } from '@core/domain/unit/unit'
import type { UnitPayload } from '@core/domain/unit/unit-life'
import { UNIT_ACTIONS, unitLife } from '@core/domain/unit/unit-life'

/** 需求、资源、项目 go open → taken → done; who brought one does not take it. Written from the brief. */
const life = unitLife<UnitFacts>()
const NOW = Date.UTC(2026, 2, 2, 1)
const item = (change: Partial<UnitItem> = {}): UnitItem => ({ id: 'i1', list: 'need', title: '标题', text: '内容', state: 'open', by: 'unit', at: NOW, ...change })
const UNIT: UnitFacts = { state: 'active', unitId: 'un01', communityId: 'cm01', items: [item()], plans: [], floor: 0 }
const actor = (kind: LifeActor['kind']): LifeActor => ({ kind, id: kind, label: kind, scopeIds: kind === 'unit' ? ['un01'] : ['cm01'] })
const does = (record: UnitFacts, action: (typeof UNIT_ACTIONS)[number], kind: LifeActor['kind'], payload: UnitPayload = { itemId: 'i1' }) => advance(life, record, action, { now: NOW, calendar: DEFAULT_CALENDAR, actor: actor(kind), payload })
const code = (outcome: ReturnType<typeof does>) => (outcome.ok ? 'OK' : outcome.refusal)

const ITEM_DEEDS: Readonly<Record<string, (by: string, kind: string, state: string) => boolean>> = {
  takeItem: (by, kind, state) => state === 'open' && by !== kind,
  finishItem: (_by, _kind, state) => state === 'taken',
  dropItem: (by, kind, state) => state === 'open' && by === kind,
}

test('每一条在每种情况下，谁能接、谁能办好、谁能收回', () => {
  for (const [action, allowed] of Object.entries(ITEM_DEEDS)) for (const state of ITEM_STATES) for (const by of ['unit', 'staff'] as const) for (const kind of LIFE_ACTOR_KINDS) {
    const ok = does({ ...UNIT, items: [item({ state, by })] }, action as 'takeItem', kind).ok
    expect([action, state, by, kind, ok]).toEqual([action, state, by, kind, (kind === 'unit' || kind === 'staff') && allowed(by, kind, state)])
  }
})

test('计划、次数、联系人只有单位自己定；别的单位、别的社区什么也动不了', () => {
  for (const action of ['saveContact', 'setFloor', 'addPlanItem'] as const) expect(LIFE_ACTOR_KINDS.filter((kind) => does(UNIT, action, kind, { year: 2026 }).ok)).toEqual(['unit'])
  for (const action of UNIT_ACTIONS) {
    expect(does({ ...UNIT, unitId: 'un02' }, action, 'unit').ok).toBe(false)
    expect(does({ ...UNIT, communityId: 'cm02' }, action, 'staff').ok).toBe(false)
    expect(does({ ...UNIT, communityId: '' }, action, 'staff').ok).toBe(false)
  }
})

test('没有的、变过的、自己提的，各有各的代码；六十条没办完不能再加', () => {
  expect(code(does(UNIT, 'takeItem', 'staff', { itemId: 'none' }))).toBe('ITEM_UNKNOWN')
  expect(code(does(UNIT, 'finishItem', 'staff'))).toBe('ITEM_MOVED')
  expect(code(does(UNIT, 'takeItem', 'unit'))).toBe('OWN_ITEM')
  const full = { ...UNIT, items: Array.from({ length: MOST_ITEMS }, (_, at) => item({ id: `i${at}` })) }
  expect(code(does(full, 'addItem', 'unit', { itemId: 'new', list: 'need', title: '一条', text: '内容' }))).toBe('LIST_FULL')
  expect(code(does({ ...full, items: [item({ state: 'done' }), ...full.items.slice(1)] }, 'addItem', 'unit', { itemId: 'new', list: 'need', title: '一条', text: '内容' }))).toBe('OK')
})

test('一年一份计划，一件一件加、去掉、办好；只写今年和明年的，一年最多二十四件；只留三年', () => {
  const done = (outcome: ReturnType<typeof does>) => {
    if (!outcome.ok) throw new Error(outcome.refusal)
    return outcome.record
  }
  const add = (record: UnitFacts, itemId: string, year: number, now = NOW) => advance(life, record, 'addPlanItem', { now, calendar: DEFAULT_CALENDAR, actor: actor('unit'), payload: { itemId, year, month: 3, title: '理发' } })
  const planned = done(add(done(add(done(add(UNIT, 'p1', 2026)), 'p2', 2026)), 'n1', 2027))
  const [p1, p2, n1] = ['p1', 'p2', 'n1'].map((id) => ({ id, title: '理发', month: 3 }))
  expect(planned.plans).toEqual([{ year: 2026, items: [p1, p2] }, { year: 2027, items: [n1] }])
  const finished = done(does(planned, 'finishPlanItem', 'unit', { itemId: 'p1' }))
  expect(code(does(finished, 'finishPlanItem', 'unit', { itemId: 'p1' }))).toBe('ITEM_MOVED')
  expect(code(does(finished, 'dropPlanItem', 'unit', { itemId: 'p1' }))).toBe('ITEM_MOVED')
  expect(code(does(finished, 'dropPlanItem', 'unit', { itemId: 'p9' }))).toBe('ITEM_UNKNOWN')
  expect(done(does(finished, 'dropPlanItem', 'unit', { itemId: 'p2' })).plans).toEqual([{ year: 2026, items: [{ ...p1, doneAt: NOW }] }, { year: 2027, items: [n1] }])
  expect([2025, 2028].map((year) => code(add(UNIT, 'p1', year)))).toEqual(['PLAN_YEAR', 'PLAN_YEAR'])
  const full = { ...UNIT, plans: [{ year: 2026, items: Array.from({ length: MOST_PLANNED }, (_, at) => ({ id: `p${at}`, title: '理发', month: 1 })) }] }
  expect([code(add(full, 'more', 2026)), code(add(full, 'more', 2027))]).toEqual(['PLAN_FULL', 'OK'])
  const later = [2028, 2029].reduce<UnitFacts>((record, year) => done(add(record, `p${year}`, year, Date.UTC(year, 5, 1))), planned)
  expect(later.plans.map(({ year }) => year)).toEqual([2027, 2028, 2029])
})
