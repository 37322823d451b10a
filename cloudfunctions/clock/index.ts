import { missingCalendarYear } from '@core/domain/time'
import { logWarning } from '../_kit/log'
import { serve } from '../_kit/serve'
import { anchorHeads } from './actions/anchor-heads'
import { askMediaAgain } from './actions/ask-media-again'
import { checkBooks } from './actions/check-books'
import { dispatchByMode } from './actions/dispatch-by-mode'
import { dropRevoked } from './actions/drop-revoked'
import { eraseUnshownPhotos } from './actions/erase-unshown-photos'
import { foldedTo, foldLog } from './actions/fold-log'
import { ringClocks } from './actions/ring-clocks'
import { sendMessages } from './actions/send-messages'
import { settleDays, settleRest } from './actions/settle-days'
import { sweepExpired } from './actions/sweep-expired'
import { tendedTo, tendRecords } from './actions/tend-records'
import type { Glance } from './rules/glance'
import { makeGlance } from './rules/glance'

/** What a minute brings. Each on its own: one that fails is reported, and holds up none of the others. */
const DUTIES = { rung: ringClocks, dispatched: dispatchByMode, folded: foldLog, tended: tendRecords, sent: sendMessages, anchored: anchorHeads, asked: askMediaAgain, swept: sweepExpired, unshown: eraseUnshownPhotos, resumed: settleRest, checked: checkBooks }

/** What comes once a day, with the day's anchor. */
const DAILY = { warned: warnOfCalendar, settled: settleDays }
/** And what only matters where people changed. */
const AFTER_PEOPLE = { dropped: dropRevoked }

/** No action of its own that anybody could call: only the platform's timer gets in. */
export const main = serve({}, {}, {
  fn: 'clock',
  onTimer: async (now) => {
    const done: Record<string, unknown> = {}
    const failures: unknown[] = []
    const glance = makeGlance(now, { orders: foldedTo(), tended: tendedTo() })
    const run = async (duties: Readonly<Record<string, (now: number, glance: Glance) => unknown>>) => {
      for (const [name, duty] of Object.entries(duties)) {
        try {
          done[name] = await duty(now, glance)
        } catch (error) {
          failures.push(error)
        }
      }
    }
    await run(DUTIES)
    const anchored = done['anchored'] as Awaited<ReturnType<typeof anchorHeads>> | undefined
    if (anchored) await run({ ...DAILY, ...(anchored.peopleChanged ? AFTER_PEOPLE : {}) })
    if (failures.length > 0) throw failures[0]
    return done
  },
})

/** Promises in working days are guessed until the calendar is brought up to date. */
function warnOfCalendar(now: number): void {
  const year = missingCalendarYear(now)
  if (year !== undefined) logWarning({ fn: 'clock', warning: 'CALENDAR_YEAR_UNKNOWN', what: year })
}
