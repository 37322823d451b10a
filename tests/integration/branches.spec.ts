import { CAST, idOf } from '../support/journey'
import { appOf } from '../support/local-cloud'
import { inOfficesWorld, registrations } from '../support/registrations'
import type { World } from '../support/world'

/** 支部 over the functions: founded once, with members for a time, instructors where there is no branch, ended by its own date. */
let world: World
inOfficesWorld((fresh) => { world = fresh })
const DAY = 86_400_000
const staff = () => world.as(CAST.staff)
const found = (change: object = {}, requestId?: string) => staff().ok('registry', 'foundBranch', { as: 'staff', branchKind: 'temporary', name: '防汛临时支部', purpose: '汛期值守', to: world.cloud.clock.now() + 30 * DAY, ...change }, requestId)
const told = (to: string, id: string) => world.cloud.database.dump('notices').filter((notice) => notice['to'] === to && notice['orderId'] === id).map((notice) => String(notice['action']))
const items = async () => (await staff().ok('registry', 'branches', { as: 'staff' })).items

test('建一个：同一个请求再来还是这一个；街道看得到，别的社区看不到', async () => {
  const first = await found({}, 'found-once-only')
  expect(await found({}, 'found-once-only')).toEqual(first)
  expect(await items()).toHaveLength(1)
  expect((await world.as(CAST.street).ok('registry', 'branches', { as: 'street' })).items).toHaveLength(1)
  expect((await world.as(CAST.foreignStaff).ok('registry', 'branches', { as: 'staff' })).items).toEqual([])
})

test('加党员、定书记：本人知道，在自己的报到页看得到期限；到期自动结束，人人知道', async () => {
  const { id: branchId } = await found({ to: world.cloud.clock.now() + 3 * DAY })
  const who = { as: 'staff' as const, branchId, personId: idOf(CAST.member) }
  await staff().ok('registry', 'addBranchMember', who)
  await staff().ok('registry', 'setSecretary', who)
  expect((await items()).find(({ id }) => id === branchId)).toMatchObject({ secretary: '党员 1 号', members: [{ label: '党员 1 号' }] })
  expect((await world.as(CAST.member).ok('registry', 'mine', {})).branches).toMatchObject([{ name: '防汛临时支部', to: world.cloud.clock.now() + 3 * DAY }])
  await world.cloud.fireTimer('clock')
  world.cloud.clock.advance(3 * DAY)
  await world.cloud.fireTimer('clock')
  await world.cloud.fireTimer('clock')
  expect((await items()).some(({ id }) => id === branchId)).toBe(false)
  expect((await world.as(CAST.member).ok('registry', 'mine', {})).branches).toEqual([])
  expect(told(idOf(CAST.member), branchId)).toEqual(['addMember', 'setSecretary', 'expire'])
  expect(await staff().code('registry', 'addBranchMember', who)).toBe('WRONG_STATE')
})

test('两个人同时加同一位：只加一次', async () => {
  const { id: branchId } = await found()
  const both = await Promise.all([CAST.staff, CAST.colleague].map((who) => world.as(who).code('registry', 'addBranchMember', { as: 'staff', branchId, personId: idOf(CAST.member) })))
  expect(both.sort()).toEqual(['IN_BRANCH', 'OK'])
})

test('指导员只派到还没有支部的单位和小区；派了单位知道', async () => {
  const { id: branchId } = await found({ branchKind: 'joint', name: '联合支部', purpose: undefined, to: undefined, unitIds: ['un70', 'un71'] })
  const send = (target: 'unit' | 'compound', targetId: string) => staff().code('registry', 'addInstructor', { as: 'staff', branchId, personId: idOf(CAST.other), target, targetId })
  expect(await send('unit', 'un70')).toBe('BRANCH_THERE')
  expect(await send('unit', 'un72')).toBe('OK')
  expect(await send('compound', 'cp001')).toBe('OK')
  const grid = world.cloud.database.get('areas', 'district')?.['areas'] as unknown as readonly { readonly id: string; readonly parentId: string }[]
  await staff().ok('registry', 'foundBranch', { as: 'staff', branchKind: 'grid', name: '网格支部', gridId: grid.find(({ id }) => id === 'cp001')?.parentId ?? '' })
  expect(await staff().code('registry', 'addInstructor', { as: 'staff', branchId, personId: idOf(CAST.member), target: 'compound', targetId: 'cp001' })).toBe('BRANCH_THERE')
  await world.cloud.fireTimer('clock')
  expect([told('unit:un72', branchId), told('unit:un70', branchId)]).toEqual([['addInstructor'], ['found']])
})

test('请出一位：支部里没有他、书记也不再是他，在过留着，本人知道；再点一次一样，不在里面的说得出', async () => {
  const { id: branchId } = await found({ name: '要请出一位的支部' })
  const one = { as: 'staff' as const, branchId, personId: idOf(CAST.member) }
  for (const who of [one, { ...one, personId: idOf(CAST.other) }]) await staff().ok('registry', 'addBranchMember', who)
  await staff().ok('registry', 'setSecretary', one)
  const removed = await staff().ok('registry', 'removeBranchMember', one, 'takes-out-only-once')
  expect(await staff().ok('registry', 'removeBranchMember', one, 'takes-out-only-once')).toEqual(removed)
  expect(await staff().code('registry', 'removeBranchMember', one)).toBe('NOT_IN_BRANCH')
  const seen = (await items()).find(({ id }) => id === branchId)
  expect([seen?.members.map(({ personId }) => personId), seen?.secretary]).toEqual([[idOf(CAST.other)], undefined])
  expect((await world.as(CAST.member).ok('registry', 'mine', {})).branches.some(({ name }) => name === '要请出一位的支部')).toBe(false)
  expect(world.cloud.database.get('records', branchId)).toMatchObject({ members: [{ id: idOf(CAST.member), to: world.cloud.clock.now() }, { id: idOf(CAST.other) }] })
  await world.cloud.fireTimer('clock')
  expect(told(idOf(CAST.member), branchId)).toContain('removeMember')
})

test('撤销：要写原因；人都出来，都知道；撤了的不能再加人，也不能再撤', async () => {
  const { id: branchId } = await found()
  for (const openid of [CAST.member, CAST.other]) await staff().ok('registry', 'addBranchMember', { as: 'staff', branchId, personId: idOf(openid) })
  expect(await world.as(CAST.foreignStaff).code('registry', 'endBranch', { as: 'staff', branchId, note: '不是我的' })).toBe('NOT_ALLOWED')
  world.cloud.clock.advance(60_000)
  await staff().ok('registry', 'endBranch', { as: 'staff', branchId, note: '汛期过了' })
  expect((await items()).some(({ id }) => id === branchId)).toBe(false)
  expect(world.cloud.database.get('records', branchId)).toMatchObject({ state: 'ended', memberIds: [], members: [{ to: world.cloud.clock.now() }, { to: world.cloud.clock.now() }] })
  for (const action of ['addBranchMember', 'endBranch'] as const) expect(await staff().code('registry', action, { as: 'staff', branchId, ...(action === 'endBranch' ? { note: '再撤' } : { personId: idOf(CAST.third) }) } as never)).toBe('WRONG_STATE')
  await world.cloud.fireTimer('clock')
  for (const openid of [CAST.member, CAST.other]) expect(told(idOf(openid), branchId)).toContain('end')
})

describe('不在这个社区了', () => {
  const inBranch = async (who: string, change: object = {}) => {
    const { id: branchId } = await found(change)
    await staff().ok('registry', 'addBranchMember', { as: 'staff', branchId, personId: idOf(who) })
    await staff().ok('registry', 'setSecretary', { as: 'staff', branchId, personId: idOf(who) })
    return branchId
  }
  const branch = (branchId: string) => world.cloud.database.get('records', branchId) as unknown as { readonly memberIds: readonly string[]; readonly secretaryId?: string; readonly members: readonly { readonly id: string; readonly from: number; readonly to?: number }[] }
  const GRID = { branchKind: 'grid', name: '第 1 网格支部', purpose: undefined, to: undefined }
  const ended = (who: string) => ({ memberIds: [], members: [{ id: idOf(who), to: expect.any(Number) as number }] })

  test('停了报到：支部里也不再有，书记也不再是，以前在过留着', async () => {
    const to = registrations(world)
    const { who, id } = await to.active()
    const branchId = await inBranch(who)
    await world.as(who).ok('registry', 'leave', { as: 'resident', registrationId: id, leaving: 'stopped' })
    expect(branch(branchId)).toMatchObject(ended(who))
    expect(branch(branchId).secretaryId).toBeUndefined()
    expect((await items()).find((each) => each.id === branchId)).toMatchObject({ members: [] })
    await world.cloud.fireTimer('clock')
    expect(told(idOf(who), branchId)).toContain('removeMember')
  })

  test('搬走了：老社区网格的、临时的支部不再有；单位的支部照旧', async () => {
    const to = registrations(world)
    const { who } = await to.active()
    const gridId = String((world.cloud.database.get('areas', 'district')?.['areas'] as unknown as readonly { readonly id: string; readonly parentId: string }[]).find(({ id }) => id === 'cp002')?.parentId)
    const [temporary, grid, joint] = [await inBranch(who), await inBranch(who, { ...GRID, gridId }), await inBranch(who, { branchKind: 'joint', name: '两家联合支部', purpose: undefined, to: undefined, unitIds: ['un60', 'un61'] })]
    const move = (await world.as(who).ok('registry', 'apply', to.input({ compoundId: 'cp003' }))).id
    const there = world.as(CAST.foreignStaff)
    await there.ok('registry', 'callPhone', { as: 'staff', registrationId: move })
    await there.ok('registry', 'settleMatch', { as: 'staff', registrationId: move, note: '老社区证明' })
    expect(branch(temporary).memberIds).toEqual([idOf(who)])
    await there.ok('registry', 'confirm', { as: 'staff', registrationId: move })
    await world.cloud.fireTimer('clock')
    for (const id of [temporary, grid]) expect([branch(id), branch(id).secretaryId]).toMatchObject([ended(who), undefined])
    expect(branch(joint)).toMatchObject({ memberIds: [idOf(who)], secretaryId: idOf(who) })
  })

  test('区里收回党员角色：支部里也不再有，正好那一刻加进来的第二天也出来；还在别的社区的只离开这里的，单位的支部照旧', async () => {
    const role = (action: 'grantRole' | 'revokeRole', scopeId: string) => world.as(CAST.district).ok('people', action, { as: 'district', personId: idOf(CAST.third), role: 'member', scopeId })
    const [temporary, joint] = [await inBranch(CAST.third), await inBranch(CAST.third, { branchKind: 'joint', name: '收回的联合支部', purpose: undefined, to: undefined, unitIds: ['un62', 'un63'] })]
    await role('grantRole', 'cm02')
    await role('revokeRole', 'cm01')
    expect(branch(temporary)).toMatchObject(ended(CAST.third))
    expect(branch(joint)).toMatchObject({ memberIds: [idOf(CAST.third)], secretaryId: idOf(CAST.third) })
    await role('revokeRole', 'cm02')
    expect(branch(joint)).toMatchObject(ended(CAST.third))

    await role('grantRole', 'cm01')
    const cut = await inBranch(CAST.third)
    await role('revokeRole', 'cm01')
    expect(branch(cut)).toMatchObject(ended(CAST.third))
    // Whoever adds them in that very moment, on what they saw a second before, adds nobody for long.
    const again = { id: idOf(CAST.third), label: '党员 3 号', from: world.cloud.clock.now() + 1000 }
    await appOf(world.cloud).database().collection('records').doc(cut).update({ memberIds: [again.id], members: [...branch(cut).members, again] })
    world.cloud.clock.advance(DAY)
    await world.cloud.fireTimer('clock')
    expect(branch(cut)).toMatchObject({ memberIds: [], members: [{}, { to: expect.any(Number) as number }] })
  })
})
