import { dayNumberAt, dayText } from '@core/domain/time/day'
import { CAST, idOf } from '../support/journey'
import type { OwnRows, Refused } from '../support/own-row'
import { liesAbout, nobody } from '../support/own-row'
import { pointsIn } from '../support/points'
import { OFFICES } from '../support/registrations'
import type { World } from '../support/world'

/** Every action of the functions `points` and `prints`. */
export function rowsOfPoints(world: () => World): OwnRows {
  const to = () => pointsIn(world())
  const noMember: Refused = { who: CAST.neighbour, code: 'FORBIDDEN' }
  const noStaff: Refused = { who: CAST.member, code: 'FORBIDDEN' }
  const rewardId = async () => ({ rewardId: await to().reward() })
  const elsewhere = (code = 'NOT_ALLOWED'): Refused => ({ who: CAST.foreignStaff, code })
  const gone = (key: string, who: string): Refused => ({ who, code: 'NOT_FOUND', change: { [key]: 'no-such-thing' } })
  const rich = async () => {
    await to().earned(CAST.member, 6000)
    return rewardId()
  }
  const kept = async () => {
    await to().earned(CAST.member, 600)
    return to().kept(CAST.member)
  }
  const code = async () => ({ code: (await kept()).code })
  const adjustment = async () => ({ as: 'staff', adjustmentId: await to().proposed() })
  // Each may give ten hours a year: so they take turns.
  let turn = 0
  const gift = async () => {
    const giver = [CAST.other, CAST.third, CAST.fourth][(turn += 1) % 3] ?? CAST.other
    await to().earned(giver, 600)
    return await to().given(1, giver)
  }
  const issued = async () => {
    await to().earned(CAST.member, 60)
    await world().as(CAST.member).ok('people', 'saveProfile', { name: '张建国', phone: '13905330009', address: { compoundId: 'cp001', building: '1 号楼' }, consent: true })
    const today = dayNumberAt(world().cloud.clock.now())
    return world().as(CAST.member).ok('points', 'issueCertificate', { from: dayText(today - 20), to: dayText(today - 1) })
  }
  const officials = [nobody, liesAbout('staff'), liesAbout('street'), noStaff]
  const RULES = { from: '2027-05-01', perHour: { order: 2, shift: 1, activity: 1 }, capPerDay: { order: 8, shift: 6, activity: 4 }, note: '统一' }
  return {
    'points.mine': { who: CAST.member, input: () => ({}), refused: [nobody, noMember] },
    'points.wallet': { who: CAST.member, input: () => ({}), refused: [nobody] },
    'points.keepReward': { who: CAST.member, input: rich, refused: [nobody, gone('rewardId', CAST.member), { who: CAST.third, code: 'NOT_ENOUGH' }] },
    'points.cancelKept': { who: CAST.member, input: async () => ({ itemId: (await kept()).id }), refused: [nobody, { who: CAST.foreignMember, code: 'NOT_FOUND' }, { who: CAST.member, code: 'ITEM_OVER', change: { itemId: 'no-such-item' } }] },
    'points.giveHours': {
      who: CAST.member, input: async () => {
        await to().earned(CAST.member, 6000)
        return { ...(await to().elder()), hours: 1 }
      },
      refused: [nobody, noMember, { who: CAST.third, code: 'NOT_ENOUGH' }, { who: CAST.member, code: 'COMMUNITY_UNKNOWN', change: { communityId: 'gr001' } }, { who: CAST.member, code: 'INVALID_INPUT', change: { hours: 11 } }],
    },
    'points.certificates': { who: CAST.member, input: () => ({}), refused: [nobody, noMember] },
    'points.issueCertificate': {
      who: CAST.member, input: async () => {
        await issued()
        return { from: dayText(dayNumberAt(world().cloud.clock.now()) - 20), to: dayText(dayNumberAt(world().cloud.clock.now()) - 1) }
      },
      refused: [nobody, noMember, { who: CAST.third, code: 'NAME_UNKNOWN' }, { who: CAST.member, code: 'INVALID_INPUT', change: { from: '2026-02-30' } }],
    },
    'points.withdrawCertificate': { who: CAST.member, input: async () => ({ as: 'member', certificateId: (await issued()).id }), refused: [nobody, liesAbout('member'), { who: CAST.third, code: 'NOT_ALLOWED' }, gone('certificateId', CAST.member)] },
    'points.checkCertificate': { who: CAST.stranger, input: async () => ({ code: (await issued()).code }), refused: [{ who: CAST.stranger, code: 'NOT_FOUND', change: { code: 'A'.repeat(22) } }] },
    'points.honours': { who: CAST.member, input: () => ({}), refused: [nobody, noMember] },
    'points.saveHonours': { who: CAST.member, input: () => ({ wall: 'number', appraisal: true }), refused: [nobody, noMember] },
    'points.wall': { who: CAST.resident, input: () => ({}), refused: [nobody] },
    'points.appraisal': { who: OFFICES.unit, input: () => ({ year: 2026 }), refused: [nobody, noStaff] },
    'points.rewards': { who: CAST.staff, input: () => ({}), refused: [nobody, noStaff] },
    'points.offerReward': { who: CAST.staff, input: async () => ({ title: '大米', about: '十斤', stationId: (await world().as(CAST.staff).ok('points', 'rewards', {})).stations[0]?.id, unit: 'points', price: 10, pieces: 5 }), refused: [nobody, noStaff, elsewhere('INVALID_INPUT')] },
    'points.changeReward': { who: CAST.staff, input: async () => ({ ...(await rewardId()), fields: { title: '大米', about: '五斤', price: 6 } }), refused: [nobody, noStaff, elsewhere(), gone('rewardId', CAST.staff)] },
    'points.restockReward': { who: CAST.staff, input: async () => ({ ...(await rewardId()), pieces: 2, note: '进货' }), refused: [nobody, noStaff, elsewhere(), { who: CAST.staff, code: 'STOCK_BELOW_ZERO', change: { pieces: -99 } }] },
    'points.closeReward': { who: CAST.staff, input: rewardId, refused: [nobody, noStaff, elsewhere()] },
    'points.reopenReward': {
      who: CAST.staff, input: async () => {
        const closed = await rewardId()
        await world().as(CAST.staff).ok('points', 'closeReward', closed)
        return closed
      },
      refused: [nobody, noStaff, elsewhere()],
    },
    'points.findKept': { who: CAST.staff, input: code, refused: [nobody, noStaff, elsewhere('CODE_UNKNOWN')] },
    'points.collectKept': { who: CAST.staff, input: code, refused: [nobody, noStaff, elsewhere('CODE_UNKNOWN'), { who: CAST.staff, code: 'CODE_UNKNOWN', change: { code: '00000000' } }] },
    'points.adjustments': { who: CAST.staff, input: () => ({ as: 'staff' }), refused: officials },
    'points.proposeAdjustment': {
      who: CAST.staff, input: async () => ({ as: 'staff', memberNumber: 1, day: await to().settledDay(), service: 'order', minutes: 30, points: 1, note: '少记了' }),
      refused: [...officials, elsewhere('MEMBER_UNKNOWN'), { who: CAST.staff, code: 'INVALID_INPUT', change: { minutes: 0, points: 0 } }],
    },
    'points.approveAdjustment': { who: CAST.colleague, input: adjustment, refused: [...officials, elsewhere(), { who: CAST.staff, code: 'SECOND_PERSON_NEEDED' }] },
    'points.declineAdjustment': { who: CAST.colleague, input: async () => ({ ...(await adjustment()), note: '没有人作证' }), refused: [...officials, elsewhere(), { who: CAST.staff, code: 'SECOND_PERSON_NEEDED' }] },
    'points.withdrawAdjustment': { who: CAST.staff, input: adjustment, refused: [...officials, elsewhere(), { who: CAST.colleague, code: 'NOT_PROPOSER' }] },
    'points.gifts': { who: CAST.staff, input: () => ({}), refused: [nobody, noStaff] },
    'points.confirmGift': { who: CAST.staff, input: async () => to().sure(await gift()), refused: [{ who: CAST.staff, code: 'ELDER_UNKNOWN', change: { elderId: idOf(CAST.resident) } }, nobody, noStaff, elsewhere(), gone('giftId', CAST.staff)] },
    'points.refuseGift': { who: CAST.staff, input: async () => ({ giftId: await gift(), note: '本人不要' }), refused: [nobody, noStaff, elsewhere()] },
    'points.rules': { who: CAST.resident, input: () => ({}), refused: [nobody] },
    'points.setRules': { who: CAST.district, input: () => RULES, refused: [nobody, noStaff, { who: CAST.district, code: 'RULES_FOR_THE_PAST', change: { from: '2020-01-01' } }] },
    'prints.certificate': { who: CAST.member, input: async () => ({ certificateId: (await issued()).id }), refused: [nobody, noMember, { who: CAST.third, code: 'NOT_FOUND' }] },
  }
}
