import type { PersonRole } from '@core/contract/common'
import type { RecordReceipt } from '@core/contract/records'
import type { RegistrationDoc } from '@core/contract/registry-documents'
import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import type { Leaving } from '@core/domain/registration/registration'
import type { RegistrationAction, RegistrationPayload } from '@core/domain/registration/registration-life'
import { AppError } from '../../_kit/app-error'
import { unseal } from '../../_kit/seal'
import type { Ctx } from '../../_kit/serve'
import { unitNames } from '../../_data/directory'
import { loadPerson } from '../../_data/people-repo'
import { holdRow, isRowTaken } from '../../_data/roster-holds-repo'
import { phoneOfCode } from '../../_data/wechat-phone'
import { changeRecord } from '../../_record/change-record'
import { checkNote } from '../../_record/check-note'
import { lifeActorOf } from '../../_record/life-actor'
import { registrationIdOf, registrationKind, settle } from '../../_registry/registration-kind'
import { matchOf, sealedOf } from '../rules/match-roster'
import { adopt } from '../rules/rounds'

interface Input {
  readonly as?: PersonRole | undefined
  readonly registrationId: string
  readonly note?: string | undefined
  readonly reason?: string | undefined
  readonly rowId?: string | undefined
  readonly unitId?: string | undefined
  readonly leaving?: Leaving | undefined
  readonly phoneCode?: string | undefined
}

/** One row of the registration's table; what it means for the person is carried out at once, and completed by the timer. */
export const actOnRegistration = (action: RegistrationAction) => async (input: Input, ctx: Ctx): Promise<RecordReceipt> => {
  const { as = 'resident', registrationId, phoneCode, ...said } = input
  const actor = await lifeActorOf(ctx, as)
  await checkNote([said.note], as, ctx)
  if (said.unitId !== undefined && !(await unitNames(ctx.now)).has(said.unitId)) throw new AppError('UNIT_UNKNOWN')
  if (action === 'changeUnit' || action === 'leave') await adoptOwn(registrationId, ctx)
  const { record, receipt } = await changeRecord(registrationKind, {
    id: registrationId, action, actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: {},
    prepare: async (record) => {
      const payload = await payloadOf(record, { ...said, phoneCode }, actor)
      await refuseTakenRow(record, action, payload.rowId, ctx.now)
      return payload
    },
  })
  await settle(record, action, receipt.version, ctx.now)
  return receipt
}

async function payloadOf(record: RegistrationDoc, { note, reason, rowId, unitId, leaving, phoneCode }: Omit<Input, 'as' | 'registrationId'>, actor: LifeActor): Promise<RegistrationPayload> {
  // Only rows that are shown beside it: not any of the roster.
  if (rowId !== undefined && !record.match.rowIds.includes(rowId)) throw new AppError('NOT_FOUND')
  const phone = phoneCode === undefined ? {} : { stored: await provedPhone(record, phoneCode, actor) }
  return { note, reason, rowId, unitId, leaving, ...phone }
}

/** A row of the roster makes one member: whoever is second is told so here, and by the community, whose no they may appeal against. */
async function refuseTakenRow({ state, personId, phone, match }: RegistrationDoc, action: RegistrationAction, chosen: string | undefined, now: number): Promise<void> {
  if (chosen !== undefined && (await isRowTaken(chosen, personId))) throw new AppError('ROSTER_ROW_TAKEN')
  const joins = phone.state !== 'unchecked' && ((action === 'confirm' && state === 'applied') || (action === 'overturn' && state === 'refused'))
  if (joins && match.rowId !== undefined && !(await holdRow(match.rowId, personId, now))) throw new AppError('ROSTER_ROW_TAKEN')
}

/** The number as WeChat has it, and what the roster says of that one; the name stays as it was given. */
async function provedPhone(record: RegistrationDoc, code: string, actor: LifeActor): Promise<Pick<RegistrationDoc, 'sealed' | 'match'>> {
  if (record.personId !== actor.id || record.sealed === undefined) throw new AppError('NOT_ALLOWED')
  if (record.phone.state !== 'unchecked') throw new AppError('PHONE_CHECKED')
  const phone = await phoneOfCode(code)
  if (phone === undefined) throw new AppError('PHONE_CODE_WRONG')
  const claimed = { name: unseal(record.sealed.name, 'name'), phone }
  const { match } = await matchOf(claimed, record.personId)
  return { sealed: sealedOf(claimed), match: record.match.state === 'settled' ? record.match : match }
}

/** The first registration of a member from before is written down when something is done with it. */
async function adoptOwn(registrationId: string, ctx: Ctx): Promise<void> {
  if (registrationId !== registrationIdOf(ctx.personId, 1)) return
  const person = await loadPerson(ctx.personId)
  // Where it is there already, nothing is written.
  if (person !== null) await adoptIfMissing(person, ctx.now)
}

async function adoptIfMissing(person: Parameters<typeof adopt>[0], now: number): Promise<void> {
  try {
    await adopt(person, now)
  } catch (error) {
    // Theirs by the ordinary way: it was applied for.
    if (!(error instanceof AppError) || error.code !== 'WRONG_STATE') throw error
  }
}
