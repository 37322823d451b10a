import type { Lifecycle, Step } from '../lifecycle/lifecycle'
import { lifecycle } from '../lifecycle/lifecycle'
import type { Watch } from './watch'
import { WATCH_FIRST_MS, WATCH_RAISE_MS, WATCH_REMIND_MS, WATCH_STATES } from './watch'

export interface WatchPayload {
  readonly note?: string | undefined
  readonly reason?: string | undefined
  readonly minutes?: number | undefined
}
type Now = Step<WatchPayload>

const OPEN = ['watching', 'reminded', 'alerted', 'raised'] as const
const ROWS = {
  begin: { from: ['new'], to: 'watching', by: ['system'], does: ['setFirst'] },
  remind: { from: ['watching'], to: 'reminded', by: ['system'], tells: ['owner'] },
  alert: { from: ['reminded'], to: 'alerted', by: ['system'], does: ['waitForStaff'], tells: ['owner', 'staff', 'partners'] },
  raise: { from: ['alerted'], to: 'raised', by: ['system'], does: ['waitNoMore'], tells: ['street', 'staff'] },
  // Who was alarmed hears that all is well; while nobody was, nobody hears anything.
  prolong: { from: OPEN, to: 'watching', by: ['member'], needs: ['minutesGiven'], does: ['setLater'], tells: ['alarmed'] },
  well: { from: OPEN, to: 'safe', by: ['member'], does: ['waitNoMore'], tells: ['alarmed'] },
  /** The visit went on: finished, given up, or taken out of their hands. */
  settle: { from: OPEN, to: 'ended', by: ['system'], does: ['waitNoMore'], tells: ['alarmed'] },
  /** Somebody rang up, or went there. */
  found: { from: ['alerted', 'raised'], to: 'ended', by: ['staff', 'street'], needs: ['noteGiven'], does: ['waitNoMore'], tells: ['alarmed'] },
} as const
export type WatchAction = keyof typeof ROWS
export const WATCH_ACTIONS = Object.keys(ROWS) as readonly WatchAction[]

export const watchLife = <D extends Watch>(): Lifecycle<D, WatchPayload, WatchAction, 'NOTE_REQUIRED'> =>
  lifecycle<D, WatchPayload, 'NOTE_REQUIRED'>()({
    states: WATCH_STATES,
    rows: ROWS,
    guards: {
      noteGiven: (_record, { payload }) => (payload.note === undefined ? 'NOTE_REQUIRED' : null),
      minutesGiven: (_record, { payload }) => (payload.minutes === undefined ? 'NOTE_REQUIRED' : null),
    },
    effects: {
      setFirst: (record, { now }: Now) => ({ ...record, dueAt: now + WATCH_FIRST_MS }),
      setLater: (record, { now, payload: { minutes = 0 } }: Now) => ({ ...record, dueAt: Math.max(record.dueAt, now) + minutes * 60_000, raiseAt: undefined }),
      waitForStaff: (record, { now }) => ({ ...record, raiseAt: now + WATCH_RAISE_MS }),
      waitNoMore: (record) => ({ ...record, raiseAt: undefined }),
    },
    isTheirs: (record, { kind, id, scopeIds }) => {
      switch (kind) {
        case 'member': return record.personId === id
        case 'staff': return scopeIds.includes(record.communityId)
        case 'street': return scopeIds.includes(record.streetId)
        case 'resident':
        case 'unit':
        case 'district':
        case 'system': return false
      }
    },
    asksPayload: ['noteGiven', 'minutesGiven'],
    due: ({ state, dueAt, raiseAt }) => {
      switch (state) {
        case 'watching': return { action: 'remind', at: dueAt - WATCH_REMIND_MS }
        case 'reminded': return { action: 'alert', at: dueAt }
        case 'alerted': return raiseAt === undefined ? undefined : { action: 'raise', at: raiseAt }
        case 'new':
        case 'raised':
        case 'safe':
        case 'ended': return undefined
      }
    },
    facts: (_before, { dueAt }) => ({ dueAt }),
  })
