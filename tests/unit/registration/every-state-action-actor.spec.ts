import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import { actionsOf, advance, LIFE_ACTOR_KINDS } from '@core/domain/lifecycle/lifecycle'
import { APPEAL_WITHIN_MS, REGISTRATION_LIMITS } from '@core/domain/registration/limits'
import type { Registration } from '@core/domain/registration/registration'
import { COMMUNITY_STATES, MATCH_STATES, PHONE_STATES, REGISTRATION_APPEAL_STATES, REGISTRATION_STATES, unitInForce, UNIT_STATES } from '@core/domain/registration/registration'
import type { RegistrationPayload } from '@core/domain/registration/registration-life'
import { REGISTRATION_ACTIONS, registrationLife } from '@core/domain/registration/registration-life'
import { DEFAULT_CALENDAR } from '@core/domain/time'
import { ALLOWED, FULL } from './allowed'

/** Every state of the whole and of every part, every action, every office; against a list that was written from the brief. */
const life = registrationLife<Registration>(REGISTRATION_LIMITS)
/** Monday 2026-03-02 09:00 in Shanghai. */
const NOW = Date.UTC(2026, 2, 2, 1)
const HOUR = 3_600_000

const BLANK: Registration = {
  state: 'applied', personId: 'me', communityId: 'cm01', streetId: 'st01', unitId: 'un01', gridId: 'gr001', compoundId: 'cp001',
  phone: { state: 'checked' }, match: { state: 'one', rowIds: ['ro1'] }, community: { state: 'asked', until: NOW + HOUR }, unit: { state: 'unasked' }, appeal: { state: 'none' }, units: [], asks: ['community'],
}
const OFFICE: Readonly<Record<(typeof LIFE_ACTOR_KINDS)[number], LifeActor>> = {
  resident: { kind: 'resident', id: 'me', label: '居民', scopeIds: [] },
  member: { kind: 'member', id: 'me', label: '党员 1 号', scopeIds: [] },
  unit: { kind: 'unit', id: 'u1', label: '单位', scopeIds: ['un01'] },
  staff: { kind: 'staff', id: 's1', label: '社区', scopeIds: ['cm01'] },
  street: { kind: 'street', id: 't1', label: '街道', scopeIds: ['st01'] },
  district: { kind: 'district', id: 'd1', label: '区级', scopeIds: ['district'] },
  system: { kind: 'system', id: 'system', label: '系统', scopeIds: [] },
}
const step = (actor: LifeActor, payload: RegistrationPayload = FULL, now = NOW) => ({ now, calendar: DEFAULT_CALENDAR, actor, payload })
const does = (record: Registration, action: (typeof REGISTRATION_ACTIONS)[number], actor: LifeActor, payload?: RegistrationPayload, now?: number) => advance(life, record, action, step(actor, payload, now))
const code = (outcome: ReturnType<typeof does>) => (outcome.ok ? 'OK' : outcome.refusal)
const then = (record: Registration, action: (typeof REGISTRATION_ACTIONS)[number], actor: LifeActor, payload?: RegistrationPayload, now?: number): Registration => {
  const outcome = does(record, action, actor, payload, now)
  if (!outcome.ok) throw new Error(`${action}: ${outcome.refusal}`)
  return outcome.record
}

test('名单里的动作就是全部动作', () => expect(Object.keys(ALLOWED).sort()).toEqual([...REGISTRATION_ACTIONS].sort()))

test('每种情况下每个身份的每个动作，都和按要求写的名单一致；给出的按钮也是这些', () => {
  const wrong: string[] = []
  let seen = 0
  for (const state of REGISTRATION_STATES) for (const phone of PHONE_STATES) for (const match of MATCH_STATES) for (const community of COMMUNITY_STATES) for (const unit of UNIT_STATES) for (const appeal of REGISTRATION_APPEAL_STATES) {
    const record: Registration = { ...BLANK, state, phone: { state: phone }, match: { state: match, rowIds: ['ro1'] }, community: { state: community }, unit: { state: unit }, appeal: { state: appeal }, refusal: { target: 'community', by: 'somebody', at: NOW - HOUR, reason: 'other', note: '原因' } }
    for (const kind of LIFE_ACTOR_KINDS) {
      const offered: readonly string[] = kind === 'system' ? [] : actionsOf(life, record, step(OFFICE[kind]))
      for (const action of REGISTRATION_ACTIONS) {
        const allowed = ALLOWED[action]?.by[kind]?.(record) ?? false
        seen += 1
        if (does(record, action, OFFICE[kind]).ok !== allowed || (kind !== 'system' && offered.includes(action) !== allowed)) wrong.push(`${state} ${phone} ${match} ${community} ${unit} ${appeal} ${kind} ${action}`)
      }
    }
  }
  expect(wrong.slice(0, 10)).toEqual([])
  expect(seen).toBeGreaterThan(2_000_000)
})

test('别的社区、别的街道、别的单位、别的人，什么也办不了', () => {
  const strangers: readonly LifeActor[] = [{ ...OFFICE.resident, id: 'other' }, { ...OFFICE.staff, scopeIds: ['cm02'] }, { ...OFFICE.street, scopeIds: ['st02'] }, { ...OFFICE.unit, scopeIds: ['un02'] }]
  for (const state of REGISTRATION_STATES) for (const actor of strangers) for (const action of REGISTRATION_ACTIONS) expect(does({ ...BLANK, state, community: { state: 'late' }, unit: { state: 'atStreet' } }, action, actor).ok).toBe(false)
  expect(does({ ...BLANK, unitId: '', state: 'active', unit: { state: 'asked' } }, 'acknowledge', { ...OFFICE.unit, scopeIds: [''] }).ok).toBe(false)
})

test('自己的报到，自己在哪个岗位上都不能定', () => {
  const own = (kind: 'staff' | 'street' | 'unit') => ({ ...OFFICE[kind], id: 'me' })
  expect(code(does(BLANK, 'confirm', own('staff')))).toBe('OWN_REGISTRATION')
  expect(code(does({ ...BLANK, community: { state: 'late' } }, 'refuse', own('street')))).toBe('OWN_REGISTRATION')
  expect(code(does({ ...BLANK, state: 'active', unit: { state: 'asked' } }, 'acknowledge', own('unit')))).toBe('OWN_REGISTRATION')
  expect(code(does({ ...BLANK, state: 'refused', community: { state: 'refused' }, appeal: { state: 'open' } }, 'overturn', own('street')))).toBe('OWN_REGISTRATION')
})

test('缺了什么说缺什么：电话没核对、名册没对上、没有原因、没有说明', () => {
  const staff = OFFICE.staff
  expect(code(does({ ...BLANK, phone: { state: 'unchecked' } }, 'confirm', staff))).toBe('PHONE_UNCHECKED')
  for (const state of ['none', 'several', 'differs', 'taken'] as const) expect(code(does({ ...BLANK, match: { state, rowIds: [] } }, 'confirm', staff))).toBe('MATCH_OPEN')
  expect(code(does({ ...BLANK, match: { state: 'none', rowIds: [] } }, 'settleMatch', staff, {}))).toBe('NOTE_REQUIRED')
  expect(code(does(BLANK, 'refuse', staff, { note: '有话' }))).toBe('REASON_REQUIRED')
  expect(code(does(BLANK, 'refuse', staff, { reason: 'other' }))).toBe('NOTE_REQUIRED')
  expect(code(does({ ...BLANK, state: 'active' }, 'leave', staff, { leaving: 'stopped' }))).toBe('NOTE_REQUIRED')
  expect(code(does({ ...BLANK, state: 'active' }, 'leave', OFFICE.resident, { leaving: 'stopped' }))).toBe('OK')
  expect(code(does({ ...BLANK, state: 'active' }, 'changeUnit', OFFICE.resident, {}))).toBe('UNIT_REQUIRED')
  expect(code(does({ ...BLANK, state: 'active', unit: { state: 'acknowledged' } }, 'changeUnit', OFFICE.resident, { unitId: 'un01' }))).toBe('SAME_UNIT')
  expect(code(does({ ...BLANK, state: 'active', unit: { state: 'refused' } }, 'changeUnit', OFFICE.resident, { unitId: 'un01' }))).toBe('OK')
})

test('时限：社区三个工作日；单位五个工作日，提醒后再两个（下班时提醒的，从第二天算）；申诉五个工作日', () => {
  const dueOf = (record: Registration) => life.due(record, DEFAULT_CALENDAR)
  const close = (day: number) => Date.UTC(2026, 2, day, 9, 30)
  const applied = then({ ...BLANK, state: 'new', community: { state: 'unasked' }, asks: [] }, 'apply', OFFICE.resident)
  expect(dueOf(applied)).toEqual({ action: 'communityLate', at: close(5) })
  const active = then(applied, 'confirm', OFFICE.staff)
  expect(active.asks).toEqual(['unit'])
  expect(dueOf(active)).toEqual({ action: 'remindUnit', at: close(9) })
  const reminded = then(active, 'remindUnit', OFFICE.system, {}, close(9))
  expect(dueOf(reminded)).toEqual({ action: 'passUnit', at: close(12) })
  const atStreet = then(reminded, 'passUnit', OFFICE.system, {}, close(12))
  expect([atStreet.asks, dueOf(atStreet)]).toEqual([['unit', 'street'], undefined])
  const refused = then(applied, 'refuse', OFFICE.staff)
  expect([refused.asks, dueOf(refused)]).toEqual([[], undefined])
  const appealed = then(refused, 'appeal', OFFICE.resident)
  expect([appealed.asks, dueOf(appealed)]).toEqual([['street'], { action: 'appealLate', at: close(9) }])
  expect(then(appealed, 'appealLate', OFFICE.system).asks).toEqual(['street', 'district'])
  expect(then(applied, 'communityLate', OFFICE.system).asks).toEqual(['community', 'street'])
})

test('每一步以后，各部分在哪里', () => {
  const parts = ({ state, phone, match, community, unit, appeal }: Registration) => [state, phone.state, match.state, community.state, unit.state, appeal.state].join(' ')
  const [staff, street, me, unit] = [OFFICE.staff, { ...OFFICE.street, id: 't2' }, OFFICE.resident, OFFICE.unit]
  const open = { ...BLANK, phone: { state: 'unchecked' as const }, match: { state: 'several' as const, rowIds: ['ro1'] } }
  const called = then(open, 'callPhone', staff)
  const settled = then(called, 'settleMatch', staff)
  const confirmed = then(settled, 'confirm', staff)
  expect([then(open, 'checkPhone', me), called, settled, confirmed, then(settled, 'withdraw', me), then(confirmed, 'acknowledge', unit)].map(parts)).toEqual([
    'applied checked several asked unasked none', 'applied called several asked unasked none', 'applied called settled asked unasked none', 'active called settled confirmed asked none', 'withdrawn called settled unasked unasked none', 'active called settled confirmed acknowledged none',
  ])
  const refused = then(settled, 'refuse', staff)
  const appealed = then(refused, 'appeal', me)
  const unitNo = then(then(confirmed, 'refuseUnit', unit), 'appeal', me)
  expect([refused, appealed, then(appealed, 'overturn', street), then(appealed, 'dismiss', street), then(appealed, 'withdrawAppeal', me), unitNo, then(unitNo, 'overturnUnit', street)].map(parts)).toEqual([
    'refused called settled refused unasked none', 'refused called settled refused unasked open', 'active called settled confirmed asked upheld', 'refused called settled refused unasked dismissed', 'refused called settled refused unasked withdrawn',
    'active called settled confirmed refused open', 'active called settled confirmed acknowledged upheld',
  ])
})

test('没有单位的人，社区确认就办好了，不等谁', () => {
  const active = then({ ...BLANK, unitId: '' }, 'confirm', OFFICE.staff)
  expect([active.state, active.unit.state, active.asks, unitInForce(active)]).toEqual(['active', 'unasked', [], undefined])
})

test('一次答复申诉一回，十四天内；由没有定过的街道来定；撤了、驳了都不能再提，下一次不同意可以', () => {
  const refused = then({ ...BLANK, community: { state: 'late' } }, 'refuse', OFFICE.street)
  expect(code(does(refused, 'appeal', OFFICE.resident, FULL, NOW + APPEAL_WITHIN_MS))).toBe('OK')
  expect(code(does(refused, 'appeal', OFFICE.resident, FULL, NOW + APPEAL_WITHIN_MS + 1))).toBe('APPEAL_EXPIRED')
  const appealed = then(refused, 'appeal', OFFICE.resident)
  for (const action of ['overturn', 'dismiss'] as const) expect(code(does(appealed, action, OFFICE.street))).toBe('REVIEWER_IS_DECIDER')
  const other = { ...OFFICE.street, id: 't2' }
  expect(then(appealed, 'overturn', other)).toMatchObject({ state: 'active', community: { state: 'confirmed', by: 't2' }, unit: { state: 'asked' }, appeal: { state: 'upheld', answer: FULL.note } })
  for (const done of [then(appealed, 'dismiss', other), then(appealed, 'withdrawAppeal', OFFICE.resident)]) expect(code(does(done, 'appeal', OFFICE.resident))).toBe('APPEALED_ONCE')

  const twice = then(then(then({ ...BLANK, state: 'active', unit: { state: 'asked' } }, 'refuseUnit', OFFICE.unit), 'appeal', OFFICE.resident), 'dismiss', other)
  const again = then(then(twice, 'changeUnit', OFFICE.resident, { unitId: 'un02' }), 'refuseUnit', { ...OFFICE.unit, scopeIds: ['un02'] })
  expect(code(does(again, 'appeal', OFFICE.resident))).toBe('OK')
})

test('换单位：新单位认可以前，老单位照旧；不认可，还是老单位；认可了，两段都在', () => {
  const settled = then(then({ ...BLANK }, 'confirm', OFFICE.staff), 'acknowledge', OFFICE.unit)
  const asking = then(settled, 'changeUnit', OFFICE.resident, { unitId: 'un02' }, NOW + HOUR)
  expect([unitInForce(settled), unitInForce(asking), asking.unitId]).toEqual(['un01', 'un01', 'un02'])
  const next = { ...OFFICE.unit, scopeIds: ['un02'] }
  expect(unitInForce(then(asking, 'refuseUnit', next))).toBe('un01')
  expect(then(asking, 'acknowledge', next, {}, NOW + 2 * HOUR).units).toEqual([{ id: 'un01', from: NOW, to: NOW + 2 * HOUR }, { id: 'un02', from: NOW + 2 * HOUR }])
  expect(unitInForce(then(then(BLANK, 'confirm', OFFICE.staff), 'refuseUnit', OFFICE.unit))).toBeUndefined()
})

test('社区确认的时候，单位还没有认：还不是它的人；认了才是，街道替它认也算，说不是就不是', () => {
  const confirmed = then(BLANK, 'confirm', OFFICE.staff)
  expect([confirmed.unit.state, unitInForce(confirmed)]).toEqual(['asked', undefined])
  const atStreet = then(then(confirmed, 'remindUnit', OFFICE.system), 'passUnit', OFFICE.system)
  expect([then(confirmed, 'acknowledge', OFFICE.unit), then(atStreet, 'acknowledge', { ...OFFICE.street, id: 't2' }), then(confirmed, 'refuseUnit', OFFICE.unit)].map(unitInForce)).toEqual(['un01', 'un01', undefined])
})

test('离开：单位的一段也结束，没办完的申诉作罢，不再等谁', () => {
  const open = then(then(then(BLANK, 'confirm', OFFICE.staff), 'refuseUnit', OFFICE.unit), 'appeal', OFFICE.resident)
  expect(then(open, 'leave', OFFICE.resident, { leaving: 'transferredOut' })).toMatchObject({ state: 'ended', asks: [], appeal: { state: 'withdrawn' }, leaving: { kind: 'transferredOut', at: NOW } })
  expect(then(then(then(BLANK, 'confirm', OFFICE.staff), 'acknowledge', OFFICE.unit), 'moveOn', OFFICE.system, {}, NOW + HOUR)).toMatchObject({ state: 'ended', asks: [], units: [{ id: 'un01', from: NOW, to: NOW + HOUR }], leaving: { kind: 'moved' } })
})
