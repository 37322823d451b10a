import { useState } from 'react'
import type { InputOf } from '@core/contract/api'
import type { StatementDeed } from '@/components/statement-card'
import { call } from '@/services/call'
import { say } from './notice'
import { useApi } from './use-api'
import { useSubmit } from './use-submit'
import { useViewer } from './use-viewer'

const DONE = { agreeStatement: '给单位了', objectStatement: '交给社区核对了', answerStatement: '答复了，本人会再看一眼' } as const
interface Wish { readonly deed: StatementDeed; readonly statementId: string; readonly note?: string; readonly services?: number }

/** 年度情况 as this side sees them, and what is being done about one. */
export function useStatements(as: InputOf<'registry', 'statements'>['as']) {
  const { me } = useViewer()
  const query = useApi('registry', 'statements', me ? { as } : null)
  const [last, setLast] = useState<Wish>()
  // Deed and input belong together in the card; only this line does not know which one it is.
  const submit = useSubmit(({ deed, ...said }: Wish, requestId) => call('registry', deed, { ...said, ...(deed === 'answerStatement' ? { as: 'staff' } : {}) } as never, { requestId }), {
    onDone: () => {
      if (last) say(DONE[last.deed])
      void query.reload()
    },
    onStale: () => void query.reload(),
  })
  return {
    items: query.data?.items ?? [],
    now: query.data?.now ?? 0,
    busyOf: (id: string) => submit.busy && last?.statementId === id,
    errorOf: (id: string) => (last?.statementId === id ? submit.error?.message : undefined),
    send: (statementId: string, deed: StatementDeed, said: Omit<Wish, 'deed' | 'statementId'>) => {
      const wish = { deed, statementId, ...said }
      setLast(wish)
      void submit.run(wish)
    },
    reload: query.reload,
  }
}
