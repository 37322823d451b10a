import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import { actionsOf, advance } from '@core/domain/lifecycle/lifecycle'
import { DEFAULT_CALENDAR } from '@core/domain/time'
import type { Wish, WishAction, WishPayload } from '@core/domain/wish/wish-life'
import { WISH_ACTIONS, WISH_MS, WISH_STATES, wishLife } from '@core/domain/wish/wish-life'
import { WISH_NOTICES } from '@core/text/zh-wishes'

const NOW = 1_800_000_000_000
const LIFE = wishLife<Wish>()
const WISH: Wish = { state: 'new', communityId: 'cm', personId: 'r', title: '老花镜', about: '两百度', handAt: '驿站', photos: [] }
const actor = (kind: LifeActor['kind'], id: string, ...scopeIds: string[]): LifeActor => ({ kind, id, label: id, scopeIds })
const [RESIDENT, MEMBER, OTHER, UNIT, STAFF, SYSTEM] = [actor('resident', 'r'), actor('member', 'm', 'cm'), actor('member', 'm2', 'cm'), actor('unit', 'u', 'un01'), actor('staff', 's', 'cm'), actor('system', 'system')]
const act = (wish: Wish, action: WishAction, by: LifeActor, payload: WishPayload = {}, now = NOW) => advance(LIFE, wish, action, { now, calendar: DEFAULT_CALENDAR, actor: by, payload })
const done = (...given: Parameters<typeof act>): Wish => {
  const outcome = act(...given)
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.record
}
const taker = { kind: 'member', id: 'm', label: '党员 1 号' } as const
const published = () => done(done(WISH, 'wish', RESIDENT), 'publish', STAFF)
const taken = () => done(published(), 'take', MEMBER, { taker })

test('一个心愿从写下到实现：写、发布、认领、送到、道谢', () => {
  const handed = done(taken(), 'handOver', MEMBER, { photos: [{ fileId: 'f', by: 'm' }] })
  expect(handed).toMatchObject({ state: 'handed', until: NOW + WISH_MS.answer, photos: [{ fileId: 'f' }] })
  expect(done(handed, 'confirm', RESIDENT, { note: '谢谢' })).toMatchObject({ state: 'done', thanks: '谢谢' })
})

test('没有照片也没有话，不算送到；只有手上有它的人能送、能退', () => {
  expect(act(taken(), 'handOver', MEMBER)).toMatchObject({ refusal: 'PROOF_REQUIRED' })
  expect(act(taken(), 'handOver', OTHER, { note: '交给门卫' })).toMatchObject({ refusal: 'NOT_TAKER' })
  expect(act(taken(), 'giveBack', UNIT)).toMatchObject({ ok: false })
  expect(done(taken(), 'giveBack', MEMBER)).toMatchObject({ state: 'published', taker: undefined })
})

test('自己的心愿自己不能认领', () => {
  expect(act({ ...published(), personId: 'm' }, 'take', MEMBER, { taker })).toMatchObject({ refusal: 'OWN_WISH' })
})

test.each([[published, 'lapse', 'lapsed', WISH_MS.open], [taken, 'comeBack', 'published', WISH_MS.hand], [() => done(taken(), 'handOver', MEMBER, { note: '交给门卫' }), 'settle', 'done', WISH_MS.answer]] as const)('到时由系统做的：%#', (wish, action, state, ms) => {
  expect(LIFE.due(wish(), DEFAULT_CALENDAR)).toEqual({ action, at: NOW + ms })
  expect(done(wish(), action, SYSTEM, {}, NOW + ms).state).toBe(state)
})

test('别的社区的党员和工作人员什么都做不了；每个状态每个人能做的都在表里', () => {
  for (const state of WISH_STATES) {
    const wish: Wish = { ...taken(), state }
    for (const by of [actor('member', 'x', 'far'), actor('staff', 'y', 'far'), actor('resident', 'z'), actor('street', 's'), actor('district', 'd')]) expect(actionsOf(LIFE, wish, { now: NOW, calendar: DEFAULT_CALENDAR, actor: by })).toEqual([])
    for (const by of [RESIDENT, MEMBER, UNIT, STAFF]) for (const action of WISH_ACTIONS) expect(act(wish, action, by, { note: 'n', taker }).ok && !(LIFE.rows[action].by as readonly string[]).includes(by.kind)).toBe(false)
  }
})

test('每一行要告诉谁，都有话', () => {
  const as: Readonly<Record<string, readonly string[]>> = { owner: ['resident'], staff: ['staff'], taker: ['member', 'unit'], former: ['member', 'unit'] }
  for (const action of WISH_ACTIONS) for (const audience of LIFE.rows[action].tells ?? []) for (const reader of as[audience] ?? []) expect((WISH_NOTICES as Readonly<Record<string, Readonly<Record<string, unknown>>>>)[action]?.[reader]).toBeDefined()
})

test('说没收到：原来的照片不再是凭据，周检时清得掉', () => {
  const handed = done(taken(), 'handOver', MEMBER, { photos: [{ fileId: 'f', by: 'm' }] })
  expect(done(handed, 'notReceived', RESIDENT, { note: '没有见到' })).toMatchObject({ state: 'taken', photos: [] })
})
