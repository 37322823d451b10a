import type * as z from 'zod'
import type { PersonDoc } from '@core/contract/person-documents'
import type { LimitsView, peopleContract } from '@core/contract/people'
import { OPEN_MAX } from '@core/domain/dispatch/member-facts'
import { DAY_MS } from '@core/domain/time/day'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { refuseEnded } from '../../_kit/session'
import { loadPerson } from '../../_data/people-repo'
import { changePerson } from '../../_people/change-person'
import { ownMember } from '../../_people/own-member'

type Input = z.output<(typeof peopleContract)['saveLimits']['input']>

/** Longer than this is leaving, which goes through the community. */
const PAUSE_MAX_MS = 366 * DAY_MS

/** How far, how often, when and for what a member may be asked. */
export async function showLimits(_input: object, ctx: Ctx): Promise<LimitsView> {
  const person = await loadPerson(ctx.personId)
  return viewOf(person, ctx)
}

export async function saveLimits(input: Input, ctx: Ctx): Promise<LimitsView> {
  const { pausedUntil, ...limits } = input
  if (pausedUntil !== undefined && (pausedUntil <= ctx.now || pausedUntil > ctx.now + PAUSE_MAX_MS)) throw new AppError('INVALID_INPUT', { fields: { pausedUntil: '请选以后一年以内的日子' } })
  const { person } = await changePerson({
    personId: ctx.personId, action: 'saveLimits', by: { kind: 'member', id: ctx.personId }, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest,
    change: (before) => {
      refuseEnded(ctx.session, before)
      const { pausedUntil: _before, ...member } = ownMember(before)
      return { facts: { member: { ...member, ...limits, ...(pausedUntil === undefined ? {} : { pausedUntil }) } } }
    },
  })
  return viewOf(person, ctx)
}

function viewOf(person: PersonDoc | null, { now }: Pick<Ctx, 'now'>): LimitsView {
  const { skills, radiusM, nearOnly = false, weeklyMax, openMax = OPEN_MAX, restHours = 0, mute, duty = [], avoids = [], pausedUntil, certificates = {} } = ownMember(person)
  return {
    skills, radiusM, nearOnly, weeklyMax, openMax, restHours, mute, duty, avoids, version: person?.version ?? 0, now,
    certificates: Object.entries(certificates).map(([kind, until]) => ({ kind, until })),
    // A pause that is over is none.
    ...(pausedUntil === undefined || pausedUntil <= now ? {} : { pausedUntil }),
  }
}
