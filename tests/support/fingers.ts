import { isDeepStrictEqual } from 'node:util'
import type { Page } from 'playwright-core'
import type { World } from './world'

/** What fingers and eyes do with a page. Pages below the one in view stay in the document, so only what is visible counts. */
export const text = (page: Page, words: string | RegExp) => page.getByText(words).filter({ visible: true }).first()
export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).filter({ visible: true }).last()
/** The button of the sheet that asks, which lies over the one that opened it. */
export const answer = (page: Page, name: string) => page.locator('.sheet__buttons').getByRole('button', { name, exact: true })
export const sheets = (page: Page) => page.getByRole('dialog').filter({ visible: true })
export const field = (page: Page, label: string) => page.locator(`input[aria-label="${label}"], textarea[aria-label="${label}"]`).filter({ visible: true })
export const route = (page: Page) => new URL(page.url()).hash.replace(/^#\/?/, '').split('?')[0] ?? ''

/** What the page shows a moment later is as good as at once: read again until it is as wished, and said as it was last seen if it never is. */
export async function becomes<T>(read: () => T | Promise<T>, wanted: T): Promise<void> {
  const end = Date.now() + 8000
  for (;;) {
    const found = await read()
    if (isDeepStrictEqual(found, wanted)) return
    if (Date.now() > end) return expect(found).toEqual(wanted)
    await new Promise((wait) => setTimeout(wait, 50))
  }
}
export const holds = (page: Page, label: string, value: string) => becomes(() => field(page, label).inputValue(), value)
export const isAt = (page: Page, wanted: string) => becomes(() => route(page), wanted)

interface Stored { readonly _id?: string; readonly state?: string; readonly title?: string; readonly log?: readonly { readonly action: string }[] }
export const storedOrders = (world: World) => world.cloud.database.dump('orders') as readonly Stored[]

/** The database is the judge, not the screen: waits until the order of this title is as wished. */
export async function until(world: World, title: string, what: string, holds: (order: Stored) => boolean): Promise<Stored> {
  const end = Date.now() + 8000
  for (;;) {
    const order = storedOrders(world).find((each) => each.title === title)
    if (order && holds(order)) return order
    if (Date.now() > end) throw new Error(`${title}: ${String(order?.state)}, not ${what}`)
    await new Promise((wait) => setTimeout(wait, 50))
  }
}
export const reaches = (world: World, title: string, state: string) => until(world, title, state, (order) => order.state === state)

/** 点单 as far as the button: what must be answered, where, who. */
export async function fillOrder(page: Page, title: string): Promise<void> {
  await text(page, '阳台').tap()
  await text(page, '一直流').tap()
  await field(page, '一句话说说').fill(title)
  await button(page, '小区：请选择').tap()
  await text(page, '颐泽花园').tap()
  await field(page, '几号楼').fill('3')
  await field(page, '怎么称呼您').fill('测试居民')
  await field(page, '您的电话').fill('13800000001')
  await text(page, '我看过了，同意').tap()
}
