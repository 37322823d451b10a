import type { Receipt } from '@core/contract/order-views'
import type { Random } from '../../local/seed/random'
import type { World } from '../../tests/support/world'
import type { Player } from './actors'
import type { Agenda } from './agenda'
import type { Cast, Community } from './cast'

/** The stage every scene plays on. */
export interface Stage {
  readonly world: World
  readonly random: Random
  readonly agenda: Agenda
  readonly cast: Cast
  readonly player: (openid: string) => Player
  /** Members of a community, once asked for by its staff. */
  readonly rosters: Map<string, readonly { readonly personId: string; readonly skills: readonly string[] }[]>
  /** Communities whose staff have something to look at. */
  readonly waiting: Set<string>
  /** Scenes lead into one another in circles; they find each other here. */
  readonly scenes: Scenes
}

export interface Scenes {
  readonly sitDown: (stage: Stage, community: Community) => Promise<void>
  readonly streetRules: (stage: Stage, community: Community, orderId: string) => Promise<void>
  readonly residentAnswers: (stage: Stage, community: Community, orderId: string, done: Receipt) => Promise<void>
}

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** True in `share` of the cases. */
export const happens = ({ random }: Stage, share: number): boolean => random.next() < share
export const soon = ({ world, random }: Stage, fromMinutes: number, toMinutes: number): number => world.cloud.clock.now() + random.int(fromMinutes, toMinutes) * MINUTE

/** Asks the staff of a community to look at their queues the next time they sit down. */
export function tellStaff(stage: Stage, community: Community): void {
  if (stage.waiting.has(community.id)) return
  stage.waiting.add(community.id)
  stage.agenda.at(soon(stage, 80, 150), async () => {
    stage.waiting.delete(community.id)
    await stage.scenes.sitDown(stage, community)
  })
}
