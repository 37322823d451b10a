import type { Cloud } from '../cloud'
import { playRegistry } from './play-registry'
import { playPosts } from './sample-posts'
import type { SampleOrder } from './sample-orders'
import { sampleOrders } from './sample-orders'
import type { SampleStep, SampleStory } from './sample-stories'
import { sampleStories } from './sample-stories'
import { waitingStories } from './waiting-stories'

const MINUTE = 60_000
/** So long before «now» a cloud for seeding has to start. */
export const SAMPLES_LAST_MS = 4 * 24 * 60 * MINUTE
/** Bells rung one after another on the same order: a yellow card, a red one, and what follows. */
const MAX_RINGS = 5

type Seeded = Pick<Cloud, 'invoke' | 'clock' | 'fireTimer'>
interface Reply { readonly ok: boolean; readonly code?: string; readonly data?: Readonly<Record<string, unknown>> }
interface Event { readonly at: number; readonly play: () => Promise<void> }

/**
 * Fills a fresh demo through the functions, as its residents, staff and members would: nothing was put into the database
 * by hand, so every history holds. The cloud's clock stands before `now` by SAMPLES_LAST_MS, and at `now` afterwards.
 */
export async function playSamples(cloud: Seeded, now: number): Promise<number> {
  const roles = new Map<string, unknown>()
  const call = async (openid: string, fn: string, action: string, input: object, requestId?: string): Promise<Readonly<Record<string, unknown>>> => {
    const reply = (await cloud.invoke(fn, { action, input, ...(requestId === undefined ? {} : { requestId, roleToken: roles.get(openid) }) }, { openid })) as Reply
    if (!reply.ok || reply.data === undefined) throw new Error(`示例订单：${action}（${requestId ?? ''}）没有成功：${reply.code ?? '?'}`)
    return reply.data
  }
  const orderIds: string[] = []
  const stories: readonly SampleStory[] = [...sampleStories, ...waitingStories, ...fresh()]

  const settled = new Set<string>()
  /** As the form does before somebody's first order: their yes, and where they live, to be filled in from then on. */
  const settle = async (openid: string, { address, contact }: ReturnType<typeof inputOf>): Promise<void> => {
    if (settled.has(openid)) return
    settled.add(openid)
    await call(openid, 'people', 'saveProfile', { ...contact, address, consent: true }, `sample-profile-${openid}`)
  }
  const submit = async (story: SampleStory, index: number): Promise<void> => {
    const input = inputOf(story, index)
    await settle(story.residentOpenid, input)
    roles.set(story.residentOpenid, (await call(story.residentOpenid, 'people', 'me', {}))['roleToken'])
    orderIds[index] = String((await call(story.residentOpenid, 'orders', 'submit', input, `sample-order-${index}`))['orderId'])
  }
  const act = async ({ by, as, action, input }: SampleStep, index: number, nth: number): Promise<void> => {
    roles.set(by, (await call(by, 'people', 'me', {}))['roleToken'])
    const orderId = orderIds[index] ?? ''
    const seen = action === 'take' ? offerIn(await call(by, 'orders', 'detail', { as, orderId }, `sample-look-${index}-${nth}`)) : {}
    await call(by, 'orders', action, { as, orderId, ...input?.(now), ...seen }, `sample-order-${index}-${nth}`)
  }
  const events: readonly Event[] = stories.flatMap((story, index) => [
    { at: now - story.minutesAgo * MINUTE, play: () => submit(story, index) },
    ...story.steps.map((step, nth) => ({ at: now - step.minutesAgo * MINUTE, play: () => act(step, index, nth) })),
  ])

  for (const { at, play } of [...events].sort((a, b) => a.at - b.at)) {
    cloud.clock.set(at)
    await play()
  }
  cloud.clock.set(now)
  await playPosts((openid, action, input, requestId) => call(openid, 'posts', action, input, requestId))
  await playRegistry(async (openid, action, input, requestId) => {
    roles.set(openid, (await call(openid, 'people', 'me', {}))['roleToken'])
    return call(openid, action === 'grantRole' ? 'people' : 'registry', action, input, requestId)
  }, now)
  for (let ring = 0; ring < MAX_RINGS; ring += 1) await cloud.fireTimer('clock')
  return stories.length
}

/** Orders that just came in, a few minutes apart. */
function fresh(): readonly SampleStory[] {
  const orders: readonly SampleOrder[] = sampleOrders
  return orders.map((order, index) => ({ ...order, minutesAgo: 2 + index, steps: [] }))
}

function inputOf(order: SampleOrder, index: number) {
  return {
    serviceId: order.serviceId, title: order.title, text: order.text,
    answers: Object.entries(order.answers).map(([id, value]) => ({ id, value: String(value) })),
    address: { compoundId: order.compoundId, building: `${order.building}号楼`, unit: `${order.unit}单元`, room: order.room },
    // Numbers of no one: the 0533 exchange with a block that is not given out.
    consent: true as const,
    contact: { name: '演示居民', phone: `0533-00${String(10_000 + index).padStart(5, '0')}` },
  }
}

/** What the invitation showed, as the app sends it back with a yes. */
function offerIn(detail: Readonly<Record<string, unknown>>): object {
  const offer = detail['offer'] as { readonly id: string; readonly seen: object; readonly facts?: object } | undefined
  return offer === undefined ? {} : { offerId: offer.id, seen: offer.seen, ...(offer.facts ? { facts: offer.facts } : {}) }
}
