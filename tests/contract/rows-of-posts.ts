import { CAST, idOf } from '../support/journey'
import type { OwnRows, Refused } from '../support/own-row'
import { liesAbout, nobody } from '../support/own-row'
import { OFFICES } from '../support/registrations'
import { memberOfUnit, POST, shiftsIn } from '../support/shifts'
import type { World } from '../support/world'

/** Every action of the function `posts`. */
export function rowsOfPosts(world: () => World): OwnRows {
  const to = () => shiftsIn(world())
  const noMember: Refused = { who: CAST.neighbour, code: 'FORBIDDEN' }
  const noShift = (who: string): Refused => ({ who, code: 'NOT_FOUND', change: { shiftId: 'no-such-shift' } })
  const foreign: Refused = { who: CAST.foreignStaff, code: 'NOT_FOUND' }
  const staffOnly = [nobody, liesAbout('staff'), { who: CAST.member, code: 'FORBIDDEN' }]
  const full = async () => to().claimed(CAST.other)
  const promised = async () => {
    const { shiftId } = await full()
    await world().as(CAST.member).ok('posts', 'wait', { shiftId })
    await world().as(CAST.other).ok('posts', 'release', { shiftId })
    return { shiftId }
  }
  const waiting = async () => {
    const { shiftId } = await full()
    await world().as(CAST.member).ok('posts', 'wait', { shiftId })
    return { shiftId }
  }
  const asked = async () => (await world().as(CAST.member).ok('posts', 'askSwap', { shiftId: (await to().claimed(CAST.member)).shiftId, number: 2 })).swapId
  const cover = async () => {
    const [grid] = (await world().as(CAST.staff).ok('posts', 'covers', { as: 'staff' })).grids
    return { as: 'staff' as const, fields: { target: 'grid' as const, targetId: grid?.id ?? '', days: [1, 3], from: '09:00', to: '17:00', least: 2 } }
  }
  const unit = { as: 'unit' as const, unitId: 'un01' }
  const otherUnit: Refused = { who: OFFICES.otherUnit, code: 'NOT_ALLOWED' }
  /** A member of the unit, wherever they live, and a shift open to the district. */
  const ofUnit = async () => ({ shiftId: (await to().shift(2, { reach: 'district' })).shiftId, memberIds: [memberOfUnit(world())] })
  const POINT = { lng: 118, lat: 36.6 }
  /** A shift of theirs that begins within the hour, at its place. */
  const present = async () => {
    const { shiftId } = await to().claimed(CAST.member, 2, { place: { name: '驿站', point: POINT } })
    const { startsAt } = (await to().look(CAST.member, shiftId)).shift
    world().cloud.clock.set(startsAt - 60_000)
    return { shiftId, way: 'position' as const, position: { ...POINT, accuracyM: 10 } }
  }
  const shiftId = async () => ({ shiftId: (await to().shift(2)).shiftId })
  return {
    'posts.shifts': { who: CAST.member, input: () => ({ which: 'open' }), refused: [nobody, noMember] },
    'posts.shift': { who: CAST.member, input: shiftId, refused: [nobody, noMember, noShift(CAST.member), { who: CAST.foreignMember, code: 'NOT_FOUND' }] },
    'posts.claim': {
      who: CAST.member, input: async () => (await to().look(CAST.member, (await to().shift(2)).shiftId)).claim,
      refused: [nobody, noMember, { who: CAST.foreignMember, code: 'NOT_OPEN_TO_YOU' }, noShift(CAST.member)],
    },
    'posts.release': { who: CAST.member, input: async () => ({ shiftId: (await to().claimed(CAST.member)).shiftId }), refused: [nobody, noMember, noShift(CAST.member), { who: CAST.other, code: 'NOT_HELD' }] },
    'posts.wait': { who: CAST.member, input: async () => ({ shiftId: (await full()).shiftId }), refused: [nobody, noMember, noShift(CAST.member), { who: CAST.foreignMember, code: 'NOT_OPEN_TO_YOU' }] },
    'posts.stopWaiting': { who: CAST.member, input: waiting, refused: [nobody, noMember, noShift(CAST.member), { who: CAST.other, code: 'NOT_WAITING' }] },
    'posts.confirmPlace': { who: CAST.member, input: promised, refused: [nobody, noMember, noShift(CAST.member), { who: CAST.other, code: 'NO_PROMISE' }] },
    'posts.unitShifts': { who: OFFICES.unit, input: () => unit, refused: [nobody, liesAbout('unit'), otherUnit, { who: CAST.member, code: 'FORBIDDEN' }] },
    'posts.claimForUnit': {
      who: OFFICES.unit, input: async () => ({ ...unit, ...(await ofUnit()) }),
      refused: [nobody, liesAbout('unit'), otherUnit, { who: CAST.member, code: 'FORBIDDEN' }, noShift(OFFICES.unit), { who: OFFICES.unit, code: 'MEMBER_UNKNOWN', change: { memberIds: [idOf(CAST.resident)] } }],
    },
    'posts.releaseForUnit': {
      who: OFFICES.unit, input: async () => {
        const { shiftId, memberIds } = await ofUnit()
        await world().as(OFFICES.unit).ok('posts', 'claimForUnit', { ...unit, shiftId, memberIds })
        return { ...unit, shiftId, memberId: memberIds[0] }
      },
      refused: [nobody, liesAbout('unit'), otherUnit, { who: CAST.member, code: 'FORBIDDEN' }, noShift(OFFICES.unit), { who: OFFICES.unit, code: 'MEMBER_UNKNOWN', change: { memberId: idOf(CAST.resident) } }],
    },
    'posts.swaps': { who: CAST.member, input: async () => ({ swapId: await asked() }), refused: [nobody, noMember, { who: CAST.third, code: 'NOT_FOUND' }, { who: CAST.member, code: 'NOT_FOUND', change: { swapId: 'no-such-swap' } }] },
    'posts.askSwap': {
      who: CAST.member, input: async () => ({ shiftId: (await to().claimed(CAST.member)).shiftId, number: 2 }),
      refused: [nobody, noMember, noShift(CAST.member), { who: CAST.other, code: 'NOT_HELD' }, { who: CAST.member, code: 'COLLEAGUE_UNKNOWN', change: { number: 9_999_999 } }, { who: CAST.member, code: 'COLLEAGUE_IS_YOU', change: { number: 1 } }, { who: CAST.member, code: 'NOT_OPEN_TO_COLLEAGUE', change: { number: 9 } }],
    },
    'posts.agreeSwap': { who: CAST.other, input: async () => ({ swapId: await asked() }), refused: [nobody, noMember, { who: CAST.member, code: 'NOT_ALLOWED' }, { who: CAST.third, code: 'NOT_ALLOWED' }] },
    'posts.refuseSwap': { who: CAST.other, input: async () => ({ swapId: await asked() }), refused: [nobody, noMember, { who: CAST.member, code: 'NOT_ALLOWED' }, { who: CAST.third, code: 'NOT_ALLOWED' }] },
    'posts.withdrawSwap': { who: CAST.member, input: async () => ({ swapId: await asked() }), refused: [nobody, noMember, { who: CAST.other, code: 'NOT_ALLOWED' }, { who: CAST.third, code: 'NOT_ALLOWED' }] },
    'posts.checkIn': { who: CAST.member, input: present, refused: [nobody, noMember, noShift(CAST.member), { who: CAST.other, code: 'NOT_HELD' }, { who: CAST.member, code: 'TOO_FAR', change: { position: { lng: 119, lat: 36.6, accuracyM: 5 } } }] },
    'posts.checkOut': {
      who: CAST.member, input: async () => {
        const input = await present()
        await world().as(CAST.member).ok('posts', 'checkIn', input)
        return input
      },
      refused: [nobody, noMember, noShift(CAST.member), { who: CAST.other, code: 'NOT_HELD' }],
    },
    'posts.placeCode': { who: CAST.staff, input: async () => ({ as: 'staff', shiftId: (await present()).shiftId }), refused: [...staffOnly, foreign, noShift(CAST.staff)] },
    'posts.markPresence': {
      who: CAST.staff, input: async () => ({ as: 'staff', shiftId: (await present()).shiftId, memberId: idOf(CAST.member), which: 'in', at: world().cloud.clock.now(), reason: '手机没电' }),
      refused: [...staffOnly, foreign, noShift(CAST.staff), { who: CAST.staff, code: 'NOT_HELD', change: { memberId: idOf(CAST.other) } }, { who: CAST.staff, code: 'NOT_CHECKED_IN', change: { which: 'out' } }],
    },
    'posts.posts': { who: CAST.staff, input: () => ({ as: 'staff' }), refused: staffOnly },
    'posts.post': { who: CAST.staff, input: async () => ({ as: 'staff', postId: await to().post() }), refused: [...staffOnly, foreign] },
    'posts.savePost': { who: CAST.staff, input: () => ({ as: 'staff', communityId: 'cm01', fields: POST }), refused: [...staffOnly, { who: CAST.foreignStaff, code: 'OUT_OF_SCOPE' }, { who: CAST.staff, code: 'NOT_FOUND', change: { postId: 'no-such-post' } }] },
    'posts.publishPost': { who: CAST.staff, input: async () => ({ as: 'staff', postId: await to().post() }), refused: [...staffOnly, { who: CAST.foreignStaff, code: 'NOT_ALLOWED' }] },
    'posts.closePost': { who: CAST.staff, input: async () => ({ as: 'staff', postId: await to().published(), reason: '不再需要' }), refused: [...staffOnly, { who: CAST.foreignStaff, code: 'NOT_ALLOWED' }] },
    'posts.addShifts': {
      who: CAST.staff, input: async () => ({ as: 'staff', postId: await to().published(), spans: [{ startsAt: world().cloud.clock.now() + 86_400_000, endsAt: world().cloud.clock.now() + 90_000_000, places: 3 }] }),
      refused: [...staffOnly, foreign, { who: CAST.staff, code: 'WEEK_REQUIRED', change: { spans: [] } }, { who: CAST.staff, code: 'INVALID_INPUT', change: { spans: [{ startsAt: 1, endsAt: 2, places: 3 }] } }],
    },
    'posts.renewShifts': { who: CAST.staff, input: async () => ({ as: 'staff', postId: (await to().shift(2)).postId, reason: '岗位改了' }), refused: [...staffOnly, foreign, { who: CAST.staff, code: 'NOT_FOUND', change: { postId: 'no-such-post' } }] },
    'posts.changeShift': { who: CAST.staff, input: async () => ({ as: 'staff', ...(await shiftId()), places: 4, reason: '多来两位' }), refused: [...staffOnly, foreign, noShift(CAST.staff)] },
    'posts.cancelShift': { who: CAST.staff, input: async () => ({ as: 'staff', ...(await shiftId()), reason: '下大雨' }), refused: [...staffOnly, foreign, noShift(CAST.staff)] },
    'posts.decideClaim': {
      who: CAST.staff, input: async () => ({ as: 'staff', shiftId: (await to().claimed(CAST.member, 2, { approval: true })).shiftId, memberId: idOf(CAST.member), agree: true }),
      refused: [...staffOnly, foreign, noShift(CAST.staff), { who: CAST.staff, code: 'NOT_ASKED', change: { memberId: idOf(CAST.other) } }],
    },
    'posts.covers': { who: CAST.staff, input: () => ({ as: 'staff' }), refused: staffOnly },
    'posts.setCover': {
      who: CAST.staff, input: cover,
      refused: [...staffOnly, { who: CAST.foreignStaff, code: 'INVALID_INPUT' }, { who: CAST.staff, code: 'NOT_FOUND', change: { coverId: 'no-such-cover' } }, { who: CAST.staff, code: 'INVALID_INPUT', change: { fields: { target: 'grid', targetId: 'gr-nowhere', days: [1], from: '09:00', to: '17:00', least: 2 } } }],
    },
    'posts.endCover': { who: CAST.staff, input: async () => ({ as: 'staff', coverId: (await world().as(CAST.staff).ok('posts', 'setCover', await cover())).id }), refused: [...staffOnly, { who: CAST.foreignStaff, code: 'NOT_ALLOWED' }, { who: CAST.staff, code: 'NOT_FOUND', change: { coverId: 'no-such-cover' } }] },
    'posts.atRisk': { who: CAST.staff, input: () => ({ as: 'staff' }), refused: [nobody, ...['staff', 'street', 'district'].map(liesAbout)] },
  }
}
