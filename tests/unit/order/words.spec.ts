import { OFFICIAL_QUEUES, STAFF_QUEUES } from '@/components/queue/queues'
import { ERROR_CODES } from '@core/contract/errors'
import { ACTOR_KINDS, ORDER_ACTIONS, ORDER_STATES, TERMINAL_STATES } from '@core/domain/order/order-states'
import { ACTION_TEXT, STATE_TEXT } from '@core/text/zh'
import { STATE_STEP, STEP_TEXT } from '@core/text/zh-steps'
import { ERROR_TEXT, errorText } from '@core/text/zh-errors'
import { LIST_TEXT, QUEUE_TEXT } from '@core/text/zh-lists'
import { eventText } from '@core/text/zh-events'
import { NEXT_TEXT, PROMISE_TEXT, nextText, promiseText } from '@core/text/zh-next'

const CODE = /[A-Z]+_[A-Z_]+|undefined|NaN|系统错误|\[object/

test('状态和按钮上的词不超过六个字，没有两个状态同名', () => {
  expect([...Object.values(STATE_TEXT), ...Object.values(ACTION_TEXT)].filter((word) => word.length > 6)).toEqual([])
  expect(new Set(Object.values(STATE_TEXT)).size).toBe(ORDER_STATES.length)
})

test('一个队列只有一个名字：社区和街道叫得一样，只装一种状态的和那个状态同名', () => {
  for (const { key, label } of [...STAFF_QUEUES, ...OFFICIAL_QUEUES]) expect([key, label]).toEqual([key, LIST_TEXT[key]])
  expect([QUEUE_TEXT.toAccept, QUEUE_TEXT.toDispatch, QUEUE_TEXT.toVerify]).toEqual([STATE_TEXT.submitted, STATE_TEXT.accepted, STATE_TEXT.done])
})

test('每个错误都是一句人话：有头有尾，没有代码，不说系统错误', () => {
  for (const code of ERROR_CODES) {
    expect(ERROR_TEXT[code]).toMatch(/^.{7,60}。$/)
    expect(ERROR_TEXT[code]).not.toMatch(CODE)
  }
})

test('没见过的错误也有一句话，说明什么都没有丢', () => {
  expect(errorText('FROM_A_NEWER_SERVER')).toBe(ERROR_TEXT.INTERNAL)
  expect(errorText('constructor')).toBe(ERROR_TEXT.INTERNAL)
  expect(ERROR_TEXT.INTERNAL).toContain('没有丢')
})

const FACTS: readonly (Readonly<Record<string, string | number | boolean>> | undefined)[] = [
  undefined, {}, { unit: '供热公司', channel: 'phone', way: 'code', result: 'partial', backTo: 'accepted', card: 'red', timeFrom: 1, timeTo: 2, asked: 3 }, { pool: true },
]

test('每个动作、每种人做，时间线都说得出来', () => {
  for (const action of ORDER_ACTIONS) {
    for (const byKind of ACTOR_KINDS) {
      for (const data of FACTS) {
        expect(eventText({ action, byKind, data })).toMatch(/^\S.{0,38}\S$/)
        expect(eventText({ action, byKind, data })).not.toMatch(CODE)
      }
    }
  }
})

test('时间线把事情说全：谁做的、转给谁、结果怎样', () => {
  expect(eventText({ action: 'accept', byKind: 'staff' })).toBe('社区受理了')
  expect(eventText({ action: 'take', byKind: 'member' })).toBe('党员接单')
  expect(eventText({ action: 'submit', byKind: 'staff', data: { channel: 'phone' } })).toBe('社区代为点单（电话点单）')
  expect(eventText({ action: 'forward', byKind: 'staff', data: { unit: '供热公司' } })).toBe('转给有关单位：供热公司')
  expect(eventText({ action: 'rule', byKind: 'district', data: { unit: '物业科' } })).toBe('区里定下由谁来办：物业科')
  expect(eventText({ action: 'finish', byKind: 'member', data: { result: 'solved' } })).toBe('党员办完了：解决了')
  expect(eventText({ action: 'dispatch', byKind: 'staff', data: { asked: 3 } })).toBe('已邀请 3 位党员，等他们回答')
  expect(eventText({ action: 'dispatch', byKind: 'staff', data: { pool: true } })).toBe('已放到本社区的抢单池，等党员接单')
  expect(eventText({ action: 'dispatch', byKind: 'staff' })).toBe('社区派单，等党员回答')
  expect(eventText({ action: 'constructor', byKind: 'staff' })).toBe('有新进展')
})

test('每个状态对每种人都说接下来怎么样，街道和区级看社区那句', () => {
  for (const state of ORDER_STATES) for (const kind of ACTOR_KINDS) expect(nextText(state, kind)).toMatch(/。$/)
  expect(nextText('done', 'street')).toBe(NEXT_TEXT.done.staff)
})

test('五步进度只标已经发生的：派单中还没有人接，已接单还没有上门，待确认还没有办结', () => {
  const reached = (['submitted', 'accepted', 'offered', 'taken', 'scheduled', 'checkedIn', 'done', 'closed'] as const).map((state) => STEP_TEXT[STATE_STEP[state]])
  expect(reached).toEqual(['已提交', '已受理', '已受理', '已接单', '已接单', '已上门', '已上门', '已办结'])
  expect(TERMINAL_STATES.every((state) => STATE_STEP[state] <= 4)).toBe(true)
})

test('同一个时限，对居民是承诺，对党员和社区是要做的事', () => {
  expect(promiseText('contact', 'resident')).toBe('前会有人联系您')
  expect(promiseText('contact', 'member')).toBe('前请联系居民')
  expect(promiseText('dispatch', 'staff')).toBe('前要派出去')
  expect(promiseText('dispatch', 'street')).toBe('前要派出去')
  for (const said of Object.values(PROMISE_TEXT)) expect(`${said.staff}${said.member}`).not.toContain('您')
  expect(promiseText('reopen', 'resident')).toBe('前社区会答复您要不要重办')
  expect(promiseText('personalData', 'staff')).toBeUndefined()
})
