import type * as z from 'zod'
import type { registryContract, UnitHomeView } from '@core/contract/registry'
import type { PersonDoc } from '@core/contract/person-documents'
import { startOfYear, yearOf } from '@core/domain/unit/year'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { directory, nameOf, unitNames, unitsPairedWith } from '../../_data/directory'
import { membersOfUnit } from '../../_data/people-repo'
import { servicesDone } from '../../_data/services-done-repo'
import { lifeActorOf } from '../../_record/life-actor'
import { progressRowOf } from '../../_people/seen-rows'
import { unitOf } from '../rules/unit-kind'

type Input = z.output<(typeof registryContract)['unitHome']['input']>

/** The units somebody speaks for; for staff, those paired with their community. */
export async function showUnitHome({ as, unitId }: Input, ctx: Ctx): Promise<{ units: UnitHomeView[] }> {
  const actor = await lifeActorOf(ctx, as)
  if (as === 'unit') {
    if (unitId !== undefined && !actor.scopeIds.includes(unitId)) throw new AppError('FORBIDDEN')
    return { units: await Promise.all((unitId === undefined ? actor.scopeIds : [unitId]).map((id) => homeOf(id, true, ctx))) }
  }
  const paired = await unitsPairedWith(actor.scopeIds, ctx.now)
  return { units: await Promise.all(paired.filter((id) => unitId === undefined || unitId === id).map((id) => homeOf(id, false, ctx))) }
}

async function homeOf(unitId: string, withMembers: boolean, ctx: Ctx): Promise<UnitHomeView> {
  const year = yearOf(ctx.now)
  const [unit, names, dir, members] = await Promise.all([unitOf(unitId, ctx.now), unitNames(ctx.now), directory(ctx.now), withMembers ? membersOfUnit(unitId) : Promise.resolve([])])
  const done = await servicesDone(members.map(({ _id }) => _id), startOfYear(year))
  const { contact, items, plans, floor, communityId } = unit
  const [plan, nextPlan] = [year, year + 1].map((each) => plans.find((one) => one.year === each))
  return {
    unitId, name: names.get(unitId) ?? '', communityId, community: nameOf(dir, communityId), year, floor,
    ...(contact === undefined ? {} : { contact }), items: items.filter(({ state }) => state !== 'dropped'), ...(plan === undefined ? {} : { plan }), ...(nextPlan === undefined ? {} : { nextPlan }),
    members: [...members].sort((a, b) => numberOf(a) - numberOf(b)).map((member) => progressRowOf(member, done.get(member._id) ?? 0, floor)),
    now: ctx.now,
  }
}

/** 党员 12 号 before 党员 120 号: by number, never by how much. */
const numberOf = ({ label }: PersonDoc): number => Number(/\d+/.exec(label)?.[0] ?? Number.MAX_SAFE_INTEGER)
