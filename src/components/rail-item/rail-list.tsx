import type { IconName } from '../icon/names'
import { RailItem } from './index'

export interface Room { readonly key: string; readonly icon: IconName; readonly label: string; readonly count?: number }
export interface RailListProps<Q extends string, R extends Room> {
  readonly queues: readonly { readonly key: Q; readonly icon: IconName; readonly label: string; readonly count?: number }[]
  /** The desk's other rooms. */
  readonly rooms: readonly R[]
  readonly current?: string
  readonly onQueue: (key: Q) => void
  readonly onRoom: (room: R) => void
}

/** A desk's left rail: its queues, then its rooms. */
export function RailList<Q extends string, R extends Room>({ queues, rooms, current, onQueue, onRoom }: RailListProps<Q, R>) {
  return (
    <>
      {queues.map(({ key, label, icon, count }) => <RailItem key={key} icon={icon} label={label} count={count} on={key === current} onTap={() => onQueue(key)} />)}
      {rooms.map((room) => <RailItem key={room.key} icon={room.icon} label={room.label} count={room.count} on={current === room.key} onTap={() => onRoom(room)} />)}
    </>
  )
}
