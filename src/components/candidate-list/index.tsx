import { Text, View } from '@tarojs/components'
import type { Candidate } from '@core/contract/order-views'
import { classNames } from '../class-names'
import { Button } from '../button'
import { Icon } from '../icon'
import { Tag } from '../tag'
import { Tappable } from '../tappable'
import './index.scss'

export interface CandidateListProps {
  readonly items: readonly Candidate[]
  /** Several at once: who is ticked. Without it each has a button of their own. */
  readonly chosen?: readonly string[]
  /** To whom it is being sent just now. */
  readonly busy?: string
  /** An invitation is out already: one more is possible, not expected. */
  readonly again: boolean
  /** One is enough: a tap takes the place of another. */
  readonly single?: boolean
  /** Nobody of these is recommended: they were looked for by number, or something else is to be decided first. */
  readonly plain?: boolean
  readonly onSend: (memberId: string) => void
  readonly onToggle: (memberId: string) => void
}

/** Who could go, best first, each with the reasons for and against. */
export function CandidateList({ items, chosen, single, busy, again, plain, onSend, onToggle }: CandidateListProps) {
  return (
    <View className='stack stack--tight'>
      {items.map((candidate, index) => (
        <Row key={candidate.memberId} candidate={candidate} rank={index + 1} ticked={chosen?.includes(candidate.memberId)} single={single} busy={busy === candidate.memberId} again={again} plain={plain} onSend={onSend} onToggle={onToggle} />
      ))}
    </View>
  )
}

interface RowProps extends Pick<CandidateListProps, 'again' | 'plain' | 'single' | 'onSend' | 'onToggle'> {
  readonly candidate: Candidate
  readonly rank: number
  readonly ticked?: boolean
  readonly busy: boolean
}

function Row({ candidate, rank, ticked, single, busy, again, plain, onSend, onToggle }: RowProps) {
  const { memberId, label, reasons } = candidate
  const first = rank === 1 && !again && plain !== true
  const verb = again ? '再派给他' : '派给他'
  const face = (
    <>
      <View className='candidate__rank num'><Text>{rank}</Text></View>
      <View className='grow'>
        <View className='h3'>{label}</View>
        <View className='candidate__reasons'>
          {reasons.map(({ tone, text }) => <Tag key={text} tone={tone}>{text}</Tag>)}
        </View>
      </View>
      {ticked !== undefined && <View className={classNames('candidate__tick', single && 'candidate__tick--single', ticked && 'candidate__tick--on')}>{ticked && <Icon name='check' small />}</View>}
    </>
  )
  const classes = classNames('candidate', (ticked ?? first) && 'candidate--best')
  if (ticked !== undefined) return <Tappable role={single ? 'radio' : 'checkbox'} checked={ticked} label={`${label}，${reasons.map(({ text }) => text).join('，')}`} className={classes} onTap={() => onToggle(memberId)}>{face}</Tappable>
  return (
    <View className={classes}>
      {face}
      <Button id={first ? 'best-candidate' : undefined} kind={first ? 'primary' : 'ghost'} loading={busy} label={`${verb}：${label}`} onTap={() => onSend(memberId)}>{verb}</Button>
    </View>
  )
}
