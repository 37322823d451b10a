import { nextDue } from '@core/domain/order/clocks'
import type { Actor } from '@core/domain/order/order'
import { ORDER_ACTIONS, ORDER_STATES, transitionOf } from '@core/domain/order/order-states'
import { applyTransition } from '@core/domain/order/transition'
import { calendar } from '../../support/an-order'
import { COLLEAGUE, DISTRICT, FOREIGN_STAFF, FOREIGN_STREET, member, NEIGHBOUR, RESIDENT, STAFF, STREET, SYSTEM } from '../../support/order-actors'
import { rightPayload } from '../../support/order-payloads'
import { SCENES } from '../../support/order-scenes'
import type { Scene } from '../../support/order-scenes'
import { ALLOWED } from './allowed'
import type { Who } from './allowed'

const PEOPLE: Record<Who, Actor> = {
  resident: RESIDENT, neighbour: NEIGHBOUR, member: member('m1'), asked: member('m8'), stranger: { ...member('m9'), scopeIds: ['c9'] },
  staff: STAFF, colleague: COLLEAGUE, foreignStaff: FOREIGN_STAFF, street: STREET, foreignStreet: FOREIGN_STREET, district: DISTRICT, system: SYSTEM,
}
const SCENE_NAMES = Object.keys(SCENES) as readonly Scene[]

/** `accept>accepted recategorise` → what each may do, and where it leads; without an arrow the state stays. */
function parse(line: string, state: string): ReadonlyMap<string, string> {
  return new Map(line.split(' ').filter(Boolean).map((word) => {
    const [action = '', to = state] = word.split('>')
    return [action, to]
  }))
}

/** The system is asked at the moment its next clock rings; people are asked at once. */
function tryAll(scene: Scene, who: Who): Map<string, string> {
  const { order, now } = SCENES[scene]()
  const due = who === 'system' ? nextDue(order, calendar) : undefined
  const moment = Math.max(now, due?.at ?? now)
  const done = new Map<string, string>()
  for (const action of ORDER_ACTIONS) {
    const outcome = applyTransition(order, action, { now: moment, calendar, actor: PEOPLE[who], payload: rightPayload(action, order, PEOPLE[who], moment, due) })
    if (outcome.ok) done.set(action, outcome.order.state)
  }
  return done
}

test('每个状态都有自己的场景', () => {
  expect(new Set(SCENE_NAMES.map((scene) => SCENES[scene]().state))).toEqual(new Set(ORDER_STATES))
})

describe.each(SCENE_NAMES)('%s', (scene) => {
  test.each(Object.keys(PEOPLE) as readonly Who[])('%s 能做的正是手写清单上的，做完到清单上的状态', (who) => {
    const state = SCENES[scene]().state
    const allowed = ALLOWED[scene][who] ?? ''
    expect(Object.fromEntries(tryAll(scene, who))).toEqual(Object.fromEntries(parse(allowed, state)))
  })
})

test('只有这几行居民永远看不到：并单的另一半、牌、内部备注、督办、答复链接、先不派；它们也不告诉居民和党员', () => {
  const inside = ORDER_ACTIONS.filter((action) => transitionOf(action).internal === true)
  expect([...inside].sort()).toEqual(['absorb', 'answerSupervision', 'closeSupervision', 'detach', 'endHold', 'holdBack', 'issueLink', 'noteInternal', 'raiseCard', 'supervise', 'superviseAgain', 'withdrawLink'])
  expect(new Set(inside.flatMap((action) => transitionOf(action).tells ?? []))).toEqual(new Set(['staff', 'street']))
})

test('手写清单上没有写错的动作和状态', () => {
  for (const scene of SCENE_NAMES) {
    for (const line of Object.values(ALLOWED[scene])) {
      for (const [action, to] of parse(line, SCENES[scene]().state)) {
        expect(ORDER_ACTIONS).toContain(action)
        expect(ORDER_STATES).toContain(to)
      }
    }
  }
})
