import { atDoor } from '../support/at-door'
import { emergencies } from '../support/emergencies'
import { CAST, idOf } from '../support/journey'
import { appOf } from '../support/local-cloud'
import type { World } from '../support/world'
import { startWorld } from '../support/world'
import { dayNumberAt, startOfDay } from '@core/domain/time/day'

/** What cannot wait for the morning, and many at once: a roll call of an emergency at ten past ten, and somebody at a door. */
const TEMPLATES = { offerWaiting: 'offer-waiting-template-of-this-test-00001', taskChanged: 'task-changed-template-of-this-test-000001' } as const
const HOUR = 3_600_000
const MINUTE = 60_000
let world: World
beforeEach(async () => {
  world = await startWorld({ instancesPerFunction: 1, env: { TEMPLATE_OFFER_WAITING: TEMPLATES.offerWaiting, TEMPLATE_TASK_CHANGED: TEMPLATES.taskChanged } })
  await world.cloud.fireTimer('clock')
}, 60_000)
afterEach(async () => { await world.stop() })

const tick = () => world.cloud.fireTimer('clock')
const db = () => appOf(world.cloud).database()
const tenPastTen = () => world.cloud.clock.set(startOfDay(dayNumberAt(world.cloud.clock.now()) + 1) + 22 * HOUR + 10 * MINUTE)
interface Person { readonly _id: string; readonly openid: string; readonly communityId: string; readonly roles: readonly { readonly role: string }[] }
const membersHere = () => (world.cloud.database.dump('people') as unknown as readonly Person[]).filter(({ communityId, roles }) => communityId === 'cm01' && roles.some(({ role }) => role === 'member'))
const sentTo = (template: string) => (world.cloud.sentMessages() as readonly { readonly api: string; readonly request: { readonly touser: string; readonly template_id: string } }[]).filter(({ api, request }) => api === 'subscribeMessage.send' && request.template_id === template).map(({ request }) => request.touser)
const states = (about: string) => world.cloud.database.dump('notices').filter((notice) => notice['about'] === about && notice['message'] !== undefined).map(({ message }) => (message as unknown as { readonly state: string }).state)

test('夜里十点多点名：免打扰也叫得到，几百人一分钟以内都发出，一人一条，再敲也不多', async () => {
  const members = membersHere()
  for (const { _id, openid } of members) {
    world.cloud.grantSubscription(openid, TEMPLATES.offerWaiting)
    await db().collection('grants').doc(_id).set({ openid, left: { offerWaiting: 1 }, requestKeys: [] })
    await db().collection('people').doc(_id).update({ 'member.mute': { from: '22:00', to: '07:00' } })
  }
  tenPastTen()
  const emergencyId = await emergencies(world).inForce()
  await world.as(CAST.staff).ok('emergency', 'callRoll', { as: 'staff', emergencyId, question: '能到驿站吗', until: world.cloud.clock.now() + 6 * HOUR })
  await tick()
  expect(members.length).toBeGreaterThan(250)
  expect(new Set(states('rollCall'))).toEqual(new Set(['sent']))
  expect(sentTo(TEMPLATES.offerWaiting)).toHaveLength(members.length)
  world.cloud.clock.advance(MINUTE)
  await tick()
  expect(new Set(sentTo(TEMPLATES.offerWaiting)).size).toBe(sentTo(TEMPLATES.offerWaiting).length)
}, 120_000)

test('夜里在居民家：到时问一句平安，免打扰也响；班次的提醒照样不响', async () => {
  await db().collection('people').doc(idOf(CAST.member)).update({ 'member.mute': { from: '22:00', to: '07:00' } })
  tenPastTen()
  world.cloud.grantSubscription(CAST.member, TEMPLATES.taskChanged)
  await world.as(CAST.member).ok('people', 'allowMessages', { kinds: ['taskChanged'] })
  await tick()
  const { dueAt } = await atDoor(world).come()
  world.cloud.clock.set(dueAt - 10 * MINUTE)
  await tick()
  world.cloud.clock.set(dueAt)
  await tick()
  expect(states('watch')[0]).toBe('sent')
  expect(sentTo(TEMPLATES.taskChanged)).toContain(CAST.member)
}, 120_000)
