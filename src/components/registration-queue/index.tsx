import type { QueueItem } from '@core/contract/registry'
import { Card } from '../card'
import { Desk, Key } from '../desk'
import { OrderRow } from '../order-row'
import { useShell } from '../page-shell/shell-context'
import { Empty } from '../page-state'
import { BETWEEN } from '../place-words'
import type { Said } from './answer-sheet'
import type { Answer } from './deed-words'
import { RegistrationCase } from './registration-case'
import './index.scss'

export interface RegistrationQueueProps {
  readonly title: string
  readonly items: readonly QueueItem[]
  readonly now: number
  readonly selected?: string
  readonly sending?: { readonly id: string; readonly action: string }
  readonly error?: { readonly id: string; readonly message: string }
  readonly empty: string
  /** A part of a page: never a desk. */
  readonly plain?: boolean
  readonly onOpen: (id: string) => void
  readonly onAnswer: (item: QueueItem, answer: Answer, said: Said) => void
}

/** Registrations that wait for an answer: one below the other on a phone, list and case side by side on a desk. */
export function RegistrationQueue(props: RegistrationQueueProps) {
  const { wide } = useShell()
  const { title, items, now, selected, sending, error, empty, plain, onOpen, onAnswer } = props
  const caseOf = (item: QueueItem) => (
    <RegistrationCase
      key={item.id} item={item} now={now} onAnswer={(answer, said) => onAnswer(item, answer, said)}
      {...(sending?.id === item.id ? { sending: sending.action } : {})} {...(error?.id === item.id ? { error: error.message } : {})}
    />
  )
  if (!wide || plain) return items.length === 0 ? <Empty>{empty}</Empty> : <>{items.map(caseOf)}</>
  const open = items.find(({ id }) => id === selected)
  return (
    <Desk
      title={`${title} ${items.length}`}
      hint={<><Key>↑</Key> <Key>↓</Key> 选择 <Key>Enter</Key> 去办</>}
      list={items.length === 0 ? <Empty>{empty}</Empty> : <Card flush>{items.map((item) => (
        <OrderRow
          key={item.id} id={`row-${item.id}`} title={item.name} meta={[item.compound, item.unit].filter(Boolean).join(BETWEEN)} selected={item.id === selected} onTap={() => onOpen(item.id)} caption='答复'
          {...(item.late ? { flag: '过了时间' } : item.dueAt === undefined ? {} : { due: item.dueAt, offset: now - Date.now() })}
        />
      ))}</Card>}
    >
      {open ? caseOf(open) : <Empty>{items.length > 0 ? '左边选一份来看。' : '都办完了。'}</Empty>}
    </Desk>
  )
}
