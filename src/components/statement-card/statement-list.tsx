import type { StatementView } from '@core/contract/registry'
import type { StatementDeed } from './index'
import { StatementCard } from './index'

export interface StatementListProps {
  readonly items: readonly StatementView[]
  readonly now: number
  readonly busyOf: (id: string) => boolean
  readonly errorOf: (id: string) => string | undefined
  readonly send: (id: string, deed: StatementDeed, said: { readonly note?: string; readonly services?: number }) => void
}

export const StatementList = ({ items, now, busyOf, errorOf, send }: StatementListProps) => (
  <>{items.map((statement) => <StatementCard key={`${statement.id}${statement.state}`} statement={statement} now={now} busy={busyOf(statement.id)} error={errorOf(statement.id)} onDeed={(deed, said) => send(statement.id, deed, said)} />)}</>
)
