import type { Browser, Page, Request } from 'playwright-core'
import { browserTest, settled, sitDown } from '../support/browser'
import { button, field, fillOrder, holds, reaches, storedOrders, text, until } from '../support/fingers'
import { inBrowserWorld } from '../support/in-world'
import { journey } from '../support/journey'
import { tapOrder } from '../support/orders'
import { PEOPLE, type World } from '../support/world'

/** A network as under the stairs of an old house: slow both ways, and now and then an answer is lost on its way back. */
let world: World
let browser: Browser
inBrowserWorld((fresh, opened) => {
  world = fresh
  browser = opened
})

const itIs = browserTest()
const actionOf = (request: Request) => (JSON.parse(request.postData() ?? '{}') as { action?: string }).action

/** Chromium's own throttling: 400 ms each way there, 50 kB a second. */
async function throttle(page: Page) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', { offline: false, latency: 400, downloadThroughput: 50 * 1024, uploadThroughput: 50 * 1024 })
}

/** The server carries it out, and the first `times` answers never arrive. Tells how often it was asked. */
async function loseAnswers(page: Page, action: string, times: number) {
  const asked: (string | undefined)[] = []
  await page.route('**/fn/**', async (intercepted) => {
    const request = intercepted.request()
    if (actionOf(request) !== action) return intercepted.continue()
    asked.push((JSON.parse(request.postData() ?? '{}') as { requestId?: string }).requestId)
    if (asked.length > times) return intercepted.continue()
    await intercepted.fetch()
    await intercepted.abort('connectionreset')
  })
  return asked
}

itIs('提交点单：两次回音都丢了，说明没有连上，填的都在；再点一次就成，只有一单', async () => {
  const title = '慢网里点的单'
  const { page, go, close } = await sitDown(browser, world, { openid: 'seed-r003', role: 'resident' })
  await go('packages/resident/new-order/index?service=c0102')
  await throttle(page)
  await fillOrder(page, title)
  const asked = await loseAnswers(page, 'submit', 2)
  const submit = button(page, '提交点单')
  await submit.tap()
  await page.locator('.shell__foot [aria-disabled="true"] .btn__spin').waitFor()
  await submit.tap({ force: true })
  await text(page, '网络没有连上，您填的内容都在。请检查网络后再试。').waitFor()
  await holds(page, '一句话说说', title)
  await holds(page, '您的电话', '13800000001')

  await submit.tap()
  await text(page, /收到了，订单/).waitFor()
  expect(asked).toHaveLength(3)
  expect(new Set(asked).size).toBe(1)
  expect(storedOrders(world).filter((order) => order.title === title)).toHaveLength(1)
  await close()
}, 90_000)

itIs('党员接单：回音丢了自己再问，按钮转着，只接一次，接好就到任务', async () => {
  const title = '慢网里接的单'
  await journey(world).offered([PEOPLE.member], { title })
  const { page, go, close } = await sitDown(browser, world, { openid: PEOPLE.member, role: 'member' })
  await go('pages/home/index')
  await throttle(page)
  const asked = await loseAnswers(page, 'take', 1)
  const take = button(page, '我来')
  await take.tap()
  await page.locator('.offer__take[aria-disabled="true"] .btn__spin').waitFor()
  await take.tap({ force: true })
  await text(page, '接好了，请先联系居民').waitFor()
  const order = await reaches(world, title, 'taken')
  expect(order.log?.filter(({ action }) => action === 'take')).toHaveLength(1)
  expect(asked).toHaveLength(2)
  expect(new Set(asked).size).toBe(1)
  await text(page, '13800000001').waitFor()
  await close()
}, 90_000)

itIs('工作台自己换新：新来的单出现，同事办走的离开队列，手上开着的那一单还在', async () => {
  const [mine, fresh] = ['同事会先受理的单', '后来才点的单']
  const orderId = await journey(world).submitted({ title: mine })
  const { page, go, close, errors } = await sitDown(browser, world, { openid: PEOPLE.staff, role: 'staff', viewport: 'desk' })
  await page.clock.install()
  await go('packages/staff/desk/index')
  const row = (title: string) => page.locator('.order-row__body').filter({ hasText: title })
  await row(mine).click()
  await page.locator('.desk-order__title').filter({ hasText: mine }).waitFor()
  await settled(page)

  await world.as('seed-s002').ok('orders', 'accept', { as: 'staff', orderId })
  await world.as(PEOPLE.neighbour).ok('orders', 'submit', tapOrder({ title: fresh }))
  expect(await row(fresh).count()).toBe(0)
  await page.clock.fastForward(30_000)
  await row(fresh).waitFor()
  await row(mine).waitFor({ state: 'detached' })
  await page.locator('.desk-order__title').filter({ hasText: mine }).waitFor()
  await page.locator('.desk-order__line .tag').filter({ hasText: '待派单' }).waitFor()
  expect(errors).toEqual([])
  await close()
}, 60_000)

itIs('面板开着、写到一半时，页面自己不动；关了以后才换新', async () => {
  const title = '写到一半被人受理'
  const orderId = await journey(world).submitted({ title })
  const { page, go, close, errors } = await sitDown(browser, world, { openid: PEOPLE.staff, role: 'staff' })
  await page.clock.install()
  await go(`packages/staff/order/index?id=${orderId}`)
  await button(page, '请居民补充').tap()
  await field(page, '想问的话').fill('是几单元？')
  await world.as('seed-s002').ok('orders', 'accept', { as: 'staff', orderId })
  await page.clock.fastForward(120_000)
  await holds(page, '想问的话', '是几单元？')
  expect(await button(page, '受理').count()).toBe(1)
  await button(page, '关闭').tap()
  await page.clock.fastForward(30_000)
  await button(page, '派单').waitFor()
  await until(world, title, '待派单', (order) => order.state === 'accepted')
  expect(errors).toEqual([])
  await close()
}, 60_000)
