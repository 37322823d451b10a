import type { Browser } from 'playwright-core'
import { browserTest, sitDown } from '../support/browser'
import { answer, becomes, button, field, sheets, text } from '../support/fingers'
import { inBrowserWorld } from '../support/in-world'
import { CAST, idOf } from '../support/journey'
import { OFFICES, registrations } from '../support/registrations'
import { memberOfUnit, shiftsIn } from '../support/shifts'
import { PEOPLE, type World } from '../support/world'

/** Swaps, claims by a unit and wishes with fingers. */
let world: World
let browser: Browser
inBrowserWorld((fresh, opened) => {
  world = fresh
  browser = opened
})

const itIs = browserTest()
const seat = (openid: string, role: string) => sitDown(browser, world, { openid, role, viewport: 'phone' })
const claims = (shiftId: string) => Object.keys((world.cloud.database.get('shifts', shiftId) as unknown as { claims: object }).claims)

itIs('党员在自己的班里填编号请同事替班，同事点“我替”，班就归他', async () => {
  const { shiftId } = await shiftsIn(world).claimed(PEOPLE.member, 1, { title: '雨天值守' })
  const member = await seat(PEOPLE.member, 'member')
  await member.go(`packages/member/shift/index?id=${shiftId}`)
  await text(member.page, '请人替班、换班').tap()
  await button(member.page, '问问对方').tap()
  await text(member.page, '请填对方的党员编号，只填数字').waitFor()
  await field(member.page, '对方的党员编号').fill('1')
  await button(member.page, '问问对方').tap()
  await text(member.page, '这是您自己的编号。请填要换班的那一位的。').waitFor()
  // What was typed stays after a refusal, and is put right.
  await field(member.page, '对方的党员编号').fill('2')
  await button(member.page, '问问对方').tap()
  await text(member.page, '您想请 党员 2 号 替班').waitFor()
  expect(claims(shiftId)).toEqual([idOf(PEOPLE.member)])
  await member.close()

  const other = await seat(CAST.other, 'member')
  await other.go('packages/member/swap/index')
  await text(other.page, '党员 1 号 想请您替班').waitFor()
  await button(other.page, '我替').tap()
  await text(other.page, '换好了').waitFor()
  expect(claims(shiftId)).toEqual([idOf(CAST.other)])
  expect(other.errors).toEqual([])
  await other.close()
}, 90_000)

itIs('单位点名认领：点两位，一位撞了时间，另一位认领好了，说明是谁、为什么', async () => {
  await registrations(world).open()
  const { startsAt } = await shiftsIn(world).shift(1, { reach: 'district', title: '路口引导' })
  const [one, two] = [memberOfUnit(world), memberOfUnit(world, 1)]
  const clash = await shiftsIn(world).shift(1, { reach: 'district' }, startsAt + 1_800_000)
  await world.as(OFFICES.unit).ok('posts', 'claimForUnit', { as: 'unit', unitId: 'un01', shiftId: clash.shiftId, memberIds: [one] })
  const wanted = await shiftsIn(world).shift(3, { reach: 'district', title: '大集引导' }, startsAt)
  const labelOf = (id: string) => String(world.cloud.database.get('people', id)?.['label'])
  const unit = await seat(OFFICES.unit, 'resident')
  await unit.go('packages/unit/shifts/index?id=un01')
  await text(unit.page, '大集引导').waitFor()
  await unit.page.locator('.card', { hasText: '大集引导' }).getByRole('button', { name: '点名认领' }).tap()
  for (const id of [one, two]) await unit.page.getByRole('checkbox', { name: labelOf(id), exact: true }).tap()
  await answer(unit.page, '认领 2 个名额').tap()
  await text(unit.page, '1 位认领好了，1 位没有').waitFor()
  await text(unit.page, '那个时间已经答应了别的事。').waitFor()
  expect(claims(wanted.shiftId)).toEqual([two])
  expect(unit.errors).toEqual([])
  await unit.close()
}, 90_000)

itIs('居民写心愿，社区发布，党员认领、写一句送到，居民点收到', async () => {
  const resident = await seat(PEOPLE.resident, 'resident')
  await resident.go('packages/wish/form/index?as=resident')
  await button(resident.page, '交给社区').tap()
  await text(resident.page, '请填写').waitFor()
  await field(resident.page, '心愿').fill('一盏小夜灯')
  await field(resident.page, '说一说').fill('晚上起夜用，插电的就行。')
  await button(resident.page, '送到哪里：请选择').tap()
  await sheets(resident.page).getByRole('radio', { name: '颐泽花园党群服务驿站', exact: true }).tap()
  await button(resident.page, '交给社区').tap()
  await text(resident.page, '等社区看').waitFor()
  const wishId = String(world.cloud.database.dump('records').find((record) => record['kind'] === 'wish' && record['title'] === '一盏小夜灯')?.['_id'])
  const act = async (openid: string, role: string, deeds: readonly (readonly [string, string, string?])[], said: string) => {
    const someone = await seat(openid, role)
    await someone.go(`packages/wish/detail/index?id=${wishId}`)
    for (const [open, go, words] of deeds) {
      await button(someone.page, open).tap()
      if (words !== undefined) await field(someone.page, '说一句').fill(words)
      await answer(someone.page, go).tap()
    }
    await text(someone.page, said).waitFor()
    expect(someone.errors).toEqual([])
    await someone.close()
  }
  const office = await seat(PEOPLE.staff, 'staff')
  await office.go(`packages/wish/detail/index?id=${wishId}`)
  await button(office.page, '改文字').tap()
  await button(office.page, '送到哪里：颐泽花园党群服务驿站').tap()
  await sheets(office.page).getByRole('radio', { name: '别的地方，自己写' }).tap()
  await field(office.page, '哪个地方').fill('颐泽花园南门驿站')
  await button(office.page, '存好').tap()
  await text(office.page, '颐泽花园南门驿站').waitFor()
  expect(world.cloud.database.get('records', wishId)).toMatchObject({ title: '一盏小夜灯', handAt: '颐泽花园南门驿站', state: 'draft' })
  await office.close()
  await act(PEOPLE.staff, 'staff', [['发布', '发布']], '等人认领')
  await act(PEOPLE.member, 'member', [['我来认领', '我来'], ['送到了', '送到了', '周六交给本人了']], '送到了，等确认')
  await resident.go(`packages/wish/detail/index?id=${wishId}`)
  await button(resident.page, '收到了').tap()
  await answer(resident.page, '收到了').tap()
  await text(resident.page, '实现了').waitFor()
  await becomes(() => world.cloud.database.get('records', wishId)?.['state'], 'done')
  await resident.close()
}, 120_000)
