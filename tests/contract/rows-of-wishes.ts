import { CAST } from '../support/journey'
import type { OwnRows, Refused } from '../support/own-row'
import { liesAbout, nobody } from '../support/own-row'
import type { World } from '../support/world'

const fields = { title: '一副老花镜', about: '两百度的就行。', handAt: '驿站' }

/** Every action of the function `wishes`. */
export function rowsOfWishes(world: () => World): OwnRows {
  const as = (who: string) => world().as(who)
  const drafted = async () => (await as(CAST.resident).ok('wishes', 'make', { as: 'resident', fields })).id
  const published = async () => {
    const wishId = await drafted()
    await as(CAST.staff).ok('wishes', 'publish', { as: 'staff', wishId })
    return wishId
  }
  const taken = async () => {
    const wishId = await published()
    await as(CAST.member).ok('wishes', 'take', { as: 'member', wishId })
    return wishId
  }
  const handed = async () => {
    const wishId = await taken()
    await as(CAST.member).ok('wishes', 'handOver', { as: 'member', wishId, note: '交给本人了' })
    return wishId
  }
  const gone = (who: string): Refused => ({ who, code: 'NOT_FOUND', change: { wishId: 'no-such-wish' } })
  const notTheirs = [nobody, { who: CAST.neighbour, code: 'NOT_ALLOWED' }]
  const staffOnly = [nobody, liesAbout('staff'), { who: CAST.member, code: 'FORBIDDEN' }, { who: CAST.foreignStaff, code: 'NOT_ALLOWED' }, gone(CAST.staff)]
  const takers = [nobody, { who: CAST.neighbour, code: 'FORBIDDEN' }, { who: CAST.foreignMember, code: 'NOT_ALLOWED' }, gone(CAST.member), { who: CAST.member, code: 'FORBIDDEN', change: { as: 'unit', unitId: 'un01' } }]
  return {
    'wishes.list': { who: CAST.member, input: () => ({ as: 'member' }), refused: [nobody, ...['member', 'staff'].map(liesAbout), { who: CAST.neighbour, code: 'FORBIDDEN' }] },
    'wishes.wish': { who: CAST.resident, input: async () => ({ wishId: await drafted() }), refused: [nobody, { who: CAST.neighbour, code: 'NOT_FOUND' }, { who: CAST.foreignStaff, code: 'NOT_FOUND' }, gone(CAST.resident)] },
    'wishes.places': { who: CAST.staff, input: () => ({ as: 'staff' }), refused: [nobody, liesAbout('staff'), { who: CAST.member, code: 'FORBIDDEN' }] },
    'wishes.make': { who: CAST.staff, input: () => ({ as: 'staff', communityId: 'cm01', fields }), refused: [nobody, liesAbout('staff'), { who: CAST.foreignStaff, code: 'OUT_OF_SCOPE' }, { who: CAST.staff, code: 'INVALID_INPUT', change: { fields: { ...fields, title: '' } } }] },
    'wishes.edit': { who: CAST.staff, input: async () => ({ as: 'staff', wishId: await drafted(), fields }), refused: staffOnly },
    'wishes.publish': { who: CAST.staff, input: async () => ({ as: 'staff', wishId: await drafted() }), refused: staffOnly },
    'wishes.decline': { who: CAST.staff, input: async () => ({ as: 'staff', wishId: await drafted(), note: '请直接点单' }), refused: staffOnly },
    'wishes.drop': { who: CAST.resident, input: async () => ({ as: 'resident', wishId: await published() }), refused: [...notTheirs, gone(CAST.resident)] },
    'wishes.take': { who: CAST.member, input: async () => ({ as: 'member', wishId: await published() }), refused: takers },
    'wishes.giveBack': { who: CAST.member, input: async () => ({ as: 'member', wishId: await taken() }), refused: [...takers, { who: CAST.other, code: 'NOT_TAKER' }] },
    'wishes.handOver': { who: CAST.member, input: async () => ({ as: 'member', wishId: await taken(), note: '交给本人了' }), refused: [...takers, { who: CAST.other, code: 'NOT_TAKER' }, { who: CAST.member, code: 'PROOF_REQUIRED', change: { note: undefined } }] },
    'wishes.confirm': { who: CAST.resident, input: async () => ({ as: 'resident', wishId: await handed(), note: '谢谢' }), refused: [...notTheirs, gone(CAST.resident)] },
    'wishes.notReceived': { who: CAST.resident, input: async () => ({ as: 'resident', wishId: await handed(), note: '没见到' }), refused: [...notTheirs, gone(CAST.resident)] },
  }
}
