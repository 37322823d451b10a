import type { ServiceDay } from '@core/contract/points'
import type { LedgerDoc } from '@core/contract/points-documents'
import { balanceOf, memberAccount, servedOf } from '@core/domain/points/ledger'
import { SERVICE_KINDS } from '@core/domain/points/rules'
import { startOfDay } from '@core/domain/time/day'
import type { Ctx } from '../../_kit/serve'
import { entryOf } from '../../_data/ledger-repo'
import { loadSettled } from '../../_data/settled-repo'
import { everMember } from '../../_people/ever-member'
import { purseOf } from '../rules/purse'
import { servedToday } from '../rules/today'

const SHOWN = 60

/** Folded from the entries as they stand: nothing is added up anywhere else. Today is worked out beside them, by the night's rule. */
export async function showMine(_input: object, ctx: Ctx) {
  await everMember(ctx)
  const [{ docs, entries, available }, today, settled] = await Promise.all([purseOf(ctx.personId), servedToday(ctx.personId, ctx.now), loadSettled()])
  const account = memberAccount(ctx.personId)
  const served = servedOf(entries, account)
  const days = [...new Set(docs.map(({ day }) => day))].sort((a, b) => b - a)
  return {
    ...balanceOf(entries, account), served: SERVICE_KINDS.reduce((sum, kind) => sum + served[kind], 0), available, today: [...today], now: ctx.now, settledTo: settled === undefined ? 0 : startOfDay((settled.to ?? settled.through) + 1),
    days: days.map((day) => dayOf(day, docs.filter((doc) => doc.day === day), account)).filter(({ minutes, points }) => minutes !== 0 || points !== 0).slice(0, SHOWN),
  }
}

/** What a day brought; what was spent on it is in the wallet. */
function dayOf(day: number, docs: readonly LedgerDoc[], account: string): ServiceDay {
  const earned = docs.map(entryOf).filter(({ cause }) => cause.kind !== 'collect' && cause.kind !== 'gift')
  const { points } = balanceOf(earned, account)
  const served = servedOf(earned, account)
  const kinds = SERVICE_KINDS.map((kind) => ({ kind, minutes: served[kind] })).filter((each) => each.minutes !== 0)
  return { day: startOfDay(day), minutes: kinds.reduce((sum, { minutes }) => sum + minutes, 0), points, kinds }
}
