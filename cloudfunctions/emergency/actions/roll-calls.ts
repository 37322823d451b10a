import type * as z from 'zod'
import type { emergencyContract } from '@core/contract/emergency'
import type { RollDoc } from '@core/contract/emergency-documents'
import { emergencyDoc, rollDoc } from '@core/contract/emergency-documents'
import type { RecordReceipt } from '@core/contract/records'
import { AppError } from '../../_kit/app-error'
import { unseal } from '../../_kit/seal'
import { memberScopes } from '../../_kit/member-scopes'
import type { Ctx } from '../../_kit/serve'
import { memberViewer } from '../../_kit/viewer'
import { directory } from '../../_data/directory'
import { writeAnswer } from '../../_data/emergencies-repo'
import { loadMembers, membersOf } from '../../_data/people-repo'
import { sealedPhonesOf } from '../../_data/phones-repo'
import { loadRecord } from '../../_data/records-repo'
import { rollKind } from '../../_emergency/kinds'
import { changeRecord } from '../../_record/change-record'
import { lifeActorNow, lifeActorOf } from '../../_record/life-actor'
import { refuseUnlessAllowed } from '../rules/of-emergency'
import { rollView } from '../views/parts-view'

type Input<A extends 'roll' | 'callMember' | 'closeRoll' | 'answerRoll'> = z.output<(typeof emergencyContract)[A]['input']>

async function ownRoll(rollId: string, scopeIds: readonly string[]): Promise<RollDoc> {
  const roll = await loadRecord(rollDoc, 'rollCall', rollId)
  if (roll === null || !scopeIds.includes(roll.communityId)) throw new AppError('NOT_FOUND')
  return roll
}

/** One community's round by person: who has not answered first, then by number. How often or how fast somebody answers is not kept. */
export async function showRoll({ as, rollId }: Input<'roll'>, ctx: Ctx) {
  const actor = await lifeActorOf(ctx, as)
  const roll = await ownRoll(rollId, actor.scopeIds)
  const [dir, members] = await Promise.all([directory(ctx.now), membersOf(roll.communityId)])
  const seen = new Set(members.map(({ _id }) => _id))
  const gone = Object.entries(roll.answers).flatMap(([memberId, { label }]) => (seen.has(memberId) ? [] : [{ memberId, label }]))
  const people = [...members.map(({ _id: memberId, label }) => ({ memberId, label })), ...gone].map((person) => {
    const given = roll.answers[person.memberId]
    return { ...person, ...(given === undefined ? {} : { answer: given.answer, at: given.at }) }
  })
  const numbered = (label: string) => Number(/\d+/.exec(label)?.[0] ?? 0)
  return { ...rollView(roll, dir, actor), people: people.sort((a, b) => Number(a.answer !== undefined) - Number(b.answer !== undefined) || numbered(a.label) - numbered(b.label)), now: ctx.now }
}

/** The number of somebody who has not answered, for the staff to ring up. That it was looked at stands in the chained history. */
export async function callMember({ as, rollId, memberId }: Input<'callMember'>, ctx: Ctx): Promise<{ phone: string }> {
  const actor = await lifeActorNow(ctx, as)
  const roll = await ownRoll(rollId, actor.scopeIds)
  refuseUnlessAllowed(await loadRecord(emergencyDoc, 'emergency', roll.emergencyId), 'rollCall', ctx.now)
  const member = (await loadMembers([memberId])).get(memberId)
  if (member === undefined || member.communityId !== roll.communityId) throw new AppError('MEMBER_UNKNOWN')
  const sealed = (await sealedPhonesOf([member])).get(memberId)
  if (sealed === undefined) throw new AppError('PHONE_UNKNOWN')
  await changeRecord(rollKind, { id: rollId, action: 'callMember', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: { memberId } })
  return { phone: unseal(sealed, 'phone') }
}

export async function closeRoll({ as, rollId }: Input<'closeRoll'>, ctx: Ctx): Promise<RecordReceipt> {
  return (await changeRecord(rollKind, { id: rollId, action: 'close', actor: await lifeActorOf(ctx, as), now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: {} })).receipt
}

/** A member's answer: one write, no read. Only where it did not go through is it looked up why. */
export async function answerRoll({ rollId, answer }: Input<'answerRoll'>, ctx: Ctx) {
  const { personId: memberId, label, roles } = await memberViewer(ctx)
  const communityIds = memberScopes(roles)
  if (await writeAnswer({ rollId, communityIds, memberId, answer, label, key: ctx.requestKey, now: ctx.now })) return { rollId, answer, at: ctx.now }
  const roll = await loadRecord(rollDoc, 'rollCall', rollId)
  if (roll === null || !communityIds.includes(roll.communityId)) throw new AppError('NOT_FOUND')
  const given = roll.answers[memberId]
  // Heard before: the answer as it stands, which a newer one may have replaced.
  if (given?.keys.includes(ctx.requestKey) === true) return { rollId, answer: given.answer, at: given.at }
  throw new AppError('ROLL_CLOSED')
}
