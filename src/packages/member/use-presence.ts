import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { say } from '@/hooks/notice'
import { useLatest } from '@/hooks/use-latest'
import { useServerOffset } from '@/hooks/use-server-clock'
import { usePosition } from '@/hooks/use-position'
import { call } from '@/services/call'
import { type CallError, toCallError } from '@/services/call-error'
import { dropMark, type Gathering, gatheringId, keepMark, type KeptMark, keptMarks } from '@/services/kept-marks'
import { newRequestId } from '@/services/request-id'

const UNREACHED: readonly string[] = ['NETWORK', 'TIMEOUT', 'UNEXPECTED']
const SAID = { in: '签到好了', out: '签退好了，谢谢您' } as const

const send = ({ which, input, requestId }: KeptMark): Promise<unknown> => {
  const action = which === 'in' ? 'checkIn' : 'checkOut'
  return 'shiftId' in input ? call('posts', action, input, { requestId }) : call('activities', action, input, { requestId })
}

/** Telling that I came or went. What does not get through is kept on the phone with its moment and proof, and told when there is a network. */
export function usePresence(of: Gathering | undefined, onDone: () => void) {
  const id = of === undefined ? undefined : gatheringId(of)
  const position = usePosition()
  const offset = useServerOffset()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<CallError>()
  const [kept, setKept] = useState<KeptMark | undefined>(() => keptMarks().find(({ input }) => gatheringId(input) === id))

  const tell = async (mark: KeptMark): Promise<void> => {
    setBusy(true)
    setError(undefined)
    try {
      await send(mark)
      dropMark(mark.requestId)
      setKept(undefined)
      say(SAID[mark.which])
      onDone()
    } catch (thrown) {
      const failed = toCallError(thrown)
      if (UNREACHED.includes(failed.code)) {
        keepMark(mark)
        setKept(mark)
      } else {
        // The server has judged: keeping it would only be refused again.
        dropMark(mark.requestId)
        setKept(undefined)
        setError(failed)
      }
    } finally {
      setBusy(false)
    }
  }

  // What an earlier opening could not tell is told now, once.
  const latest = useLatest({ tell })
  useEffect(() => {
    for (const mark of keptMarks()) if (gatheringId(mark.input) === id) void latest.current.tell(mark)
  }, [id, latest])

  const now = () => Date.now() + offset
  const byPosition = async (which: KeptMark['which']) => {
    if (of === undefined) return
    const found = await position.locate()
    if (found) await tell({ which, requestId: newRequestId(), input: { ...of, way: 'position', position: found, at: now() } })
  }
  const byCode = async (which: KeptMark['which']) => {
    const scanned = await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] }).catch(() => undefined)
    if (!scanned || of === undefined) return
    await tell({ which, requestId: newRequestId(), input: { ...of, way: 'code', code: scanned.result, at: now() } })
  }
  return { busy: busy || position.busy, error: error ?? position.error, kept, byPosition, byCode }
}
