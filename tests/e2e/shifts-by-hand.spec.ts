import type { Browser } from 'playwright-core'
import { browserTest, sitDown } from '../support/browser'
import { answer, button, field, sheets, text } from '../support/fingers'
import { inBrowserWorld } from '../support/in-world'
import { CAST } from '../support/journey'
import { shiftsIn } from '../support/shifts'
import { PEOPLE, type World } from '../support/world'

/** Posts and shifts with fingers: staff write one, a member claims it, waits, comes and goes. */
let world: World
let browser: Browser
inBrowserWorld((fresh, opened) => {
  world = fresh
  browser = opened
})

const itIs = browserTest()
const seat = (openid: string, role: string) => sitDown(browser, world, { openid, role, viewport: 'phone' })
/** A place in the coordinates of Chinese maps, and what a phone there measures by satellite. */
const POINT = { lng: 118.0059, lat: 36.6002 }
const NEAR = { longitude: 118, latitude: 36.6 }
const stored = (shiftId: string) => world.cloud.database.get('shifts', shiftId) as unknown as { left: number; claims: Readonly<Record<string, { in?: object; out?: object }>>; waiterIds: readonly string[] }

itIs('社区写一个岗位、发布、排班，党员从首页起三下就认领到，退掉也只要两下', async () => {
  const staff = await seat(PEOPLE.staff, 'staff')
  await staff.go('packages/staff/post-form/index')
  await button(staff.page, '存好').tap()
  await text(staff.page, '还有 4 处要填，已标在题目下面。').waitFor()
  await field(staff.page, '岗位名称').fill('雨后清扫')
  await field(staff.page, '做什么').fill('清扫')
  await field(staff.page, '说明').fill('清理落叶和积水，工具在驿站领。')
  await field(staff.page, '地点').fill('颐泽花园东门')
  await button(staff.page, '存好').tap()
  await button(staff.page, '发布').tap()
  await button(staff.page, '排班').tap()
  await answer(staff.page, '排好').tap()
  await text(staff.page, '排好了 1 班').waitFor()
  expect(staff.errors).toEqual([])
  await staff.close()

  const member = await seat(PEOPLE.member, 'member')
  await member.go('pages/home/index')
  let taps = 0
  const tap = async (target: { tap: () => Promise<void> }) => {
    taps += 1
    await target.tap()
  }
  await tap(member.page.getByRole('tab', { name: '岗位' }).filter({ visible: true }).first())
  await tap(text(member.page, '雨后清扫'))
  await tap(button(member.page, '我来'))
  await text(member.page, '您认领了这一班').waitFor()
  expect(taps).toBe(3)
  await button(member.page, '我来不了').tap()
  await answer(member.page, '退掉').tap()
  await text(member.page, '还要人，您可以来').waitFor()
  expect(member.errors).toEqual([])
  await member.close()
}, 90_000)

itIs('满了就候补；前面的人退了，轮到他，确认就是他的', async () => {
  const { shiftId } = await shiftsIn(world).claimed(CAST.other, 1, { title: '放学路口值守' })
  const member = await seat(PEOPLE.member, 'member')
  await member.go(`packages/member/shift/index?id=${shiftId}`)
  await text(member.page, '名额满了，可以候补').waitFor()
  await button(member.page, '候补').tap()
  await text(member.page, '候补第 1 位').waitFor()
  await world.as(CAST.other).ok('posts', 'release', { shiftId })
  await member.go(`packages/member/shift/index?id=${shiftId}`)
  await button(member.page, '确认，我来').tap()
  await text(member.page, '您认领了这一班').waitFor()
  expect(Object.keys(stored(shiftId).claims)).toHaveLength(1)
  await member.close()
}, 60_000)

itIs('到了点“我到了”，工作人员看得到是怎么签的，也能出示签到码', async () => {
  const { shiftId, postId, startsAt } = await shiftsIn(world).claimed(PEOPLE.member, 2, { title: '驿站接待', place: { name: '驿站', point: POINT } })
  world.cloud.clock.set(startsAt - 10 * 60_000)
  const member = await seat(PEOPLE.member, 'member')
  await member.page.context().grantPermissions(['geolocation'])
  await member.page.context().setGeolocation({ ...NEAR, accuracy: 30 })
  await member.go(`packages/member/shift/index?id=${shiftId}`)
  await button(member.page, '我到了').tap()
  await text(member.page, '您签到了，正在服务').waitFor()
  expect(Object.values(stored(shiftId).claims)[0]?.in).toMatchObject({ way: 'position', flagged: false })
  await member.close()

  const staff = await seat(PEOPLE.staff, 'staff')
  await staff.go(`packages/staff/post/index?id=${postId}`)
  await text(staff.page, /1\/2 人/).tap()
  await sheets(staff.page).getByText(/签到 .*（定位）/).waitFor()
  await button(staff.page, '出示签到码').tap()
  await sheets(staff.page).getByText('码每半分钟换一次', { exact: false }).waitFor()
  expect(staff.errors).toEqual([])
  await staff.close()
}, 90_000)
