import type { UnitDoc } from '@core/contract/registry-documents'
import { unitDoc } from '@core/contract/registry-documents'
import type { UnitAction, UnitPayload } from '@core/domain/unit/unit-life'
import { unitLife } from '@core/domain/unit/unit-life'
import type { RecordKind } from '../_record/change-record'
import { timedKind } from '../_record/timed-kind'

export const unitKind: RecordKind<UnitDoc, UnitPayload, UnitAction> = { kind: 'unit', schema: unitDoc, life: unitLife<UnitDoc>(), closed: [] }
export const unitRecordIdOf = (unitId: string): string => `unit-${unitId}`

export const timedUnit = timedKind(unitKind, { title: () => '双报到单位' })
