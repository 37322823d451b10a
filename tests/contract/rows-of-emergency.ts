import { emergencies, SECOND } from '../support/emergencies'
import { CAST, idOf } from '../support/journey'
import type { OwnRows, Refused } from '../support/own-row'
import { liesAbout, nobody } from '../support/own-row'
import type { World } from '../support/world'

/** Every action of the function `emergency`. */
export function rowsOfEmergency(world: () => World): OwnRows {
  const to = () => emergencies(world())
  const now = () => world().cloud.clock.now()
  const district = { as: 'district' as const }
  const staff = { as: 'staff' as const }
  const gone: Refused = { who: CAST.district, code: 'NOT_FOUND', change: { emergencyId: 'no-such-emergency' } }
  const onlyDistrict: readonly Refused[] = [nobody, liesAbout('district'), { who: CAST.street, code: 'FORBIDDEN' }, gone]
  const foreign: Refused = { who: CAST.foreignStaff, code: 'NOT_FOUND' }
  const drafted = async () => ({ emergencyId: await to().drafted() })
  const inForce = async () => ({ emergencyId: await to().inForce() })
  const asked = async () => {
    const { emergencyId } = await inForce()
    await to().street().ok('emergency', 'askChange', { as: 'street', emergencyId, endsAt: now() + 86_400_000, reason: '雨快停了' })
    return { emergencyId }
  }
  const rolled = async () => ({ rollId: (await to().rolled()).rollId })
  const listed = async () => {
    const { emergencyId, listId } = await to().listed()
    await world().as(CAST.staff).ok('emergency', 'assignVisits', { as: 'staff', listId, memberIds: [idOf(CAST.member)] })
    return { emergencyId, listId }
  }
  const entry = async (needsHelp = false) => {
    const { listId } = await listed()
    const [first] = (await world().as(CAST.staff).ok('emergency', 'openVisits', { as: 'staff', listId })).entries
    const entryId = first?.id ?? ''
    if (needsHelp) await world().as(CAST.staff).ok('emergency', 'markVisit', { as: 'staff', listId, entryId, mark: 'needHelp' })
    return { listId, entryId }
  }
  const notAssigned: readonly Refused[] = [nobody, { who: CAST.other, code: 'NOT_FOUND' }, { who: CAST.neighbour, code: 'FORBIDDEN' }, { who: CAST.foreignStaff, code: 'NOT_FOUND', change: { as: 'staff' } }]
  const staffOfList: readonly Refused[] = [nobody, liesAbout('staff'), foreign, { who: CAST.member, code: 'FORBIDDEN' }]
  return {
    'emergency.areas': { who: CAST.street, input: () => ({ as: 'street' }), refused: [nobody, liesAbout('street'), { who: CAST.street, code: 'FORBIDDEN', change: district }] },
    'emergency.list': { who: CAST.staff, input: () => staff, refused: [nobody, ...['staff', 'street', 'district'].map(liesAbout)] },
    'emergency.show': { who: CAST.staff, input: async () => ({ ...staff, ...(await inForce()) }), refused: [nobody, liesAbout('staff'), foreign, { who: CAST.member, code: 'FORBIDDEN' }, { who: CAST.foreignStreet, code: 'NOT_FOUND', change: { as: 'street' } }] },
    'emergency.mine': { who: CAST.member, input: inForce, refused: [nobody, { who: CAST.foreignMember, code: 'NOT_FOUND' }, { who: CAST.stranger, code: 'NOT_FOUND' }] },
    'emergency.draft': {
      who: CAST.street, input: () => ({ as: 'street', title: '强降雨应急', reason: '预警', level: 'blue', areaIds: ['cm01'], startsAt: now(), endsAt: now() + 86_400_000 }),
      refused: [nobody, liesAbout('street'), { who: CAST.foreignStreet, code: 'OUT_OF_SCOPE' }, { who: CAST.street, code: 'INVALID_INPUT', change: { areaIds: ['constructor'] } }, { who: CAST.street, code: 'EMERGENCY_PERIOD_WRONG', change: { endsAt: 1 } }, { who: CAST.street, code: 'EMERGENCY_TOO_LONG', change: { endsAt: 4_000_000_000_000 } }],
    },
    'emergency.approve': { who: CAST.district, input: async () => ({ ...district, ...(await drafted()) }), refused: onlyDistrict },
    'emergency.refuse': { who: CAST.district, input: async () => ({ ...district, ...(await drafted()), note: '范围太大' }), refused: onlyDistrict },
    'emergency.withdraw': { who: CAST.street, input: async () => ({ as: 'street', ...(await drafted()) }), refused: [nobody, liesAbout('street'), { who: CAST.foreignStreet, code: 'NOT_FOUND' }, { who: CAST.district, code: 'NOT_OWN_DRAFT', change: district }] },
    'emergency.cancel': { who: CAST.district, input: async () => ({ ...district, emergencyId: await to().inForce({ startsAt: now() + 3_600_000 }), note: '雨没来' }), refused: onlyDistrict },
    'emergency.askChange': {
      who: CAST.street, input: async () => ({ as: 'street', ...(await inForce()), endsAt: now() + 86_400_000, reason: '雨快停了' }),
      refused: [nobody, liesAbout('street'), { who: CAST.foreignStreet, code: 'NOT_FOUND' }, { who: CAST.street, code: 'EMERGENCY_TOO_LONG', change: { endsAt: 4_000_000_000_000 } }, { who: CAST.street, code: 'EMERGENCY_PERIOD_WRONG', change: { endsAt: 1 } }],
    },
    'emergency.agreeChange': { who: CAST.district, input: async () => ({ ...district, ...(await asked()) }), refused: onlyDistrict },
    'emergency.refuseChange': { who: SECOND, input: async () => ({ ...district, ...(await asked()), note: '按原来的' }), refused: onlyDistrict },
    'emergency.standDown': { who: CAST.district, input: async () => ({ ...district, ...(await inForce()), note: '雨停了' }), refused: onlyDistrict },
    'emergency.review': { who: CAST.district, input: async () => ({ ...district, emergencyId: await to().stoodDown(), did: '值守两天', findings: '物资点太远' }), refused: onlyDistrict },
    'emergency.surge': { who: CAST.staff, input: async () => ({ ...staff, ...(await inForce()), template: 'gate', days: 1 }), refused: [nobody, liesAbout('staff'), foreign, { who: CAST.staff, code: 'OUT_OF_SCOPE', change: { communityId: 'cm02' } }, { who: CAST.staff, code: 'INVALID_INPUT', change: { template: 'constructor' } }] },
    'emergency.callRoll': { who: CAST.staff, input: async () => ({ ...staff, ...(await inForce()), question: '能到吗', until: now() + 3_600_000 }), refused: [nobody, liesAbout('staff'), foreign, { who: CAST.staff, code: 'INVALID_INPUT', change: { until: 1 } }] },
    'emergency.roll': { who: CAST.staff, input: async () => ({ ...staff, ...(await rolled()) }), refused: [nobody, liesAbout('staff'), foreign, { who: CAST.district, code: 'FORBIDDEN' }] },
    'emergency.callMember': {
      who: CAST.staff,
      input: async () => {
        await world().as(CAST.other).ok('people', 'saveProfile', { name: '李建国', phone: '13877778888', address: { compoundId: 'cp001', building: '1号楼' }, consent: true })
        return { ...staff, ...(await rolled()), memberId: idOf(CAST.other) }
      },
      refused: [nobody, liesAbout('staff'), foreign, { who: CAST.staff, code: 'MEMBER_UNKNOWN', change: { memberId: idOf(CAST.foreignMember) } }, { who: CAST.staff, code: 'PHONE_UNKNOWN', change: { memberId: idOf(CAST.fourth) } }],
    },
    'emergency.closeRoll': { who: CAST.staff, input: async () => ({ ...staff, ...(await rolled()) }), refused: [nobody, liesAbout('staff'), { who: CAST.foreignStaff, code: 'NOT_ALLOWED' }, { who: CAST.staff, code: 'NOT_FOUND', change: { rollId: 'no-such-roll' } }] },
    'emergency.answerRoll': { who: CAST.member, input: async () => ({ ...(await rolled()), answer: 'can' }), refused: [nobody, { who: CAST.neighbour, code: 'FORBIDDEN' }, { who: CAST.foreignMember, code: 'NOT_FOUND' }, { who: CAST.member, code: 'INVALID_INPUT', change: { answer: 'perhaps' } }] },
    'emergency.addVisits': {
      who: CAST.staff, input: async () => ({ ...staff, ...(await inForce()), compoundId: 'cp001', building: '3号楼', people: [{ name: '王桂兰', sort: 'elder' }] }),
      refused: [nobody, liesAbout('staff'), foreign, { who: CAST.staff, code: 'ADDRESS_UNKNOWN', change: { compoundId: 'cm01' } }, { who: CAST.staff, code: 'OUT_OF_SCOPE', change: { compoundId: 'cp003' } }, { who: CAST.staff, code: 'INVALID_INPUT', change: { people: [{ name: '王桂兰 370302194001011234', sort: 'elder' }] } }],
    },
    'emergency.neighbours': { who: CAST.staff, input: async () => ({ ...staff, listId: (await listed()).listId }), refused: staffOfList },
    'emergency.removeVisit': { who: CAST.staff, input: async () => ({ ...staff, ...(await entry()) }), refused: [...staffOfList, { who: CAST.staff, code: 'ENTRY_UNKNOWN', change: { entryId: 'nobody' } }] },
    'emergency.assignVisits': { who: CAST.staff, input: async () => ({ ...staff, listId: (await listed()).listId, memberIds: [idOf(CAST.other)] }), refused: [...staffOfList, { who: CAST.staff, code: 'MEMBER_UNKNOWN', change: { memberIds: [idOf(CAST.foreignMember)] } }] },
    'emergency.openVisits': { who: CAST.member, input: async () => ({ as: 'member', listId: (await listed()).listId }), refused: notAssigned },
    'emergency.markVisit': { who: CAST.member, input: async () => ({ as: 'member', ...(await entry()), mark: 'visited' }), refused: [...notAssigned, { who: CAST.member, code: 'ENTRY_UNKNOWN', change: { entryId: 'nobody' } }] },
    'emergency.orderVisit': { who: CAST.member, input: async () => ({ as: 'member', ...(await entry(true)) }), refused: [...notAssigned, { who: CAST.member, code: 'ENTRY_UNKNOWN', change: { entryId: 'nobody' } }] },
    'emergency.moveSupply': {
      who: CAST.staff, input: async () => ({ ...staff, ...(await inForce()), item: '矿泉水', unit: '箱', from: 'outside', to: 'cm01', amount: 3 }),
      refused: [nobody, liesAbout('staff'), foreign, { who: CAST.staff, code: 'STOCK_PLACE_WRONG', change: { to: 'cm02' } }, { who: CAST.staff, code: 'STOCK_SHORT', change: { from: 'cm01', to: 'used' } }],
    },
    'emergency.foundBranch': { who: CAST.staff, input: async () => ({ ...staff, ...(await inForce()), communityId: 'cm01', name: '防汛临时支部' }), refused: [nobody, liesAbout('staff'), foreign, { who: CAST.staff, code: 'OUT_OF_SCOPE', change: { communityId: 'cm02' } }] },
  }
}
