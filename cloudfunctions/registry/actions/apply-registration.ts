import type * as z from 'zod'
import type { PersonDoc } from '@core/contract/person-documents'
import type { RecordReceipt } from '@core/contract/records'
import type { registryContract } from '@core/contract/registry'
import type { RegistrationDoc } from '@core/contract/registry-documents'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { refuseEnded } from '../../_kit/session'
import { above, directory, unitNames } from '../../_data/directory'
import { loadPerson } from '../../_data/people-repo'
import { findRecordEntry } from '../../_data/records-repo'
import { phoneOfCode } from '../../_data/wechat-phone'
import { changePerson } from '../../_people/change-person'
import { strangerOf } from '../../_people/stranger'
import { beginRecord } from '../../_record/change-record'
import { lifeActorOf } from '../../_record/life-actor'
import { registrationKind } from '../../_registry/registration-kind'
import { matchOf, sealedOf } from '../rules/match-roster'
import { roundsOf } from '../../_data/registrations-repo'
import { adopt, blankRegistration } from '../rules/rounds'

type Input = z.output<(typeof registryContract)['apply']['input']>

/** 报到, or a move: what was in force stays so until the new community confirms. */
export async function applyRegistration(input: Input, ctx: Ctx): Promise<RecordReceipt> {
  const [person, rounds] = await Promise.all([loadPerson(ctx.personId), roundsOf(ctx.personId)])
  if (person !== null) refuseEnded(ctx.session, person)
  const place = await placeOf(input, ctx)
  const before = await earlierAnswer(rounds, ctx)
  const blank = before ?? await newRound(input, ctx, place, await priorOf(person, rounds, place, ctx))
  try {
    const { receipt } = await beginRecord(registrationKind, blank, 'apply', { actor: await lifeActorOf(ctx, 'resident'), now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: {} })
    return receipt
  } catch (error) {
    // Another tab was quicker: one is open.
    if (error instanceof AppError && error.code === 'WRONG_STATE') throw new AppError('REGISTRATION_OPEN')
    throw error
  }
}

/** The round this very request began, to be answered by again: its code for the number is used up. */
async function earlierAnswer(rounds: readonly RegistrationDoc[], ctx: Ctx): Promise<RegistrationDoc | undefined> {
  for (const round of rounds) if ((await findRecordEntry(round, ctx.requestKey)) !== null) return { ...blankRegistration(ctx.personId, round.round, round) }
  return undefined
}

interface Prior { readonly round: number; readonly from?: RegistrationDoc['from'] }

async function priorOf(person: PersonDoc | null, rounds: readonly RegistrationDoc[], { compoundId }: Place, ctx: Ctx): Promise<Prior> {
  const last = rounds[0] ?? (person === null ? undefined : await adopt(person, ctx.now))
  if (last === undefined) return { round: 1 }
  if (last.state === 'applied') throw new AppError('REGISTRATION_OPEN')
  if (last.asks.includes('street') && last.state === 'refused') throw new AppError('APPEAL_PENDING')
  const active = [last, ...rounds].find(({ state }) => state === 'active')
  if (active?.compoundId === compoundId) throw new AppError('ALREADY_REGISTERED')
  return { round: last.round + 1, ...(active === undefined ? {} : { from: { communityId: active.communityId, registrationId: active._id } }) }
}

type Place = Pick<RegistrationDoc, 'communityId' | 'streetId' | 'gridId' | 'compoundId'>

async function placeOf({ compoundId, unitId }: Input, ctx: Ctx): Promise<Place> {
  const [dir, units] = await Promise.all([directory(ctx.now), unitNames(ctx.now)])
  const chain = above(dir, compoundId)
  const idOf = (kind: string) => chain.find((area) => area.kind === kind)?.id
  const [gridId, communityId, streetId] = [idOf('grid'), idOf('community'), idOf('street')]
  if (chain[0]?.kind !== 'compound' || gridId === undefined || communityId === undefined || streetId === undefined) throw new AppError('ADDRESS_UNKNOWN')
  if (unitId !== undefined && !units.has(unitId)) throw new AppError('UNIT_UNKNOWN')
  return { compoundId, gridId, communityId, streetId }
}

async function newRound(input: Input, ctx: Ctx, place: Place, { round, from }: Prior): Promise<RegistrationDoc> {
  const { name, phoneCode, phone: typed, skills } = input
  if ((phoneCode === undefined) === (typed === undefined)) throw new AppError('INVALID_INPUT', { fields: { phone: '请用微信手机号，或自己填写一个' } })
  const phone = phoneCode === undefined ? typed : await phoneOfCode(phoneCode)
  if (phone === undefined) throw new AppError('PHONE_CODE_WRONG')
  const { match, row } = await matchOf({ name, phone }, ctx.personId)
  await keepConsent(ctx)
  return {
    ...blankRegistration(ctx.personId, round, { ...place, unitId: input.unitId ?? row?.unitId ?? '' }),
    phone: phoneCode === undefined ? { state: 'unchecked' } : { state: 'checked', by: ctx.personId, at: ctx.now },
    match, sealed: sealedOf({ name, phone }), consentAt: ctx.now, skills,
    ...(from === undefined ? {} : { from }),
  }
}

/** Who registers is somebody from now on, with their yes to what is kept. */
async function keepConsent(ctx: Ctx): Promise<void> {
  await changePerson({
    personId: ctx.personId, action: 'apply', by: { kind: 'resident', id: ctx.personId }, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, newcomer: strangerOf(ctx),
    change: ({ consentAt }) => ({ facts: { consentAt: consentAt ?? ctx.now } }),
  })
}
