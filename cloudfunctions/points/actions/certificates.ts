import { randomBytes } from 'node:crypto'
import type * as z from 'zod'
import type { PersonDoc } from '@core/contract/person-documents'
import type { CertificateView, pointsContract } from '@core/contract/points'
import type { CertificateDoc, LedgerDoc } from '@core/contract/points-documents'
import { adjustmentDoc, certificateDoc } from '@core/contract/points-documents'
import type { CommunityMinutes } from '@core/domain/points/by-community'
import { minutesByCommunity } from '@core/domain/points/by-community'
import { certificateCode, CODE_BYTES } from '@core/domain/points/certificate-code'
import { coveredName, saidOf } from '@core/domain/points/certificate-life'
import { memberAccount, servedOf } from '@core/domain/points/ledger'
import { SERVICE_KINDS } from '@core/domain/points/rules'
import { dayInWords, dayNumberAt, startOfDay } from '@core/domain/time/day'
import { yearOf } from '@core/domain/unit/year'
import { AppError } from '../../_kit/app-error'
import { hash22 } from '../../_kit/ids'
import { seal, unseal } from '../../_kit/seal'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { anyOf } from '../../_data/any-of'
import { nextCertificateNumber } from '../../_data/certificate-numbers-repo'
import type { Directory } from '../../_data/directory'
import { directory, nameOf, streetOf } from '../../_data/directory'
import { entriesOfPerson, entryOf } from '../../_data/ledger-repo'
import { loadPerson } from '../../_data/people-repo'
import { findRecords, loadRecord } from '../../_data/records-repo'
import { confirmedName, roundsOf } from '../../_data/registrations-repo'
import { loadSettled } from '../../_data/settled-repo'
import { everMember } from '../../_people/ever-member'
import { certificateKind } from '../../_points/certificate-kind'
import { servicesOfPeople } from '../../_points/services'
import { beginRecord, blankRecord, changeRecord } from '../../_record/change-record'
import { checkNote } from '../../_record/check-note'
import { dayNumberFrom } from '../rules/day-number'

type Inputs = { [A in keyof typeof pointsContract]: z.output<(typeof pointsContract)[A]['input']> }

export async function listCertificates(_input: object, ctx: Ctx) {
  await everMember(ctx)
  const [found, entries] = await Promise.all([findRecords(certificateDoc, 'certificate', { where: { personId: ctx.personId }, limit: 50, orderBy: [['updatedAt', 'desc']] }), entriesOfPerson(ctx.personId)])
  const served = entries.filter(({ cause, lines }) => cause.kind !== 'gift' && cause.kind !== 'collect' && lines.some(({ account, unit, amount }) => account === memberAccount(ctx.personId) && unit === 'minutes' && amount > 0)).map(({ day }) => day)
  return { now: ctx.now, items: found.map(viewOf), ...(served.length === 0 ? {} : { since: startOfDay(Math.min(...served)) }) }
}

/** What the ledger says of these days, written down under a number. Days that are not settled yet are not in it. */
export async function issueCertificate({ from, to }: Inputs['issueCertificate'], ctx: Ctx): Promise<CertificateView> {
  const actor = await everMember(ctx)
  const id = hash22('certificate', ctx.requestKey)
  const before = await loadRecord(certificateDoc, 'certificate', id)
  if (before !== null && before.personId === ctx.personId) return viewOf(before)
  const [fromDay, lastDay, settled] = [dayNumberFrom(from, 'from'), Math.min(dayNumberFrom(to, 'to'), dayNumberAt(ctx.now) - 1), await loadSettled()]
  if (fromDay > lastDay) throw new AppError('INVALID_INPUT', { fields: { to: '最后一天要在第一天以后，最晚到昨天' } })
  // What the night has not written down yet is not in the ledger: saying nothing of it is better than saying there was nothing.
  const toDay = Math.min(lastDay, settled?.to ?? settled?.through ?? lastDay)
  if (fromDay > toDay) throw new AppError('INVALID_INPUT', { fields: { to: `${dayInWords(toDay)}以后的还没有记完账，请过一两天再开` } })
  const [person, rounds, dir, entries] = await Promise.all([loadPerson(ctx.personId), roundsOf(ctx.personId), directory(ctx.now), entriesIn(ctx.personId, fromDay, toDay)])
  const known = confirmedName(rounds)
  const sealedName = known ?? person?.profile?.sealedName
  if (person === null || sealedName === undefined) throw new AppError('NAME_UNKNOWN')
  const minutes = servedBy(ctx.personId, entries)
  const recorded = await recordedBy(person, { fromDay, toDay, entries })
  const [main] = recorded
  if (saidOf(minutes).total <= 0 || main === undefined) throw new AppError('NOTHING_SERVED')
  const blank: CertificateDoc = {
    ...blankRecord('certificate', id, { personId: ctx.personId, communityId: main.communityId, streetId: streetOf(dir, main.communityId) ?? '' }), kind: 'certificate', state: 'new',
    number: await nextCertificateNumber(yearOf(ctx.now)), code: certificateCode(randomBytes(CODE_BYTES)), fromDay, toDay, minutes, sealedName: seal(unseal(sealedName, 'name'), 'name'), ...(known === undefined ? { ownName: true } : {}), issuer: issuerWords(dir, recorded), issuerIds: recorded.map(({ communityId }) => communityId), issuedAt: ctx.now,
  }
  return viewOf((await beginRecord(certificateKind, blank, 'issue', { actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: {} })).record)
}

export async function withdrawCertificate({ as, certificateId, note }: Inputs['withdrawCertificate'], ctx: Ctx) {
  const actor = as === 'member' ? await everMember(ctx) : await actorOf(ctx, as)
  await checkNote([note], as, ctx)
  return (await changeRecord(certificateKind, { id: certificateId, action: 'withdraw', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: { note } })).receipt
}

/** For anybody who has the code: no more than the paper says, the name covered, and whether the ledger still says so. */
export async function checkCertificate({ code }: Inputs['checkCertificate'], _ctx: Ctx) {
  const [found] = await findRecords(certificateDoc, 'certificate', { where: { code }, limit: 1 })
  if (found === undefined) throw new AppError('NOT_FOUND', { said: '没有这个码的服务证明。请照着纸上的再写一遍；还是没有，这份证明就不是这里开的。' })
  const minutes = servedBy(found.personId, await entriesIn(found.personId, found.fromDay, found.toDay))
  const { id: _id, code: _code, ...view } = viewOf(found)
  return { ...view, name: coveredName(unseal(found.sealedName, 'name')), nameConfirmed: found.ownName !== true, books: booksSay(found.minutes, minutes) }
}

/** Hours that were put down later make nothing untrue of what the paper says; hours that were taken back do. */
function booksSay(said: CertificateDoc['minutes'], now: CertificateDoc['minutes']): 'same' | 'more' | 'less' {
  if (SERVICE_KINDS.some((kind) => now[kind] < said[kind])) return 'less'
  return SERVICE_KINDS.some((kind) => now[kind] > said[kind]) ? 'more' : 'same'
}

const entriesIn = async (personId: string, fromDay: number, toDay: number) => (await entriesOfPerson(personId, fromDay)).filter(({ day }) => day <= toDay)
const servedBy = (personId: string, entries: readonly LedgerDoc[]) => servedOf(entries.map(entryOf), memberAccount(personId))

/** 谁记录谁证明: the communities the hours were served in, not the one somebody lives in today. */
async function recordedBy({ _id, communityId }: PersonDoc, { fromDay, toDay, entries }: { readonly fromDay: number; readonly toDay: number; readonly entries: readonly LedgerDoc[] }): Promise<readonly CommunityMinutes[]> {
  const adjusted = entries.flatMap(({ cause, day }) => (cause.kind === 'adjust' ? [{ id: cause.recordId, day }] : []))
  const [services, adjustments] = await Promise.all([
    servicesOfPeople([_id], startOfDay(fromDay), startOfDay(toDay + 2)),
    adjusted.length === 0 ? [] : findRecords(adjustmentDoc, 'adjustment', { where: { _id: anyOf(adjusted.map(({ id }) => id)) }, limit: 1000 }),
  ])
  const days = [...new Set(entries.map(({ day }) => day))].map((day) => ({
    day, minutes: servedBy(_id, entries.filter((entry) => entry.day === day)), otherwise: adjustments.find((each) => each.day === day)?.communityId ?? communityId,
  }))
  return minutesByCommunity(days, services)
}

/** One community by its name; several with the minutes each recorded, the most first. */
function issuerWords(dir: Directory, recorded: readonly CommunityMinutes[]): string {
  return recorded.map(({ communityId, minutes }) => `${nameOf(dir, communityId)}${recorded.length > 1 ? `（${minutes} 分钟）` : ''}`).join('、')
}

function viewOf({ _id: id, state, number, code, fromDay, toDay, minutes, issuer, issuedAt }: CertificateDoc): CertificateView {
  const { kinds, total } = saidOf(minutes)
  return { id, state, number, code, from: startOfDay(fromDay), to: startOfDay(toDay), kinds: [...kinds], minutes: total, issuer, issuedAt }
}
