import { useCallback, useRef, useState } from 'react'
import { type CallError, toSendError, UNSETTLED } from '@/services/call-error'
import { newRequestId } from '@/services/request-id'
import { useLatest } from './use-latest'

export interface SubmitOptions<O> {
  readonly onDone?: (output: O) => void
  /** The order had moved on under the person's hands: show them how it stands now. */
  readonly onStale?: () => void
}

export interface Submit<I, O> {
  readonly run: (input: I) => Promise<O | undefined>
  readonly busy: boolean
  /** What is being sent, so that the right button turns. */
  readonly sending?: I
  readonly error?: CallError
  readonly fields: Readonly<Record<string, string>>
  readonly clear: () => void
}

/** The form is wrong, or the person has no right: nothing moved, there is nothing to look at anew. */
const OWN_FAULT = new Set(['INVALID_INPUT', 'UNAUTHENTICATED', 'SESSION_EXPIRED', 'CODE_WRONG', 'TOO_FAR', 'POSITION_VAGUE', 'PROFILE_INCOMPLETE', 'PHOTO_UNREADABLE', 'PHOTO_TOO_BIG', 'PHOTO_RISKY', 'TEXT_RISKY', 'TEXT_UNCHECKED', 'TOO_MANY_OPEN', 'NO_LOCATION', 'URGED_RECENTLY', 'REASON_REQUIRED', 'NOTE_REQUIRED', 'ADDRESS_UNKNOWN'])

const NOTHING = {}

/** Sends one wish at a time. A second tap while the first is on its way does nothing; an error leaves everything as it was. */
export function useSubmit<I, O>(send: (input: I, requestId: string) => Promise<O>, options: SubmitOptions<O> = {}): Submit<I, O> {
  const [state, setState] = useState<{ readonly sending?: I; readonly busy: boolean; readonly error?: CallError }>({ busy: false })
  const inFlight = useRef(false)
  const intent = useRef<{ readonly input: string; readonly requestId: string }>(undefined)
  const latest = useLatest({ send, options })

  const run = useCallback(async (input: I) => {
    if (inFlight.current) return undefined
    inFlight.current = true
    const written = JSON.stringify(input) ?? ''
    const wish = intent.current?.input === written ? intent.current : { input: written, requestId: newRequestId() }
    intent.current = wish

    setState({ busy: true, sending: input })
    try {
      const output = await latest.current.send(input, wish.requestId)
      intent.current = undefined
      setState({ busy: false })
      latest.current.options.onDone?.(output)
      return output
    } catch (thrown) {
      const error = toSendError(thrown)
      setState({ busy: false, error })
      if (UNSETTLED.has(error.code)) return undefined
      intent.current = undefined
      if (!OWN_FAULT.has(error.code)) latest.current.options.onStale?.()
      return undefined
    } finally {
      inFlight.current = false
    }
  }, [latest])

  const clear = useCallback(() => setState((old) => (old.error ? { ...old, error: undefined } : old)), [])
  return { run, busy: state.busy, sending: state.sending, error: state.error, fields: state.error ? state.error.fields : NOTHING, clear }
}
