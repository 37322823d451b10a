import type { Browser, Page } from 'playwright-core'
import { browserTest, settled, sitDown, type Seat } from '../support/browser'
import { answer, becomes, button, field, fillOrder, holds, isAt, reaches, sheets, storedOrders, text } from '../support/fingers'
import { inBrowserWorld } from '../support/in-world'
import { journey } from '../support/journey'
import { tapOrder } from '../support/orders'
import { PEOPLE, type World } from '../support/world'

/** A slow network, none at all, wrong inputs, Back at the wrong moment: nothing is lost and nothing happens twice. */
let world: World
let browser: Browser
inBrowserWorld((fresh, opened) => {
  world = fresh
  browser = opened
})

const itIs = browserTest()
const resident = () => sitDown(browser, world, { openid: PEOPLE.resident, role: 'resident' })
/** A fresh person each time: nobody has agreed to anything yet. */
const neighbour = (openid: string) => sitDown(browser, world, { openid, role: 'resident' })
const FORM = 'packages/resident/new-order/index?service=c0102'
const titled = (title: string) => storedOrders(world).filter((order) => order.title === title)
const inView = (page: Page, selector: string) =>
  page.evaluate((wanted) => {
    const box = [...document.querySelectorAll<HTMLElement>(wanted)].find((each) => each.offsetParent !== null)?.getBoundingClientRect()
    return box !== undefined && box.top >= 0 && box.bottom <= window.innerHeight
  }, selector)

async function slow({ page }: Seat, ms: number): Promise<void> {
  await page.route('**/fn/**', async (intercepted) => {
    await new Promise((wait) => setTimeout(wait, ms))
    await intercepted.continue().catch(() => undefined)
  })
}

itIs('网络很慢时先有骨架，连点两下只提交一次，填的都在', async () => {
  const title = '慢网络下点的单'
  const seat = await neighbour('seed-r003')
  const { page, go, close, errors } = seat
  await slow(seat, 700)
  await page.goto(`${world.cloud.url}/#/pages/home/index`)
  await page.locator('.skeleton').first().waitFor()
  await go(FORM)
  await fillOrder(page, title)
  const submit = button(page, '提交点单')
  await submit.tap()
  await page.locator('.shell__foot [aria-disabled="true"] .btn__spin').waitFor()
  await submit.tap({ force: true })
  await holds(page, '一句话说说', title)
  await reaches(world, title, 'submitted')
  await text(page, /收到了，订单/).waitFor()
  expect(titled(title)).toHaveLength(1)
  expect(errors).toEqual([])
  await close()
}, 60_000)

itIs('断网时说清楚，填的都在，网络好了再点一次就成，也只有一单', async () => {
  const title = '断网时点的单'
  const { page, go, close } = await neighbour('seed-r004')
  await go(FORM)
  await fillOrder(page, title)
  await page.route('**/fn/**', (intercepted) => intercepted.abort('internetdisconnected'))
  await button(page, '提交点单').tap()
  await text(page, '网络没有连上，您填的内容都在。请检查网络后再试。').waitFor()
  expect(titled(title)).toEqual([])
  await holds(page, '一句话说说', title)
  await holds(page, '几号楼', '3')

  await page.unroute('**/fn/**')
  await button(page, '提交点单').tap()
  await reaches(world, title, 'submitted')
  expect(titled(title)).toHaveLength(1)
  await close()
}, 60_000)

itIs('门口没有网：到和办好都存在手机里，有网了自己补上，时间按当时的算', async () => {
  const orderId = await journey(world).taken()
  const order = () => world.cloud.database.get('orders', orderId) as unknown as { state: string; seats: { s1: { checkIn?: { at: number }; doneAt?: number } } }
  const { page, go, close } = await sitDown(browser, world, { openid: PEOPLE.member, role: 'member' })
  await go(`packages/member/task/index?id=${orderId}`)
  const began = world.cloud.clock.now()
  await page.route('**/fn/**', (intercepted) => intercepted.abort('internetdisconnected'))
  await button(page, '我到了').tap()
  await sheets(page).getByText('手动签到', { exact: true }).tap()
  await text(page, '手机定不了位').tap()
  await answer(page, '我到了').tap()
  await text(page, '到的记录存在手机里').waitFor()
  await button(page, '办好了').tap()
  await sheets(page).getByText('解决了', { exact: true }).tap()
  await answer(page, '办好了').tap()
  await text(page, /到的记录、.*走的记录存在手机里/).waitFor()
  expect(await button(page, '办好了').count()).toBe(0)
  expect(order().state).toBe('taken')

  world.cloud.clock.advance(40 * 60_000)
  await page.unroute('**/fn/**')
  await page.goto('about:blank')
  await go('pages/home/index')
  await becomes(() => order().state, 'done')
  const { checkIn, doneAt } = order().seats.s1
  for (const at of [checkIn?.at ?? 0, doneAt ?? 0]) expect(Math.abs(at - began)).toBeLessThan(5 * 60_000)
  expect(await page.evaluate(() => Object.values(localStorage).some((kept) => kept.includes('happenedAt')))).toBe(false)
  await close()
}, 90_000)

itIs('关掉再开，没写完的还在', async () => {
  const title = '写到一半的单'
  const { page, go, close } = await neighbour('seed-r005')
  await go(FORM)
  await field(page, '一句话说说').fill(title)
  await becomes(() => page.evaluate((words) => Object.values(localStorage).some((kept) => kept.includes(words)), title), true)
  await page.reload()
  await settled(page)
  await text(page, '上次没写完的内容还在，可以接着写。').waitFor()
  await holds(page, '一句话说说', title)
  await close()
}, 60_000)

itIs('写得太长不会被剪掉：说多了几个字，交不出去；地址空着、电话不对也说明，改一处就去下一处', async () => {
  const title = '一'.repeat(45)
  const { page, go, close } = await neighbour('seed-r006')
  await go(FORM)
  await text(page, '阳台').tap()
  await text(page, '一直流').tap()
  await field(page, '一句话说说').fill('一'.repeat(38))
  await text(page, '还能写 2 个字').waitFor()
  await field(page, '一句话说说').fill(title)
  await text(page, '最多 40 个字，多了 5 个，请删短一些。').waitFor()
  await field(page, '怎么称呼您').fill('测试居民')
  await field(page, '您的电话').fill('12345')
  await button(page, '提交点单').tap()
  await text(page, /还有 \d 处要填/).waitFor()
  await holds(page, '一句话说说', title)
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === '一句话说说')

  await field(page, '一句话说说').fill('窗户漏风')
  await button(page, '提交点单').tap()
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === '小区：请选择')
  await becomes(() => inView(page, '.field--wrong'), true)
  await button(page, '小区：请选择').tap()
  await text(page, '颐泽花园').tap()
  await field(page, '几号楼').fill('3')
  await button(page, '提交点单').tap()
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === '您的电话')
  await text(page, '请填 11 位手机号，或带区号的固定电话').waitFor()
  await becomes(() => inView(page, '.field--wrong'), true)
  await field(page, '您的电话').fill('13800000001')
  await button(page, '提交点单').tap()
  await text(page, '请先看过并同意隐私说明').waitFor()
  expect(titled('窗户漏风')).toEqual([])
  await close()
}, 60_000)

itIs('提交以后返回是首页，不再是表单', async () => {
  const title = '提交完就返回'
  const { page, go, close } = await neighbour('seed-r007')
  await go('pages/home/index')
  await text(page, '我要点单').tap()
  await text(page, '水管龙头漏水').tap()
  await settled(page)
  await fillOrder(page, title)
  await button(page, '提交点单').tap()
  await text(page, /收到了，订单/).waitFor()
  await page.goBack()
  await text(page, '我要点单').waitFor()
  await isAt(page, 'pages/home/index')
  await close()
}, 60_000)

itIs('面板开着时返回只关面板，写的还在；再返回才离开', async () => {
  const { page, go, close, errors } = await resident()
  await world.as(PEOPLE.resident).ok('orders', 'submit', tapOrder({ title: '返回键试一试' }))
  await go('pages/orders/index')
  await text(page, '返回键试一试').tap()
  await settled(page)
  const cancel = async () => {
    await button(page, '更多').tap()
    await sheets(page).getByText('撤销', { exact: true }).tap()
  }
  const history = await page.evaluate(() => window.history.length)
  await cancel()
  await field(page, '撤销的原因').fill('写到一半')
  await page.goBack()
  await sheets(page).waitFor({ state: 'detached' })
  await isAt(page, 'packages/resident/order/index')
  await cancel()
  await page.waitForFunction(() => [...document.querySelectorAll('textarea')].some((each) => each.value === '写到一半'))
  await page.locator('.sheet__buttons').getByText('先不').tap()
  await sheets(page).waitFor({ state: 'detached' })
  // The sheet's own entry is taken off by a step back, which takes a moment.
  await becomes(() => page.evaluate(() => (window.history.state as { sheet?: true } | null)?.sheet ?? false), false)
  expect(await page.evaluate(() => window.history.length)).toBeLessThanOrEqual(history + 1)
  await page.goBack()
  await text(page, '我的订单').waitFor()
  await isAt(page, 'pages/orders/index')
  expect(errors).toEqual([])
  await close()
}, 60_000)

itIs('办好了说一句，留得住，不盖住任何字和按钮，读屏会念', async () => {
  const title = '话放在哪里'
  const { orderId } = await world.as(PEOPLE.resident).ok('orders', 'submit', tapOrder({ title }))
  const { page, go, close } = await resident()
  await page.clock.install()
  await go(`packages/resident/order/index?id=${orderId}`)
  await button(page, '催一催').tap()
  const notice = page.locator('[role="status"] .notice').filter({ visible: true })
  await notice.waitFor()
  await settled(page)
  await page.clock.fastForward(3000)
  const covered = await page.evaluate(() => {
    const line = [...document.querySelectorAll<HTMLElement>('.notice')].find((each) => each.offsetParent !== null) as HTMLElement
    const box = line.getBoundingClientRect()
    const others = [...document.querySelectorAll<HTMLElement>('.card, .bar, .shell__foot')].filter((each) => each.offsetParent !== null && !each.contains(line))
    return others.filter((each) => {
      const other = each.getBoundingClientRect()
      return other.top < box.bottom - 1 && other.bottom > box.top + 1
    }).map((each) => each.className)
  })
  expect(covered).toEqual([])
  await notice.getByRole('button', { name: '知道了' }).tap()
  await notice.waitFor({ state: 'detached' })
  await close()
}, 60_000)

itIs('演示里选居民 2 号，打开就是长辈版；换一个人就不是', async () => {
  const { page, go, close } = await sitDown(browser, world, {})
  for (const [name, elder] of [['居民 2 号', true], ['居民 1 号', false]] as const) {
    await go('packages/entry/sign-in/index')
    await page.getByRole('link').filter({ hasText: name, visible: true }).tap()
    await text(page, '我要点单').waitFor()
    await page.waitForFunction((large) => [...document.querySelectorAll<HTMLElement>('.shell')].some((each) => each.offsetParent !== null && each.classList.contains('elder') === large), elder)
  }
  await close()
}, 60_000)
