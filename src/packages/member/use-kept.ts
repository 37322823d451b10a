import { useEffect, useState } from 'react'
import { say } from '@/hooks/notice'
import { hearers, tellMarks } from '@/hooks/tell-marks'
import { useLatest } from '@/hooks/use-latest'
import { type CallError, isUnjudged } from '@/services/call-error'
import { changeMarks, gatheringId, type KeptMark, keptMarks } from '@/services/kept-marks'

const SAID = { in: '签到好了', out: '签退好了，谢谢您' } as const
const saidOf = ({ which, input }: KeptMark): string => ('orderId' in input && which === 'out' ? '交上了，等居民确认' : SAID[which])
/** More than a phone without a network gathers in a day. */
const MOST = 20

/** On the phone before it is told: whatever happens on the way, it is still there. False: this phone stores nothing. */
export function keep(mark: KeptMark): boolean {
  try {
    const tooMany = keptMarks().slice(0, 1 - MOST)
    changeMarks((each) => (tooMany.includes(each) ? [] : [each]), [mark])
    return keptMarks().some(({ requestId }) => requestId === mark.requestId)
  } catch {
    return false
  }
}

/**
 * What this phone keeps of one shift, activity or order, while its page is open. What an earlier opening could not tell is
 * told now, once. `isSeen`: a refusal under the person's eyes, which is not shown once more.
 */
export function useKept(id: string, onDone: () => void, isSeen: (mark: KeptMark, failed: CallError) => boolean = () => false) {
  const ofThis = () => keptMarks().filter(({ input }) => gatheringId(input) === id)
  const [kept, setKept] = useState(ofThis)
  const look = () => setKept(ofThis())
  const drop = (requestId: string): void => {
    changeMarks((each) => (each.requestId === requestId ? [] : [each]))
    look()
  }
  const heard = (mark: KeptMark, failed: CallError | undefined): void => {
    if (failed && !isUnjudged(failed.code) && isSeen(mark, failed)) drop(mark.requestId)
    look()
    if (failed) return
    say(saidOf(mark))
    onDone()
  }

  const latest = useLatest({ heard, look })
  useEffect(() => {
    const hear: typeof heard = (...what) => latest.current.heard(...what)
    hearers.set(id, hear)
    latest.current.look()
    void tellMarks()
    return () => { if (hearers.get(id) === hear) hearers.delete(id) }
  }, [id, latest])
  return { kept, drop, look, heard }
}
