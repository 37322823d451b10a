import type { UnitDoc } from '@core/contract/registry-documents'
import { unitDoc } from '@core/contract/registry-documents'
import { AppError } from '../../_kit/app-error'
import { hash22 } from '../../_kit/ids'
import { pairedCommunity } from '../../_data/directory'
import { loadRecord } from '../../_data/records-repo'
import { beginRecord, blankRecord, changeRecord } from '../../_record/change-record'
import { SYSTEM_ACTOR } from '../../_record/life-actor'
import { unitKind, unitRecordIdOf } from '../../_registry/unit-kind'

/** A unit as it is before anything was written about it. */
async function blankUnit(unitId: string, now: number): Promise<UnitDoc> {
  const { communityId, streetId } = (await pairedCommunity(unitId, now)) ?? { communityId: '', streetId: '' }
  return { ...blankRecord('unit', unitRecordIdOf(unitId), { unitId, communityId, streetId }), kind: 'unit', state: 'new', items: [], plans: [], floor: 0 }
}

/** The unit's record, or how it would begin; with the community it is paired with today. */
export async function unitOf(unitId: string, now: number): Promise<UnitDoc> {
  const [stored, paired] = await Promise.all([loadRecord(unitDoc, 'unit', unitRecordIdOf(unitId)), pairedCommunity(unitId, now)])
  return stored === null ? { ...(await blankUnit(unitId, now)), state: 'active' } : { ...stored, ...paired }
}

/** Begins the unit's record where there is none yet, and lets it follow an import that has paired it anew; twice is once. */
export async function openUnit(unitId: string, now: number): Promise<void> {
  const [stored, paired] = await Promise.all([loadRecord(unitDoc, 'unit', unitRecordIdOf(unitId)), pairedCommunity(unitId, now)])
  if (stored === null) {
    if (paired === undefined) throw new AppError('UNIT_UNKNOWN')
    await beginRecord(unitKind, await blankUnit(unitId, now), 'open', { actor: SYSTEM_ACTOR, now, requestKey: hash22('openUnit', unitId), payload: {} })
  } else if (paired !== undefined && stored.communityId !== paired.communityId) {
    await changeRecord(unitKind, { id: stored._id, action: 'pair', actor: SYSTEM_ACTOR, now, requestKey: hash22('pairUnit', unitId, paired.communityId, String(stored.version)), payload: { paired } })
  }
}

/** The floor a unit has set; 0 where there is none. */
export const floorOf = async (unitId: string | undefined): Promise<number> => (unitId === undefined ? 0 : (await loadRecord(unitDoc, 'unit', unitRecordIdOf(unitId)))?.floor ?? 0)
