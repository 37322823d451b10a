/** Reference §1: «RATED / 14 d | archive | ARCHIVED | system; personal data clock starts», and how every other end is forgotten. */
import { nextDue } from '@core/domain/order/clocks'
import { NEVER } from '@core/domain/order/derived'
import { aDraft, anOrder, aServedOrder, aStory, calendar, derived, MONDAY } from '../../support/an-order'
import type { OrderStory } from '../../support/an-order'
import { COLLEAGUE, member, RESIDENT, STAFF, STREET, SYSTEM } from '../../support/order-actors'
import { DAY, HOUR } from '../../support/order-payloads'

const forgets = (story: OrderStory) => nextDue(story.order, calendar)

test.each<[string, OrderStory, number]>([
  ['归档', aServedOrder().closed().bell(), 180],
  ['居民撤销', anOrder().does('cancel', RESIDENT), 180],
  ['未解决办结', anOrder().accepted().does('closeUnresolved', STREET), 180],
  ['七天没有补充，十四天内能恢复', anOrder().does('askInfo', STAFF).bell(), 14 + 180],
  ['并单，七天内能分开', anOrder().does('merge', STAFF), 7 + 180],
  ['不予受理，十四天内能申诉', anOrder().does('reject', STAFF), 14 + 180],
  ['内容不予通过，十四天内能申诉', aDraft().does('submit', RESIDENT, { risky: true }).does('blockContent', STAFF), 14 + 180],
])('%s：过了还能反悔的时间再留 180 天，到时清除，不早一刻', (_, ended, days) => {
  expect(forgets(ended)).toMatchObject({ action: 'erasePersonal', clock: 'personalData', at: ended.now + days * DAY })
  expect(ended.after(days * DAY - 1).tries('erasePersonal', SYSTEM, { clock: 'personalData' })).toBe('CLOCK_RUNNING')
  const erased = ended.bell()
  expect([erased.state, erased.order.erasedAt, derived(erased).nextAt]).toEqual([ended.state, ended.now + days * DAY, NEVER])
  expect(erased.tries('erasePersonal', SYSTEM, { clock: 'personalData' })).toBe('CLOCK_RUNNING')
})

test.each<[string, OrderStory]>([
  ['恢复', anOrder().does('askInfo', STAFF).bell().does('restore', RESIDENT)],
  ['分开', anOrder().does('merge', STAFF).does('unmerge', STAFF)],
  ['申诉成立', anOrder().does('reject', STAFF).does('fileAppeal', RESIDENT).does('upholdAppeal', STREET)],
])('%s以后，保存期不再走；再结束时从头算', (_, back) => {
  expect(back.order.clocks.personalData).toBeUndefined()
  expect(forgets(back.after(DAY).does('cancel', RESIDENT))).toMatchObject({ action: 'erasePersonal', at: back.now + DAY + 180 * DAY })
})

test('申诉没有答复，什么也不清；答复了就清', () => {
  const appealed = anOrder().does('reject', STAFF).after(10 * DAY).does('fileAppeal', RESIDENT).bell().bell().after(200 * DAY)
  expect(appealed.tries('erasePersonal', SYSTEM, { clock: 'personalData' })).toBe('CLOCK_RUNNING')
  expect(appealed.does('dismissAppeal', STREET).bell().order.erasedAt).toBe(appealed.now)
})

const WORDS = '张三说的'
const words = { reason: WORDS, note: WORDS }
/** A life in which everybody wrote something wherever they could. */
function wordyLife(): OrderStory {
  const [m1, m2] = [member('m1'), member('m2')]
  const first = anOrder().does('amend', RESIDENT, { title: WORDS, text: WORDS }).does('askInfo', STAFF, words).does('answerInfo', RESIDENT, words).accepted()
    .does('absorb', SYSTEM, { targetId: 'x', residentId: 'r8', since: MONDAY, title: WORDS })
    .does('dispatch', STAFF, { offers: [{ to: 'm2', distanceM: 4321 }] }).does('take', m2).scheduledBy('m2').does('release', m2, words)
    .does('fileAppeal', m2, { ...words, appealTarget: 'lateRelease' }).does('upholdAppeal', STREET, { ...words, appealId: 'a1' })
    .does('proposeSuspension', STAFF, { ...words, until: MONDAY + DAY }).does('suspend', COLLEAGUE).does('resume', STAFF, words)
    .does('escalate', STAFF, words).does('rule', STREET, { ...words, unit: WORDS })
    .does('dispatch', STAFF, { offers: [{ to: 'm1' }] }).does('take', m1).does('checkIn', m1, { ...words, way: 'position', distanceM: 4321 })
    .does('finish', m1, { ...words, result: 'solved' }).does('dispute', RESIDENT, words).does('ruleDispute', STAFF, { ...words, backTo: 'checkedIn' }).does('finish', m1, { ...words, result: 'partial' })
  return first.closed().does('requestReopen', RESIDENT, words).does('refuseReopen', STAFF, words).does('rate', RESIDENT, { rating: { solved: 'no', attitude: 2, speed: 3, words: WORDS } })
    .does('fileAppeal', m1, { ...words, appealTarget: 'rating' }).does('dismissAppeal', STREET, { ...words, appealId: 'a2' })
}

test('清除以后，规则里的单子没有一句话，也没有谁离多远；状态、时间、结果、评分、编号都还在', () => {
  const archived = wordyLife().after(20 * DAY).bell()
  expect(archived.state).toBe('archived')
  expect(JSON.stringify(archived.order)).toContain(WORDS)
  const { order } = archived.bell()
  expect(JSON.stringify(order).match(/张三|4321|distanceM/)).toBeNull()
  const { title: _t, text: _x, erasedAt: _e, clocks: _c, leadUnit: _l, ...left } = order
  const { title: _t2, text: _x2, clocks: _c2, leadUnit: _l2, ...before } = archived.order
  const wordless = (value: object): unknown => JSON.parse(JSON.stringify(value), (key, inner: unknown) => (['reason', 'answer', 'words', 'distanceM', 'title'].includes(key) ? undefined : inner))
  expect(wordless(left)).toEqual(wordless(before))
  expect(order).toMatchObject({ communityId: 'c1', residentId: 'r1', serviceId: 'c0102', result: 'partial', rating: { solved: 'no', attitude: 2, speed: 3 }, reopen: { asks: 1, refusals: 1 }, suspensions: 1, holders: ['m2', 'm1'] })
})

test('没批的挂起申请、没答复的话留到了最后，也一样清除', () => {
  const ended = anOrder().offeredTo('m1').takenBy('m1').checkedInBy('m1').does('proposeSuspension', STAFF, { ...words, until: MONDAY + DAY }).finishedBy('m1').closed().bell()
  expect(ended.order.suspension?.reason).toBe(WORDS)
  const { order } = aStory({ ...ended.order, dispute: { at: MONDAY, reason: WORDS } }, ended.now).bell()
  expect([order.suspension, order.dispute]).toEqual([{ until: MONDAY + DAY, reason: '', by: STAFF.id, approved: false }, { at: MONDAY, reason: '' }])
})

test('没有结束的时候说过的转外部单位，清除时也去掉', () => {
  const ended = anOrder().does('forward', STAFF, { ...words, unit: WORDS }).does('cancel', RESIDENT, words)
  expect(ended.order.forwardedTo).toBe(WORDS)
  expect(ended.bell().order.forwardedTo).toBeUndefined()
})

test('清除以后不再添话，不再分开，不再申诉', () => {
  const rejected = anOrder().does('reject', STAFF).bell()
  for (const action of ['noteInternal', 'postUpdate'] as const) expect([rejected.tries(action, STAFF), rejected.offers(STAFF).includes(action)]).toEqual(['ERASED', false])
  expect(rejected.offers(RESIDENT)).toEqual([])
  expect(anOrder().does('merge', STAFF).bell().tries('unmerge', SYSTEM)).toBe('ERASED')
  const late = anOrder().offeredTo('m1').takenBy('m1').scheduledBy('m1', MONDAY + HOUR, MONDAY + 2 * HOUR).does('release', member('m1')).does('cancel', RESIDENT).bell()
  expect(late.offers(member('m1'))).toEqual([])
})

test('不予受理十四天后，申诉的时间过了', () => {
  const rejected = anOrder().does('reject', STAFF)
  expect(rejected.after(14 * DAY - 1).tries('fileAppeal', RESIDENT)).toBe('rejected')
  expect(rejected.after(14 * DAY).tries('fileAppeal', RESIDENT)).toBe('APPEAL_EXPIRED')
})
