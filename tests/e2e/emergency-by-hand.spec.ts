import type { Browser } from 'playwright-core'
import { browserTest, sitDown } from '../support/browser'
import { emergencies } from '../support/emergencies'
import { answer, button, field, text } from '../support/fingers'
import { inBrowserWorld } from '../support/in-world'
import { CAST, idOf } from '../support/journey'
import { PEOPLE, type World } from '../support/world'

/** An emergency with fingers, from drafting to the review: the street, the district, the community and a member. */
let world: World
let browser: Browser
inBrowserWorld((fresh, opened) => {
  world = fresh
  browser = opened
})

const itIs = browserTest()
const seat = (openid: string, role: string, viewport: 'phone' | 'desk' = 'phone') => sitDown(browser, world, { openid, role, viewport })
const newest = () => {
  const found = world.cloud.database.dump('records').filter((doc) => doc['kind'] === 'emergency').at(-1)
  return String(found?.['_id'])
}

itIs('街道起草，区里同意，社区点名、排岗位、列名单、记物资，党员一点就答、上门标记，区里解除、复盘', async () => {
  const street = await seat(CAST.street, 'street')
  await street.go('packages/emergency/list/index')
  await button(street.page, '起草应急').tap()
  await field(street.page, '叫什么').fill('强降雨应急')
  await field(street.page, '为什么').fill('气象台发了暴雨橙色预警，低洼小区可能进水。')
  await street.page.getByRole('radio', { name: '橙色 · 二级' }).filter({ visible: true }).tap()
  await street.page.getByRole('radio', { name: /颐泽社区/ }).filter({ visible: true }).first().tap()
  await button(street.page, '交区里同意').tap()
  await text(street.page, '等区里同意').waitFor()
  expect(street.errors).toEqual([])
  await street.close()
  const id = newest()

  const district = await seat(CAST.district, 'district', 'desk')
  await district.go(`packages/emergency/cockpit/index?id=${id}`)
  await button(district.page, '同意').click()
  await answer(district.page, '同意').click()
  await text(district.page, '生效中').waitFor()

  const staff = await seat(PEOPLE.staff, 'staff')
  await staff.go('pages/home/index')
  await text(staff.page, '强降雨应急生效中，看要做什么').tap()
  await button(staff.page, '按模板排岗位').tap()
  await answer(staff.page, '排好').tap()
  await text(staff.page, '岗位和班排好了').waitFor()
  await button(staff.page, '点一轮名').tap()
  await field(staff.page, '问什么').fill('今晚八点能到驿站吗')
  await answer(staff.page, '发出去').tap()
  await text(staff.page, '点名发出去了').waitFor()
  await button(staff.page, '记一笔').tap()
  await field(staff.page, '什么东西').fill('矿泉水')
  await field(staff.page, '数量').fill('30')
  await answer(staff.page, '记好').tap()
  await text(staff.page, '进了 30 箱 · 用了 0 箱').waitFor()
  const { listId } = await emergencies(world).listed(id)
  await world.as(CAST.staff).ok('emergency', 'assignVisits', { as: 'staff', listId, memberIds: [idOf(CAST.member)] })
  expect(staff.errors).toEqual([])

  const member = await seat(PEOPLE.member, 'member')
  await member.go('pages/home/index')
  await text(member.page, '强降雨应急生效中，看要做什么').tap()
  await button(member.page, '能到').tap()
  await text(member.page, /您答的是：能到/).waitFor()
  await button(member.page, '打开名单：颐泽花园 3号楼').tap()
  await text(member.page, '王桂兰').waitFor()
  await button(member.page, '王桂兰：需要帮助').tap()
  await field(member.page, '说一句').fill('降压药吃完了')
  await answer(member.page, '标上').tap()
  await button(member.page, '王桂兰：转成一单').tap()
  await text(member.page, '已经转成一单，社区在安排。').waitFor()
  expect(world.cloud.database.dump('orders').map((order) => order['title'])).toEqual(['应急探访，需要帮助'])
  expect(member.errors).toEqual([])

  await button(district.page, '解除').click()
  await field(district.page, '一句说明').fill('雨停了，水退了')
  await answer(district.page, '解除').click()
  await text(district.page, '等复盘').waitFor()
  await button(district.page, '写复盘').click()
  await field(district.page, '做了什么').fill('值守两天，探访三户')
  await field(district.page, '有什么要改').fill('物资点设在小区里')
  await answer(district.page, '写好了').click()
  await text(district.page, '物资点设在小区里').waitFor()
  expect(district.errors).toEqual([])
  await district.close()

  await member.go(`packages/emergency/visits/index?id=${listId}`)
  await text(member.page, /封存/).waitFor()
  await member.go('pages/home/index')
  await member.close()
  await staff.close()
}, 180_000)

itIs('居民也看得到：出了什么事、到什么时候、该打给谁；别的社区的人看不到', async () => {
  const id = await emergencies(world).inForce()
  const resident = await seat(PEOPLE.resident, 'resident')
  await resident.go('pages/home/index')
  await text(resident.page, '强降雨应急生效中，看要做什么').tap()
  await text(resident.page, '要帮忙就打').waitFor()
  await button(resident.page, '拨打颐泽社区值班').waitFor()
  expect(resident.errors).toEqual([])
  await resident.close()
  expect(await world.as(CAST.foreignMember).code('emergency', 'mine', { emergencyId: id })).toBe('NOT_FOUND')
}, 90_000)
