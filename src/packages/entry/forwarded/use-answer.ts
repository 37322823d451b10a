import { useCallback, useState } from 'react'
import type { InputOf } from '@core/contract/api'

export interface Answer {
  readonly answer?: InputOf<'orders', 'answerForward'>['answer']
  readonly note: string
  readonly answeredBy: string
}

/** What the unit has filled in so far; an answer that did not arrive leaves it as it is. */
export function useAnswer(): { readonly answer: Answer; readonly change: (part: Partial<Answer>) => void } {
  const [answer, setAnswer] = useState<Answer>({ note: '', answeredBy: '' })
  return { answer, change: useCallback((part: Partial<Answer>) => setAnswer((old) => ({ ...old, ...part })), []) }
}
