import Taro, { useRouter } from '@tarojs/taro'
import type { PersonRole, ViewRole } from '@core/contract/common'
import type { RailProps, ShellDesk } from '@/components/page-shell/shell-context'
import { OFFICIAL_QUEUES, type QueueKey, type QueueLook, STAFF_QUEUES } from '@/components/queue/queues'
import { RailList } from '@/components/rail-item/rail-list'
import { DESK_ROOMS, type DeskRole, type DeskRoom, UNIT_ROOM, holds, isPage, roomOf } from './desk-rooms'
import { ROUTES, goTo, urlOf } from './routes'
import { useApi } from './use-api'
import { useDeskCounts } from './use-queue'
import { useViewer } from './use-viewer'

interface DeskQueuesProps extends RailProps {
  readonly as: DeskRole
  readonly segments: readonly (QueueLook & { readonly count?: number })[]
  readonly onChoose: (key: QueueKey) => void
}

const inUnit = (held: readonly { readonly role: PersonRole }[] = []): boolean => held.some(({ role }) => role === 'unit')

/** The rooms of a desk with how many wait in each for an answer: asked once for all of them. */
function useCountedRooms(as: DeskRole): readonly DeskRoom[] {
  const waiting: Readonly<Record<string, number | undefined>> | undefined = useApi('people', 'waiting', { as }, { live: true }).data?.rooms
  return DESK_ROOMS[as].map((room) => {
    const count = room.counted ? waiting?.[room.key] : undefined
    return count ? { ...room, count } : room
  })
}

/** Leads to a room's own page, from a page that stands in it too; nowhere from there. */
function useRoomOpener(): (room: DeskRoom) => void {
  const { path } = useRouter()
  return ({ key }) => {
    if (!isPage(key, path)) goTo(ROUTES[key])
  }
}

/** The desk's left rail: its queues, then its rooms; and the unit of whoever stands for one. */
export function DeskQueues({ as, segments, at, onChoose }: DeskQueuesProps) {
  const { me } = useViewer()
  const [rooms, open] = [useCountedRooms(as), useRoomOpener()]
  return <RailList queues={segments} rooms={inUnit(me?.roles) ? [...rooms, UNIT_ROOM] : rooms} current={at} onQueue={onChoose} onRoom={open} />
}

/** The same beside any other page: a queue leads back to the desk. Drawn on a wide screen alone, and only then is anything asked. */
function AwayRail({ as, at }: RailProps & { readonly as: DeskRole }) {
  const countOf = useDeskCounts(as)
  const [queues, desk] = as === 'staff' ? [STAFF_QUEUES, ROUTES.desk] : [OFFICIAL_QUEUES, ROUTES.officialDesk]
  return <DeskQueues as={as} segments={queues.map((each) => ({ ...each, count: countOf(each.key) }))} at={at} onChoose={(queue) => void Taro.reLaunch({ url: urlOf(desk, { queue }) })} />
}

const desk = (as: DeskRole): ShellDesk => ({ Rail: (props) => <AwayRail as={as} {...props} />, roomOf: (path) => roomOf(as, path) })
/** One for all pages: a component made anew would be drawn anew. */
const DESKS: Readonly<Partial<Record<ViewRole, ShellDesk>>> = { staff: desk('staff'), street: desk('street'), district: desk('district') }

function UnitRail({ at }: RailProps) {
  const open = useRoomOpener()
  return <RailList queues={[]} rooms={[UNIT_ROOM]} current={at} onQueue={() => undefined} onRoom={open} />
}

const UNIT_DESK: ShellDesk = {
  Rail: UnitRail,
  roomOf: (path) => (holds(UNIT_ROOM, path) ? UNIT_ROOM.key : ''),
}

/** What who works at a desk has beside every page. Residents and members have their tabs, and over them their unit if they stand for one. */
export const deskOf = (role: ViewRole, held?: readonly { readonly role: PersonRole }[]): ShellDesk | undefined => DESKS[role] ?? (inUnit(held) ? UNIT_DESK : undefined)
