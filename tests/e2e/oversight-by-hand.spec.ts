import type { Browser } from 'playwright-core'
import { browserTest, settled, sitDown } from '../support/browser'
import { answer, becomes, button, field, isAt, reaches, sheets, text } from '../support/fingers'
import { inBrowserWorld } from '../support/in-world'
import { tapOrder } from '../support/orders'
import { PEOPLE, type World } from '../support/world'

/** What community, street and an outside unit do about an order with their fingers, each in a browser of their own. */
let world: World
let browser: Browser
inBrowserWorld((fresh, opened) => {
  world = fresh
  browser = opened
})

const itIs = browserTest()
const seat = (openid?: string, role?: string) => sitDown(browser, world, openid === undefined || role === undefined ? { viewport: 'phone' } : { openid, role, viewport: 'phone' })
const submitted = async (title: string) => (await world.as(PEOPLE.resident).ok('orders', 'submit', tapOrder({ title }))).orderId

itIs('社区转给外部单位，复制链接；对方不登录就答复，社区看到；再打开说已经答复过', async () => {
  const title = '门口水压太小'
  const orderId = await submitted(title)
  const staff = await seat(PEOPLE.staff, 'staff')
  await staff.go(`packages/staff/order/index?id=${orderId}`)
  await button(staff.page, '更多').tap()
  await sheets(staff.page).getByText('转外部').tap()
  await field(staff.page, '单位').fill('供水公司')
  await field(staff.page, '原因').fill('主管道压力的事')
  await answer(staff.page, '转外部').tap()
  await reaches(world, title, 'forwarded')
  const url = (await staff.page.locator('.forward-link__url').filter({ visible: true }).first().textContent()) ?? ''
  expect(url).toMatch(/^http.*#\/packages\/entry\/forwarded\/index\?token=/)

  const outside = await seat()
  await outside.go(url.slice(url.indexOf('#/') + 2))
  await text(outside.page, title).waitFor()
  await outside.page.getByText('办结了').filter({ visible: true }).first().tap()
  await field(outside.page, '怎么办的').fill('换了减压阀，压力正常')
  await field(outside.page, '由谁答复').fill('供水公司 维修班')
  await button(outside.page, '交给社区').tap()
  await reaches(world, title, 'accepted')
  await text(outside.page, '已经答复过了，谢谢您').waitFor()

  await staff.go(`packages/staff/order/index?id=${orderId}`)
  await text(staff.page, /有关单位答复：办结了/).waitFor()
  await text(staff.page, /换了减压阀/).waitFor()
  expect([...staff.errors, ...outside.errors]).toEqual([])
  await staff.close()
  await outside.close()
}, 90_000)

itIs('社区退单，选该归的社区；街道改派，那个社区排在最前', async () => {
  const title = '河边的灯不亮'
  const orderId = await submitted(title)
  const staff = await seat(PEOPLE.staff, 'staff')
  await staff.go(`packages/staff/order/index?id=${orderId}`)
  await button(staff.page, '更多').tap()
  await sheets(staff.page).getByText('退单').tap()
  await staff.page.getByRole('radio', { name: '社区 02' }).filter({ visible: true }).tap()
  await field(staff.page, '为什么不归这里').fill('不在本社区')
  await answer(staff.page, '退单').tap()
  await reaches(world, title, 'returned')
  await staff.close()

  const street = await seat('seed-st001', 'street')
  await street.go(`packages/district/order/index?id=${orderId}`)
  await text(street.page, /该归：社区 02/).waitFor()
  await button(street.page, '改派社区').tap()
  await street.page.getByRole('radio').filter({ visible: true }).first().tap()
  await answer(street.page, '改派社区').tap()
  const moved = await reaches(world, title, 'submitted')
  expect((moved as unknown as { communityId: string }).communityId).toBe('cm02')
  expect([...staff.errors, ...street.errors]).toEqual([])
  await street.close()
}, 90_000)

itIs('侧栏写着几件等答复，答一件少一件；在一间里面的页上点亮着的那一间，回到它自己的页', async () => {
  const { page, go, errors, close } = await sitDown(browser, world, { openid: PEOPLE.staff, role: 'staff', viewport: 'desk' })
  const { id: wishId } = await world.as(PEOPLE.resident).ok('wishes', 'make', { as: 'resident', fields: { title: '一副老花镜', about: '两百度', handAt: '颐泽花园驿站' } })
  await go(`packages/wish/detail/index?id=${wishId}`)
  const room = page.locator('.rail-item').filter({ hasText: '微心愿', visible: true })
  await becomes(() => room.getAttribute('aria-label'), '微心愿，1 件')
  await room.click()
  await isAt(page, 'packages/wish/list/index')
  await page.locator('.rail-item--on').filter({ hasText: '微心愿', visible: true }).click()
  await settled(page)
  await isAt(page, 'packages/wish/list/index')
  await world.as(PEOPLE.staff).ok('wishes', 'publish', { as: 'staff', wishId })
  await page.goBack()
  await isAt(page, 'packages/wish/detail/index')
  await go('packages/staff/posts/index')
  await becomes(() => room.getAttribute('aria-label'), '微心愿')
  expect(errors).toEqual([])
  await close()
}, 60_000)
