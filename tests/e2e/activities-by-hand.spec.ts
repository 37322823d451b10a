import type { Browser } from 'playwright-core'
import { activitiesIn } from '../support/activities'
import { browserTest, sitDown } from '../support/browser'
import { answer, becomes, button, field, sheets, text } from '../support/fingers'
import { inBrowserWorld } from '../support/in-world'
import { CAST, idOf } from '../support/journey'
import { PEOPLE, type World } from '../support/world'
import { toGcj02 } from '../../src/services/gcj02'

/** 组织活动 with fingers: a community plans one, a member says that they come, comes and goes; who has no phone is put down by hand. */
let world: World
let browser: Browser
inBrowserWorld((fresh, opened) => {
  world = fresh
  browser = opened
})

const itIs = browserTest()
const MINUTE = 60_000
const seat = (openid: string, role: string) => sitDown(browser, world, { openid, role, viewport: 'phone' })
const activity = () => world.cloud.database.dump('records').find((record) => record['kind'] === 'activity' && record['title'] === '清理楼道杂物') as unknown as { readonly _id: string; readonly startsAt: number; readonly endsAt: number; readonly state: string } | undefined
const marks = () => world.cloud.database.dump('activity_marks').filter((mark) => mark['activityId'] === activity()?._id) as unknown as readonly { readonly memberId: string; readonly in?: { readonly way: string; readonly flagged: boolean }; readonly out?: { readonly way: string } }[]

/** What a browser at a place of a Chinese map says where it is. */
function byBrowser({ lng, lat }: { readonly lng: number; readonly lat: number }) {
  const there = toGcj02(lng, lat)
  return { longitude: 2 * lng - there.lng, latitude: 2 * lat - there.lat, accuracy: 20 }
}

itIs('社区办一场：漏填的说在题目下面；党员从消息点进去报名，到场定位签到、签退；没带手机的补记要写原因', async () => {
  const staff = await seat(PEOPLE.staff, 'staff')
  await staff.go('packages/activities/organise/index?as=staff')
  await button(staff.page, '办一场').tap()
  await button(staff.page, '定下来，告诉大家').tap()
  await text(staff.page, '还有 4 处要改，已标在题目下面。').waitFor()
  await field(staff.page, '名称').fill('清理楼道杂物')
  await field(staff.page, '说明').fill('带手套，工具社区准备。')
  await field(staff.page, '地点').fill('颐泽花园 3 号楼前')
  await button(staff.page, '哪一天：请选择').tap()
  await sheets(staff.page).getByRole('radio', { disabled: false }).nth(1).tap()
  await button(staff.page, '在哪里附近：不选').tap()
  await sheets(staff.page).getByRole('radio', { name: '颐泽花园', exact: true }).tap()
  await button(staff.page, '定下来，告诉大家').tap()
  await text(staff.page, '还没有人报名。没报名的到时候也能来。').waitFor()
  const made = activity()
  if (made === undefined) throw new Error('not made')
  await world.cloud.fireTimer('clock')

  const before = await seat(PEOPLE.member, 'member')
  await before.go('packages/me/notices/index')
  await text(before.page, '清理楼道杂物').tap()
  await button(before.page, '我来').tap()
  await button(before.page, '来不了').waitFor()
  for (const each of [before, staff]) await each.close()

  // The next day: a browser has to sign in again.
  world.cloud.clock.set(made.startsAt - 5 * MINUTE)
  const member = await seat(PEOPLE.member, 'member')
  await member.page.context().grantPermissions(['geolocation'])
  await member.page.context().setGeolocation(byBrowser(activitiesIn(world).point()))
  await member.go(`packages/member/activity/index?id=${made._id}`)
  await button(member.page, '我到了').tap()
  await button(member.page, '我走了').waitFor()
  expect(marks()).toMatchObject([{ memberId: idOf(PEOPLE.member), in: { way: 'position', flagged: false } }])

  world.cloud.clock.set(made.startsAt + 20 * MINUTE)
  const desk = await seat(PEOPLE.staff, 'staff')
  await desk.go(`packages/activities/manage/index?as=staff&id=${made._id}`)
  await text(desk.page, '党员 1 号').waitFor()
  await button(desk.page, '有人没带手机，补记一位').tap()
  await text(desk.page, '请写党员编号').waitFor()
  await field(desk.page, '党员编号').fill('2')
  await text(desk.page, '请写一句为什么补记').waitFor()
  await field(desk.page, '为什么补记').fill('手机没电，人在现场')
  await answer(desk.page, '记上').tap()
  await text(desk.page, '党员 2 号').waitFor()
  expect(marks().find(({ memberId }) => memberId === idOf(CAST.other))).toMatchObject({ in: { way: 'staff', flagged: true } })
  await button(desk.page, '出示签到码').tap()
  await sheets(desk.page).getByText('码每半分钟换一次', { exact: false }).waitFor()

  world.cloud.clock.set(made.endsAt - 5 * MINUTE)
  await member.go('pages/home/index')
  await member.go(`packages/member/activity/index?id=${made._id}`)
  await button(member.page, '我走了').tap()
  await becomes(() => marks().find(({ memberId }) => memberId === idOf(PEOPLE.member))?.out?.way, 'position')
  expect([...staff.errors, ...before.errors, ...desk.errors, ...member.errors]).toEqual([])
  for (const each of [desk, member]) await each.close()
}, 120_000)

itIs('站得太远，说差多远、怎么办；取消要写原因，报了名的人打开就看到为什么', async () => {
  const to = activitiesIn(world)
  const id = await to.plan({ title: '清理车棚' })
  await world.as(PEOPLE.member).ok('activities', 'signUp', { activityId: id })
  const { startsAt } = (await world.as(PEOPLE.member).ok('activities', 'activity', { activityId: id })).activity
  const now = world.cloud.clock.now()
  const staff = await seat(PEOPLE.staff, 'staff')
  await staff.go(`packages/activities/manage/index?as=staff&id=${id}`)
  await button(staff.page, '取消这场').tap()
  await text(staff.page, '请写一句原因').waitFor()
  await field(staff.page, '原因').fill('下大雨')
  await answer(staff.page, '取消这场').tap()
  await text(staff.page, '下大雨').waitFor()
  const member = await seat(PEOPLE.member, 'member')
  await member.go(`packages/member/activity/index?id=${id}`)
  await text(member.page, /下大雨/).waitFor()

  const far = await to.plan({ title: '清理河道', startsAt: startsAt + 60 * MINUTE, endsAt: startsAt + 120 * MINUTE })
  world.cloud.clock.set(Math.max(now, startsAt + 60 * MINUTE))
  const { lng, lat } = to.point()
  await member.page.context().grantPermissions(['geolocation'])
  await member.page.context().setGeolocation(byBrowser({ lng: lng + 0.02, lat }))
  await member.go(`packages/member/activity/index?id=${far}`)
  await button(member.page, '我到了').tap()
  await member.page.getByRole('alert').filter({ visible: true }).filter({ hasText: /米|公里|远/ }).waitFor()
  expect(staff.errors).toEqual([])
  await staff.close()
  await member.close()
}, 120_000)
