import { useState } from 'react'
import type { MessageKind } from '@core/contract/notices'
import { askable, askForMessages } from '@/services/messages'
import { useApiSubmit } from './use-api'

export interface MessageAsk {
  /** Nothing left to ask for, here or today: draw nothing. */
  readonly over: boolean
  readonly thanks: boolean
  readonly ask: () => void
}

/** Asks once, by a tap, for one WeChat message of each kind; what was allowed is counted by the server. */
export function useMessageAsk(kinds: readonly MessageKind[]): MessageAsk {
  const [done, setDone] = useState<'allowed' | 'refused'>()
  const { run } = useApiSubmit('people', 'allowMessages')
  const ask = async () => {
    const allowed = await askForMessages(kinds)
    setDone(allowed.length > 0 ? 'allowed' : 'refused')
    if (allowed.length > 0) await run({ kinds: [...allowed] })
  }
  return { over: done === 'refused' || (done === undefined && askable(kinds).length === 0), thanks: done === 'allowed', ask: () => void ask() }
}
