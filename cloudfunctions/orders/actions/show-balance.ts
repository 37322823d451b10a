import type * as z from 'zod'
import type { BalanceView } from '@core/contract/dispatch'
import type { ordersContract } from '@core/contract/orders'
import { giniOf, spread } from '@core/domain/dispatch/balance'
import type { MemberFacts } from '@core/domain/dispatch/facts'
import type { Modes } from '@core/domain/dispatch/routing'
import { modeFor } from '@core/domain/dispatch/routing'
import { whoseTurn } from '@core/domain/dispatch/turn'
import { SKILLS } from '@core/domain/order/skills'
import type { Ctx } from '../../_kit/serve'
import { loadSettings } from '../../_data/dispatch-settings-repo'
import { unitNames } from '../../_data/directory'
import type { Desk } from '../../_dispatch/dispatch-desk'
import { openDesk } from '../../_dispatch/dispatch-desk'
import { streetOfOwn } from '../rules/own-community'

type Input = z.output<(typeof ordersContract)['balance']['input']>

/** The first is the least that counts as having served at all. */
const HOURS = [0.01, 1, 2, 4, 8]
const OFFERS = [1, 2, 4, 8, 16]
const MOST = 8
/** Once is nobody's burden. */
const OFTEN = 2
/** Fewer say nothing of how work is shared. */
const GROUP = 5
/** So many are shown of whose turn it is. */
const TURNS = 5
const NAMELESS = '没有登记名称的单位'

/** How the work of 28 days is spread over a community's members. */
export async function showBalance({ communityId, unitId }: Input, ctx: Ctx): Promise<BalanceView> {
  const streetId = await streetOfOwn(communityId, ctx)
  const [desk, { modes }, names] = await Promise.all([openDesk(streetId, [], ctx.now), loadSettings(communityId), unitNames(ctx.now)])
  const here = [...desk.members, ...desk.resting].filter((member) => member.communityId === communityId)
  const ofHere = (all: readonly MemberFacts[]) => all.filter((member) => member.communityId === communityId && (unitId === undefined || desk.unitOf(member.id) === unitId))
  const [awake, resting] = [ofHere(desk.members), ofHere(desk.resting)]
  // Who rests now has served and was asked all the same.
  const own = [...awake, ...resting]
  const isResting = new Set(resting.map(({ id }) => id))
  const bars = (values: readonly number[], edges: readonly number[]) => spread(values, edges).map((members, at) => ({ from: edges[at - 1] ?? 0, members }))
  const trades = SKILLS.flatMap(({ id, name }) => {
    const group = own.filter(({ skills }) => skills.includes(id))
    const hours = group.map((member) => member.hours)
    const needed = hours.filter((each) => each > 0).length
    return needed < GROUP ? [] : [{ skill: name, members: group.length, hours: rounded(hours.reduce((sum, each) => sum + each, 0)), gini: Number(giniOf(hours).toFixed(3)) }]
  })
  const most = own.filter(({ offers }) => offers >= OFTEN).sort((a, b) => b.offers - a.offers || b.hours - a.hours || (a.id < b.id ? -1 : 1)).slice(0, MOST)
  return {
    turns: turnsOf(awake, modes, desk, { communityId, streetId }), units: unitsOf(here, desk, names), ...(unitId === undefined ? {} : { unit: names.get(unitId) ?? NAMELESS }),
    members: own.length, resting: resting.length, trades, now: ctx.now,
    hours: bars(own.map(({ hours }) => hours), HOURS),
    offers: bars(own.map(({ offers }) => offers), OFFERS),
    most: most.map(({ id: memberId, label, hours, offers, open }) => ({ memberId, label, hours: rounded(hours), offers, open, ...(isResting.has(memberId) ? { resting: true as const } : {}) })),
    unasked: awake.filter(({ offers }) => offers === 0).length,
  }
}

/** Of each trade that a category here asks for by turns: who may be asked now. */
function turnsOf(members: readonly MemberFacts[], modes: Modes, { categories, now }: Desk, where: { readonly communityId: string; readonly streetId: string }): BalanceView['turns'] {
  const asking = categories.filter(({ id }) => modeFor(modes, id) === 'rotate')
  const trades = new Set(asking.flatMap(({ services }) => services.map(({ skill }) => skill)))
  // Where such an order may lead into somebody's home, nobody goes for the first time and alone.
  const isAtHome = (trade: string): boolean => asking.some(({ atHome = false, services }) => atHome && services.some(({ skill }) => skill === trade))
  return SKILLS.filter(({ id }) => trades.has(id)).map(({ id, name }) => ({
    trade: name,
    next: whoseTurn(members, { skill: id, homeVisit: isAtHome(id), ...where }, now).slice(0, TURNS).map(({ id: memberId, label, hours, offers, lastVisitEnd }) => ({ memberId, label, hours: rounded(hours), offers, ...(lastVisitEnd === undefined ? {} : { lastAt: lastVisitEnd }) })),
  }))
}

function unitsOf(members: readonly MemberFacts[], { unitOf }: Desk, names: ReadonlyMap<string, string>): BalanceView['units'] {
  const counts = new Map<string, number>()
  for (const { id } of members) {
    const unitId = unitOf(id)
    if (unitId !== undefined) counts.set(unitId, (counts.get(unitId) ?? 0) + 1)
  }
  return [...counts].map(([id, count]) => ({ id, name: names.get(id) ?? NAMELESS, members: count })).sort((a, b) => b.members - a.members || (a.id < b.id ? -1 : 1))
}

const rounded = (hours: number): number => Math.round(hours * 10) / 10
