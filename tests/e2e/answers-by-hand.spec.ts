import type { Browser } from 'playwright-core'
import { browserTest, settled, sitDown } from '../support/browser'
import { answer, becomes, button, field, isAt, reaches, sheets, text, until } from '../support/fingers'
import { inBrowserWorld } from '../support/in-world'
import { tapOrder } from '../support/orders'
import { prepareOrders, type Prepared } from '../support/prepared-orders'
import { PEOPLE, type World } from '../support/world'

/** Answers that people give with their fingers: a no, a question and its answer, a rating, a second thought. */
let world: World
let browser: Browser
let ids: Readonly<Record<Prepared, string>>
inBrowserWorld(async (fresh, opened) => {
  world = fresh
  browser = opened
  ids = await prepareOrders(world)
})

const itIs = browserTest()
const seat = (openid: string, role: string, viewport: 'phone' | 'desk' = 'phone') => sitDown(browser, world, { openid, role, viewport })

async function submitted(title: string, upTo: 'submitted' | 'accepted' | 'offered'): Promise<string> {
  const { orderId } = await world.as(PEOPLE.resident).ok('orders', 'submit', tapOrder({ title }))
  if (upTo === 'submitted') return orderId
  await world.as(PEOPLE.staff).ok('orders', 'accept', { as: 'staff', orderId })
  if (upTo === 'accepted') return orderId
  const memberId = (await world.as(PEOPLE.member).ok('people', 'me', {})).personId
  await world.as(PEOPLE.staff).ok('orders', 'dispatch', { as: 'staff', orderId, memberIds: [memberId] })
  return orderId
}

itIs('党员点“这次不行”，先问一句，答了页面说社区另外找人，订单回到待派单', async () => {
  const title = '书柜搬不动'
  await submitted(title, 'offered')
  const { page, go, errors, close } = await seat(PEOPLE.member, 'member')
  await go('pages/tasks/index')
  const card = page.locator('.card').filter({ hasText: title, visible: true })
  await card.getByRole('button', { name: '这次不行' }).tap()
  await page.getByRole('radio', { name: '离得远' }).tap()
  await answer(page, '这次不行').tap()
  await reaches(world, title, 'accepted')
  await text(page, `“${title}”这次不去，社区会另外找人`).waitFor()
  await becomes(() => card.count(), 0)
  expect(errors).toEqual([])
  await close()
}, 60_000)

itIs('社区请居民补充，居民看到问题，写好发回，社区接着办', async () => {
  const title = '楼道里有怪味'
  const orderId = await submitted(title, 'submitted')
  const staff = await seat(PEOPLE.staff, 'staff')
  await staff.go(`packages/staff/order/index?id=${orderId}`)
  await button(staff.page, '请居民补充').tap()
  await field(staff.page, '想问的话').fill('请问是几单元，什么时候最明显？')
  await answer(staff.page, '请居民补充').tap()
  await reaches(world, title, 'infoNeeded')
  await staff.close()

  const resident = await seat(PEOPLE.resident, 'resident')
  await resident.go(`packages/resident/order/index?id=${orderId}`)
  await text(resident.page, '请问是几单元，什么时候最明显？').waitFor()
  await button(resident.page, '补充说明').tap()
  await text(resident.page, '请填写您的说明').waitFor()
  await field(resident.page, '您的说明').fill('2 单元，晚上做饭的时候')
  await answer(resident.page, '补充说明').tap()
  await reaches(world, title, 'submitted')
  await text(resident.page, '补充好了，社区接着办').waitFor()
  expect([...staff.errors, ...resident.errors]).toEqual([])
  await resident.close()
}, 60_000)

itIs('居民评价要答三个问题，少一个不能提交，交了就看得到', async () => {
  const { page, go, errors, close } = await seat(PEOPLE.resident, 'resident')
  await go(`packages/resident/order/index?id=${ids.closed}`)
  await button(page, '评价').tap()
  await sheets(page).getByText('解决了', { exact: true }).tap()
  await sheets(page).getByRole('radiogroup', { name: '党员态度怎么样' }).getByRole('radio', { name: '很好', exact: true }).tap()
  await becomes(() => sheets(page).getByRole('radio', { checked: true }).count(), 2)
  await text(page, '请把三个问题都点一下').waitFor()
  await becomes(() => answer(page, '评价').getAttribute('aria-disabled'), 'true')
  await sheets(page).getByRole('radiogroup', { name: '办得快不快' }).getByRole('radio', { name: '一般', exact: true }).tap()
  await field(page, '想说的话').fill('师傅很耐心')
  await answer(page, '评价').tap()
  await text(page, '谢谢您的评价').waitFor()
  await text(page, /态度很好\s·\s速度一般\s·\s师傅很耐心/).waitFor()
  expect((await world.as(PEOPLE.staff).ok('orders', 'detail', { as: 'staff', orderId: ids.closed })).rating).toEqual({ solved: 'yes', attitude: 5, speed: 3, words: '师傅很耐心' })
  expect(errors).toEqual([])
  await close()
}, 60_000)

itIs('派单前说清问谁、问到几点，派出后能收回', async () => {
  const title = '卫生间灯不亮'
  const orderId = await submitted(title, 'accepted')
  const { page, go, errors, close } = await seat(PEOPLE.staff, 'staff')
  await go(`packages/staff/dispatch/index?id=${orderId}`)
  await text(page, /只问点的这一位，\d\d:\d\d 前回答，派出后能收回/).waitFor()
  await text(page, /本社区的党员都能看到，先答应的先接，\d\d:\d\d 前没人接就退回来/).waitFor()
  await button(page, '同时问几位').tap()
  await page.getByRole('checkbox').filter({ visible: true }).nth(0).tap()
  await page.getByRole('checkbox').filter({ visible: true }).nth(1).tap()
  await text(page, /会同时问 2 位：党员 \d+ 号、党员 \d+ 号。\d\d:\d\d 前回答/).waitFor()
  await button(page, '问这 2 位').tap()
  await reaches(world, title, 'offered')
  await text(page, /已邀请党员 \d+ 号、党员 \d+ 号/).waitFor()
  await button(page, '收回').tap()
  await reaches(world, title, 'accepted')
  await text(page, '已收回，这一单回到待派单').waitFor()
  await settled(page)
  expect(errors).toEqual([])
  await close()
}, 60_000)

itIs('几单一起派：先说派给几人共几单，派出后一点都收回来', async () => {
  const titles = ['一起派的第一单', '一起派的第二单']
  const orderIds = await Promise.all(titles.map((title) => submitted(title, 'accepted')))
  const { page, go, errors, close } = await seat(PEOPLE.staff, 'staff')
  await go('pages/home/index')
  await go(`packages/staff/plan/index?ids=${orderIds.join(',')}`)
  await button(page, '派出 2 单').tap()
  await sheets(page).getByText(/^派给 [12] 人，共 2 单？$/).waitFor()
  await answer(page, '派出 2 单').tap()
  for (const title of titles) await reaches(world, title, 'offered')
  await text(page, '已派出 2 单，等党员回答').waitFor()
  await button(page, '全部收回').tap()
  for (const title of titles) await reaches(world, title, 'accepted')
  await text(page, '已收回 2 单，都回到待派单').waitFor()
  await settled(page)
  expect(errors).toEqual([])
  await close()
}, 60_000)

itIs('工作台上，回车先到主按钮，再按一次就办', async () => {
  const title = '晾衣杆掉了'
  await submitted(title, 'submitted')
  const { page, go, errors, close } = await seat(PEOPLE.staff, 'staff', 'desk')
  await go('packages/staff/desk/index')
  await page.locator('.order-row__body').filter({ hasText: title }).click()
  await page.locator('.desk-order__title').filter({ hasText: title }).waitFor()
  // The words of the row are there before the order is: Enter goes to what can be done.
  await page.locator('.desk__detail').getByRole('button', { name: '受理', exact: true }).waitFor()
  await page.keyboard.press('Enter')
  await becomes(() => page.evaluate(() => document.activeElement?.textContent), '受理')
  await page.keyboard.press('Enter')
  await until(world, title, '受理', (order) => order.state === 'accepted')
  expect(errors).toEqual([])
  await close()
}, 60_000)

itIs('街道和区级在宽屏上，左边是队列，右边是选中的那一单', async () => {
  for (const [openid, role] of [['seed-st001', 'street'], ['seed-sd001', 'district']] as const) {
    const { page, go, errors, close } = await seat(openid, role, 'desk')
    await go('pages/home/index')
    // The first list holds what waits for their own word, and that may be nothing.
    await page.locator('.rail-item').filter({ hasText: '等别人' }).click()
    await page.locator('.desk__list .order-row').first().waitFor()
    await page.locator('.desk__detail .desk-order__title').waitFor()
    const [list, detail] = await Promise.all(['.desk__list', '.desk__detail'].map((part) => page.locator(part).boundingBox()))
    expect(detail?.x).toBeGreaterThanOrEqual((list?.x ?? 0) + (list?.width ?? 0))
    const second = page.locator('.desk__list .order-row__body').nth(1)
    const title = await second.locator('.order-row__title').innerText()
    await page.keyboard.press('ArrowDown')
    await page.locator('.desk-order__title').filter({ hasText: title }).waitFor()
    expect(errors).toEqual([])
    await close()
  }
}, 60_000)

itIs('宽屏上代点单和订单页左边还是工作台的队列，点一队回到那一队', async () => {
  const { page, go, errors, close } = await seat(PEOPLE.staff, 'staff', 'desk')
  for (const away of ['packages/staff/phone-order/index', `packages/staff/order/index?id=${ids.accepted}`]) {
    await go(away)
    const rail = page.locator('.rail-item').filter({ visible: true })
    await becomes(() => rail.count(), 25)
    await rail.filter({ hasText: '待派单' }).click()
    await page.locator('.rail-item--on').filter({ hasText: '待派单', visible: true }).waitFor()
    await isAt(page, 'packages/staff/desk/index')
  }
  expect(errors).toEqual([])
  await close()
}, 60_000)

itIs('第二次打开，居民首页只问自己的事，服务目录用手机上存的', async () => {
  const { page, go, errors, close } = await seat(PEOPLE.resident, 'resident')
  await go('pages/home/index')
  await text(page, '水电维修').waitFor()
  const asked: string[] = []
  page.on('request', (request) => { if (request.url().includes('/fn/')) asked.push((JSON.parse(request.postData() ?? '{}') as { action: string }).action) })
  await page.reload()
  await settled(page)
  await text(page, '水电维修').waitFor()
  await text(page, /还有 \d+ 单/).waitFor()
  expect(asked.sort()).toEqual(['home', 'me'])
  expect(errors).toEqual([])
  await close()
}, 60_000)
