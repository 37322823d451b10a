import type { EmergencyDoc, RollDoc, SupplyDoc, VisitListDoc } from '@core/contract/emergency-documents'
import { emergencyDoc, rollDoc, supplyDoc, visitListDoc } from '@core/contract/emergency-documents'
import type { ErrorCode } from '@core/contract/errors'
import { EMERGENCY_CLOSED } from '@core/domain/emergency/emergency'
import type { EmergencyAction, EmergencyPayload } from '@core/domain/emergency/emergency-life'
import { emergencyLife } from '@core/domain/emergency/emergency-life'
import type { RollAction, RollPayload } from '@core/domain/emergency/roll-call'
import { rollLife } from '@core/domain/emergency/roll-call'
import type { SupplyAction, SupplyPayload } from '@core/domain/emergency/supply'
import { supplyLife } from '@core/domain/emergency/supply'
import type { VisitAction, VisitPayload } from '@core/domain/emergency/visit-list'
import { visitLife } from '@core/domain/emergency/visit-list'
import type { Lifecycle } from '@core/domain/lifecycle/lifecycle'
import { hash22 } from '../_kit/ids'
import type { RecordKind } from '../_record/change-record'

export const emergencyKind: RecordKind<EmergencyDoc, EmergencyPayload, EmergencyAction> = { kind: 'emergency', schema: emergencyDoc, life: emergencyLife<EmergencyDoc>(), closed: EMERGENCY_CLOSED }
export const rollKind: RecordKind<RollDoc, RollPayload, RollAction> = { kind: 'rollCall', schema: rollDoc, life: rollLife<RollDoc>() as Lifecycle<RollDoc, RollPayload, RollAction, ErrorCode>, closed: ['closed'] }
export const visitKind: RecordKind<VisitListDoc, VisitPayload, VisitAction> = { kind: 'visitList', schema: visitListDoc, life: visitLife<VisitListDoc>(), closed: ['sealed'] }
export const supplyKind: RecordKind<SupplyDoc, SupplyPayload, SupplyAction> = { kind: 'supply', schema: supplyDoc, life: supplyLife<SupplyDoc>(), closed: ['handedOver'] }

/** Ids follow from what they are of: made twice is made once. */
export const rollIdOf = (emergencyId: string, round: number, communityId: string): string => hash22('roll', emergencyId, String(round), communityId)
/** 3 号楼 and 3栋 are one building. */
export const plainBuilding = (text: string): string => text.replace(/[^\p{L}\p{N}]|[号栋楼]/gu, '').toUpperCase()
export const visitListIdOf = (emergencyId: string, compoundId: string, building: string): string => hash22('visits', emergencyId, compoundId, plainBuilding(building))
export const supplyIdOf = (emergencyId: string, item: string, unit: string): string => hash22('supply', emergencyId, item, unit)
export const surgePostIdOf = (emergencyId: string, template: string, gridId: string): string => hash22('surge', emergencyId, template, gridId)
export const visitOrderIdOf = (listId: string, entryId: string): string => hash22('visitOrder', listId, entryId)
