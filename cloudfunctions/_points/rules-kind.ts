import type { RulesDoc } from '@core/contract/points-documents'
import { rulesDoc } from '@core/contract/points-documents'
import type { PointsRules } from '@core/domain/points/rules'
import type { RulesAction, RulesPayload } from '@core/domain/points/rules-life'
import { rulesLife } from '@core/domain/points/rules-life'
import { loadRecord } from '../_data/records-repo'
import type { RecordKind } from '../_record/change-record'
import { blankRecord } from '../_record/change-record'

export const rulesKind: RecordKind<RulesDoc, RulesPayload, RulesAction> = { kind: 'pointsRules', schema: rulesDoc, life: rulesLife<RulesDoc>(), closed: ['set'] }
export const RULES_ID = 'points-rules'
export const blankRules = (): RulesDoc => ({ ...blankRecord('pointsRules', RULES_ID, {}), kind: 'pointsRules', state: 'new', versions: [] })

/** Every version the district has set, oldest first; none: the first rules are in force. */
export const pointsRules = async (): Promise<readonly PointsRules[]> => (await loadRecord(rulesDoc, 'pointsRules', RULES_ID))?.versions ?? []
