import { join, resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { browserTest, hasBrowser, openBrowser, VIEWPORTS } from '../support/browser'
import { buildPage } from '../support/glass-easel/build-page'
import { tapOrder } from '../support/orders'
import { PEOPLE, startWorld, type World } from '../support/world'

/** The WeChat build itself, on WeChat's own component framework in a real browser, over the real functions. */
const ORIGIN = 'http://weapp.test/'
let world: World
let browser: Browser
let html: string
beforeAll(async () => {
  if (!hasBrowser()) return
  world = await startWorld()
  html = await buildPage(join(resolve(__dirname, '../..'), 'dist/weapp'))
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

async function openPhone(openid: string): Promise<{ page: Page; errors: string[] }> {
  const page = await browser.newPage({ viewport: VIEWPORTS.phone, deviceScaleFactor: 2, hasTouch: true, isMobile: true })
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.setDefaultTimeout(8000)
  // As WeChat would: the platform vouches for the openid, the page cannot name one.
  await page.exposeFunction('__callFunction', (fn: string, data: unknown) => world.cloud.invoke(fn, data, { openid }))
  await page.route(`${ORIGIN}**`, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }))
  await page.goto(ORIGIN)
  return { page, errors }
}

const shown = (page: Page, text: string) => page.getByText(text).filter({ visible: true }).first()

const itIs = browserTest()
itIs('居民在微信里打开首页，看到自己的社区和我要点单', async () => {
  const { page, errors } = await openPhone(PEOPLE.resident)
  await shown(page, '颐泽社区').waitFor()
  await shown(page, '我要点单').tap()
  await shown(page, '水管龙头漏水').waitFor()
  expect(errors).toEqual([])
  await page.close()
}, 60_000)

itIs('党员在微信里点“我来”，订单就是他的', async () => {
  const { orderId } = await world.as(PEOPLE.resident).ok('orders', 'submit', tapOrder({ title: '阳台灯不亮' }))
  const memberId = (await world.as(PEOPLE.member).ok('people', 'me', {})).personId
  await world.as(PEOPLE.staff).ok('orders', 'accept', { as: 'staff', orderId })
  await world.as(PEOPLE.staff).ok('orders', 'dispatch', { as: 'staff', orderId, memberIds: [memberId] })

  const { page, errors } = await openPhone(PEOPLE.member)
  await page.evaluate(() => (window as unknown as { __go(url: string): void }).__go('/pages/tasks/index'))
  await shown(page, '阳台灯不亮').waitFor()
  await shown(page, '我来').tap()
  const until = Date.now() + 8000
  let state = ''
  while (Date.now() < until && state !== 'taken') state = (await world.as(PEOPLE.staff).ok('orders', 'detail', { as: 'staff', orderId })).state
  expect(state).toBe('taken')
  expect(errors).toEqual([])
  await page.close()
}, 60_000)
