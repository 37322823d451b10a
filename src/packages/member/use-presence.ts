import Taro from '@tarojs/taro'
import { useRef, useState } from 'react'
import { useServerOffset } from '@/hooks/use-server-clock'
import { usePosition } from '@/hooks/use-position'
import { tell, tellMarks } from '@/hooks/tell-marks'
import { CallError, toCallError } from '@/services/call-error'
import { type Gathering, gatheringId, type KeptMark } from '@/services/kept-marks'
import { newRequestId } from '@/services/request-id'
import { NO_POSITION } from './presence-words'
import { keep, useKept } from './use-kept'

/** Telling that I came or went. What does not get through is kept on the phone with its moment and proof, and told when there is a network. */
export function usePresence(of: Gathering, onDone: () => void) {
  const id = gatheringId(of)
  const position = usePosition()
  const offset = useServerOffset()
  /** The one told by the tap under way. */
  const mine = useRef<string>(undefined)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<CallError>()
  const { kept, drop, look, heard } = useKept(id, onDone, (mark, failed) => {
    if (mark.requestId !== mine.current) return false
    setError(failed)
    return true
  })

  const begin = async (mark: KeptMark): Promise<void> => {
    setError(undefined)
    setBusy(true)
    mine.current = mark.requestId
    if (keep(mark)) await tellMarks()
    else await tell(mark).then(() => heard(mark, undefined), (thrown: unknown) => setError(toCallError(thrown)))
    mine.current = undefined
    setBusy(false)
    look()
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
