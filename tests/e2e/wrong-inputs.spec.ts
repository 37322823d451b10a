import type { Browser, Page } from 'playwright-core'
import { browserTest, sitDown, settled } from '../support/browser'
import { answer, becomes, button, field, fillOrder, holds, isAt, reaches, sheets, storedOrders, text } from '../support/fingers'
import { inBrowserWorld } from '../support/in-world'
import { journey } from '../support/journey'
import { PEOPLE, type World } from '../support/world'

/** What people get wrong with the best of will: each is told what is wrong and what to do, and loses nothing. */
let world: World
let browser: Browser
inBrowserWorld((fresh, opened) => {
  world = fresh
  browser = opened
})

const itIs = browserTest()
const FORM = 'packages/resident/new-order/index?service=c0102'
const neighbour = (openid: string) => sitDown(browser, world, { openid, role: 'resident' })
const stored = (title: string) => storedOrders(world).filter((order) => order.title === title)

itIs('电话少一位不能交，说明要几位；没有单元房号（平房）可以交', async () => {
  const title = '平房里的水管'
  const { page, go, close, errors } = await neighbour('seed-r003')
  await go(FORM)
  await fillOrder(page, title)
  await field(page, '您的电话').fill('1380000000')
  await button(page, '提交点单').tap()
  await text(page, '请填 11 位手机号，或带区号的固定电话').waitFor()
  expect(stored(title)).toEqual([])
  await holds(page, '一句话说说', title)

  await field(page, '您的电话').fill('13800000001')
  await holds(page, '房号', '')
  await button(page, '提交点单').tap()
  await reaches(world, title, 'submitted')
  await text(page, /颐泽花园.·.3.号楼/).waitFor()
  expect(errors).toEqual([])
  await close()
}, 60_000)

/** Chooses a file as a finger does, through the browser's own dialogue. */
async function choose(page: Page, file: { name: string; mimeType: string; buffer: Buffer }) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, '添加照片，还可以加 6 张').tap()])
  // Tens of megabytes take as long as the machine lets them.
  await chooser.setFiles(file, { timeout: 60_000 })
}

/** 4000 × 3000 points without any compression: 36 MB, as a scanner saves it. */
function hugePicture(): Buffer {
  const [width, height] = [4000, 3000]
  const pixels = width * height * 3
  const file = Buffer.alloc(54 + pixels, 0x88)
  file.fill(0, 0, 54)
  file.write('BM')
  file.writeUInt32LE(file.length, 2)
  file.writeUInt32LE(54, 10)
  file.writeUInt32LE(40, 14)
  file.writeInt32LE(width, 18)
  file.writeInt32LE(height, 22)
  file.writeUInt16LE(1, 26)
  file.writeUInt16LE(24, 28)
  file.writeUInt32LE(pixels, 34)
  return file
}

itIs('照片打不开就说打不开、换一张；36 MB 的大照片先缩小，照样传上', async () => {
  const { page, go, close } = await neighbour('seed-r004')
  await go(FORM)
  await choose(page, { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('这不是照片') })
  await text(page, '这张照片打不开。请换一张 JPG 或 PNG 的照片，不传照片也可以继续。').waitFor()
  await button(page, '去掉第 1 张照片').tap()
  await text(page, '这张照片打不开').waitFor({ state: 'detached' })

  await choose(page, { name: 'huge.bmp', mimeType: 'image/bmp', buffer: hugePicture() })
  await page.waitForFunction(() => document.querySelectorAll('.photos__picture').length === 1 && document.querySelectorAll('.photos__veil').length === 0)
  expect(world.cloud.database.dump('photos').length).toBeGreaterThan(0)
  await close()
}, 60_000)

itIs('开始码错了三次，每次都说清楚，还能接着试；对了就签到', async () => {
  const title = '开始码听错了'
  const orderId = await (async () => {
    const id = await journey(world).offered([PEOPLE.member], { title })
    await journey(world).takes(PEOPLE.member, id)
    return id
  })()
  const { startCode = '' } = await world.as(PEOPLE.resident).ok('orders', 'detail', { as: 'resident', orderId })
  const wrong = startCode === '0000' ? '1111' : '0000'
  const { page, go, close, errors } = await sitDown(browser, world, { openid: PEOPLE.member, role: 'member' })
  await go(`packages/member/task/index?id=${orderId}`)
  await button(page, '我到了').tap()
  await text(page, '开始码签到').tap()
  for (let turn = 0; turn < 3; turn += 1) {
    await field(page, '居民手机上的开始码').fill(wrong)
    // The sentence of the turn before is still there: each turn has its own answer.
    await Promise.all([page.waitForResponse((reply) => (reply.request().postData() ?? '').includes('"checkIn"')), answer(page, '我到了').tap()])
    await text(page, '开始码不对。请和居民再核对一下四位数字，或改用定位签到。').waitFor()
    await holds(page, '居民手机上的开始码', wrong)
  }
  await field(page, '居民手机上的开始码').fill(startCode)
  await answer(page, '我到了').tap()
  await reaches(world, title, 'checkedIn')
  expect(errors).toEqual([])
  await close()
}, 60_000)

itIs('评价一个也没选，不能提交，说明还差什么', async () => {
  const orderId = await journey(world).closed()
  const { page, go, close, errors } = await sitDown(browser, world, { openid: PEOPLE.resident, role: 'resident' })
  await go(`packages/resident/order/index?id=${orderId}`)
  await button(page, '评价').tap()
  await text(page, '请把三个问题都点一下').waitFor()
  await becomes(() => answer(page, '评价').getAttribute('aria-disabled'), 'true')
  await answer(page, '评价').tap({ force: true })
  await becomes(() => sheets(page).count(), 1)
  expect((await world.as(PEOPLE.resident).ok('orders', 'detail', { as: 'resident', orderId })).rating).toBeUndefined()
  expect(errors).toEqual([])
  await close()
}, 60_000)

itIs('表单里按返回，到服务列表，写的还在；换一项也带得过去', async () => {
  const title = '先写错了服务'
  const { page, go, close, errors } = await neighbour('seed-r005')
  await go('pages/home/index')
  await text(page, '我要点单').tap()
  await text(page, '水管龙头漏水').tap()
  await field(page, '一句话说说').fill(title)
  await page.goBack()
  await text(page, '要帮什么忙').waitFor()
  await isAt(page, 'packages/resident/services/index')
  await text(page, '下水道堵了').tap()
  await text(page, '上次没写完的内容还在，可以接着写。').waitFor()
  await holds(page, '一句话说说', title)
  expect(errors).toEqual([])
  await close()
}, 60_000)

itIs('没有登录的浏览器：首页和我的说该怎么办，不叫人退出登录', async () => {
  const { page, close } = await sitDown(browser, world, {})
  await page.goto(`${world.cloud.url}/#/pages/home/index`)
  await text(page, '扫码登录工作台').waitFor()
  // Back to a page from before: nobody is signed in there either.
  for (const tab of ['home', 'me']) {
    await page.evaluate((name) => { location.hash = `#/pages/${name}/index` }, tab)
    await text(page, '请用微信打开小程序，或在电脑上扫码进入。').waitFor()
    await becomes(() => text(page, '退出登录').count(), 0)
  }
  // The page before this one has gone by then: its button is the same.
  await settled(page)
  await button(page, '扫码进入').tap()
  await text(page, '扫码登录工作台').waitFor()
  await close()
}, 60_000)
