import type { ActionName, InputOf } from '@core/contract/api'
import { SECOND } from '../support/emergencies'
import { CAST, idOf } from '../support/journey'
import type { World } from '../support/world'
import { startWorld } from '../support/world'

/** A stand-down over a database that breaks connections in the middle: carried on by the timer until everything is closed, each thing once. */
const HOUR = 3_600_000
const DAY = 24 * HOUR
const TRIES = 60

/** The same wish with the same number, until it is answered. */
function stubborn(world: World) {
  let wishes = 0
  return async <A extends ActionName<'emergency'>>(openid: string, action: A, input: InputOf<'emergency', A>) => {
    const requestId = `stubborn-${(wishes += 1)}-wish`
    for (let n = 0; n < TRIES; n += 1) {
      const reply = await world.as(openid).call('emergency', action, input, requestId)
      if (reply.ok) return reply.data
      if (!['INTERNAL', 'BUSY'].includes(reply.code)) throw new Error(`${action}: ${reply.code}`)
    }
    throw new Error(`${action} never came through`)
  }
}

test.each([1, 2, 3, 4])('第 %i 种断法：解除照样收完尾，一样不落、一样不重', async (seed) => {
  const world = await startWorld({ instancesPerFunction: 1, faults: { seed, cut: 0.06, lostReply: 0.03 } })
  try {
    const wish = stubborn(world)
    const now = world.cloud.clock.now()
    const dump = (kind: string) => world.cloud.database.dump('records').filter((doc) => doc['kind'] === kind)
    const { id: emergencyId } = await wish(CAST.street, 'draft', { as: 'street', title: '强降雨应急', reason: '预警', level: 'orange', areaIds: ['cm01'], startsAt: now, endsAt: now + 3 * DAY })
    await wish(SECOND, 'approve', { as: 'district', emergencyId })
    for (let n = 0; n < TRIES && dump('emergency')[0]?.['state'] !== 'inForce'; n += 1) await world.cloud.fireTimer('clock')
    await wish(CAST.staff, 'surge', { as: 'staff', emergencyId, template: 'gate', days: 2 })
    await wish(CAST.staff, 'callRoll', { as: 'staff', emergencyId, question: '能到吗', until: now + DAY })
    await wish(CAST.staff, 'foundBranch', { as: 'staff', emergencyId, communityId: 'cm01', name: '临时支部' })
    const { id: listId } = await wish(CAST.staff, 'addVisits', { as: 'staff', emergencyId, compoundId: 'cp001', building: '3号楼', people: [{ name: '王桂兰', sort: 'elder' }, { name: '赵德福', sort: 'patient' }] })
    await wish(CAST.staff, 'assignVisits', { as: 'staff', listId, memberIds: [idOf(CAST.member)] })
    const { entries } = await wish(CAST.staff, 'openVisits', { as: 'staff', listId })
    for (const { id: entryId } of entries) await wish(CAST.staff, 'markVisit', { as: 'staff', listId, entryId, mark: 'needHelp' })
    await wish(CAST.staff, 'moveSupply', { as: 'staff', emergencyId, item: '水', unit: '箱', from: 'outside', to: 'cm01', amount: 30 })
    await wish(CAST.staff, 'moveSupply', { as: 'staff', emergencyId, item: '水', unit: '箱', from: 'cm01', to: 'used', amount: 12 })

    await wish(CAST.district, 'standDown', { as: 'district', emergencyId, note: '雨停了' })
    for (let n = 0; n < TRIES && dump('emergency')[0]?.['state'] !== 'stoodDown'; n += 1) await world.cloud.fireTimer('clock')
    const notices = () => world.cloud.database.dump('notices').filter((notice) => notice['orderId'] === emergencyId)
    for (let n = 0; n < 3 * TRIES && !notices().some((notice) => notice['action'] === 'handOver'); n += 1) await world.cloud.fireTimer('clock')

    expect(world.cloud.faults().length).toBeGreaterThan(5)
    expect([dump('emergency'), dump('rollCall'), dump('visitList'), dump('branch'), dump('supply'), dump('post').filter((post) => post['emergencyId'] === emergencyId)].map((docs) => [...new Set(docs.map((doc) => doc['state']))])).toEqual([['stoodDown'], ['closed'], ['sealed'], ['ended'], ['handedOver'], ['closed']])
    const shifts = world.cloud.database.dump('shifts') as unknown as readonly { startsAt: number; state: string; log: readonly { action: string }[] }[]
    expect(shifts.filter(({ startsAt, state }) => startsAt > now && state === 'open')).toEqual([])
    expect(shifts.every(({ log }) => log.filter(({ action }) => action === 'cancel').length === 1)).toBe(true)
    expect(world.cloud.database.dump('orders')).toHaveLength(2)
    expect(dump('supply')[0]?.['accounts']).toEqual({ outside: -30, cm01: 18, used: 12 })
    const log = dump('emergency')[0]?.['log'] as unknown as readonly { action: string }[]
    expect(log.map(({ action }) => action)).toEqual(['draft', 'approve', 'begin', 'surge', 'callRoll', 'foundBranch', 'standDown', 'handOver'])
    const told = notices().map((notice) => `${String(notice['to'])} ${String(notice['action'])}`)
    expect(new Set(told).size).toBe(told.length)
    expect(told).toEqual(expect.arrayContaining(['pool:cm01 begin', 'pool:cm01 standDown', 'staff:cm01 handOver']))
  } finally {
    await world.stop()
  }
}, 120_000)
