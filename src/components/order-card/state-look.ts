import type { OrderState } from '@core/domain/order/order-states'
import { STATE_TEXT, STATE_TONE } from '@core/text/zh'
import { STATE_STEP, STEP_TEXT } from '@core/text/zh-steps'
import type { IconName } from '../icon/names'
import type { Tone } from '../tag'

export interface StateLook {
  readonly label: string
  readonly tone: Tone
  readonly icon: IconName
}

const STATE_ICON = {
  draft: 'edit',
  contentHold: 'shield',
  submitted: 'clock',
  returned: 'alert',
  infoNeeded: 'chat',
  accepted: 'clock',
  offered: 'clock',
  taken: 'me',
  scheduled: 'calendar',
  checkedIn: 'pin',
  done: 'check',
  closed: 'check',
  rated: 'star',
  archived: 'doc',
  suspended: 'clock',
  escalated: 'alert',
  forwarded: 'next',
  reopenRequested: 'refresh',
  rejected: 'close',
  cancelled: 'close',
  merged: 'users',
  closedUnresolved: 'alert',
} as const satisfies Record<OrderState, IconName>

const DONE: readonly OrderState[] = ['closed', 'rated', 'archived']

const ENDED: readonly OrderState[] = ['rejected', 'cancelled', 'merged', 'closedUnresolved']
/** What ended on the way has no next step to show. */
export const hasSteps = (state: OrderState): boolean => !ENDED.includes(state)

/** The last step that has happened, or is waited for; the number of steps where all have. */
export const stepOf = (state: OrderState): number => (DONE.includes(state) ? STEP_TEXT.length : state === 'done' ? STEP_TEXT.length - 1 : STATE_STEP[state])

/** The steps by name; of what is done and waits for a word, the last one says so. */
export const stepNames = (state: OrderState): readonly string[] => (state === 'done' ? [...STEP_TEXT.slice(0, -1), '等确认'] : STEP_TEXT)

const look = (state: OrderState): StateLook => ({ label: STATE_TEXT[state], tone: STATE_TONE[state], icon: STATE_ICON[state] })

/** How a state looks: never by colour alone. Attention is spent on what waits for somebody. */
export const STATE_LOOK = Object.fromEntries((Object.keys(STATE_ICON) as OrderState[]).map((state) => [state, look(state)])) as Readonly<Record<OrderState, StateLook>>
