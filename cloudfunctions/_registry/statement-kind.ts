import type { StatementDoc } from '@core/contract/registry-documents'
import { statementDoc } from '@core/contract/registry-documents'
import type { StatementAction, StatementPayload } from '@core/domain/statement/statement-life'
import { statementLife } from '@core/domain/statement/statement-life'
import type { RecordKind } from '../_record/change-record'
import { timedKind } from '../_record/timed-kind'

export const statementKind: RecordKind<StatementDoc, StatementPayload, StatementAction> = { kind: 'statement', schema: statementDoc, life: statementLife<StatementDoc>(), closed: ['released'] }

/** One per member and year. */
export const statementIdOf = (personId: string, year: number): string => `st-${personId}-${year}`

export const timedStatement = timedKind(statementKind, { title: ({ year }) => `${year} 年度情况` })
