import { Text } from '@tarojs/components'
import { classNames } from '../class-names'
import { Icon } from '../icon'
import type { IconName } from '../icon/names'
import { Tappable } from '../tappable'

export interface RailItemProps {
  readonly icon: IconName
  readonly label: string
  readonly count?: number
  readonly on?: boolean
  readonly onTap: () => void
}

/** A queue or a room of the desk in the left rail (PageShell's `rail`). Its looks stand with the rail's (page-shell/wide.scss). */
export function RailItem({ icon, label, count, on, onTap }: RailItemProps) {
  return (
    <Tappable
      className={classNames('rail-item', on && 'rail-item--on')}
      label={count === undefined ? label : `${label}，${count} 件`}
      onTap={onTap}
    >
      <Icon name={icon} />
      <Text>{label}</Text>
      {count !== undefined && <Text className='rail-item__count num'>{count}</Text>}
    </Tappable>
  )
}
