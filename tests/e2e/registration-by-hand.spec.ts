import type { Browser } from 'playwright-core'
import { browserTest, sitDown } from '../support/browser'
import { answer, becomes, button, field, text } from '../support/fingers'
import { inBrowserWorld } from '../support/in-world'
import { idOf } from '../support/journey'
import { registrations, rosterRow } from '../support/registrations'
import { shiftsIn } from '../support/shifts'
import { PEOPLE, type World } from '../support/world'

/** A new member, from the first tap under 我的 to the confirmation by the community's staff at a desk. */
let world: World
let browser: Browser
inBrowserWorld(async (fresh, opened) => {
  world = fresh
  browser = opened
  await registrations(world).open([rosterRow('ro1', '13800004001', '测试党员')])
})

const itIs = browserTest()
const NEW_MEMBER = 'seed-r012'
const stored = () => world.cloud.database.dump('records').find((record) => record['kind'] === 'registration')

itIs('打开小程序，从首页点进去报到；社区在电脑上打个电话、点两下；手机上看到自己是党员了，接着认领第一个班：一共十二下之内', async () => {
  const { shiftId } = await shiftsIn(world).shift(2, { title: '路口文明引导' })
  const phone = await sitDown(browser, world, { openid: NEW_MEMBER, role: 'resident' })
  let taps = 0
  const tap = async (target: { tap(): Promise<void> }) => {
    taps += 1
    await target.tap()
  }
  const tab = (name: string) => phone.page.getByRole('tab', { name, exact: true }).filter({ visible: true }).first()
  await phone.go('pages/home/index')
  await tap(tab('我的'))
  await tap(text(phone.page, '党员报到'))
  await tap(button(phone.page, '住在哪个小区：请选择'))
  await tap(text(phone.page, '颐泽花园'))
  await field(phone.page, '姓名').fill('测试党员')
  await field(phone.page, '手机号').fill('13800004001')
  await tap(text(phone.page, '我看过了，同意这样用'))
  await tap(button(phone.page, '报到'))
  await text(phone.page, '颐泽社区正在核对').waitFor()
  // In WeChat the number comes with the last tap; here it is typed, and the community rings up.
  expect(taps).toBe(6)
  expect(stored()).toMatchObject({ state: 'applied', match: { state: 'one' }, phone: { state: 'unchecked' } })

  const desk = await sitDown(browser, world, { openid: PEOPLE.staff, role: 'staff', viewport: 'desk' })
  await desk.go('packages/staff/registrations/index')
  await text(desk.page, '正好一条').waitFor()
  await button(desk.page, '电话核对过了').click()
  await button(desk.page, '确认报到').click()
  await text(desk.page, '都办完了').waitFor()
  await becomes(() => stored()?.['state'], 'active')

  // Told of it, they open the mini-program again: at home, as everybody does.
  await phone.page.goto('about:blank')
  await phone.go('pages/home/index')
  await tap(tab('我的'))
  await text(phone.page, /党员 \d+ 号/).waitFor()
  await tap(phone.page.getByRole('radio', { name: '党员', exact: true }).filter({ visible: true }))
  await tap(tab('岗位'))
  await tap(text(phone.page, '路口文明引导'))
  await tap(button(phone.page, '我来'))
  await text(phone.page, '您认领了这一班').waitFor()
  expect(Object.keys((world.cloud.database.get('shifts', shiftId) as unknown as { claims: object }).claims)).toEqual([idOf(NEW_MEMBER)])
  // From the first tap to the first shift that is theirs; nothing but taps moved from page to page.
  expect(taps).toBe(11)
  expect([...phone.errors, ...desk.errors]).toEqual([])
  await phone.close()
  await desk.close()
}, 120_000)

itIs('身份证号填不进去；不通过要写原因，对方看到原因和申诉，申诉交到街道', async () => {
  const to = registrations(world)
  const phone = await sitDown(browser, world, { openid: 'seed-r009', role: 'resident' })
  await phone.go('packages/member/registration/index')
  await button(phone.page, '住在哪个小区：请选择').tap()
  await text(phone.page, '颐泽花园').tap()
  await field(phone.page, '姓名').fill('370302199001011234')
  await field(phone.page, '手机号').fill('13800004002')
  await text(phone.page, '我看过了，同意这样用').tap()
  await button(phone.page, '报到').tap()
  await text(phone.page, '不要填身份证号').waitFor()
  await field(phone.page, '姓名').fill('测试党员乙')
  await button(phone.page, '报到').tap()
  await text(phone.page, '颐泽社区正在核对').waitFor()

  const staff = await sitDown(browser, world, { openid: PEOPLE.staff, role: 'staff' })
  await staff.go('packages/staff/registrations/index')
  await button(staff.page, '不通过').tap()
  await text(staff.page, '请选一个原因').waitFor()
  await text(staff.page, '不住在本社区').tap()
  await field(staff.page, '写给对方的说明').fill('两次上门没有找到人')
  await answer(staff.page, '不通过').tap()
  await text(staff.page, '没有等您核对的报到').waitFor()

  await phone.go('packages/member/registration/index')
  await text(phone.page, '两次上门没有找到人').waitFor()
  await button(phone.page, '申诉').tap()
  await field(phone.page, '为什么觉得不对').fill('上个月才搬来，有租房合同')
  await answer(phone.page, '交给街道').tap()
  await text(phone.page, '申诉在街道').waitFor()

  const street = await sitDown(browser, world, { openid: 'seed-st001', role: 'street' })
  await street.go('packages/district/appeals/index')
  await text(street.page, '上个月才搬来，有租房合同').waitFor()
  // An appeal goes past neither phone nor roster: the street settles both first.
  expect(await button(street.page, '申诉成立').count()).toBe(0)
  await button(street.page, '电话核对过了').tap()
  await text(street.page, '打电话核对过').waitFor()
  await button(street.page, '定下名册').tap()
  await field(street.page, '根据什么定的').fill('介绍信看过了')
  await answer(street.page, '定下名册').tap()
  await button(street.page, '申诉成立').tap()
  await field(street.page, '为什么改定').fill('合同看过了')
  await answer(street.page, '申诉成立').tap()
  await becomes(() => to.person('seed-r009')?.member?.status, 'active')
  expect([...phone.errors, ...staff.errors, ...street.errors]).toEqual([])
  for (const seat of [phone, staff, street]) await seat.close()
}, 90_000)
