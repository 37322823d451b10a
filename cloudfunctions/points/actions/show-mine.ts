import type { ServiceDay } from '@core/contract/points'
import { balanceOf, memberAccount } from '@core/domain/points/ledger'
import { SERVICE_KINDS } from '@core/domain/points/rules'
import { dayNumberAt, startOfDay } from '@core/domain/time/day'
import type { Ctx } from '../../_kit/serve'
import { memberViewer } from '../../_kit/viewer'
import type { LedgerDoc } from '../../_data/ledger-repo'
import { entriesOfMember } from '../../_data/ledger-repo'

const SHOWN = 60

/** Folded from the entries as they stand: nothing is added up anywhere else. */
export async function showMine(_input: object, ctx: Ctx) {
  await memberViewer(ctx)
  const entries = await entriesOfMember(ctx.personId)
  const whole = balanceOf(entries.map(plain), memberAccount(ctx.personId))
  const days = [...new Set(entries.map(({ day }) => day))].sort((a, b) => b - a)
  return {
    ...whole, now: ctx.now, settledTo: startOfDay(dayNumberAt(ctx.now)),
    days: days.map((day) => dayOf(day, entries.filter((entry) => entry.day === day), ctx.personId)).filter(({ minutes }) => minutes > 0).slice(0, SHOWN),
  }
}

const plain = ({ _id: id, ...entry }: LedgerDoc) => ({ id, ...entry })

function dayOf(day: number, entries: readonly LedgerDoc[], memberId: string): ServiceDay {
  const { minutes, points } = balanceOf(entries.map(plain), memberAccount(memberId))
  const kinds = SERVICE_KINDS.map((kind) => ({ kind, minutes: -balanceOf(entries.map(plain), `issued:${kind}`).minutes })).filter((each) => each.minutes > 0)
  return { day: startOfDay(day), minutes, points, kinds }
}
