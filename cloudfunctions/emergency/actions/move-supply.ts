import type * as z from 'zod'
import type { emergencyContract } from '@core/contract/emergency'
import type { SupplyDoc } from '@core/contract/emergency-documents'
import { supplyDoc } from '@core/contract/emergency-documents'
import { OUTSIDE } from '@core/domain/emergency/supply'
import type { RecordReceipt } from '@core/contract/records'
import { AppError } from '../../_kit/app-error'
import { hash22 } from '../../_kit/ids'
import type { Ctx } from '../../_kit/serve'
import { loadRecord } from '../../_data/records-repo'
import { closeIfOver } from '../../_emergency/carry-out'
import { supplyIdOf, supplyKind } from '../../_emergency/kinds'
import { beginRecord, blankRecord, changeRecord } from '../../_record/change-record'
import { checkNote } from '../../_record/check-note'
import { lifeActorOf, SYSTEM_ACTOR } from '../../_record/life-actor'
import { ownEmergency, refuseUnlessAllowed } from '../rules/of-emergency'

type Input = z.output<(typeof emergencyContract)['moveSupply']['input']>

/** One move of one item: both sides in one guarded write, under the request's own key, so that sent again it is the same move. */
export async function moveSupply({ as, emergencyId, item, unit, from, to, amount, note }: Input, ctx: Ctx): Promise<RecordReceipt> {
  const actor = await lifeActorOf(ctx, as)
  const emergency = await ownEmergency(emergencyId, actor)
  refuseUnlessAllowed(emergency, 'supplies', ctx.now)
  await checkNote([item, unit, note], as, ctx)
  const { communityIds, streetIds } = emergency
  const id = supplyIdOf(emergencyId, item, unit)
  // Bottles and boxes of the same are two items, with a book each. It is opened by whoever brings it in first; its key follows from its id, so that opened twice it is one.
  const blank: SupplyDoc = { ...blankRecord('supply', id, {}), kind: 'supply', state: 'new', emergencyId, name: item, unit, accounts: {}, communityIds, streetIds }
  if (from === OUTSIDE) await beginRecord(supplyKind, blank, 'open', { actor: SYSTEM_ACTOR, now: ctx.now, requestKey: hash22('openSupply', id), payload: {} })
  else if ((await loadRecord(supplyDoc, 'supply', id)) === null) throw new AppError('STOCK_SHORT')
  const { receipt } = await changeRecord(supplyKind, { id, action: 'move', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: { from, to, amount, ...(note === undefined ? {} : { note }) } })
  await closeIfOver(emergencyId, ctx.now)
  return receipt
}
