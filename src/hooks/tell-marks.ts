import { call } from '@/services/call'
import { type CallError, isUnjudged, toCallError } from '@/services/call-error'
import { changeMarks, gatheringId, type KeptMark, keptMarks } from '@/services/kept-marks'
import { say } from './notice'

/** Nobody has judged it yet where `error` is unjudged: then it is still kept. */
type Hear = (mark: KeptMark, error: CallError | undefined) => void
/** The page of a shift, an activity or an order, while it is open. */
export const hearers = new Map<string, Hear>()

let line = Promise.resolve()
/** Tells what is kept, oldest first, one after the other: going is believed only after coming. */
export const tellMarks = (): Promise<void> => (line = line.then(tellAll).catch(() => undefined))

async function tellAll(): Promise<void> {
  const met = new Set<string>()
  for (;;) {
    const mark = keptMarks().find(({ refused, requestId, input }) => refused === undefined && !met.has(requestId) && !met.has(gatheringId(input)))
    if (mark === undefined) return
    const { requestId, input } = mark
    const error = await tell(mark).then(() => undefined, toCallError)
    met.add(requestId)
    // What follows it there has to wait with it.
    if (error && isUnjudged(error.code)) met.add(gatheringId(input))
    else changeMarks((each) => (each.requestId !== requestId ? [each] : error ? [{ ...each, refused: error.message }] : []))
    const hear = hearers.get(gatheringId(input))
    if (hear) hear(mark, error)
    else if (error && !isUnjudged(error.code)) say('有一次签到没补上，请打开那一页看看')
  }
}

/** Tells one, whatever else is kept. */
export function tell({ which, input, requestId }: KeptMark): Promise<unknown> {
  if ('orderId' in input) return call('orders', which === 'in' ? 'checkIn' : 'finish', input as never, { requestId })
  const action = which === 'in' ? 'checkIn' : 'checkOut'
  return 'shiftId' in input ? call('posts', action, input, { requestId }) : call('activities', action, input, { requestId })
}
