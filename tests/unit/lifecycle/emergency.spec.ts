import fc from 'fast-check'
import type { Emergency } from '@core/domain/emergency/emergency'
import { concerns, EMERGENCY_STATES, REMINDERS_MAX } from '@core/domain/emergency/emergency'
import type { EmergencyAction, EmergencyPayload } from '@core/domain/emergency/emergency-life'
import { EMERGENCY_ACTIONS, emergencyLife } from '@core/domain/emergency/emergency-life'
import type { Level } from '@core/domain/emergency/levels'
import { isAllowed, LEVEL_RULES, LEVELS, MEASURES, measuresOf, NEVER } from '@core/domain/emergency/levels'
import type { RollCall } from '@core/domain/emergency/roll-call'
import { rollCount, rollLife } from '@core/domain/emergency/roll-call'
import type { Supply, SupplyPayload } from '@core/domain/emergency/supply'
import { isBalanced, OUTSIDE, stockOf, supplyLife, USED } from '@core/domain/emergency/supply'
import { surgeSpans, SURGE_TEMPLATES } from '@core/domain/emergency/surge-templates'
import type { VisitList } from '@core/domain/emergency/visit-list'
import { visitLife } from '@core/domain/emergency/visit-list'
import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import { advance, LIFE_ACTOR_KINDS } from '@core/domain/lifecycle/lifecycle'
import { DEFAULT_CALENDAR } from '@core/domain/time'

/** 平急结合: levels that add up, a table that two people may have to walk through, books that balance. Written from the brief. */
const NOW = Date.UTC(2026, 6, 20, 1)
const HOUR = 3_600_000
const DAY = 24 * HOUR
const SCOPE: Readonly<Record<string, string>> = { staff: 'cm01', street: 'st01', district: 'district' }
const actor = (kind: LifeActor['kind'], id: string = kind): LifeActor => ({ kind, id, label: kind, scopeIds: [SCOPE[kind] ?? 'x'] })
const of = (change: Partial<Emergency> = {}): Emergency => ({
  state: 'inForce', title: '强降雨', reason: '预警', level: 'orange', areaIds: ['cm01'], communityIds: ['cm01'], streetIds: ['st01'], startsAt: NOW - HOUR, endsAt: NOW + 2 * DAY, draftedBy: 'street', rounds: 0, reminded: 0, ...change,
})
const life = emergencyLife<Emergency>()
const does = (record: Emergency, action: EmergencyAction, by: LifeActor, payload: EmergencyPayload = {}, now = NOW) => advance(life, record, action, { now, calendar: DEFAULT_CALENDAR, actor: by, payload })
const code = (outcome: ReturnType<typeof does>) => (outcome.ok ? 'OK' : outcome.refusal)
const FULL: EmergencyPayload = { note: '说明', reason: '原因', findings: '要改的', level: 'red', endsAt: NOW + DAY }
const PROPOSAL = { by: 'street', label: '街道', at: NOW, reason: '雨大', level: 'red' as const, endsAt: NOW + DAY }

const FROM: Readonly<Record<EmergencyAction, readonly string[]>> = {
  draft: ['new'], approve: ['drafted'], refuse: ['drafted'], withdraw: ['drafted'], lapse: ['drafted'], cancel: ['approved'], begin: ['approved'], askChange: ['inForce'], agreeChange: ['inForce'], refuseChange: ['inForce'],
  surge: ['inForce'], callRoll: ['inForce'], foundBranch: ['inForce'], standDown: ['inForce'], expire: ['inForce'], handOver: ['standingDown'], remindReview: ['stoodDown'], review: ['stoodDown'],
}
const BY: Readonly<Record<EmergencyAction, readonly string[]>> = {
  draft: ['street', 'district'], approve: ['district'], refuse: ['district'], withdraw: ['street', 'district'], lapse: ['system'], cancel: ['district'], begin: ['system'], askChange: ['street', 'district'], agreeChange: ['district'], refuseChange: ['district'],
  surge: ['staff', 'street', 'district'], callRoll: ['staff', 'street', 'district'], foundBranch: ['staff', 'street', 'district'], standDown: ['district'], expire: ['system'], handOver: ['system'], remindReview: ['system'], review: ['district'],
}

test('每种情况、每一步、每个身份：只有该办的人在该办的时候能办', () => {
  for (const state of EMERGENCY_STATES) for (const action of EMERGENCY_ACTIONS) for (const kind of LIFE_ACTOR_KINDS) {
    const needsChange = action === 'agreeChange' || action === 'refuseChange'
    const record = of({ state, draftedBy: action === 'withdraw' ? kind : 'somebody', ...(needsChange ? { proposal: PROPOSAL } : {}) })
    expect([state, action, kind, does(record, action, actor(kind), FULL).ok]).toEqual([state, action, kind, FROM[action].includes(state) && BY[action].includes(kind)])
  }
  for (const [kind, scopeIds] of [['staff', ['cm02']], ['street', ['st02']]] as const) expect(code(does(of(), 'surge', { ...actor(kind), scopeIds }))).toBe('NOT_ALLOWED')
})

test('级别越高能用的越多、最长的越短；哪一级都不给排名和在线时长', () => {
  for (const [at, level] of LEVELS.entries()) {
    const below = LEVELS[at - 1]
    if (below !== undefined) {
      expect(measuresOf(level)).toEqual([...measuresOf(below), ...LEVEL_RULES[level].adds])
      expect(LEVEL_RULES[level].longestMs).toBeLessThan(LEVEL_RULES[below].longestMs)
      expect(LEVEL_RULES[level].people).toBeGreaterThanOrEqual(LEVEL_RULES[below].people)
    }
  }
  expect(measuresOf('red')).toEqual(MEASURES)
  expect(NEVER.filter((each) => (MEASURES as readonly string[]).includes(each))).toEqual([])
})

test('没有生效的应急，什么都不许：没有、没同意、还没开始、正在收尾、过了时间，一样', () => {
  for (const measure of MEASURES) {
    expect(isAllowed(measure, undefined, NOW)).toBe(false)
    for (const state of EMERGENCY_STATES) expect([state, isAllowed(measure, of({ state, level: 'red' }), NOW)]).toEqual([state, state === 'inForce'])
    expect(isAllowed(measure, of({ level: 'red' }), NOW + 2 * DAY)).toBe(false)
  }
  expect([code(does(of({ level: 'blue' }), 'callRoll', actor('staff'))), code(does(of(), 'callRoll', actor('staff'), {}, NOW + 2 * DAY))]).toEqual(['MEASURE_NOT_ADDED', 'NOT_IN_FORCE'])
})

test('要两个人的级别，起草的不能自己同意，申请调整的也不能；一个人的级别可以', () => {
  for (const level of LEVELS) {
    const two = LEVEL_RULES[level].people === 2
    const endsAt = NOW + DAY
    expect([level, code(does(of({ state: 'drafted', level, draftedBy: 'd1', endsAt }), 'approve', actor('district', 'd1')))]).toEqual([level, two ? 'NEEDS_ANOTHER' : 'OK'])
    expect(code(does(of({ state: 'drafted', level, draftedBy: 'd1', endsAt }), 'approve', actor('district', 'd2')))).toBe('OK')
    const asked = of({ level: 'blue', proposal: { ...PROPOSAL, by: 'd1', level } })
    expect([code(does(asked, 'agreeChange', actor('district', 'd1'))), code(does(asked, 'agreeChange', actor('district', 'd2')))]).toEqual([two ? 'NEEDS_ANOTHER' : 'OK', 'OK'])
  }
})

test('时间：结束在开始之后，不超过级别的最长；延长从现在算；升级不说到哪天，就不超过新级别的最长', () => {
  const draft = (level: Level, startsAt: number, endsAt: number) => code(does(of({ state: 'new', level, startsAt, endsAt }), 'draft', actor('street')))
  for (const level of LEVELS) expect([draft(level, NOW, NOW + LEVEL_RULES[level].longestMs), draft(level, NOW, NOW + LEVEL_RULES[level].longestMs + 1), draft(level, NOW, NOW)]).toEqual(['OK', 'EMERGENCY_TOO_LONG', 'EMERGENCY_PERIOD_WRONG'])
  const asks = (payload: EmergencyPayload) => does(of({ level: 'blue', endsAt: NOW + 20 * DAY }), 'askChange', actor('street'), { reason: '雨大', ...payload })
  expect([code(asks({ endsAt: NOW + 31 * DAY })), code(asks({ endsAt: NOW })), code(asks({})), code(asks({ level: 'red', endsAt: NOW + 8 * DAY })), code(asks({ endsAt: NOW + 25 * DAY, reason: '' }))]).toEqual(['EMERGENCY_TOO_LONG', 'EMERGENCY_PERIOD_WRONG', 'NOTHING_CHANGED', 'EMERGENCY_TOO_LONG', 'REASON_REQUIRED'])
  const raised = asks({ level: 'red' })
  expect(raised.ok && raised.record.proposal).toMatchObject({ level: 'red', endsAt: NOW + 7 * DAY })
  expect(code(does(of({ proposal: PROPOSAL }), 'askChange', actor('street'), FULL))).toBe('CHANGE_OPEN')
})

test('到点的事系统自己办：没人定的作罢、开始、到期、收尾、催复盘，催满五次不再催', () => {
  const due = (change: Partial<Emergency>) => life.due(of(change), DEFAULT_CALENDAR)
  expect([due({ state: 'drafted' }), due({ state: 'approved' }), due({}), due({ state: 'standingDown', endedAt: NOW }), due({ state: 'reviewed' }), due({ state: 'refused' })]).toEqual([
    { action: 'lapse', at: NOW + 2 * DAY }, { action: 'begin', at: NOW - HOUR }, { action: 'expire', at: NOW + 2 * DAY }, { action: 'handOver', at: NOW }, undefined, undefined,
  ])
  const stood = does(of({ state: 'standingDown', endedAt: NOW }), 'handOver', actor('system'))
  if (!stood.ok) throw new Error(stood.refusal)
  expect(stood.record.reviewBy ?? 0).toBeGreaterThan(NOW + 10 * DAY)
  expect(due({ state: 'stoodDown', reviewBy: NOW, reminded: REMINDERS_MAX })).toBeUndefined()
})

test('和谁有关：住在范围里的居民，社区里的党员和工作人员，街道和区；隔壁的不算', () => {
  const where = { areaIds: ['gr001'], communityIds: ['cm01'], streetIds: ['st01'] }
  const lives = (change: object) => ({ streetId: 'st01', communityId: 'cm01', gridId: 'gr002', roles: [] as { role: string; scopeId: string }[], ...change })
  const holds = (role: string, scopeId: string) => lives({ streetId: '', communityId: '', gridId: '', roles: [{ role, scopeId }] })
  expect([lives({ gridId: 'gr001' }), lives({}), holds('member', 'cm01'), holds('member', 'cm02'), holds('staff', 'cm01'), holds('street', 'st01'), holds('street', 'st02'), holds('district', 'district'), holds('unit', 'cm01')].map((each) => concerns(where, each))).toEqual([true, false, true, false, true, true, false, true, false])
  expect(concerns({ ...where, areaIds: ['cp001'] }, lives({ compoundId: 'cp001' }))).toBe(true)
  expect(concerns({ ...where, areaIds: ['district'] }, lives({ communityId: '', streetId: '', gridId: '' }))).toBe(true)
})

test('物资怎么动，两边都平，哪里都不少于零；动不了的说清为什么，账不变', () => {
  const books = supplyLife<Supply>()
  const start: Supply = { state: 'open', emergencyId: 'e', name: '水', unit: '箱', accounts: {}, communityIds: ['cm01', 'cm02'], streetIds: ['st01'] }
  const place = fc.constantFrom('cm01', 'cm02', 'st01', 'district', OUTSIDE, USED, 'cm99')
  const who = fc.constantFrom(actor('staff'), actor('street'), actor('district'))
  const move = fc.record({ from: place, to: place, amount: fc.integer({ min: -5, max: 60 }), by: who })
  fc.assert(fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
    let record = start
    for (const { by, ...payload } of moves) {
      const outcome = advance(books, record, 'move', { now: NOW, calendar: DEFAULT_CALENDAR, actor: by, payload: payload as SupplyPayload })
      if (outcome.ok) record = outcome.record
      expect(isBalanced(record)).toBe(true)
      expect(Object.keys(record.accounts).includes('cm99')).toBe(false)
      expect((record.accounts[USED] ?? 0) + stockOf(record).reduce((sum, { amount }) => sum + amount, 0)).toBe(Math.abs(record.accounts[OUTSIDE] ?? 0))
    }
  }), { numRuns: 500, seed: 20260720 })
})

test('点名的数：问了、能到、不能到、没回答，加起来对得上；后来的人答了也算问过', () => {
  const roll = (asked: number, answers: Readonly<Record<string, 'can' | 'cannot'>>): Pick<RollCall, 'asked' | 'answers'> => ({ asked, answers: Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, { answer, at: NOW, label: id, keys: [] }])) })
  expect(rollCount(roll(5, { a: 'can', b: 'can', c: 'cannot' }))).toEqual({ asked: 5, can: 2, cannot: 1, silent: 2 })
  expect(rollCount(roll(1, { a: 'can', b: 'cannot' }))).toEqual({ asked: 2, can: 1, cannot: 1, silent: 0 })
})

test('探访名单只有本社区和派到的人动得了；抹掉以后名字和写的话都没有了', () => {
  const visits = visitLife<VisitList>()
  const list: VisitList = { state: 'open', emergencyId: 'e', communityId: 'cm01', streetId: 'st01', compoundId: 'cp001', building: '3号楼', memberIds: ['m1'], labels: ['党员 1 号'], eraseAt: NOW + 40 * DAY, erased: false, entries: [{ id: 'v1', sort: 'elder', sealed: { name: 'n', phone: 'p', door: 'd' }, mark: { mark: 'needHelp', at: NOW, by: 'm1', label: '党员 1 号', note: '药吃完了' } }] }
  const looks = (by: LifeActor) => advance(visits, list, 'look', { now: NOW, calendar: DEFAULT_CALENDAR, actor: by, payload: {} }).ok
  expect([actor('member', 'm1'), actor('member', 'm2'), actor('staff'), { ...actor('staff'), scopeIds: ['cm02'] }, actor('street'), actor('district'), actor('resident')].map(looks)).toEqual([true, false, true, false, false, false, false])
  // As long as the emergency goes on, however often it is extended, nothing is erased.
  expect(visits.due(list, DEFAULT_CALENDAR)).toBeUndefined()
  const sealed: VisitList = { ...list, state: 'sealed' }
  expect(visits.due(sealed, DEFAULT_CALENDAR)).toEqual({ action: 'erase', at: NOW + 40 * DAY })
  const erased = advance(visits, sealed, 'erase', { now: NOW, calendar: DEFAULT_CALENDAR, actor: actor('system'), payload: {} })
  expect(erased.ok && JSON.stringify(erased.record.entries)).toBe(JSON.stringify([{ id: 'v1', sort: 'elder', mark: { mark: 'needHelp', at: NOW, by: 'm1', label: '党员 1 号' } }]))
})

test('模板排的班：只排以后的，不排到应急结束以后；夜班到第二天', () => {
  for (const template of SURGE_TEMPLATES) for (const days of [1, 3, 7]) {
    const spans = surgeSpans(template, { from: NOW, days, until: NOW + 2 * DAY })
    expect(spans.every(({ startsAt, endsAt }) => startsAt > NOW && startsAt < NOW + 2 * DAY && endsAt > startsAt && endsAt - startsAt <= 8 * HOUR)).toBe(true)
    expect(new Set(spans.map(({ startsAt }) => startsAt)).size).toBe(spans.length)
  }
})

test('点名：没答的才打电话，答过的不给号码', () => {
  const open: RollCall = { state: 'open', communityId: 'cm01', streetId: 'st01', emergencyId: 'e', round: 1, question: '', until: NOW + HOUR, asked: 2, answers: { a: { answer: 'can', at: NOW, label: 'a', keys: [] } } }
  const calls = (memberId: string) => advance(rollLife<RollCall>(), open, 'callMember', { now: NOW, calendar: DEFAULT_CALENDAR, actor: actor('staff'), payload: { memberId } })
  expect([calls('b').ok, calls('a')]).toMatchObject([true, { ok: false, refusal: 'WRONG_STATE' }])
})
