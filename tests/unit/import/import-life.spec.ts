import type { Import } from '@core/domain/import/import-life'
import { IMPORT_ACTIONS, IMPORT_STATES, importLife } from '@core/domain/import/import-life'
import { UNDO_WITHIN_MS } from '@core/domain/import/kinds'
import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import { advance, LIFE_ACTOR_KINDS } from '@core/domain/lifecycle/lifecycle'
import { DEFAULT_CALENDAR } from '@core/domain/time'

/** Every state of an import, every action, every office; against a list written from the brief. */
const life = importLife<Import>()
const NOW = Date.UTC(2026, 2, 2, 1)
const BLANK: Import = { state: 'ready', communityId: 'cm01', streetId: 'st01', begunAt: NOW - 1, revealedAt: NOW - 1, removes: false }
const SCOPES: Readonly<Record<string, string>> = { staff: 'cm01', street: 'st01' }
const actor = (kind: LifeActor['kind'], scope = SCOPES[kind] ?? 'x'): LifeActor => ({ kind, id: kind, label: kind, scopeIds: [scope] })
const does = (record: Import, action: (typeof IMPORT_ACTIONS)[number], by: LifeActor, now = NOW) => advance(life, record, action, { now, calendar: DEFAULT_CALENDAR, actor: by, payload: {} })

const officials = ['staff', 'street', 'district']
const ALLOWED: Readonly<Record<string, { readonly from: readonly string[]; readonly by: readonly string[] }>> = {
  begin: { from: ['new'], by: officials }, fault: { from: ['reading'], by: ['system'] }, accept: { from: ['reading'], by: ['system'] },
  reveal: { from: ['ready'], by: [...officials, 'system'] }, undo: { from: ['revealed'], by: [...officials, 'system'] },
  drop: { from: ['reading', 'faulty', 'ready'], by: officials }, expire: { from: ['reading', 'faulty', 'ready'], by: ['system'] }, settle: { from: ['revealed'], by: ['system'] },
}

test('每种情况下每个身份的每个动作，都和按要求写的名单一致', () => {
  expect(Object.keys(ALLOWED).sort()).toEqual([...IMPORT_ACTIONS].sort())
  for (const state of IMPORT_STATES) for (const action of IMPORT_ACTIONS) for (const kind of LIFE_ACTOR_KINDS) {
    const row = ALLOWED[action]
    expect([state, action, kind, does({ ...BLANK, state }, action, actor(kind)).ok]).toEqual([state, action, kind, row?.from.includes(state) === true && row.by.includes(kind)])
  }
  for (const [kind, scope] of [['staff', 'cm02'], ['street', 'st02']] as const) expect(does(BLANK, 'reveal', actor(kind, scope)).ok).toBe(false)
})

test('一天以内可以撤销，过了不行；系统收尾不受这个限制', () => {
  const revealed: Import = { ...BLANK, state: 'revealed', revealedAt: NOW }
  expect(does(revealed, 'undo', actor('staff'), NOW + UNDO_WITHIN_MS).ok).toBe(true)
  expect(does(revealed, 'undo', actor('staff'), NOW + UNDO_WITHIN_MS + 1)).toEqual({ ok: false, refusal: 'UNDO_EXPIRED' })
  expect(does(revealed, 'undo', actor('system'), NOW + UNDO_WITHIN_MS + 1).ok).toBe(true)
})

test('没有确认的一天后自己清掉；生效的一天后定下来；别的没有到期', () => {
  const due = (state: Import['state']) => life.due({ ...BLANK, state, begunAt: NOW, revealedAt: NOW + 5 }, DEFAULT_CALENDAR)
  for (const state of ['reading', 'faulty', 'ready'] as const) expect(due(state)).toEqual({ action: 'expire', at: NOW + UNDO_WITHIN_MS })
  expect(due('revealed')).toEqual({ action: 'settle', at: NOW + 5 + UNDO_WITHIN_MS })
  for (const state of ['new', 'undone', 'dropped', 'settled'] as const) expect(due(state)).toBeUndefined()
})
