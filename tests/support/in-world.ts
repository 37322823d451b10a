import type { Browser } from 'playwright-core'
import { hasBrowser, openBrowser } from './browser'
import type { World } from './world'
import { startWorld } from './world'

/** A world for the tests of one file, stopped when they are over; one instance of each function unless said. */
export function inWorld(ready: (world: World) => unknown, options: Parameters<typeof startWorld>[0] = { instancesPerFunction: 1 }): void {
  let world: World | undefined
  beforeAll(async () => {
    world = await startWorld(options)
    await ready(world)
  }, 60_000)
  afterAll(async () => { await world?.stop() })
}

/** The same with the app's pages and a browser; nothing at all where there is no browser. */
export function inBrowserWorld(ready: (world: World, browser: Browser) => unknown): void {
  let world: World | undefined
  let browser: Browser | undefined
  beforeAll(async () => {
    if (!hasBrowser()) return
    world = await startWorld({ web: true })
    browser = await openBrowser()
    await ready(world, browser)
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await world?.stop()
  })
}
