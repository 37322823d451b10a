import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser } from 'playwright-core'
import { SCREENS, visitsOf, type Screen } from '../../scripts/screens'
import { browserTest, sitDown, type Seat, type SeatOptions } from '../support/browser'
import { inBrowserWorld } from '../support/in-world'
import { CAST } from '../support/journey'
import { missingFrom, outOfFrame, plainDates, tornLines } from '../support/looks'
import { prepareOrders, type Prepared } from '../support/prepared-orders'
import { type World } from '../support/world'

/** Every page over the running functions, in the state its name says: nothing breaks, nothing runs off the screen or its card, everybody can read and hit it. */
const axeSource = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8')
/** WCAG and WeChat's own rule; 长辈版 asks for more. */
const TAP = { phone: 44, elder: 60, desk: 40 } as const

let world: World
let browser: Browser
let ids: Readonly<Record<Prepared, string>>
inBrowserWorld(async (fresh, opened) => {
  world = fresh
  browser = opened
  ids = await prepareOrders(world)
})

const itIs = browserTest()
itIs.each(SCREENS.map((screen) => [screen.name, screen] as const))('%s：没有报错，看得清，点得到，不出框', async (_, screen) => {
  for (const { at, route, seat: who } of visitsOf(screen, ids)) {
    const seat = await seatOf(who)
    const before = seat.errors.length
    // A page anew, in a browser that has the scripts already: most of a visit is loading them.
    await seat.page.goto('about:blank')
    await seat.go(route)
    expect({ at, missing: await missingFrom(seat.page, screen.shows) }).toEqual({ at, missing: undefined })
    expect({ at, errors: seat.errors.slice(before) }).toEqual({ at, errors: [] })
    expect({ at, found: await seriousFindings(seat) }).toEqual({ at, found: [] })
    expect({ at, small: await smallTargets(seat, TAP[at]) }).toEqual({ at, small: [] })
    expect({ at, wide: await overflow(seat) }).toEqual({ at, wide: 0 })
    expect({ at, out: await outOfFrame(seat.page) }).toEqual({ at, out: [] })
    expect({ at, torn: await tornLines(seat.page) }).toEqual({ at, torn: [] })
    expect({ at, plain: await plainDates(seat.page) }).toEqual({ at, plain: [] })
    if (at === 'desk' && DESK_ROLES.includes(screen.role ?? '')) await sameRail(seat, screen)
  }
}, 60_000)

/** Of pages that are no room of the rail: what is lit beside them. */
const LIT: Readonly<Record<string, string>> = {
  'staff-order-submitted': '待受理', 'staff-order-offered': '办理中', 'staff-order-done': '待确认', 'staff-order-suspended': '等别人', 'staff-dispatch': '待派单', 'street-order-escalated': '等我定',
  'staff-adjustments': '更正和赠送', 'district-points-rules': '积分规则', 'emergency-list': '应急', 'emergency-declare': '应急', 'district-emergency': '应急', 'staff-rollCall': '应急',
  'staff-post': '岗位', 'staff-activityPlanned': '办活动', 'staff-notices': '我的', 'staff-wishes': '微心愿', 'staff-wishDraft': '微心愿', 'staff-station': '驿站兑换',
}
const DESK_ROLES: readonly string[] = ['staff', 'street', 'district']
/** By role: what the rail of the first page held, and every other has to. */
const rails = new Map<string, readonly string[]>()

async function sameRail({ page }: Seat, { name, role = '' }: Screen): Promise<void> {
  const items = await page.locator('.rail-item').filter({ visible: true }).evaluateAll((all) => all.map((each) => (each.querySelectorAll('.rail-item__count').length > 0 ? each.textContent?.replace(/\d+$/, '') : each.textContent) ?? ''))
  const lit = await page.locator('.rail-item--on, .tab-bar__tab--on').filter({ visible: true }).allTextContents()
  rails.set(role, rails.get(role) ?? items)
  expect(items.length).toBeGreaterThan(10)
  expect({ items, lit: lit.map((each) => each.replace(/\d+$/, '')) }).toEqual({ items: rails.get(role), lit: [LIT[name] ?? expect.any(String)] })
}

itIs('宽屏的应急：有返回，底栏和内容一样宽，不盖住最后一行', async () => {
  const { page, go } = await seatOf({ openid: CAST.district, role: 'district', elder: false, viewport: 'desk' })
  await page.goto('about:blank')
  await go(`packages/emergency/cockpit/index?id=${ids.emergency}`)
  await page.getByRole('button', { name: '返回' }).filter({ visible: true }).waitFor()
  const boxOf = async (what: string) => await page.locator(what).filter({ visible: true }).last().boundingBox() ?? { x: 0, y: 0, width: 0, height: 0 }
  const [foot, main] = [await boxOf('.shell__foot'), await boxOf('.shell__main')]
  expect([foot.x, foot.width]).toEqual([main.x, main.width])
  await page.locator('.shell__foot').filter({ visible: true }).evaluate((each) => { for (let box: Element | null = each; box; box = box.parentElement) box.scrollTop = box.scrollHeight })
  const last = await boxOf('.shell__main .card')
  expect(last.y + last.height).toBeLessThanOrEqual((await boxOf('.shell__foot')).y)
}, 60_000)

itIs('侧栏放不下就说下面还有，点了能到最后一项', async () => {
  const { page, go } = await seatOf({ openid: CAST.staff, role: 'staff', elder: false, viewport: 'desk' })
  await page.goto('about:blank')
  await go('packages/staff/rules/index')
  const more = page.getByRole('button', { name: '下面还有' }).filter({ visible: true })
  // Numbers that come in beside the rooms may stop a scroll halfway: who taps again gets there.
  for (let taps = 0; taps < 3 && (await more.count()) > 0; taps += 1) {
    await more.click()
    await more.waitFor({ state: 'detached', timeout: 3000 }).catch(() => undefined)
  }
  expect(await more.count()).toBe(0)
  await page.locator('.rail-item').filter({ hasText: '代点单', visible: true }).click({ trial: true })
}, 60_000)

/** The same person at the same screen keeps their seat. */
const seats = new Map<string, Promise<Seat>>()
function seatOf(who: SeatOptions): Promise<Seat> {
  const key = JSON.stringify([who.openid, who.role, who.elder, who.viewport])
  const seat = seats.get(key) ?? sitDown(browser, world, who)
  seats.set(key, seat)
  return seat
}

async function seriousFindings({ page }: Seat): Promise<readonly string[]> {
  await page.evaluate(axeSource)
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(root: Document, options: object): Promise<{ violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[] }> } }
    const { violations } = await axe.run(document, { resultTypes: ['violations'] })
    return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary.slice(0, 200)}`))
  })
}

async function smallTargets({ page }: Seat, least: number): Promise<readonly string[]> {
  return page.evaluate((min) => {
    const shown = [...document.querySelectorAll('.tappable, button, [role="button"], [role="link"], [role="tab"]')].filter((each) => (each as HTMLElement).offsetParent !== null)
    return shown.flatMap((each) => {
      const { width, height } = each.getBoundingClientRect()
      return width > 0 && (height < min - 0.5 || width < min - 0.5) ? [`${(each.textContent ?? '').slice(0, 12)} ${Math.round(width)}×${Math.round(height)}`] : []
    })
  }, least)
}

async function overflow({ page }: Seat): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth))
}
