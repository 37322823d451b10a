import { existsSync } from 'node:fs'
import type { Browser, BrowserContext, Page, Request } from 'playwright-core'
import { chromium } from 'playwright-core'
import type { World } from './world'

/** Debian's Chromium; a user without one still has every other test. */
export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

export const hasBrowser = (): boolean => existsSync(CHROMIUM)
/** `test` where there is a browser; elsewhere each one is skipped, and e2e-setup.ts says once why. CI counts a skip as a failure. */
export function browserTest(): jest.It {
  return hasBrowser() ? test : (test.skip as unknown as jest.It)
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, headless: true, args: FLAGS })
}

export const VIEWPORTS = {
  phone: { width: 375, height: 812 },
  desk: { width: 1440, height: 900 },
} as const

export interface Seat {
  readonly page: Page
  /** Goes to a page of the app by its route. */
  go(route: string): Promise<void>
  /** What went wrong in the browser meanwhile. */
  readonly errors: readonly string[]
  close(): Promise<void>
}

export interface SeatOptions {
  readonly openid?: string
  readonly role?: string
  readonly elder?: boolean
  readonly viewport?: keyof typeof VIEWPORTS
}

/** Somebody in front of a screen, signed in as the demo's picker would sign them in. */
export async function sitDown(browser: Browser, world: World, options: SeatOptions): Promise<Seat> {
  const { openid, role, elder = false, viewport = 'phone' } = options
  const phone = viewport === 'phone'
  const context: BrowserContext = await browser.newContext({ viewport: VIEWPORTS[viewport], deviceScaleFactor: phone ? 2 : 1, hasTouch: phone, isMobile: phone, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const session = openid === undefined ? undefined : await signIn(world, openid)
  const stored = { ...(session === undefined ? {} : { session }), ...(role === undefined ? {} : { role }), elder }
  await context.addInitScript((value) => {
    // A blank page between two visits has no storage to ask.
    if (location.protocol === 'about:') return
    if (!localStorage.getItem('session.v1')) localStorage.setItem('session.v1', JSON.stringify({ data: value }))
  }, stored)
  const page = await context.newPage()
  watchCalls(page)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()) })
  page.setDefaultTimeout(8000)
  return {
    page, errors,
    go: async (route) => {
      await page.goto(`${world.cloud.url}/#/${route}`)
      await settled(page)
    },
    close: () => context.close(),
  }
}

/** What a page waits for: calls of the functions, and scripts of a part of the app that is opened for the first time. */
const underWay = new WeakMap<Page, Set<Request>>()
function watchCalls(page: Page): void {
  const calls = new Set<Request>()
  underWay.set(page, calls)
  page.on('request', (request) => calls.add(request))
  page.on('requestfinished', (request) => calls.delete(request))
  page.on('requestfailed', (request) => calls.delete(request))
}

/** Looked at so often in a row: a page that was only just tapped for has not asked anything yet. */
const QUIET_LOOKS = 4
/** No skeleton left and nothing under way: what is on the screen is what is there. The browser's own word for it speaks of the first load alone, and half a second late. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState()
  const end = Date.now() + 8000
  for (let quiet = 0; quiet < QUIET_LOOKS; ) {
    const skeletons = await page.locator('[class*="skeleton"]').count()
    const calls = underWay.get(page)?.size ?? 0
    if (Date.now() > end) throw new Error(`not settled: ${skeletons} skeletons, ${calls} calls under way`)
    quiet = skeletons === 0 && calls === 0 ? quiet + 1 : 0
    await new Promise((wait) => setTimeout(wait, 50))
  }
}

async function signIn(world: World, openid: string): Promise<string> {
  const reply = await fetch(`${world.cloud.url}/demo/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ openid }) })
  const { data } = (await reply.json()) as { data?: { session: string } }
  if (data === undefined) throw new Error(`demo login of ${openid} was refused`)
  return data.session
}
