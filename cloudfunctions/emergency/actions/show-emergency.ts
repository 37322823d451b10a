import type * as z from 'zod'
import type { Cockpit, emergencyContract } from '@core/contract/emergency'
import { branchDoc } from '@core/contract/registry-documents'
import { measuresOf } from '@core/domain/emergency/levels'
import { actionsOf } from '@core/domain/lifecycle/lifecycle'
import { membersNow } from '@core/domain/branch/branch'
import { districtCalendar } from '../../_kit/calendar'
import type { Ctx } from '../../_kit/serve'
import { directory, nameOf } from '../../_data/directory'
import { recordsOfEmergency } from '../../_data/emergencies-repo'
import { communitiesFor } from '../../_emergency/area'
import { emergencyKind } from '../../_emergency/kinds'
import { partsOf, tallyOf } from '../../_emergency/tally'
import { lifeActorOf } from '../../_record/life-actor'
import { isAlone } from '../rules/is-alone'
import { ownEmergency } from '../rules/of-emergency'
import { cardOf } from '../views/emergency-card'
import { rollView, supplyView, surgeView, visitListView } from '../views/parts-view'

type Input = z.output<(typeof emergencyContract)['show']['input']>

/** The cockpit: everything of one emergency in the caller's part of the area, in numbers. */
export async function showEmergency({ as, emergencyId }: Input, ctx: Ctx): Promise<Cockpit> {
  const [actor, dir] = await Promise.all([lifeActorOf(ctx, as), directory(ctx.now)])
  const emergency = await ownEmergency(emergencyId, actor)
  const own = communitiesFor(dir, emergency, actor)
  const part = as === 'district' ? undefined : own
  const [parts, branches] = await Promise.all([partsOf(emergency, part), recordsOfEmergency(branchDoc, 'branch', emergencyId, part === undefined ? {} : { communityIds: part })])
  const { reason, level, areaIds, communityIds, streetIds, proposal, review, log, state } = emergency
  return {
    ...cardOf(emergency, dir), reason, measures: [...measuresOf(level)], areas: areaIds.map((id) => nameOf(dir, id)), now: ctx.now,
    communities: communityIds.map((id) => ({ id, name: nameOf(dir, id), own: own.includes(id) })),
    ...(proposal === undefined ? {} : { proposal: { by: proposal.label, at: proposal.at, reason: proposal.reason, level: proposal.level, endsAt: proposal.endsAt } }),
    rolls: [...parts.rolls].sort((a, b) => b.round - a.round || a.communityId.localeCompare(b.communityId)).map((roll) => rollView(roll, dir, actor)),
    surge: surgeView(parts.surge, ctx.now),
    visits: parts.lists.map((list) => visitListView(list, actor)).sort((a, b) => b.needHelp - a.needHelp || a.place.localeCompare(b.place)),
    supplies: parts.supplies.filter(({ accounts }) => Object.keys(accounts).length > 0).map((supply) => supplyView(supply, dir, actor)),
    places: [...(as === 'staff' ? [] : streetIds), ...communityIds].map((id) => ({ id, name: nameOf(dir, id) })),
    branches: branches.map(({ _id: id, name, branchKind, to, members, memberIds }) => ({ id, name, branchKind, members: memberIds.length === 0 ? 0 : membersNow({ members }, ctx.now).length, ...(to === undefined ? {} : { to }) })),
    // What the review was written on stays as it was counted.
    tally: (state === 'reviewed' ? emergency.tally : undefined) ?? tallyOf(parts),
    ...(review === undefined ? {} : { review: { did: review.did, findings: review.findings, at: review.at } }),
    history: log.map(({ at, action, by, note, reason: why, data }) => ({ at, action, by: by.label, ...((note ?? why) === undefined ? {} : { note: note ?? why }), ...(data === undefined ? {} : { data }) })).reverse(),
    actions: actionsOf(emergencyKind.life, emergency, { now: ctx.now, calendar: districtCalendar, actor }).filter((action) => action !== 'draft'),
    alone: (state === 'drafted' || proposal !== undefined) && (await isAlone(actor)),
  }
}
