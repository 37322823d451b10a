import type { AdjustmentDoc, LedgerDoc } from '@core/contract/points-documents'
import { adjustmentDoc, walletDoc } from '@core/contract/points-documents'
import type { AdjustmentAction, AdjustmentPayload } from '@core/domain/points/adjustment-life'
import { adjustmentLife } from '@core/domain/points/adjustment-life'
import { issuedAccount, memberAccount, moved, servedOf } from '@core/domain/points/ledger'
import { DAY_MINUTES, noPointsFor, noRoomFor, roomOf } from '@core/domain/points/room'
import { rulesOf } from '@core/domain/points/rules'
import { daysOf } from '@core/domain/points/settle'
import { available } from '@core/domain/points/wallet-life'
import { startOfDay } from '@core/domain/time/day'
import { AppError } from '../_kit/app-error'
import { hash22 } from '../_kit/ids'
import { entriesOfDays, entriesOfPerson, entryOf } from '../_data/ledger-repo'
import { ordersEverHeldBy } from '../_data/orders-repo'
import { loadRecord, loadRecords } from '../_data/records-repo'
import type { RecordKind } from '../_record/change-record'
import { book } from './book'
import { letIn } from '../_record/let-in'
import { pointsRules } from './rules-kind'
import { visitsOf } from './services'
import { blankWallet, walletIdOf } from './wallet-kind'

export const adjustmentKind: RecordKind<AdjustmentDoc, AdjustmentPayload, AdjustmentAction> = { kind: 'adjustment', schema: adjustmentDoc, life: adjustmentLife<AdjustmentDoc>(), closed: ['approved', 'declined', 'withdrawn', 'lapsed'] }

/** Once approved it is an entry of its own, on the day it puts right. */
export async function settleAdjustment({ _id, personId, service, day, minutes, points }: AdjustmentDoc, action: string, now: number): Promise<void> {
  if (action !== 'approve') return
  const lines = [...moved(issuedAccount(service), memberAccount(personId), 'minutes', minutes), ...moved(issuedAccount(service), memberAccount(personId), 'points', points)]
  await book({ kind: 'adjust', recordId: _id, people: [personId], lines, now, day })
}

type Wanted = Pick<AdjustmentDoc, 'personId' | 'service' | 'day' | 'minutes' | 'points'>

/** Makes sure that the day has room for it, and that what is taken away is there, whoever approves another in the same moment. */
export async function letAdjustmentIn(adjustment: AdjustmentDoc): Promise<void> {
  const { _id, personId, day } = adjustment
  await letIn(hash22('allowance', 'adjust', personId, String(day)), _id, (others) => refuseImpossible(adjustment, others))
  if (takesAway(adjustment)) await letIn(hash22('allowance', 'adjustLess', personId), _id, (others) => refuseOverdrawn(adjustment, others))
}

const takesAway = ({ minutes, points }: Pick<Wanted, 'minutes' | 'points'>): boolean => minutes < 0 || points < 0

/** Adjustments that may not be in the ledger yet, as far as they still count. */
async function besideOf(others: readonly string[], entries: readonly LedgerDoc[]): Promise<readonly AdjustmentDoc[]> {
  const booked = new Set(entries.flatMap(({ cause }) => ('recordId' in cause ? [cause.recordId] : [])))
  return (await loadRecords(adjustmentDoc, 'adjustment', others)).filter(({ _id, state }) => !booked.has(_id) && (state === 'proposed' || state === 'approved'))
}

/** No day comes to less than nothing, none has more than twenty-four hours, and none brings more points than its rules give. `others`: let in before; answers which of them count. */
export async function refuseImpossible({ personId, service, day, minutes, points }: Wanted, others: readonly string[] = []): Promise<readonly string[]> {
  if (service === 'order') await refuseUndecided(personId, day)
  const [entries, versions] = await Promise.all([entriesOfDays(day, day, [personId]), pointsRules()])
  const beside = await besideOf(others, entries)
  const [account, stood] = [memberAccount(personId), entries.map(entryOf)]
  const room = roomOf(servedOf(stood, account), beside)
  const refusal = noRoomFor({ service, minutes }, room)
  const left = DAY_MINUTES - room.most
  if (refusal === 'tooLittle') throw new AppError('INVALID_INPUT', { fields: { minutes: `这一天只记了 ${room.least[service]} 分钟，减不了这么多` } })
  if (refusal === 'tooMuch') throw new AppError('INVALID_INPUT', { fields: { minutes: left > 0 ? `一天只有 24 小时，这一天已经记了 ${room.most} 分钟，最多再加 ${left} 分钟` : '这一天已经记满 24 小时，不能再加' } })
  const cap = rulesOf(day, versions).capPerDay[service]
  const beyond = noPointsFor({ service, points }, servedOf(stood, account, 'points'), cap, beside)
  if (beyond?.refusal === 'tooLittle') throw new AppError('INVALID_INPUT', { fields: { points: `这一天这一项只记了 ${beyond.there} 分，减不了这么多` } })
  if (beyond?.refusal === 'overCap') throw new AppError('INVALID_INPUT', { fields: { points: `按当天的规则，这一项一天最多 ${cap} 分，已经有 ${beyond.there} 分` } })
  return beside.map(({ _id }) => _id)
}

/** Whether a visit counts may still be said by the resident, or by a ruling, and is then entered by itself: put right by hand before, it would count twice. */
async function refuseUndecided(personId: string, day: number): Promise<void> {
  const open = (await ordersEverHeldBy([personId], startOfDay(day))).filter((order) => order.open)
  if ((await visitsOf(open)).some((visit) => visit.memberId === personId && daysOf(visit).includes(day))) throw new AppError('HOURS_UNDECIDED')
}

/** Nobody's balance comes to less than nothing by a correction: what was spent, given away or kept for them is not there to be taken. */
export async function refuseOverdrawn({ personId, minutes, points }: Wanted, others: readonly string[] = []): Promise<readonly string[]> {
  const [entries, stored] = await Promise.all([entriesOfPerson(personId), loadRecord(walletDoc, 'wallet', walletIdOf(personId))])
  const beside = await besideOf(others, entries)
  const wallet = stored ?? blankWallet(personId, '')
  for (const [unit, less, word] of [['points', points, '分'], ['minutes', minutes, '分钟']] as const) {
    const there = available(entries.map(entryOf), wallet, unit) + beside.reduce((sum, each) => sum + Math.min(0, each[unit]), 0)
    if (less < 0 && there + less < 0) throw new AppError('INVALID_INPUT', { fields: { [unit]: `这位党员现在只剩 ${Math.max(0, there)} ${word}可用，别的已经用掉、送出或留着了，减不了这么多` } })
  }
  return beside.map(({ _id }) => _id)
}
