import type { RegistrationDoc } from '@core/contract/registry-documents'
import { registrationDoc } from '@core/contract/registry-documents'
import { REGISTRATION_LIMITS } from '@core/domain/registration/limits'
import type { RegistrationAction, RegistrationPayload } from '@core/domain/registration/registration-life'
import { registrationLife } from '@core/domain/registration/registration-life'
import { AppError } from '../_kit/app-error'
import { hash22 } from '../_kit/ids'
import type { RecordKind } from '../_record/change-record'
import { changeUnlessOver } from '../_record/change-unless-over'
import { SYSTEM_ACTOR } from '../_record/life-actor'
import type { Reader } from '../_record/timed-kind'
import { timedKind } from '../_record/timed-kind'
import { settleLine } from './settle-line'

export const registrationKind: RecordKind<RegistrationDoc, RegistrationPayload, RegistrationAction> = {
  kind: 'registration',
  schema: registrationDoc,
  life: registrationLife<RegistrationDoc>(REGISTRATION_LIMITS),
  closed: [],
  waits: ({ asks }) => asks.length > 0,
}

/** Its id follows from person and round: two tabs make one. */
export const registrationIdOf = (personId: string, round: number): string => `rg-${personId}-${round}`

/** Carries out what a line means elsewhere; twice is once. */
export const settle = (record: RegistrationDoc, action: string, seq: number, now: number): Promise<void> =>
  settleLine(record, action, seq, now, async (id, newId) => {
    // They may have left there meanwhile: it is over already.
    const moved = await changeUnlessOver(registrationKind, { id, action: 'moveOn', actor: SYSTEM_ACTOR, now, requestKey: hash22('moveOn', newId), payload: {} })
    if (moved !== undefined) await settleMove(moved.record, moved.receipt.version, now)
  })

async function settleMove(former: RegistrationDoc, seq: number, now: number): Promise<void> {
  try {
    await settle(former, 'moveOn', seq, now)
  } catch (error) {
    // One of their places is going over to another in this very moment: the timer looks again.
    if (!(error instanceof AppError && error.code === 'SWAP_UNDER_WAY')) throw error
  }
}

/** As the timer sees it. */
export const timedRegistration = timedKind(registrationKind, {
  title: () => '党员报到',
  message: (action, as) => (as === 'member' && (action === 'confirm' || action === 'refuse') ? 'orderMoved' : undefined),
  readers: formerReaders,
  follow: (record, { action, seq }, now) => settle(record, action, seq, now),
})

/** Who had them before: told of what was asked of another, and of what came of it. */
function formerReaders(record: RegistrationDoc, audience: string, { data = {} }: { readonly data?: Readonly<Record<string, unknown>> | undefined }): readonly Reader[] {
  const { from, communityId } = record
  if (audience === 'formerStaff' && from !== undefined && from.communityId !== communityId) return [{ to: `staff:${from.communityId}`, as: 'staff' }]
  if (audience === 'formerUnit' && typeof data['formerUnitId'] === 'string') return [{ to: `unit:${data['formerUnitId']}`, as: 'unit' }]
  return []
}
