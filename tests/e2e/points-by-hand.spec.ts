import type { Browser } from 'playwright-core'
import { DAYS_OPEN } from '@core/domain/points/settle'
import { dayNumberAt } from '@core/domain/time/day'
import { browserTest, sitDown } from '../support/browser'
import { answer, button, field, text } from '../support/fingers'
import { inBrowserWorld } from '../support/in-world'
import { CAST } from '../support/journey'
import { pointsIn } from '../support/points'
import { OFFICES, registrations } from '../support/registrations'
import { PEOPLE, type World } from '../support/world'

/** Hours and what they bring, with fingers: kept and handed over for a code, a certificate that a stranger checks, hours put right by two. */
let world: World
let browser: Browser
inBrowserWorld((fresh, opened) => {
  world = fresh
  browser = opened
})

const itIs = browserTest()
const seat = (openid: string, role: string) => sitDown(browser, world, { openid, role, viewport: 'phone' })

itIs('党员留一样，社区凭码交给他；开一份证明，陌生人扫码核对得到', async () => {
  const to = pointsIn(world)
  await to.earned(CAST.member, 300)
  await to.reward(2, 3)
  await world.as(CAST.member).ok('people', 'saveProfile', { name: '张建国', phone: '13905330011', address: { compoundId: 'cp001', building: '3 号楼' }, consent: true })
  const member = await seat(PEOPLE.member, 'member')
  await member.go('packages/points/wallet/index')
  await button(member.page, '用 2 积分换').tap()
  await answer(member.page, '给我留着').tap()
  await text(member.page, '等您去领').waitFor()
  const { code = '' } = (await world.as(CAST.member).ok('points', 'wallet', {})).kept[0] ?? {}
  await text(member.page, `${code.slice(0, 4)} ${code.slice(4)}`).waitFor()

  const staff = await seat(PEOPLE.staff, 'staff')
  await staff.go('packages/points/station/index')
  await field(staff.page, '取货码').fill('00000000')
  await button(staff.page, '查一查').tap()
  await text(staff.page, '没有找到这个取货码').waitFor()
  await field(staff.page, '取货码').fill(code)
  await button(staff.page, '查一查').tap()
  await text(staff.page, '党员 1 号').waitFor()
  await button(staff.page, '交给他').tap()
  await text(staff.page, '交了 1 件').waitFor()
  expect(staff.errors).toEqual([])
  await staff.close()

  await member.go('packages/points/certificates/index')
  await button(member.page, '开一份证明').tap()
  await answer(member.page, '开证明').tap()
  await text(member.page, '谁扫都能核对').waitFor()

  const [made] = (await world.as(CAST.member).ok('points', 'certificates', {})).items
  const stranger = await sitDown(browser, world, { viewport: 'phone' })
  await stranger.go(`packages/entry/certificate/index?code=${made?.code ?? ''}`)
  await text(stranger.page, '属实').waitFor()
  await text(stranger.page, '张**').waitFor()

  // 撤回 cannot be undone: one tap alone does nothing.
  await member.go('packages/points/certificates/index')
  await button(member.page, '撤回').tap()
  await answer(member.page, '先不').tap()
  expect((await world.as(CAST.member).ok('points', 'certificates', {})).items[0]?.state).toBe('issued')
  await button(member.page, '撤回').tap()
  await text(member.page, '撤回了不能恢复').waitFor()
  await answer(member.page, '撤回').tap()
  await text(member.page, '撤回了，再扫码会看到').waitFor()
  await stranger.go(`packages/entry/certificate/index?code=${made?.code ?? ''}`)
  await text(stranger.page, '已撤回').waitFor()
  for (const each of [member, stranger]) {
    expect(each.errors).toEqual([])
    await each.close()
  }
}, 90_000)

itIs('更正：一个人提，自己点不了同意；同事核对后同意，党员看得到', async () => {
  await pointsIn(world).settledThrough(dayNumberAt(world.cloud.clock.now()) - DAYS_OPEN - 1)
  const staff = await seat(PEOPLE.staff, 'staff')
  await staff.go('packages/points/adjustments/index')
  await button(staff.page, '提一笔更正').tap()
  await field(staff.page, '党员编号').fill('1')
  await field(staff.page, '多少分钟').fill('45')
  await field(staff.page, '为什么').fill('签退忘了，同班的人作证')
  await answer(staff.page, '提交').tap()
  await text(staff.page, '等第二个人').waitFor()
  expect(await button(staff.page, '核对过，同意').count()).toBe(0)
  await staff.close()

  const colleague = await seat('seed-s002', 'staff')
  await colleague.go('packages/points/adjustments/index')
  await button(colleague.page, '核对过，同意').tap()
  await text(colleague.page, '通过了').waitFor()
  expect(colleague.errors).toEqual([])
  await colleague.close()
  expect((await world.as(CAST.member).ok('points', 'mine', {})).served).toBeGreaterThanOrEqual(45)
}, 90_000)

itIs('改一样东西的价：新的价写在上面，已经留着的还按原来的', async () => {
  const to = pointsIn(world)
  await to.earned(CAST.other, 600)
  const rewardId = await to.reward(2, 4)
  const kept = await to.kept(CAST.other, rewardId)
  const staff = await seat(PEOPLE.staff, 'staff')
  await staff.go('packages/points/station/index')
  await staff.page.locator('.card').filter({ hasText: '留着 1 件', visible: true }).getByRole('button', { name: '改一改', exact: true }).first().tap()
  await text(staff.page, '还按原来的价').waitFor()
  await field(staff.page, '是什么').fill('护手霜')
  await field(staff.page, '几分一件').fill('7')
  await answer(staff.page, '改好了').tap()
  await text(staff.page, '护手霜').waitFor()
  await text(staff.page, '7 积分').waitFor()
  await field(staff.page, '取货码').fill(kept.code ?? '')
  await button(staff.page, '查一查').tap()
  await text(staff.page, '2 积分').first().waitFor()
  expect(staff.errors).toEqual([])
  await staff.close()
  expect((await world.as(CAST.staff).ok('points', 'rewards', {})).items.find(({ id }) => id === rewardId)).toMatchObject({ title: '护手霜', price: 7 })
}, 60_000)

itIs('民主评议：单位从党员那一页进去，同意了的看得到，换一年再看', async () => {
  await registrations(world).open()
  await pointsIn(world).earned('seed-m00005', 90)
  await world.as('seed-m00005').ok('points', 'saveHonours', { wall: 'no', appraisal: true })
  const unit = await seat(OFFICES.unit, 'resident')
  await unit.go('packages/unit/home/index?part=members')
  await text(unit.page, '民主评议参考').tap()
  await text(unit.page, '1 位同意给单位看').waitFor()
  await text(unit.page, '1.5 小时').waitFor()
  await text(unit.page, '2025 年').tap()
  await text(unit.page, '没有记录').waitFor()
  expect(unit.errors).toEqual([])
  await unit.close()
}, 60_000)
