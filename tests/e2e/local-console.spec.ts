import type { Browser } from 'playwright-core'
import { browserTest, openBrowser, VIEWPORTS } from '../support/browser'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud'

const FUNCTIONS = { 'a-function-with-a-long-name': `exports.main = async (event) => { console.log('一行很长的话'.repeat(20)); if (event.bad) throw new Error('坏了') }` }
const CONFIGS = { 'a-function-with-a-long-name': { triggers: [{ name: 'every-minute', type: 'timer', config: '0 */1 * * * * *' }] } }
const LONG = Array.from({ length: 6 }, (_, n) => ({ name: `index_with_a_long_name_${n}`, keys: [[`field${n}`, 1]] }))

let local: LocalCloud
let browser: Browser
const inBrowser = browserTest()
beforeAll(async () => {
  local = await startLocalCloud({ functions: FUNCTIONS, configs: CONFIGS, indexes: { people: LONG, notes: [] }, options: { slowQueryMs: 0, clock: { startAt: Date.parse('2030-01-02T03:00:00.000Z') }, faults: { seed: 1, duplicate: 1 } } })
  await local.app.database().collection('people').where({ field0: 1, field1: 2 }).orderBy('field2', 'asc').get()
  for (const event of [{}, { bad: true }]) await local.cloud.invoke('a-function-with-a-long-name', event).catch(() => undefined)
  // Each is delivered twice.
  for (let n = 0; n < 6; n++) await local.app.callWxOpenApi({ apiName: 'subscribeMessage.send', apiOptions: {}, requestData: { touser: `o${'x'.repeat(27)}`, template_id: 't'.repeat(43), data: { thing1: { value: `第 ${n} 件` } } } } as never).catch(() => undefined)
  if (inBrowser === test) browser = await openBrowser()
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await local.end()
})

inBrowser.each(['phone', 'desk'] as const)('控制台在%s上：每一栏都有内容，没有藏起来的，没有切掉的', async (screen) => {
  const page = await browser.newPage({ viewport: VIEWPORTS[screen] })
  await page.goto(`${local.cloud.url}/_cloud`)
  await page.waitForSelector('#sent table')
  const sections = await page.locator('section').filter({ has: page.locator('tbody tr') }).locator('h2').allTextContents()
  expect(sections.sort()).toEqual(['最近的调用', '出过的故障', '定时器', '慢查询', '发出的消息', '函数', '集合'].sort())
  const wrong = await page.evaluate(() => {
    const filled = [...document.querySelectorAll('td')].filter((cell) => cell.textContent !== '')
    const outside = (one: Element) => one.getBoundingClientRect().right > document.documentElement.clientWidth || one.getBoundingClientRect().width === 0
    const cut = [...document.querySelectorAll('section, section > div, td, pre')].filter((one) => one.scrollWidth > one.clientWidth && getComputedStyle(one).display !== 'none')
    return [...filled.filter(outside), ...cut].map((one) => one.outerHTML.slice(0, 100))
  })
  expect(wrong).toEqual([])

  expect(await page.locator('#sent tbody tr').count()).toBe(10)
  await page.getByRole('button', { name: '再看 2 行' }).click()
  expect(await page.locator('#sent tbody tr').count()).toBe(12)
  await page.locator('#sent summary').first().click()
  expect(await page.locator('#sent pre').first().textContent()).toContain('43101')
  await page.close()
})
