import { actionsOf, advance, isActionOf, lifecycle, type LifeActor } from '@core/domain/lifecycle/lifecycle'
import { DEFAULT_CALENDAR } from '@core/domain/time'

interface Wish { readonly state: 'open' | 'taken' | 'done'; readonly ownerId: string; readonly takenBy?: string }
interface Payload { readonly reason?: string; readonly note?: string; readonly by?: string }

const LIFE = lifecycle<Wish, Payload, 'REASON_REQUIRED' | 'ALREADY_TAKEN'>()({
  states: ['open', 'taken', 'done'],
  rows: {
    take: { from: ['open'], to: 'taken', by: ['member'], needs: ['notTaken'], does: ['setTaker'] },
    giveUp: { from: ['taken'], to: 'open', by: ['member', 'staff'], needs: ['givesReason'], does: ['clearTaker'] },
    note: { from: ['open', 'taken'], to: 'same', by: ['resident'] },
    lapse: { from: ['taken'], to: 'open', by: ['system'], does: ['clearTaker'] },
  },
  guards: {
    notTaken: ({ takenBy }) => (takenBy === undefined ? null : 'ALREADY_TAKEN'),
    givesReason: (_wish, { payload }) => (payload.reason ? null : 'REASON_REQUIRED'),
  },
  effects: { setTaker: (wish, { actor }) => ({ ...wish, takenBy: actor.id }), clearTaker: ({ takenBy: _gone, ...wish }): Wish => wish },
  asksPayload: ['givesReason'],
  isTheirs: (wish, actor) => actor.kind !== 'resident' || wish.ownerId === actor.id,
  due: (wish) => (wish.state === 'taken' ? { action: 'lapse', at: 5 } : undefined),
  facts: (_before, { takenBy }): Record<string, string> => (takenBy === undefined ? {} : { takenBy }),
})

const actor = (kind: LifeActor['kind'], id = 'a'): LifeActor => ({ kind, id, label: id, scopeIds: [] })
const step = (who: LifeActor, payload: Payload = {}) => ({ now: 7, calendar: DEFAULT_CALENDAR, actor: who, payload })
const OPEN: Wish = { state: 'open', ownerId: 'r' }

test('走得通的一步：新状态、效果、带着谁和什么时候的一行', () => {
  expect(advance(LIFE, OPEN, 'take', step(actor('member', 'm')))).toEqual({
    ok: true, record: { state: 'taken', ownerId: 'r', takenBy: 'm' },
    event: { action: 'take', at: 7, by: { kind: 'member', id: 'm', label: 'm' }, from: 'open', to: 'taken', data: { takenBy: 'm' } },
  })
})

test('先问是不是他的，再问状态，再按顺序问条件；都用名字拒绝', () => {
  expect(advance(LIFE, OPEN, 'take', step(actor('staff')))).toEqual({ ok: false, refusal: 'NOT_ALLOWED' })
  expect(advance(LIFE, { ...OPEN, state: 'done' } as Wish, 'note', step(actor('resident', 'other')))).toEqual({ ok: false, refusal: 'NOT_ALLOWED' })
  expect(advance(LIFE, { ...OPEN, state: 'done' } as Wish, 'note', step(actor('resident', 'r')))).toEqual({ ok: false, refusal: 'WRONG_STATE' })
  expect(advance(LIFE, { ...OPEN, takenBy: 'x' } as Wish, 'take', step(actor('member')))).toEqual({ ok: false, refusal: 'ALREADY_TAKEN' })
  expect(advance(LIFE, { ...OPEN, state: 'taken' } as Wish, 'giveUp', step(actor('staff')))).toEqual({ ok: false, refusal: 'REASON_REQUIRED' })
})

test('「same」留在原来的状态；原因和备注进那一行', () => {
  const outcome = advance(LIFE, OPEN, 'note', step(actor('resident', 'r'), { note: '快一点' }))
  expect(outcome).toMatchObject({ ok: true, record: OPEN, event: { from: 'open', to: 'open', note: '快一点' } })
})

test('看得见的动作：还没填的不挡，办不成的不给，别人的什么都不给，系统做的人看不到', () => {
  const taken: Wish = { state: 'taken', ownerId: 'r', takenBy: 'm' }
  expect(actionsOf(LIFE, OPEN, step(actor('member')))).toEqual(['take'])
  expect(actionsOf(LIFE, { ...OPEN, takenBy: 'x' } as Wish, step(actor('member')))).toEqual([])
  expect(actionsOf(LIFE, taken, step(actor('staff')))).toEqual(['giveUp'])
  expect(actionsOf(LIFE, taken, step(actor('resident', 'other')))).toEqual([])
  expect(actionsOf(LIFE, taken, step(actor('system')))).toEqual(['lapse'])
})

test('constructor 不是动作', () => {
  expect(['take', 'constructor', '__proto__'].map((name) => isActionOf(LIFE, name))).toEqual([true, false, false])
})
