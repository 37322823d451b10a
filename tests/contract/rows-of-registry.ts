import { CAST, idOf } from '../support/journey'
import type { OwnRow, Refused } from '../support/own-row'
import { liesAbout, nobody } from '../support/own-row'
import { OFFICES, registrations } from '../support/registrations'
import type { World } from '../support/world'

const missing = (who: string): Refused => ({ who, code: 'NOT_FOUND', change: { registrationId: 'no-such-registration' } })
/** What somebody does with their own registration; the row learns by doing who that is. */
const ownRow = (bring: () => Promise<{ readonly who: string; readonly id: string; readonly extra?: object }>, refused: readonly (Omit<Refused, 'who'>)[]): OwnRow => {
  let brought: string | undefined
  return {
    get who() { return brought ?? '' },
    input: async () => {
      const { who, id, extra = {} } = await bring()
      brought = who
      return { registrationId: id, ...extra }
    },
    get refused() { return [nobody, { who: CAST.neighbour, code: 'NOT_ALLOWED' }, ...refused.map((each) => ({ ...each, who: brought }))] },
  }
}
/** Every action of the registry: done by whom it is for, refused to the others. The offices are filled before (registrations().open). */
export function rowsOfRegistry(world: () => World): Readonly<Record<string, OwnRow>> {
  let kept: ReturnType<typeof registrations> | undefined
  const to = () => (kept ??= registrations(world()))
  const decidedBy = (bring: () => Promise<string>, extra: object, refused: readonly Refused[]): OwnRow => ({
    who: CAST.staff, input: async () => ({ as: 'staff', registrationId: await bring(), ...extra }),
    refused: [nobody, liesAbout('staff'), liesAbout('street'), missing(CAST.staff), { who: CAST.foreignStaff, code: 'NOT_ALLOWED' }, ...refused],
  })
  const answeredBy = (extra: object): OwnRow => ({
    who: OFFICES.unit, input: async () => ({ as: 'unit', registrationId: (await to().active()).id, ...extra }),
    refused: [nobody, liesAbout('unit'), missing(OFFICES.unit), { who: OFFICES.otherUnit, code: 'NOT_ALLOWED' }, { who: CAST.street, code: 'UNIT_DECIDES', change: { as: 'street' } }, { who: CAST.staff, code: 'INVALID_INPUT', change: { as: 'staff' } }],
  })
  const heardBy = (bring: () => Promise<string>): OwnRow => ({
    who: CAST.street, input: async () => ({ as: 'street', registrationId: await bring(), note: '核对过了' }),
    refused: [nobody, liesAbout('street'), missing(CAST.street), { who: CAST.foreignStreet, code: 'NOT_ALLOWED' }, { who: CAST.street, code: 'INVALID_INPUT', change: { note: undefined } }],
  })

  const ofUnit = (bring: () => object | Promise<object>, refused: readonly Refused[]): OwnRow => ({
    who: OFFICES.unit, input: async () => ({ as: 'unit', unitId: 'un01', ...(await bring()) }),
    refused: [nobody, liesAbout('unit'), { who: OFFICES.otherUnit, code: 'NOT_ALLOWED' }, { who: OFFICES.unit, code: 'UNIT_UNKNOWN', change: { unitId: 'constructor' } }, ...refused],
  })
  /** Something on the unit's list, brought by one of the two sides. */
  const item = async (as: 'unit' | 'staff'): Promise<string> => {
    const who = as === 'unit' ? OFFICES.unit : to().pairedStaff()
    const { at } = await world().as(who).ok('registry', 'addItem', { as, unitId: 'un01', list: 'need', title: '一条', text: '内容' })
    return (await world().as(OFFICES.unit).ok('registry', 'unitHome', { as: 'unit' })).units[0]?.items.find((each) => each.at === at && each.by === as && each.state === 'open')?.id ?? ''
  }
  const ofBranch = (bring: (branchId: string) => object | Promise<object>, refused: readonly Refused[]): OwnRow => ({
    who: CAST.staff,
    input: async () => {
      const { id: branchId } = await world().as(CAST.staff).ok('registry', 'foundBranch', { as: 'staff', branchKind: 'temporary', name: '临时支部', purpose: '值守', to: world().cloud.clock.now() + 86_400_000 })
      return { as: 'staff', branchId, ...(await bring(branchId)) }
    },
    refused: [nobody, liesAbout('staff'), { who: CAST.foreignStaff, code: 'NOT_ALLOWED' }, { who: CAST.foreignStreet, code: 'NOT_ALLOWED', change: { as: 'street' } }, { who: CAST.staff, code: 'NOT_FOUND', change: { branchId: 'no-such-branch' } }, ...refused],
  })
  const withMember = async (branchId: string) => {
    await world().as(CAST.staff).ok('registry', 'addBranchMember', { as: 'staff', branchId, personId: idOf(CAST.member) })
    return { personId: idOf(CAST.member) }
  }
  const ownStatement = (nth: number, extra: object): OwnRow => ({
    who: `stated-${nth}`, input: async () => ({ statementId: (await to().stated(nth)).id, ...extra }),
    refused: [nobody, { who: CAST.neighbour, code: 'NOT_ALLOWED' }, { who: CAST.neighbour, code: 'NOT_FOUND', change: { statementId: 'no-such-statement' } }],
  })
  const planned = async () => {
    await world().as(OFFICES.unit).ok('registry', 'addPlanItem', { as: 'unit', unitId: 'un01', year: 2026, month: 3, title: '理发' })
    return (await world().as(OFFICES.unit).ok('registry', 'unitHome', { as: 'unit' })).units[0]?.plan?.items[0]?.id ?? ''
  }
  return {
    'registry.mine': { who: CAST.member, input: () => ({}), refused: [nobody] },
    'registry.units': { who: CAST.stranger, input: () => ({}), refused: [nobody] },
    'registry.apply': {
      who: 'own-row-applicant', input: () => to().input(),
      refused: [
        nobody, { who: CAST.stranger, code: 'ADDRESS_UNKNOWN', change: { compoundId: 'cm01' } }, { who: CAST.stranger, code: 'UNIT_UNKNOWN', change: { unitId: 'constructor' } },
        { who: CAST.stranger, code: 'INVALID_INPUT', change: { name: '370302199001011234' } }, { who: CAST.stranger, code: 'INVALID_INPUT', change: { phone: undefined } },
        { who: CAST.stranger, code: 'INVALID_INPUT', change: { phoneCode: 'local-phone-13800000001' } }, { who: CAST.stranger, code: 'INVALID_INPUT', change: { consent: false } },
        { who: CAST.stranger, code: 'PHONE_CODE_WRONG', change: { phone: undefined, phoneCode: 'local-phone-13800000001-1' } },
      ],
    },
    'registry.checkPhone': { who: 'own-row-phone', input: async () => ({ registrationId: (await to().applied({}, 'own-row-phone')).id, phoneCode: 'local-phone-13800001111' }), refused: [nobody, missing('own-row-phone'), { who: CAST.stranger, code: 'NOT_ALLOWED' }, { who: 'own-row-phone', code: 'PHONE_CODE_WRONG', change: { phoneCode: 'local-phone-13800001111-1' } }] },
    'registry.withdraw': { who: 'own-row-withdraws', input: async () => ({ registrationId: (await to().applied({}, 'own-row-withdraws')).id }), refused: [nobody, missing('own-row-withdraws'), { who: CAST.neighbour, code: 'NOT_ALLOWED' }] },
    'registry.appeal': ownRow(async () => ({ ...(await to().refused()), extra: { note: '我住在这里' } }), [{ code: 'INVALID_INPUT', change: { note: '证号 370302199001011234' } }]),
    'registry.withdrawAppeal': ownRow(() => to().appealed(), []),
    'registry.changeUnit': ownRow(async () => ({ ...(await to().active()), extra: { unitId: 'un02' } }), [{ code: 'UNIT_UNKNOWN', change: { unitId: 'constructor' } }, { code: 'SAME_UNIT', change: { unitId: 'un01' } }]),
    'registry.leave': { who: CAST.staff, input: async () => ({ as: 'staff', registrationId: (await to().active()).id, leaving: 'stopped', note: '本人来电话要求' }), refused: [nobody, liesAbout('staff'), missing(CAST.staff), { who: CAST.foreignStaff, code: 'NOT_ALLOWED' }, { who: CAST.staff, code: 'NOTE_REQUIRED', change: { note: undefined } }] },
    'registry.queue': { who: CAST.staff, input: () => ({ as: 'staff' }), refused: [nobody, ...['unit', 'staff', 'street', 'district'].map(liesAbout), { who: CAST.staff, code: 'INVALID_INPUT', change: { as: 'member' } }] },
    'registry.callPhone': decidedBy(async () => (await to().applied()).id, {}, [{ who: CAST.street, code: 'COMMUNITY_DECIDES', change: { as: 'street' } }]),
    'registry.settleMatch': decidedBy(async () => (await to().applied()).id, { note: '带了介绍信' }, [{ who: CAST.staff, code: 'NOT_FOUND', change: { rowId: 'not-shown' } }, { who: CAST.street, code: 'COMMUNITY_DECIDES', change: { as: 'street' } }]),
    'registry.confirm': decidedBy(async () => (await to().ready()).id, {}, [{ who: CAST.street, code: 'COMMUNITY_DECIDES', change: { as: 'street' } }]),
    'registry.refuse': decidedBy(async () => (await to().applied()).id, { reason: 'notLivingHere', note: '查无此人' }, [{ who: CAST.street, code: 'COMMUNITY_DECIDES', change: { as: 'street' } }, { who: CAST.staff, code: 'INVALID_INPUT', change: { reason: 'constructor' } }]),
    'registry.acknowledge': answeredBy({}),
    'registry.refuseUnit': answeredBy({ reason: 'notOurs', note: '名单里没有' }),
    'registry.overturn': heardBy(async () => (await to().appealReady()).id),
    'registry.overturnUnit': heardBy(async () => (await to().unitAppealed()).id),
    'registry.dismiss': heardBy(async () => (await to().appealed()).id),
    'registry.profile': { who: CAST.member, input: () => ({}), refused: [nobody, { who: CAST.neighbour, code: 'FORBIDDEN' }] },
    'registry.saveSkills': { who: CAST.member, input: () => ({ skills: ['water'] }), refused: [nobody, { who: CAST.neighbour, code: 'FORBIDDEN' }, { who: CAST.member, code: 'INVALID_INPUT', change: { skills: ['constructor'] } }] },
    'registry.certificates': { who: CAST.staff, input: () => ({ as: 'staff' }), refused: [nobody, ...['staff', 'street'].map(liesAbout), { who: CAST.staff, code: 'INVALID_INPUT', change: { as: 'district' } }] },
    'registry.saveCertificate': {
      who: CAST.staff, input: () => ({ as: 'staff', personId: idOf(CAST.member), kind: 'electrician', until: world().cloud.clock.now() + 86_400_000 }),
      refused: [
        nobody, ...['staff', 'street'].map(liesAbout), { who: CAST.foreignStaff, code: 'NOT_ALLOWED' }, { who: CAST.foreignStreet, code: 'NOT_ALLOWED', change: { as: 'street' } }, { who: CAST.staff, code: 'NOT_FOUND', change: { personId: 'constructor' } },
        { who: CAST.staff, code: 'FORBIDDEN', change: { personId: idOf(CAST.neighbour) } }, { who: CAST.staff, code: 'INVALID_INPUT', change: { until: 1 } }, { who: CAST.staff, code: 'INVALID_INPUT', change: { until: 4_102_444_800_000 } }, { who: CAST.staff, code: 'INVALID_INPUT', change: { kind: 'constructor' } }, { who: CAST.staff, code: 'OWN_CERTIFICATE', change: { personId: idOf(CAST.staff) } },
      ],
    },
    'registry.unitHome': { who: OFFICES.unit, input: () => ({ as: 'unit' }), refused: [nobody, ...['unit', 'staff'].map(liesAbout), { who: OFFICES.unit, code: 'FORBIDDEN', change: { unitId: 'un02' } }] },
    'registry.saveContact': ofUnit(() => ({ contact: { name: '办公室', phone: '0533-0000001' } }), [{ who: OFFICES.unit, code: 'INVALID_INPUT', change: { contact: { name: '370302199001011234', phone: '0533-0000001' } } }]),
    'registry.setFloor': ofUnit(() => ({ floor: 4 }), []),
    'registry.addPlanItem': ofUnit(() => ({ year: 2026, month: 3, title: '理发' }), [{ who: OFFICES.unit, code: 'PLAN_YEAR', change: { year: 2025 } }, { who: OFFICES.unit, code: 'INVALID_INPUT', change: { month: 13 } }]),
    'registry.dropPlanItem': ofUnit(async () => ({ itemId: await planned() }), [{ who: OFFICES.unit, code: 'ITEM_UNKNOWN', change: { itemId: 'no-such-item' } }]),
    'registry.finishPlanItem': ofUnit(async () => ({ itemId: await planned() }), [{ who: OFFICES.unit, code: 'ITEM_UNKNOWN', change: { itemId: 'no-such-item' } }]),
    'registry.addItem': ofUnit(() => ({ list: 'need', title: '一条', text: '内容' }), []),
    'registry.takeItem': ofUnit(async () => ({ itemId: await item('staff') }), [{ who: OFFICES.unit, code: 'ITEM_UNKNOWN', change: { itemId: 'no-such-item' } }]),
    'registry.finishItem': ofUnit(async () => {
      const itemId = await item('staff')
      await world().as(OFFICES.unit).ok('registry', 'takeItem', { as: 'unit', unitId: 'un01', itemId })
      return { itemId }
    }, []),
    'registry.dropItem': ofUnit(async () => ({ itemId: await item('unit') }), []),
    'registry.branches': { who: CAST.staff, input: () => ({ as: 'staff' }), refused: [nobody, ...['staff', 'street', 'district'].map(liesAbout), { who: CAST.staff, code: 'INVALID_INPUT', change: { as: 'unit' } }] },
    'registry.foundBranch': {
      who: CAST.staff, input: () => ({ as: 'staff', branchKind: 'grid', name: '网格支部', gridId: 'gr001' }),
      refused: [
        nobody, liesAbout('staff'), { who: CAST.foreignStaff, code: 'OUT_OF_SCOPE' }, { who: CAST.staff, code: 'OUT_OF_SCOPE', change: { gridId: 'cm01' } }, { who: CAST.staff, code: 'UNIT_UNKNOWN', change: { unitIds: ['constructor'] } },
        { who: CAST.staff, code: 'BRANCH_INCOMPLETE', change: { gridId: undefined } }, { who: CAST.staff, code: 'PERIOD_WRONG', change: { to: 4_000_000_000_000 } }, { who: CAST.staff, code: 'INVALID_INPUT', change: { name: '370302199001011234' } },
      ],
    },
    'registry.addBranchMember': ofBranch(() => ({ personId: idOf(CAST.member) }), [{ who: CAST.staff, code: 'MEMBER_UNKNOWN', change: { personId: 'constructor' } }, { who: CAST.staff, code: 'PERIOD_WRONG', change: { until: 1 } }]),
    'registry.removeBranchMember': ofBranch(withMember, [{ who: CAST.staff, code: 'NOT_IN_BRANCH', change: { personId: 'constructor' } }]),
    'registry.setSecretary': ofBranch(withMember, [{ who: CAST.staff, code: 'NOT_IN_BRANCH', change: { personId: idOf(CAST.other) } }]),
    'registry.addInstructor': ofBranch(() => ({ personId: idOf(CAST.member), target: 'unit', targetId: 'un60' }), [{ who: CAST.staff, code: 'UNIT_UNKNOWN', change: { targetId: 'constructor' } }, { who: CAST.staff, code: 'ADDRESS_UNKNOWN', change: { target: 'compound', targetId: 'gr001' } }]),
    'registry.endInstructor': ofBranch(async (branchId) => {
      const there = { personId: idOf(CAST.member), target: 'unit' as const, targetId: 'un61' }
      await world().as(CAST.staff).ok('registry', 'addInstructor', { as: 'staff', branchId, ...there })
      return there
    }, [{ who: CAST.staff, code: 'NOT_INSTRUCTED', change: { targetId: 'un62' } }]),
    'registry.endBranch': ofBranch(() => ({ note: '任务完成' }), [{ who: CAST.staff, code: 'INVALID_INPUT', change: { note: undefined } }]),
    'registry.draftStatements': { ...ofUnit(() => ({ year: 2025 }), []), refused: [nobody, liesAbout('unit'), { who: OFFICES.otherUnit, code: 'NOT_ALLOWED' }, { who: OFFICES.unit, code: 'INVALID_INPUT', change: { year: 2050 } }, { who: OFFICES.unit, code: 'INVALID_INPUT', change: { year: 2026 } }] },
    'registry.statements': { who: OFFICES.unit, input: () => ({ as: 'unit' }), refused: [nobody, ...['unit', 'staff'].map(liesAbout)] },
    'registry.agreeStatement': ownStatement(0, {}),
    'registry.objectStatement': ownStatement(1, { note: '少了一次' }),
    'registry.answerStatement': {
      who: CAST.staff,
      input: async () => {
        const { who, id } = await to().stated(2)
        await world().as(who).ok('registry', 'objectStatement', { statementId: id, note: '少了一次' })
        return { as: 'staff', statementId: id, note: '核对过了', services: 1 }
      },
      refused: [nobody, liesAbout('staff'), { who: CAST.foreignStaff, code: 'NOT_ALLOWED' }, { who: CAST.staff, code: 'NOT_FOUND', change: { statementId: 'no-such-statement' } }],
    },
  }
}
