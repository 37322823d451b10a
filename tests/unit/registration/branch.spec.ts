import type { Branch, BranchKind } from '@core/domain/branch/branch'
import { BRANCH_KINDS, LONGEST_TEMPORARY_MS, membersNow, MOST_BRANCH_MEMBERS } from '@core/domain/branch/branch'
import type { BranchPayload } from '@core/domain/branch/branch-life'
import { BRANCH_ACTIONS, branchLife } from '@core/domain/branch/branch-life'
import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import { advance, LIFE_ACTOR_KINDS } from '@core/domain/lifecycle/lifecycle'
import { DEFAULT_CALENDAR } from '@core/domain/time'

/** 支部 of four kinds; a temporary one has a purpose and an end, and nobody stays in it longer. Written from the brief. */
const life = branchLife<Branch>()
const NOW = Date.UTC(2026, 2, 2, 1)
const DAY = 86_400_000
const SCOPE: Readonly<Record<string, string>> = { staff: 'cm01', street: 'st01', district: 'district' }
const actor = (kind: LifeActor['kind'], scope = SCOPE[kind] ?? 'x'): LifeActor => ({ kind, id: kind, label: kind, scopeIds: [scope] })
const of = (branchKind: BranchKind, change: Partial<Branch> = {}): Branch => ({
  state: 'new', branchKind, communityId: 'cm01', streetId: 'st01', gridId: branchKind === 'grid' ? 'gr001' : '', unitIds: branchKind === 'unit' ? ['un01'] : branchKind === 'joint' ? ['un01', 'un02'] : [], name: '支部',
  ...(branchKind === 'temporary' ? { purpose: '值守', to: NOW + 30 * DAY } : {}), members: [], memberIds: [], instructors: [], ...change,
})
const ANNA = { person: { id: 'p1', label: '党员 1 号' } }
const does = (record: Branch, action: (typeof BRANCH_ACTIONS)[number], payload: BranchPayload = ANNA, by = actor('staff'), now = NOW) => advance(life, record, action, { now, calendar: DEFAULT_CALENDAR, actor: by, payload })
const code = (outcome: ReturnType<typeof does>) => (outcome.ok ? 'OK' : outcome.refusal)
const then = (...args: Parameters<typeof does>): Branch => {
  const outcome = does(...args)
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.record
}

test('四种支部各要各的：网格、一个单位、两个以上单位、用途和期限；缺了不建', () => {
  for (const kind of BRANCH_KINDS) expect([kind, code(does(of(kind), 'found', {}))]).toEqual([kind, 'OK'])
  expect([of('grid', { gridId: '' }), of('unit', { unitIds: [] }), of('unit', { unitIds: ['un01', 'un02'] }), of('joint', { unitIds: ['un01'] }), of('temporary', { purpose: undefined })].map((branch) => code(does(branch, 'found', {})))).toEqual(Array(5).fill('BRANCH_INCOMPLETE'))
  for (const to of [undefined, NOW, NOW + LONGEST_TEMPORARY_MS + 1]) expect(code(does(of('temporary', { to }), 'found', {}))).toBe('PERIOD_WRONG')
  expect(code(does(of('grid', { to: NOW + DAY }), 'found', {}))).toBe('PERIOD_WRONG')
})

test('每种情况、每个身份：只有管这里的社区、街道、区能办，到期、人走了由系统办', () => {
  for (const state of ['new', 'active', 'ended'] as const) for (const action of BRANCH_ACTIONS) for (const kind of LIFE_ACTOR_KINDS) {
    const record = of('temporary', { state, ...(action === 'removeMember' || action === 'setSecretary' ? { members: [{ id: 'p1', label: '党员 1 号', from: NOW }] } : {}), ...(action === 'endInstructor' ? { instructors: [{ id: 'p1', label: '', from: NOW, target: 'unit', targetId: 'un03' }] } : {}) })
    const wanted = (action === 'found' || action === 'bringIn' ? state === 'new' : state === 'active') && (action === 'expire' || action === 'prolong' || action === 'bringIn' ? kind === 'system' : kind === 'staff' || kind === 'street' || kind === 'district' || ((action === 'found' || action === 'removeMember' || action === 'endInstructor') && kind === 'system'))
    expect([state, action, kind, does(record, action, { ...ANNA, note: '说明', target: 'unit', targetId: 'un03' }, actor(kind)).ok]).toEqual([state, action, kind, wanted])
  }
  for (const [kind, scope] of [['staff', 'cm02'], ['street', 'st02']] as const) expect(code(does(of('grid', { state: 'active' }), 'addMember', ANNA, actor(kind, scope)))).toBe('NOT_ALLOWED')
})

test('临时支部的成员不会比支部留得久；到期自动结束，人都出来', () => {
  const branch = then(of('temporary'), 'found', {})
  expect(life.due(branch, DEFAULT_CALENDAR)).toEqual({ action: 'expire', at: NOW + 30 * DAY })
  expect(code(does(branch, 'addMember', { ...ANNA, until: NOW + 31 * DAY }))).toBe('PERIOD_WRONG')
  const one = then(branch, 'addMember')
  expect(one.members).toEqual([{ id: 'p1', label: '党员 1 号', from: NOW, to: NOW + 30 * DAY }])
  const short = then(branch, 'addMember', { ...ANNA, until: NOW + DAY })
  expect([membersNow(short, NOW).length, membersNow(short, NOW + DAY).length]).toEqual([1, 0])
  const longer = then(one, 'prolong', { until: NOW + 60 * DAY }, actor('system'))
  expect([longer.to, longer.members[0]?.to]).toEqual([NOW + 60 * DAY, NOW + 60 * DAY])
  expect(then(one, 'expire', {}, actor('system'), NOW + 30 * DAY)).toMatchObject({ state: 'ended', memberIds: [] })
  expect(then(one, 'end', { note: '任务完成' }, actor('staff'), NOW + DAY).members).toEqual([{ id: 'p1', label: '党员 1 号', from: NOW, to: NOW + DAY }])
})

test('在的不能再加，不在的不能请出、不能当书记；书记走了，书记空出来；出来了还能再进', () => {
  const one = then(then(of('grid'), 'found', {}), 'addMember')
  expect([code(does(one, 'addMember')), code(does(one, 'setSecretary', { person: { id: 'p2', label: '' } })), code(does(one, 'removeMember', { person: { id: 'p2', label: '' } }))]).toEqual(['IN_BRANCH', 'NOT_IN_BRANCH', 'NOT_IN_BRANCH'])
  const gone = then(then(one, 'setSecretary'), 'removeMember', ANNA, actor('staff'), NOW + DAY)
  expect([gone.secretaryId, gone.memberIds]).toEqual([undefined, []])
  expect(then(gone, 'addMember', ANNA, actor('staff'), NOW + 2 * DAY).members).toHaveLength(2)
  const full = { ...one, members: Array.from({ length: MOST_BRANCH_MEMBERS }, (_, at) => ({ id: `m${at}`, label: '', from: NOW })) }
  expect(code(does(full, 'addMember'))).toBe('BRANCH_FULL')
})

test('指导员：派到同一处不能派两次；结束以后可以再派；没派的结束不了；撤销要说明', () => {
  const there = { ...ANNA, target: 'unit' as const, targetId: 'un03' }
  const sent = then(then(of('unit'), 'found', {}), 'addInstructor', there)
  expect([code(does(sent, 'addInstructor', there)), code(does(sent, 'endInstructor', { ...there, targetId: 'un04' })), code(does(sent, 'addInstructor', { ...there, targetId: 'un04' }))]).toEqual(['INSTRUCTED_ALREADY', 'NOT_INSTRUCTED', 'OK'])
  expect(code(does(then(sent, 'endInstructor', there), 'addInstructor', there))).toBe('OK')
  expect(code(does(sent, 'end', {}))).toBe('NOTE_REQUIRED')
})
