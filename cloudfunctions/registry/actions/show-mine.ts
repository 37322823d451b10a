import type { MineView } from '@core/contract/registry'
import type { RegistrationDoc } from '@core/contract/registry-documents'
import { branchDoc } from '@core/contract/registry-documents'
import { membersNow } from '@core/domain/branch/branch'
import type { Ctx } from '../../_kit/serve'
import { unseal } from '../../_kit/seal'
import { refuseEnded } from '../../_kit/session'
import { directory, nameOf, unitNames } from '../../_data/directory'
import { loadPerson } from '../../_data/people-repo'
import { findRecords } from '../../_data/records-repo'
import { advance } from '@core/domain/lifecycle/lifecycle'
import { districtCalendar } from '../../_kit/calendar'
import { lifeActorOf, SYSTEM_ACTOR } from '../../_record/life-actor'
import { registrationKind } from '../../_registry/registration-kind'
import { roundsOf } from '../../_data/registrations-repo'
import { formerOf } from '../rules/rounds'
import type { Names } from '../views/registration-view'
import { registrationView } from '../views/registration-view'

/** Nobody is in more at once. */
const MOST_BRANCHES = 10

/** My registration as it stands, and where I belonged before. Members from before it was kept see what would be written down. */
export async function showMine(_input: object, ctx: Ctx): Promise<MineView> {
  const [person, rounds, dir, units, actor, branches] = await Promise.all([
    loadPerson(ctx.personId), roundsOf(ctx.personId), directory(ctx.now), unitNames(ctx.now), lifeActorOf(ctx, 'resident'),
    findRecords(branchDoc, 'branch', { where: { memberIds: ctx.personId }, limit: MOST_BRANCHES }),
  ])
  if (person !== null) refuseEnded(ctx.session, person)
  const former = rounds.length > 0 || person === null ? undefined : formerOf(person)
  const all = former === undefined ? rounds : [written(former, person?.createdAt ?? ctx.now)]
  const [latest] = all
  return {
    ...(latest === undefined ? {} : { registration: registrationView(latest, actor, ctx.now, { dir, units }) }),
    member: person?.roles.some(({ role }) => role === 'member') ?? false,
    label: person?.label ?? '居民',
    unitId: person?.member?.unitId ?? '',
    communities: all.flatMap((round) => spanOf(round, { dir, units })),
    units: all.flatMap((round) => [...round.units].reverse().map(({ id, from, to }) => ({ name: units.get(id) ?? '', from, to }))).sort((a, b) => b.from - a.from),
    branches: branches.flatMap((branch) => membersNow(branch, ctx.now).filter(({ id }) => id === ctx.personId).map(({ from, to }) => ({ name: branch.name, from, ...(to === undefined ? {} : { to }) }))),
    ...(person?.profile === undefined ? {} : { contact: unseal(person.profile.sealedName, 'name') }),
    now: ctx.now,
  }
}

/** As it would be stored, without storing it. */
function written(former: RegistrationDoc, now: number): RegistrationDoc {
  const outcome = advance(registrationKind.life, former, 'adopt', { now, calendar: districtCalendar, actor: SYSTEM_ACTOR, payload: {} })
  return outcome.ok ? { ...outcome.record, createdAt: now } : former
}

/** Where they were registered, from the confirmation on. */
function spanOf({ communityId, confirmedAt, leaving }: RegistrationDoc, { dir }: Names): readonly { name: string; from: number; to?: number }[] {
  return confirmedAt === undefined ? [] : [{ name: nameOf(dir, communityId), from: confirmedAt, ...(leaving === undefined ? {} : { to: leaving.at }) }]
}
