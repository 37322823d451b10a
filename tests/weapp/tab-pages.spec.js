const fs = require('fs')
const path = require('path')
const { inWechat, DIST } = require('./app')

const ORDER = { id: 'o1', no: '0722-0413', title: '厨房水龙头漏水', state: 'offered', urgency: 'p2', category: '水电维修', place: '颐泽花园 12 号楼', actions: [] }
const NOW = Date.now()
const me = (roles) => ({
  personId: 'p1',
  label: '党员 12 号',
  roles: roles.map((role) => ({ role, scopeId: 'c1', scope: '颐泽社区' })),
  roleToken: 'signed',
  roleTokenUntil: NOW + 600_000,
  community: { id: 'c1', name: '颐泽社区' },
  now: NOW,
})
const world = { roles: [] }

function answer(fn, { action, input }) {
  if (action === 'me') return me(world.roles)
  if (action === 'home') return { as: input.as, label: '', community: '颐泽社区', area: '第 7 网格', phone: '05335180000', counts: {}, orders: [ORDER], now: NOW }
  if (action === 'list') return { items: [ORDER], now: NOW }
  if (action === 'current') return { version: 1, templates: [], categories: [{ id: 'c1', name: '水电维修', icon: 'wrench', notice: '', services: [] }] }
  throw new Error(`${fn}.${action}`)
}

const host = inWechat(answer)

const tabs = () => host.all('.tab-bar__tab').map((tab) => tab.textContent)
/** The role changes as the app learns of it: by opening the page again after `people.me`. */
async function enterAs(...roles) {
  world.roles = roles
  await host.launch()
}

test.each(['home', 'orders', 'tasks', 'me'])('主包的标签页 %s 能打开，并画出自己的底部标签', async (name) => {
  await enterAs('member')
  await host.show(`pages/${name}/index`)
  expect(host.all('.bar__title')).toHaveLength(1)
  expect(tabs()).toEqual(['首页', '接单', '订单', '岗位', '我的'])
})

test('居民只看到首页、我的订单、我的三个标签', async () => {
  await enterAs('resident')
  await host.show('pages/home/index')
  expect(tabs()).toEqual(['首页', '我的订单', '我的'])
})

test('社区工作人员看不到接单标签', async () => {
  await enterAs('staff')
  await host.show('pages/home/index')
  expect(tabs()).toEqual(['首页', '订单', '我的'])
})

test('点标签就换到那一页', async () => {
  await enterAs('resident')
  await host.show('pages/home/index')
  await host.tap('.tab-bar__tab', '我的订单')
  expect(host.top().route).toBe('pages/orders/index')
  expect(host.text()).toContain('厨房水龙头漏水')
})

test('首页的点单按钮打开服务列表', async () => {
  await enterAs('resident')
  await host.show('pages/home/index')
  await host.tap('.btn--big', '我要点单')
  expect(host.top().route).toBe('packages/resident/services/index')
})

test('下拉会重新问服务器，并收起下拉动画', async () => {
  await enterAs('resident')
  const { page } = await host.show('pages/home/index')
  const before = host.sent('orders.home').length
  page.onPullDownRefresh()
  await host.flush()
  expect(host.sent('orders.home')).toHaveLength(before + 1)
  expect(host.called('stopPullDownRefresh')).not.toHaveLength(0)
})

test('没有连上网时说明原因，再试一次就好', async () => {
  await enterAs('resident')
  host.state.answer = () => {
    throw new Error('request:fail')
  }
  await host.show('pages/orders/index', {}, 60)
  expect(host.text()).toContain('网络没有连上')
  host.state.answer = answer
  await host.tap('.btn', '再试一次')
  expect(host.text()).toContain('厨房水龙头漏水')
})

test('能点的东西在微信里也有名字和角色', async () => {
  await enterAs('resident')
  await host.show('packages/resident/new-order/index')
  const template = fs.readFileSync(path.join(DIST, 'base.wxml'), 'utf8').split('<template name="tmpl_0_').find((part) => part.includes('<view') && part.includes('bindtouchstart'))
  const slot = (attribute) => new RegExp(`${attribute}="{{i\\.(p\\d+)`).exec(template)[1]
  const back = host.data('bar__back')
  expect(back[slot('aria-label')]).toBe('返回')
  expect(back[slot('aria-role')]).toBe('button')
})

test('长辈版在全部页面生效，并留在手机里', async () => {
  await enterAs('resident')
  await host.show('pages/me/index')
  await host.tap('.choices__chip', '长辈版')
  expect(host.all('.shell.elder')).toHaveLength(1)
  expect(host.state.storage.get('session.v1').elder).toBe(true)
  await host.tap('.choices__chip', '标准版')
  expect(host.all('.shell.elder')).toHaveLength(0)
})

test('主包、分包和总包都不超过约定的大小', () => {
  const size = (folder) => fs.readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + fs.statSync(path.join(entry.parentPath || entry.path, entry.name)).size, 0)
  const KIB = 1024
  const total = size(DIST)
  const subpackages = fs.readdirSync(path.join(DIST, 'packages')).map((name) => size(path.join(DIST, 'packages', name)))
  expect(total - subpackages.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(400 * KIB)
  subpackages.forEach((bytes) => expect(bytes).toBeLessThanOrEqual(600 * KIB))
  expect(total).toBeLessThanOrEqual(2400 * KIB)
})
