import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import { advance, LIFE_ACTOR_KINDS } from '@core/domain/lifecycle/lifecycle'
import { DEFAULT_CALENDAR } from '@core/domain/time'
import type { UnitFacts, UnitItem } from '@core/domain/unit/unit'
import { ITEM_STATES, MOST_ITEMS } from '@core/domain/unit/unit'
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
  for (const action of ['saveContact', 'setFloor', 'savePlan'] as const) expect(LIFE_ACTOR_KINDS.filter((kind) => does(UNIT, action, kind, {}).ok)).toEqual(['unit'])
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

test('改计划：办好的还是办好的；一年一份，写明年的不动今年的；只留三年', () => {
  const planned = does(UNIT, 'savePlan', 'unit', { plan: { year: 2026, items: [{ id: 'p1', title: '理发', month: 3 }, { id: 'p2', title: '清楼道', month: 6 }] } })
  const done = planned.ok ? does(planned.record, 'finishPlanItem', 'unit', { itemId: 'p1' }) : planned
  if (!done.ok) throw new Error('not planned')
  expect(code(does(done.record, 'finishPlanItem', 'unit', { itemId: 'p1' }))).toBe('ITEM_MOVED')
  const changed = does(done.record, 'savePlan', 'unit', { plan: { year: 2026, items: [{ id: 'p1', title: '理发和修鞋', month: 4 }] } })
  expect(changed.ok && changed.record.plans).toEqual([{ year: 2026, items: [{ id: 'p1', title: '理发和修鞋', month: 4, doneAt: NOW }] }])
  const next = does(done.record, 'savePlan', 'unit', { plan: { year: 2027, items: [{ id: 'p1', title: '理发', month: 3 }] } })
  if (!next.ok) throw new Error('not planned')
  expect(next.record.plans).toEqual([...done.record.plans, { year: 2027, items: [{ id: 'p1', title: '理发', month: 3 }] }])
  const later = [2028, 2029].reduce((record, year) => {
    const saved = does(record, 'savePlan', 'unit', { plan: { year, items: [] } })
    return saved.ok ? saved.record : record
  }, next.record)
  expect(later.plans.map(({ year }) => year)).toEqual([2027, 2028, 2029])
})
