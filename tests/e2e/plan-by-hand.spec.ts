import type { Browser } from 'playwright-core'
import { browserTest, sitDown } from '../support/browser'
import { becomes, text } from '../support/fingers'
import { inBrowserWorld } from '../support/in-world'
import { tapOrder } from '../support/orders'
import { PEOPLE, type World } from '../support/world'

/** The plan by hand: an order is left for later and taken back; a member notes whom they are not sent to. */
let world: World
let browser: Browser
inBrowserWorld(async (fresh, opened) => {
  world = fresh
  browser = opened
})
const itIs = browserTest()
/** A sheet's buttons are deaf until its question can have been read. */
const READ_MS = 700

itIs('方案里点“先不派”，说好留到几时，单就到下面去，刷新还在；点“接着派”又排回方案', async () => {
  const title = '纱窗破了一个洞'
  const { orderId } = await world.as(PEOPLE.resident).ok('orders', 'submit', tapOrder({ title }))
  await world.as(PEOPLE.staff).ok('orders', 'accept', { as: 'staff', orderId })
  const { page, go, errors, close } = await sitDown(browser, world, { openid: PEOPLE.staff, role: 'staff', viewport: 'phone' })
  await go('packages/staff/plan/index')
  await page.getByRole('button', { name: `换人：${title}` }).tap()
  await page.getByRole('button', { name: '先不派', exact: true }).tap()
  await page.getByRole('radio', { name: '明天早上' }).tap()
  await page.waitForTimeout(READ_MS)
  await page.getByRole('button', { name: '先留着', exact: true }).tap()
  await page.getByRole('button', { name: `接着派：${title}` }).waitFor()
  await becomes(() => page.getByRole('button', { name: `换人：${title}` }).count(), 0)
  await go('packages/staff/plan/index')
  await text(page, /您留到明天 08:30/).waitFor()
  await page.getByRole('button', { name: `接着派：${title}` }).tap()
  await page.getByRole('button', { name: `换人：${title}` }).waitFor()
  await becomes(() => page.getByRole('button', { name: `接着派：${title}` }).count(), 0)
  expect(errors).toEqual([])
  await close()
}, 60_000)

itIs('党员在“接单的范围和时间”里记下亲属的电话，只看得到尾号；去掉就没有了', async () => {
  const { page, go, errors, close } = await sitDown(browser, world, { openid: PEOPLE.member, role: 'member', viewport: 'phone' })
  await go('packages/member/limits/index')
  await page.getByRole('textbox', { name: '亲属的电话' }).fill('13800006677')
  await page.getByRole('button', { name: '记下，不派他点的单' }).tap()
  await text(page, '电话尾号 77').waitFor()
  await becomes(() => page.getByRole('textbox', { name: '亲属的电话' }).inputValue(), '')
  await page.getByRole('button', { name: '不再回避尾号 77' }).tap()
  await becomes(() => text(page, '电话尾号 77').count(), 0)
  expect(errors).toEqual([])
  await close()
}, 60_000)
