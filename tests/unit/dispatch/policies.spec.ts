import type { MemberFacts, OrderFacts } from '@core/domain/dispatch/facts'
import { POLICY_NAMES, refusalsOf } from '@core/domain/dispatch/policies'
import type { PolicyName } from '@core/domain/dispatch/policies'
import { shortfallOf, widenedBy } from '@core/domain/dispatch/shortfall'
import { aMember, anOrderOf, away, HOUR, MORNING } from '../../support/dispatch-facts'

/** Each rule alone: what it lets pass, and what it refuses by its own name and no other. */
const at = (hours: number, length = 1) => ({ from: MORNING + hours * HOUR, to: MORNING + (hours + length) * HOUR })
const CASES: readonly (readonly [name: PolicyName, what: string, member: Partial<MemberFacts>, order: Partial<OrderFacts>, refused: boolean])[] = [
  ['skill', '会这一样', { skills: ['law', 'water'] }, {}, false],
  ['skill', '不会', { skills: ['law'] }, {}, true],
  ['skill', '这一单不问技能', { skills: [] }, { skill: undefined }, false],
  ['certificate', '证在有效期', { certificates: { firstAid: MORNING + 1 } }, { certificate: 'firstAid' }, false],
  ['certificate', '证今天到期', { certificates: { firstAid: MORNING } }, { certificate: 'firstAid' }, true],
  ['certificate', '上门那天已经过期', { certificates: { firstAid: MORNING + 3 * HOUR } }, { certificate: 'firstAid', appointment: at(5) }, true],
  ['certificate', '没有证', {}, { certificate: 'firstAid' }, true],
  ['ring', '同社区', { gridId: 'g9' }, {}, false],
  ['ring', '相邻社区还没放开', { gridId: 'g9', communityId: 'c2' }, {}, true],
  ['ring', '相邻社区放开了', { gridId: 'g9', communityId: 'c2' }, { rings: ['grid', 'community', 'neighbours'] }, false],
  ['ring', '同街道不相邻的还没放开', { gridId: 'g9', communityId: 'c9' }, { rings: ['grid', 'community', 'neighbours'] }, true],
  ['ring', '别的街道永远不问', { gridId: 'g9', communityId: 'c9', streetId: 's9' }, { rings: ['grid', 'community', 'neighbours', 'street'] }, true],
  ['radius', '愿意走这么远', { point: away(1100) }, {}, false],
  ['radius', '太远', { point: away(1300) }, {}, true],
  ['radius', '急事问到远处', { point: away(9000) }, { urgency: 'p1' }, false],
  ['radius', '急事也不问十五公里以外', { point: away(15_500) }, { urgency: 'p0' }, true],
  ['radius', '说了急事也别问远的', { point: away(1300), nearOnly: true }, { urgency: 'p0' }, true],
  ['radius', '没写住哪里', { point: undefined, radiusM: 1 }, {}, false],
  ['radius', '单子没有位置', { radiusM: 1 }, { point: undefined }, false],
  ['duty', '现在有空', { duty: [{ days: [1], from: '09:00', to: '11:00' }] }, {}, false],
  ['duty', '今天没空', { duty: [{ days: [2], from: '09:00', to: '11:00' }] }, {}, true],
  ['duty', '到点就没空了', { duty: [{ days: [1], from: '09:00', to: '10:00' }] }, {}, true],
  ['duty', '约的那个钟点有空', { duty: [{ days: [1], from: '14:00', to: '16:00' }] }, { appointment: at(5) }, false],
  ['duty', '约的时间没完就没空了', { duty: [{ days: [1], from: '14:00', to: '15:30' }] }, { appointment: at(5) }, true],
  ['busy', '急事，人正在别家', { busy: [at(-1, 9)] }, { urgency: 'p0' }, true],
  ['busy', '急事，约的是以后', { busy: [at(5)] }, { urgency: 'p1' }, false],
  ['duty', '两段接着的算一段', { duty: [{ days: [1], from: '08:00', to: '14:30' }, { days: [1], from: '14:30', to: '18:00' }] }, { appointment: at(4) }, false],
  ['duty', '两段交着的算一段', { duty: [{ days: [1], from: '14:30', to: '18:00' }, { days: [1], from: '08:00', to: '14:40' }] }, { appointment: at(4) }, false],
  ['duty', '两段中间空了一会儿', { duty: [{ days: [1], from: '08:00', to: '14:30' }, { days: [1], from: '14:31', to: '18:00' }] }, { appointment: at(4) }, true],
  ['duty', '从几点到几点一样，是一整天', { duty: [{ days: [1], from: '08:00', to: '08:00' }] }, { appointment: at(12) }, false],
  ['duty', '周日夜里到周一早上算周日', { duty: [{ days: [7], from: '22:00', to: '11:00' }] }, {}, false],
  ['duty', '周一夜里不算周一早上', { duty: [{ days: [1], from: '22:00', to: '11:00' }] }, {}, true],
  ['mute', '勿扰时间', { mute: { from: '09:00', to: '11:00' } }, {}, true],
  ['mute', '勿扰时间过了', { mute: { from: '22:00', to: '10:00' } }, {}, false],
  ['mute', '人命关天不等', { mute: { from: '09:00', to: '11:00' } }, { urgency: 'p0' }, false],
  ['openMax', '手里还放得下', { open: 1 }, {}, false],
  ['openMax', '手里满了', { open: 2 }, {}, true],
  ['weeklyMax', '这周够了', { takenThisWeek: 3 }, {}, true],
  ['weeklyMax', '没回答的邀请也占名额', { takenThisWeek: 2, invited: 1, openMax: 3 }, {}, true],
  ['weeklyMax', '还有一个名额', { takenThisWeek: 1, invited: 1, openMax: 3 }, {}, false],
  ['rest', '晚些时候有约，歇不够', { restHours: 24, busy: [at(3)] }, {}, true],
  ['rest', '约好的那一趟完了，还没歇够', { restHours: 2, busy: [at(3)] }, { appointment: at(5.9) }, true],
  ['rest', '约好的那一趟完了，歇够了', { restHours: 2, busy: [at(3)] }, { appointment: at(6) }, false],
  ['rest', '去完这一趟，歇不够就到约好的时候', { restHours: 2, busy: [at(6)] }, { appointment: at(3.5) }, true],
  ['rest', '去完这一趟，歇够了才到约好的时候', { restHours: 2, busy: [at(6)] }, { appointment: at(3) }, false],
  ['rest', '歇够了', { restHours: 2, lastVisitEnd: MORNING - 2 * HOUR }, {}, false],
  ['rest', '才办完一单', { restHours: 2, lastVisitEnd: MORNING - HOUR }, {}, true],
  ['rest', '约的时候歇够了', { restHours: 2, lastVisitEnd: MORNING - HOUR }, { appointment: at(1) }, false],
  ['appetite', '不想接这一类', { avoids: ['home'] }, {}, true],
  ['appetite', '不想接别的一类', { avoids: ['talk'] }, {}, false],
  ['busy', '那时候有约', { busy: [at(5)] }, { appointment: at(5.5) }, true],
  ['busy', '前后不到半小时', { busy: [at(5)] }, { appointment: at(6.4) }, true],
  ['busy', '隔了半小时', { busy: [at(5)] }, { appointment: at(6.5) }, false],
  ['busy', '这一单没有约时间', { busy: [at(-1, 9)] }, {}, false],
  ['asked', '问过他', {}, { askedIds: ['m1'] }, true],
  ['asked', '他自己点的单', {}, { residentIds: ['m1'] }, true],
  ['kin', '是一家人', { kin: ['r1'] }, {}, true],
  ['kin', '同一个门', { door: 'd' }, { door: 'd' }, true],
  ['kin', '都没写门牌', {}, {}, false],
  ['firstTimer', '第一次上门，一个人', { visits: 0 }, {}, true],
  ['firstTimer', '第一次，去的不是家里', { visits: 0 }, { homeVisit: false }, false],
  ['firstTimer', '第一次，有老党员同去', { visits: 0 }, { experiencedAboard: true }, false],
  ['firstTimer', '第一次，两个人去', { visits: 0 }, { need: 2 }, false],
]

test.each(CASES)('%s：%s', (name, _, member, order, refused) => {
  expect(refusalsOf(aMember(member), anOrderOf(order), MORNING)).toEqual(refused ? [name] : [])
})

test('每条规则都试过放行和不放行', () => {
  for (const name of POLICY_NAMES) expect([name, new Set(CASES.filter(([each]) => each === name).map(([, , , , refused]) => refused)).size >= (name === 'asked' ? 1 : 2)]).toEqual([name, true])
})

const none = () => undefined
test('没有人可派时说得出：每条规则拦下几个人，加起来不多不少；改哪一样能多几个人', () => {
  const members = [
    aMember({ id: 'a', skills: ['law'] }), aMember({ id: 'b', skills: ['law'], open: 2 }), aMember({ id: 'c', open: 2 }), aMember({ id: 'd', gridId: 'g9', communityId: 'c2' }), aMember({ id: 'e', gridId: 'g9', communityId: 'c2' }),
    aMember({ id: 'f', mute: { from: '09:00', to: '12:00' } }), aMember({ id: 'g', gridId: 'g9', communityId: 'c2', mute: { from: '09:00', to: '12:00' } }),
  ]
  const found = shortfallOf(members, anOrderOf(), MORNING, none)
  expect(found).toEqual({
    asked: 7, eligible: 0, removed: { skill: 2, openMax: 1, ring: 3, mute: 1 },
    // Who fails two rules comes in by neither remedy alone; a full hand has none.
    remedies: [{ remedy: 'widenRing', gained: 2 }, { remedy: 'askUnit', gained: 2, of: { kind: 'grid', id: 'g9' } }, { remedy: 'waitForDuty', gained: 1 }, { remedy: 'trainSkill', gained: 1 }],
  })
  expect(shortfallOf(members, widenedBy(anOrderOf()), MORNING, none).eligible).toBe(2)
  expect(shortfallOf([], anOrderOf(), MORNING, none)).toEqual({ asked: 0, eligible: 0, removed: {}, remedies: [] })
  const last = anOrderOf({ rings: ['grid', 'community', 'neighbours', 'street'] })
  expect(widenedBy(last)).toEqual(last)
})

test('请一家单位出人，数的是这家单位里别的条件都合的人：圈外的、住得远的都算，不会的、在休息的不算；人最多的那家', () => {
  const far = { gridId: 'g9', communityId: 'c2' }
  const members = [
    aMember({ id: 'a', ...far }), aMember({ id: 'b', radiusM: 100, point: { lng: 118, lat: 36.9 } }), aMember({ id: 'c', ...far, skills: ['law'] }), aMember({ id: 'd', ...far, mute: { from: '09:00', to: '12:00' } }),
    aMember({ id: 'e', ...far }), aMember({ id: 'f', ...far, open: 2 }),
  ]
  const units: Readonly<Record<string, string>> = { a: 'u1', b: 'u1', c: 'u1', d: 'u1', e: 'u2', f: 'u2' }
  const { remedies } = shortfallOf(members, anOrderOf(), MORNING, (id) => units[id])
  expect(remedies.filter(({ remedy }) => remedy === 'askUnit')).toEqual([{ remedy: 'askUnit', gained: 2, of: { kind: 'unit', id: 'u1' } }])
  expect(remedies).toContainEqual({ remedy: 'goFarther', gained: 1 })
  // Without far ones there is no unit to ask.
  expect(shortfallOf([aMember({ id: 'a', skills: ['law'] })], anOrderOf(), MORNING, (id) => units[id]).remedies).toEqual([{ remedy: 'trainSkill', gained: 1 }])
})
