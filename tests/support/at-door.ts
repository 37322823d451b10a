import { CAST, idOf, journey } from './journey'
import type { World } from './world'

/** A member in somebody's home, and what is known of the watch over them. */
export function atDoor(world: World) {
  const tick = () => world.cloud.fireTimer('clock')
  const watchOf = (orderId: string) => world.cloud.database.dump('records').find((each) => each['kind'] === 'watch' && each['orderId'] === orderId) as unknown as { readonly _id: string; readonly state: string; readonly dueAt: number; readonly open: boolean } | undefined
  const come = async () => {
    const orderId = await journey(world).checkedIn()
    await tick()
    const watch = watchOf(orderId)
    if (watch === undefined) throw new Error('nobody watches')
    return { orderId, watchId: watch._id, dueAt: watch.dueAt }
  }
  /** Reminded, and then not heard of. */
  const silent = async () => {
    const one = await come()
    world.cloud.clock.set(one.dueAt - 10 * 60_000)
    await tick()
    world.cloud.clock.set(one.dueAt)
    await tick()
    return one
  }
  const told = (to: string, watchId: string) => world.cloud.database.dump('notices').filter((notice) => notice['to'] === to && notice['orderId'] === watchId).map((notice) => String(notice['action']))
  return { tick, watchOf, come, silent, told, me: () => world.as(CAST.member), myId: idOf(CAST.member) }
}
