import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser } from 'playwright-core'
import { SCREENS, visitsOf } from '../../scripts/screens'
import { browserTest, sitDown, type Seat, type SeatOptions } from '../support/browser'
import { inBrowserWorld } from '../support/in-world'
import { prepareOrders, type Prepared } from '../support/prepared-orders'
import { type World } from '../support/world'

/** Every page over the running functions: nothing breaks, nothing runs off the screen, everybody can read and hit it. */
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
    expect({ at, errors: seat.errors.slice(before) }).toEqual({ at, errors: [] })
    expect({ at, found: await seriousFindings(seat) }).toEqual({ at, found: [] })
    expect({ at, small: await smallTargets(seat, TAP[at]) }).toEqual({ at, small: [] })
    expect({ at, wide: await overflow(seat) }).toEqual({ at, wide: 0 })
  }
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
    const { axe } = window as unknown as { axe: { run(root: Document): Promise<{ violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[] }> } }
    const { violations } = await axe.run(document)
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
