import { useCallback, useState } from 'react'
import { type CallError, toCallError } from '@/services/call-error'
import { type Position, currentPosition } from '@/services/location'

/** Asks for the place when tapped; never by itself. */
export function usePosition() {
  const [state, setState] = useState<{ readonly busy: boolean; readonly error?: CallError }>({ busy: false })
  const locate = useCallback(async (): Promise<Position | undefined> => {
    setState({ busy: true })
    try {
      const position = await currentPosition()
      setState({ busy: false })
      return position
    } catch (thrown) {
      setState({ busy: false, error: toCallError(thrown) })
      return undefined
    }
  }, [])
  return { ...state, locate }
}
