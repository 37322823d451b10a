import type * as z from 'zod'
import type { postsContract } from '@core/contract/posts'
import type { ShiftPartDoc } from '@core/contract/shift-documents'
import { DAY_MS, dayNumberAt, startOfDay } from '@core/domain/time/day'
import type { Ctx } from '../../_kit/serve'
import { memberViewer } from '../../_kit/viewer'
import { directory, nameOf } from '../../_data/directory'
import { partsOfShifts, shiftsOf, upcomingShifts } from '../../_data/shifts-repo'
import { areaIdsOf, factsOf, signPass } from '../rules/claimant'
import { byShift } from '../../_shift/by-shift'
import { cardOf } from '../views/shift-view'

type Input = z.output<(typeof postsContract)['shifts']['input']>

const PAGE = 10
const AHEAD_MS = 28 * DAY_MS

/** Shifts that are to come, soonest first; or what the member has promised and waits for. */
export async function listShifts({ which, day, cursor }: Input, ctx: Ctx) {
  const viewer = await memberViewer(ctx)
  const [dir, mine, page] = await Promise.all([
    directory(ctx.now),
    shiftsOf([ctx.personId], ctx.now),
    which === 'mine' ? undefined : upcomingShifts(areaIdsOf(viewer), { ...spanOf(day, ctx.now), limit: PAGE + 1, ...(cursor === undefined ? {} : { after: cursor }) }),
  ])
  const { home, ...facts } = await factsOf(ctx.personId, ctx.now, { held: mine })
  const claimant = { id: ctx.personId, areaIds: areaIdsOf(viewer), ...facts }
  const firsts = page?.slice(0, PAGE) ?? mine
  // Of a split shift the other parts have places too; of what is held, the first part has the line.
  const whole = byShift(await withOtherParts(firsts))
  const ids = [...new Set(firsts.map(({ shiftId }) => shiftId))]
  const items = ids.flatMap((id) => cardOf(whole.get(id) ?? [], claimant, { now: ctx.now, community: nameOf(dir, whole.get(id)?.[0]?.communityId ?? ''), home }) ?? [])
  const last = firsts.at(-1)
  return { items, pass: signPass(ctx.personId, facts, ctx.now), now: ctx.now, ...(page !== undefined && page.length > PAGE && last ? { next: `${last.startsAt}.${last._id}` } : {}) }
}

async function withOtherParts(parts: readonly ShiftPartDoc[]): Promise<readonly ShiftPartDoc[]> {
  const split = new Set(parts.filter((part) => part.parts > 1).map(({ shiftId }) => shiftId))
  return split.size === 0 ? parts : [...parts.filter(({ shiftId }) => !split.has(shiftId)), ...(await partsOfShifts([...split]))]
}

/** One day, or all that is to come. */
function spanOf(day: number | undefined, now: number): { readonly from: number; readonly until: number } {
  if (day === undefined) return { from: now, until: now + AHEAD_MS }
  const start = startOfDay(dayNumberAt(day))
  return { from: Math.max(now, start - 1), until: start + DAY_MS }
}
