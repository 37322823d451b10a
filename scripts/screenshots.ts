import { copyFileSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openBrowser, sitDown } from '../tests/support/browser'
import { missingFrom } from '../tests/support/looks'
import { prepareOrders } from '../tests/support/prepared-orders'
import { startWorld } from '../tests/support/world'
import { buildApp } from './build-app'
import { buildFunctions } from './build-functions'
import { readOptions } from './options'
import { SCREENS, visitsOf } from './screens'

/**
 * Every page at 375×812, in 长辈版 and at 1440×900, over the running functions and a freshly seeded district. A screen
 * that does not show what it says (screens.ts, `shows`) is pictured all the same, and the run fails.
 */

/** The pictures of the README, by screen and width. */
const README_PICTURES = ['resident-home.phone', 'resident-home.elder', 'resident-order-done.phone', 'member-home.phone', 'staff-home.phone', 'staff-desk.desk']
const HELP = '用法：npm run screenshots -- [--out 目录] [--only 名字的一部分,…] [--readme 更新 docs/pictures]'

async function main(): Promise<void> {
  const root = resolve(__dirname, '..')
  const { values } = readOptions({ options: { out: { type: 'string', default: join(root, 'dist/screenshots') }, only: { type: 'string' }, readme: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } })
  if (values.help) return void process.stdout.write(`${HELP}\n`)
  await buildFunctions()
  await buildApp({ root, target: 'h5', demo: true })
  mkdirSync(values.out, { recursive: true })
  const world = await startWorld({ web: true })
  const browser = await openBrowser()
  const wrong: string[] = []
  try {
    const ids = await prepareOrders(world)
    for (const screen of SCREENS) {
      if (values.only !== undefined && !values.only.split(',').some((part) => screen.name.includes(part))) continue
      for (const { at, route, seat: who } of visitsOf(screen, ids)) {
        const seat = await sitDown(browser, world, who)
        await seat.go(route)
        const missing = await missingFrom(seat.page, screen.shows)
        if (missing !== undefined) wrong.push(`${screen.name}.${at}：看不到“${missing}”`)
        await seat.page.waitForTimeout(250)
        const file = join(values.out, `${screen.name}.${at}.png`)
        await seat.page.screenshot({ path: file })
        if (values.readme && README_PICTURES.includes(`${screen.name}.${at}`)) copyFileSync(file, join(root, 'docs/pictures', `${screen.name}.${at}.png`))
        if (seat.errors.length > 0) process.stderr.write(`${screen.name}.${at}: ${seat.errors.join(' | ').slice(0, 300)}\n`)
        await seat.close()
      }
      process.stdout.write(`✓ ${screen.name}\n`)
    }
  } finally {
    await browser.close()
    await world.stop()
  }
  process.stdout.write(`\n${values.out}\n`)
  if (wrong.length > 0) throw new Error(`这些画面不是名字说的样子：\n${wrong.join('\n')}`)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
})
