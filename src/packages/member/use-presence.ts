import Taro from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { say } from '@/hooks/notice'
import { useLatest } from '@/hooks/use-latest'
import { useServerOffset } from '@/hooks/use-server-clock'
import { usePosition } from '@/hooks/use-position'
import { hearers, tell, tellMarks } from '@/hooks/tell-marks'
import { CallError, isUnjudged, toCallError } from '@/services/call-error'
import { changeMarks, type Gathering, gatheringId, type KeptMark, keptMarks } from '@/services/kept-marks'
import { newRequestId } from '@/services/request-id'
import { NO_POSITION } from './presence-words'

const SAID = { in: '签到好了', out: '签退好了，谢谢您' } as const
/** More than a phone without a network gathers in a day. */
const MOST = 20

/** On the phone before it is told: whatever happens on the way, it is still there. False: this phone stores nothing. */
function keep(mark: KeptMark): boolean {
  try {
    const tooMany = keptMarks().slice(0, 1 - MOST)
    changeMarks((each) => (tooMany.includes(each) ? [] : [each]), [mark])
    return keptMarks().some(({ requestId }) => requestId === mark.requestId)
  } catch {
    return false
  }
}

/** Telling that I came or went. What does not get through is kept on the phone with its moment and proof, and told when there is a network. */
export function usePresence(of: Gathering, onDone: () => void) {
  const id = gatheringId(of)
  const position = usePosition()
  const offset = useServerOffset()
  /** The one told by the tap under way. */
  const mine = useRef<string>(undefined)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<CallError>()
  const ofThis = () => keptMarks().filter(({ input }) => gatheringId(input) === id)
  const [kept, setKept] = useState(ofThis)

  const heard = (mark: KeptMark, failed: CallError | undefined): void => {
    // Refused under the person's eyes, it is not shown once more.
    if (failed && !isUnjudged(failed.code) && mark.requestId === mine.current) {
      drop(mark.requestId)
      setError(failed)
    }
    setKept(ofThis())
    if (failed) return
    say(SAID[mark.which])
    onDone()
  }
  const drop = (requestId: string): void => {
    changeMarks((each) => (each.requestId === requestId ? [] : [each]))
    setKept(ofThis())
  }

  // What an earlier opening could not tell is told now, once.
  const latest = useLatest({ heard, ofThis })
  useEffect(() => {
    const hear: typeof heard = (...what) => latest.current.heard(...what)
    hearers.set(id, hear)
    setKept(latest.current.ofThis())
    void tellMarks()
    return () => { if (hearers.get(id) === hear) hearers.delete(id) }
  }, [id, latest])

  const begin = async (mark: KeptMark): Promise<void> => {
    setError(undefined)
    setBusy(true)
    mine.current = mark.requestId
    if (keep(mark)) await tellMarks()
    else await tell(mark).then(() => heard(mark, undefined), (thrown: unknown) => setError(toCallError(thrown)))
    mine.current = undefined
    setBusy(false)
    setKept(ofThis())
  }
  const now = () => Date.now() + offset
  const byPosition = async (which: KeptMark['which']) => {
    const found = await position.locate()
    if (found) await begin({ which, requestId: newRequestId(), input: { ...of, way: 'position', position: found, at: now() } })
  }
  const byCode = async (which: KeptMark['which']) => {
    const scanned = await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] }).catch(() => undefined)
    if (scanned) await begin({ which, requestId: newRequestId(), input: { ...of, way: 'code', code: scanned.result, at: now() } })
  }
  const refusedHere = position.error && new CallError(position.error, NO_POSITION)
  return { busy: busy || position.busy, error: error ?? refusedHere, kept, drop, byPosition, byCode }
}
export type Presence = ReturnType<typeof usePresence>

export type Deed = 'checkIn' | 'checkOut'
/** What of coming and going there is to do: what the server knows, and beyond it what this phone still keeps. */
export function presenceDeeds(actions: readonly string[], kept: readonly KeptMark[]): readonly Deed[] {
  const has = (which: KeptMark['which']) => kept.some((mark) => mark.which === which && mark.refused === undefined)
  if (has('out')) return []
  if (has('in')) return ['checkOut']
  return (['checkIn', 'checkOut'] as const).filter((deed) => actions.includes(deed))
}
