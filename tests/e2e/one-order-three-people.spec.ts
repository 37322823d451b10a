import type { Browser } from 'playwright-core'
import { browserTest, settled, sitDown, type Seat } from '../support/browser'
import { answer, becomes, button, reaches, text } from '../support/fingers'
import { inBrowserWorld } from '../support/in-world'
import { PEOPLE, type World } from '../support/world'

/** 点单 → 派单 → 接单 → 签到 → 办结 → 评价, each by its own person at their own screen, with the fingers. */
let world: World
let browser: Browser
let resident: Seat
let staff: Seat
let member: Seat
inBrowserWorld(async (fresh, opened) => {
  world = fresh
  browser = opened
  resident = await sitDown(browser, world, { openid: PEOPLE.resident, role: 'resident' })
  staff = await sitDown(browser, world, { openid: PEOPLE.staff, role: 'staff' })
  member = await sitDown(browser, world, { openid: PEOPLE.member, role: 'member' })
})

const itIs = browserTest()
const TITLE = '阳台水管一直滴水'
const onlyOrder = () => (world.cloud.database.dump('orders')[0] ?? {}) as { readonly _id?: string; readonly state?: string }

itIs('居民填表点单，漏填的有话说，填好就提交', async () => {
  const { page, go } = resident
  await go('pages/home/index')
  await text(page, '我要点单').tap()
  await text(page, '水管龙头漏水').tap()
  await settled(page)
  await button(page, '提交点单').tap()
  await text(page, /还有 \d+ 处要填/).waitFor()
  expect(onlyOrder().state).toBeUndefined()

  await text(page, '阳台').tap()
  await text(page, '一直流').tap()
  await page.locator('input[aria-label="一句话说说"]').fill(TITLE)
  await button(page, '小区：请选择').tap()
  await text(page, '颐泽花园').tap()
  await page.locator('input[aria-label="几号楼"]').fill('3')
  await page.locator('input[aria-label="房号"]').fill('301')
  await page.locator('input[aria-label="怎么称呼您"]').fill('测试居民')
  await page.locator('input[aria-label="您的电话"]').fill('13800000001')
  await text(page, '我看过了，同意').tap()
  await button(page, '提交点单').tap()
  await reaches(world, TITLE, 'submitted')
}, 60_000)

itIs('社区受理，派给推荐的党员', async () => {
  const { page, go } = staff
  await go('pages/home/index')
  await text(page, TITLE).tap()
  await settled(page)
  await button(page, '受理').tap()
  await reaches(world, TITLE, 'accepted')
  const memberId = (await world.as(PEOPLE.member).ok('people', 'me', {})).personId
  await go(`packages/staff/dispatch/index?id=${String(onlyOrder()._id)}`)
  await page.locator('input[aria-label*="编号"], input[placeholder*="编号"]').first().fill('党员 1 号')
  await text(page, '党员 1 号').waitFor()
  await button(page, '派给他：党员 1 号').tap()
  await reaches(world, TITLE, 'offered')
  expect(JSON.stringify(onlyOrder())).toContain(memberId)
}, 60_000)

itIs('党员一点就接，凭居民的开始码签到，办完', async () => {
  const { page, go } = member
  await go('pages/home/index')
  await text(page, TITLE).waitFor()
  await button(page, '我来').tap()
  await reaches(world, TITLE, 'taken')

  const orderId = String(onlyOrder()._id)
  await resident.go(`packages/resident/order/index?id=${orderId}`)
  const digits = resident.page.locator('.start-code__digit').filter({ visible: true })
  await digits.first().waitFor()
  const shownCode = async () => (await digits.allInnerTexts()).join('').replace(/\D/g, '')
  await becomes(async () => (await shownCode()).length, 4)
  const code = await shownCode()
  await go(`packages/member/task/index?id=${orderId}`)
  await text(page, '13800000001').waitFor()
  await button(page, '我到了').tap()
  await text(page, /开始码/).tap()
  await page.locator('input').filter({ visible: true }).last().fill(code)
  await answer(page, '我到了').tap()
  await reaches(world, TITLE, 'checkedIn')
  await settled(page)
  await button(page, '办好了').tap()
  await page.locator('.sheet').getByText('解决了', { exact: true }).tap()
  await answer(page, '办好了').tap()
  await reaches(world, TITLE, 'done')
}, 60_000)

itIs('居民确认解决，评价', async () => {
  const { page, go } = resident
  await go(`packages/resident/order/index?id=${String(onlyOrder()._id)}`)
  await button(page, '确认解决').tap()
  await reaches(world, TITLE, 'closed')
  await settled(page)
  await button(page, '评价').tap()
  expect([...resident.errors, ...staff.errors, ...member.errors]).toEqual([])
}, 60_000)
