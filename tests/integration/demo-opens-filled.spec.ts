import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { GapsView, PlanView } from '@core/contract/dispatch'
import type { Candidate, OrderCard } from '@core/contract/order-views'
import type { Me } from '@core/contract/people'
import { type Cloud, startCloud } from '../../local/cloud'
import { openData } from '../../local/open-data'
import { fillDemo } from '../../local/seed/fill-demo'
import { recheck } from '../../scripts/story/recheck'
import { testKeys } from '../support/keys'
import { makeTempDir } from '../support/temp-dir'

/** What `npm start` shows the first time: nobody's first page is empty, and nothing on it was put there by hand. */
const root = resolve(__dirname, '../..')
/** In the forenoon, whatever the hour of whoever runs this: at night nobody may be asked. */
const NOW = Date.parse('2026-03-02T10:00:00+08:00')
const dir = makeTempDir()
const place = (name: string) => {
  mkdirSync(join(dir, name), { recursive: true })
  return { dataDir: join(dir, name), functionsDir: join(root, 'dist/cloudfunctions'), indexesFile: join(root, 'deploy/indexes.json'), env: testKeys }
}
let cloud: Cloud
beforeAll(async () => {
  expect(await fillDemo(place('demo'), NOW)).toBe(true)
  cloud = await startCloud({ ...place('demo'), clock: { startAt: NOW }, timers: false })
}, 60_000)
afterAll(async () => { await cloud?.stop() })

interface Reply<T> { readonly ok: boolean; readonly data: T }
const list = async (openid: string, as: string, tab: string) => ((await cloud.invoke('orders', { action: 'list', input: { as, tab, limit: 50 } }, { openid })) as Reply<{ items: readonly OrderCard[] }>).data.items
const home = async (openid: string, as: string) => ((await cloud.invoke('orders', { action: 'home', input: { as } }, { openid })) as Reply<{ orders: readonly OrderCard[] }>).data.orders
const orders = () => cloud.database.dump('orders') as unknown as readonly { title: string; state: string; level: number; createdAt: number; updatedAt: number; suspension?: object; reopen?: { refusals: number }; appeals: Readonly<Record<string, { state: string }>> }[]

test.each([['seed-r001', 'resident'], ['seed-m00001', 'member'], ['seed-m00002', 'member'], ['seed-s001', 'staff'], ['seed-st001', 'street'], ['seed-sd001', 'district']])('%s（%s）第一次打开，首页有事可看', async (openid, as) => {
  expect((await home(openid, as)).length).toBeGreaterThan(0)
})

test('党员收件箱里有邀请也有抢单，今天有约好时间的任务', async () => {
  const inbox = await list('seed-m00001', 'member', 'inbox')
  expect(inbox.filter((order) => order.actions.includes('take'))).toHaveLength(2)
  const states = (await list('seed-m00001', 'member', 'tasks')).map((order) => order.state)
  expect(states).toEqual(expect.arrayContaining(['scheduled', 'taken']))
})

test('派单方案一打开就有六单以上、好几类，都有人去；社区和区里看得到找不到人的单，不止一个网格；写 1 找到的党员 1 号能派', async () => {
  const { orders, certificate } = ((await cloud.invoke('orders', { action: 'plan', input: { as: 'staff' } }, { openid: 'seed-s001' })) as Reply<PlanView>).data
  expect(certificate.certified).toBe(true)
  expect(orders.filter(({ state }) => state === 'complete').length).toBeGreaterThanOrEqual(6)
  expect(new Set(orders.map(({ service }) => service)).size).toBeGreaterThanOrEqual(6)
  const gaps = async (openid: string, as: string) => ((await cloud.invoke('orders', { action: 'gaps', input: { as } }, { openid })) as Reply<GapsView>).data
  expect((await gaps('seed-s001', 'staff')).items.length).toBeGreaterThanOrEqual(2)
  const district = await gaps('seed-sd001', 'district')
  expect([district.items.length, district.byGrid.length, district.bySkill.length].map((n) => n >= 3)).toEqual([true, true, true])
  const orderId = orders.find(({ service }) => service.includes('修'))?.orderId ?? orders[0]?.orderId
  const found = ((await cloud.invoke('orders', { action: 'candidates', input: { as: 'staff', orderId, query: '1' } }, { openid: 'seed-s001' })) as Reply<{ items: readonly Candidate[] }>).data.items[0]
  expect(found?.label).toBe('党员 1 号')
  expect(found?.reasons.map(({ text }) => text)).not.toContain('手上的单满了')
})

test('点过单的居民都同意过、留过住址，再点一单不用再填', async () => {
  const residents = new Set(cloud.database.dump('people').filter((person) => person['profile'] !== undefined).map((person) => String(person['openid'])))
  expect([...residents]).toEqual(expect.arrayContaining(['seed-r001', 'seed-r002']))
  const { data } = (await cloud.invoke('people', { action: 'me', input: {} }, { openid: 'seed-r002' })) as Reply<Me>
  expect(data.consentAt).toBeLessThanOrEqual(cloud.clock.now())
  expect(data.profile?.address).toMatchObject({ compound: '颐泽花园', building: '5号楼', unit: '1单元', room: '102' })
})

test('等街道和区里定的都有：挂起待批、再次申请重办、提到街道、提到区里、申诉', () => {
  const all = orders()
  expect(all.some((order) => order.suspension !== undefined && order.state === 'accepted')).toBe(true)
  expect(all.some((order) => order.state === 'reopenRequested' && order.reopen?.refusals === 1)).toBe(true)
  expect(all.filter((order) => order.state === 'escalated').map((order) => order.level).sort()).toEqual([1, 2])
  expect(all.some((order) => Object.values(order.appeals).some((appeal) => appeal.state === 'open'))).toBe(true)
})

test('每一步都是从接口走出来的：没有非法的，链都接得上，没有一步在将来', () => {
  const { illegal, brokenChains, problems } = recheck(cloud.database.dump('orders'), cloud.database.dump('order_log'), [])
  expect({ illegal, brokenChains, problems }).toEqual({ illegal: 0, brokenChains: 0, problems: [] })
  expect(orders().filter((order) => order.updatedAt > cloud.clock.now() || order.createdAt > order.updatedAt)).toEqual([])
})

test('再次启动不会重复写入；真实区域的目录里不写演示的人', async () => {
  const before = orders().length
  await cloud.stop()
  expect(await fillDemo(place('demo'), NOW)).toBe(false)
  cloud = await startCloud({ ...place('demo'), timers: false })
  expect(orders()).toHaveLength(before)

  const real = place('real')
  const { database, close } = openData(real.dataDir, real.indexesFile)
  database.put('areas', { _id: 'district' })
  close()
  await expect(fillDemo(real)).rejects.toThrow('真实的区域')
  expect(existsSync(join(real.dataDir, 'cloud.db'))).toBe(true)
  const after = openData(real.dataDir, real.indexesFile)
  expect(after.database.counts()['people'] ?? 0).toBe(0)
  after.close()
})
