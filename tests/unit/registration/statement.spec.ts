import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import { advance, LIFE_ACTOR_KINDS } from '@core/domain/lifecycle/lifecycle'
import { DEFAULT_CALENDAR } from '@core/domain/time'
import type { Statement, StatementPayload } from '@core/domain/statement/statement-life'
import { STATEMENT_ACTIONS, STATEMENT_STATES, statementLife } from '@core/domain/statement/statement-life'

/** The member sees it first and may object; the unit sees what they let go. Written from the brief. */
const life = statementLife<Statement>()
/** Monday 2026-03-02 09:00 in Shanghai. */
const NOW = Date.UTC(2026, 2, 2, 1)
const close = (day: number) => Date.UTC(2026, 2, day, 9, 30)
const BLANK: Statement = { state: 'new', personId: 'me', unitId: 'un01', communityId: 'cm01', services: 3 }
const actor = (kind: LifeActor['kind']): LifeActor => ({ kind, id: kind === 'resident' ? 'me' : kind, label: kind, scopeIds: ['un01', 'cm01'] })
const does = (record: Statement, action: (typeof STATEMENT_ACTIONS)[number], kind: LifeActor['kind'], payload: StatementPayload = { note: '少了一次' }) => advance(life, record, action, { now: NOW, calendar: DEFAULT_CALENDAR, actor: actor(kind), payload })
const then = (...args: Parameters<typeof does>): Statement => {
  const outcome = does(...args)
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.record
}
const ALLOWED: Readonly<Record<string, readonly [string, readonly string[]]>> = {
  draft: ['system', ['new']], agree: ['resident', ['drafted', 'answered']], object: ['resident', ['drafted']], answer: ['staff', ['objected']], press: ['system', ['objected']], release: ['system', ['drafted', 'answered']],
}

test('每种情况、每个动作、每个身份，都和名单一致；单位什么也改不了', () => {
  expect(Object.keys(ALLOWED).sort()).toEqual([...STATEMENT_ACTIONS].sort())
  for (const state of STATEMENT_STATES) for (const action of STATEMENT_ACTIONS) for (const kind of LIFE_ACTOR_KINDS) expect([state, action, kind, does({ ...BLANK, state }, action, kind).ok]).toEqual([state, action, kind, ALLOWED[action]?.[0] === kind && ALLOWED[action][1].includes(state)])
})

test('本人十个工作日没说不对，给单位；说了不对，社区五个工作日答复，过了街道知道；答复以后本人再看十天', () => {
  const dueOf = (record: Statement) => life.due(record, DEFAULT_CALENDAR)
  const drafted = then(BLANK, 'draft', 'system')
  expect(dueOf(drafted)).toEqual({ action: 'release', at: close(16) })
  const objected = then(drafted, 'object', 'resident')
  expect([dueOf(objected), objected.objection]).toEqual([{ action: 'press', at: close(9) }, '少了一次'])
  expect(dueOf(then(objected, 'press', 'system'))).toBeUndefined()
  const answered = then(objected, 'answer', 'staff', { note: '是少了', services: 4 })
  expect([dueOf(answered), answered.services, answered.answer]).toEqual([{ action: 'release', at: close(16) }, 4, '是少了'])
  expect(then(objected, 'answer', 'staff', { note: '没有少' }).services).toBe(3)
  expect(does(drafted, 'object', 'resident', {})).toMatchObject({ refusal: 'NOTE_REQUIRED' })
})
