import type { ActionName, FunctionName, InputOf, OutputOf } from '@core/contract/api'
import type { Reply } from '@core/contract/common'
import type { Random } from '../../local/seed/random'
import type { Client, World } from '../../tests/support/world'
import type { Promised } from './recheck'

/** Of a hundred taps, one is sent twice, as phones on a bad network do: with the same request id. */
const REPEATED_SHARE = 0.01

export interface Ledger {
  readonly promised: Promised[]
  readonly refusals: Record<string, number>
  readonly differing: string[]
  /** Function and database calls, by what they were for. */
  readonly costs: Record<string, { times: number; calls: number }>
  /** Firings that went on with the night's check of the books: its calls are a day's, and no order's. */
  checking: number
}

/** Runs something alone and books the calls it made. */
export async function booked<T>(world: World, ledger: Ledger, name: string, work: () => Promise<T>): Promise<T> {
  const before = world.cloud.meter.read()
  const result = await work()
  const after = world.cloud.meter.read()
  const entry = (ledger.costs[name] ??= { times: 0, calls: 0 })
  entry.times += 1
  entry.calls += after.fn + after.db - before.fn - before.db
  return result
}

export interface Player {
  /** Data, or undefined after a refusal, which is counted. */
  try<A extends ActionName<'orders'>>(action: A, input: InputOf<'orders', A>): Promise<OutputOf<'orders', A> | undefined>
  ask<F extends FunctionName, A extends ActionName<F>>(fn: F, action: A, input: InputOf<F, A>): Promise<OutputOf<F, A>>
}

export function makePlayers(world: World, random: Random, ledger: Ledger): (openid: string) => Player {
  const players = new Map<string, Player>()
  let intents = 0
  return (openid) => {
    const known = players.get(openid)
    if (known) return known
    const client = world.as(openid)
    const player: Player = {
      try: async (action, input) => {
        const requestId = `story-${(intents += 1)}-intent`
        const reply = await booked(world, ledger, action, () => client.call('orders', action, input, requestId))
        if (random.next() < REPEATED_SHARE) await repeat(client, action, input, requestId, reply)
        return settle(reply)
      },
      ask: (fn, action, input) => booked(world, ledger, action, () => client.ok(fn, action, input)),
    }
    players.set(openid, player)
    return player
  }

  async function repeat<A extends ActionName<'orders'>>(client: Client, action: A, input: InputOf<'orders', A>, requestId: string, first: Reply<unknown>): Promise<void> {
    const again = await client.call('orders', action, input, requestId)
    const same = first.ok && again.ok ? JSON.stringify(first.data) === JSON.stringify(again.data) : first.ok === again.ok
    if (!same) ledger.differing.push(`${action} ${requestId}`)
  }

  function settle<T>(reply: Reply<T>): T | undefined {
    if (!reply.ok) {
      ledger.refusals[reply.code] = (ledger.refusals[reply.code] ?? 0) + 1
      return undefined
    }
    const receipt = reply.data as Partial<Promised>
    if (typeof receipt.orderId === 'string' && typeof receipt.version === 'number' && typeof receipt.head === 'string') ledger.promised.push(receipt as Promised)
    return reply.data
  }
}
