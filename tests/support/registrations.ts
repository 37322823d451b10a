import type { InputOf } from '@core/contract/api'
import type { RegistrationDoc } from '@core/contract/registry-documents'
import { registrationDoc } from '@core/contract/registry-documents'
import { DAYS_OPEN } from '@core/domain/points/settle'
import { dayNumberAt } from '@core/domain/time/day'
import { createCipheriv, createHmac, randomBytes } from 'node:crypto'
import { inWorld } from './in-world'
import { CAST, idOf } from './journey'
import { testKeys } from './keys'
import { pointsIn } from './points'
import type { World } from './world'

type Apply = InputOf<'registry', 'apply'>

/** Somebody at each of the offices a registration passes: given their role by the district before anything begins. */
export const OFFICES = { unit: 'seed-r020', otherUnit: 'seed-r021', secondStreet: 'seed-r022' } as const

/** The roster's row of a number, as an import seals it. */
export function rosterRow(id: string, phone: string, name: string, unitId = 'un01', importId = 'im1') {
  const keys = JSON.parse(testKeys.FIELD_KEYS) as Readonly<Record<string, string>>
  const keyId = testKeys.FIELD_KEY_ID
  const seal = (text: string, purpose: string) => {
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', Buffer.from(keys[keyId] ?? '', 'base64'), iv).setAAD(Buffer.from(purpose))
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return ['v1', keyId, iv.toString('base64url'), cipher.getAuthTag().toString('base64url'), sealed.toString('base64url')].join('.')
  }
  const phoneIndex = createHmac('sha256', testKeys.INDEX_KEY).update(`phone\u0000${phone}`).digest('base64url').slice(0, 22)
  return { _id: id, key: id, importId, communityId: 'cm01', phoneIndex, sealedName: seal(name, 'name'), sealedPhone: seal(phone, 'phone'), unitId }
}

/** A world for the tests of one file in which units and the second street are given to somebody already; what is done with registrations there comes with it. */
export function inOfficesWorld(ready: (world: World, to: ReturnType<typeof registrations>) => unknown, options?: Parameters<typeof inWorld>[1]): void {
  inWorld(async (world) => {
    const to = registrations(world)
    await to.open()
    await ready(world, to)
  }, options)
}

/** Registrations brought through the API to where a story begins. */
export function registrations(world: World) {
  const db = world.cloud.database
  let people = 0
  /** A roster that counts, and offices that are filled. Once a world. */
  const open = async (rows: readonly object[] = []) => {
    db.insertMany('imports', [{ _id: 'roster', version: 1, layers: [{ id: 'im1', at: 1, removes: false }], changes: [] }] as never)
    if (rows.length > 0) db.insertMany('roster', rows as never)
    const district = world.as(CAST.district)
    const grant = (openid: string, role: 'unit' | 'street', scopeId: string) => district.ok('people', 'grantRole', { as: 'district', personId: idOf(openid), role, scopeId })
    await grant(OFFICES.unit, 'unit', 'un01')
    await grant(OFFICES.otherUnit, 'unit', 'un02')
    await grant(OFFICES.secondStreet, 'street', 'st01')
  }
  const input = (change: Partial<Apply> = {}): Apply => ({ name: '测试党员', compoundId: 'cp001', unitId: 'un01', phone: '13800001111', skills: ['water'], consent: true, ...change })
  const newcomer = () => `newcomer-${(people += 1)}`
  const applied = async (change: Partial<Apply> = {}, who = newcomer()) => ({ who, id: (await world.as(who).ok('registry', 'apply', input(change))).id })
  const ready = async (change: Partial<Apply> = {}, who?: string) => {
    const one = await applied(change, who)
    const staff = world.as(CAST.staff)
    if (stored(one.id).phone.state === 'unchecked') await staff.ok('registry', 'callPhone', { as: 'staff', registrationId: one.id })
    if (!['one', 'settled'].includes(stored(one.id).match.state)) await staff.ok('registry', 'settleMatch', { as: 'staff', registrationId: one.id, note: '本人带介绍信来过' })
    return one
  }
  const active = async (change: Partial<Apply> = {}, who?: string) => {
    const one = await ready(change, who)
    await world.as(CAST.staff).ok('registry', 'confirm', { as: 'staff', registrationId: one.id })
    return one
  }
  const refused = async (change: Partial<Apply> = {}) => {
    const one = await applied(change)
    await world.as(CAST.staff).ok('registry', 'refuse', { as: 'staff', registrationId: one.id, reason: 'notLivingHere', note: '上门没有找到人' })
    return one
  }
  const appealed = async () => {
    const one = await refused()
    await world.as(one.who).ok('registry', 'appeal', { registrationId: one.id, note: '我上个月才搬来，有租房合同' })
    return one
  }
  /** Appealed against, with number and row settled by the street that hears it. */
  const appealReady = async () => {
    const one = await appealed()
    const street = world.as(CAST.street)
    await street.ok('registry', 'callPhone', { as: 'street', registrationId: one.id })
    await street.ok('registry', 'settleMatch', { as: 'street', registrationId: one.id, note: '带着租房合同来过' })
    return one
  }
  const unitAppealed = async () => {
    const one = await active()
    await world.as(OFFICES.unit).ok('registry', 'refuseUnit', { as: 'unit', registrationId: one.id, reason: 'notOurs', note: '名单里没有' })
    await world.as(one.who).ok('registry', 'appeal', { registrationId: one.id, note: '我去年调来的' })
    return one
  }
  /** A member of unit 01 in the first community whose year is drafted. */
  const stated = async (nth: number) => {
    const who = `stated-${nth}`
    const { id } = await active({}, who)
    await world.as(OFFICES.unit).ok('registry', 'acknowledge', { as: 'unit', registrationId: id })
    await pointsIn(world).settledThrough(dayNumberAt(world.cloud.clock.now()) - DAYS_OPEN)
    await world.as(OFFICES.unit).ok('registry', 'draftStatements', { as: 'unit', unitId: 'un01', year: 2025 })
    return { who, id: `st-${idOf(who)}-2025` }
  }
  /** Somebody of the community's staff that unit 01 is paired with. */
  const pairedStaff = () => {
    const communityId = String(db.get('units', 'un01')?.['communityId'])
    const one = db.dump('people').find((each) => (each['roles'] as unknown as readonly { readonly role: string; readonly scopeId: string }[]).some(({ role, scopeId }) => role === 'staff' && scopeId === communityId))
    return String(one?.['openid'])
  }
  const stored = (id: string): RegistrationDoc => registrationDoc.parse(db.get('records', id))
  const person = (openid: string) => db.get('people', idOf(openid)) as unknown as { readonly label: string; readonly roles: readonly { readonly role: string; readonly scopeId: string }[]; readonly communityId: string; readonly member?: { readonly status: string; readonly skills: readonly string[]; readonly unitId?: string; readonly weeklyMax: number }; readonly log: readonly { readonly action: string }[] } | undefined
  return { open, input, newcomer, applied, ready, active, refused, appealed, appealReady, unitAppealed, stated, pairedStaff, stored, person }
}
