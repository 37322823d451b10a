import { useState } from 'react'
import { say } from '@/hooks/notice'
import { ROUTES, goTo } from '@/hooks/routes'
import { useApi, useApiSubmit } from '@/hooks/use-api'
import { useDraft } from '@/hooks/use-draft'
import { dateText, morningOf } from '@/components/china-time'

interface Draft { readonly number: string; readonly how: 'take' | 'swap'; readonly date: string; readonly backId: string }

/** The wish to hand a shift over: kept while it is written, sent once. */
export function useSwapAsk(shiftId: string | undefined, now: number) {
  const shift = useApi('posts', 'shift', shiftId === undefined ? null : { shiftId })
  const { value: draft, change, forget } = useDraft<Draft>(`swap-${shiftId ?? ''}`, { number: '', how: 'take', date: dateText(now), backId: '' })
  const [tried, setTried] = useState(false)
  const day = draft.how === 'swap' ? morningOf(draft.date) : undefined
  const theirs = useApi('posts', 'shifts', day === undefined ? null : { which: 'open', day })
  const asking = useApiSubmit('posts', 'askSwap', {
    onDone: ({ swapId }) => {
      forget()
      say('问出去了，答复了就告诉您')
      goTo(ROUTES.swap, { id: swapId })
    },
    onStale: () => void shift.reload(),
  })
  const wrong = { ...(/^[1-9]\d{0,6}$/.test(draft.number) ? {} : { number: '请填对方的党员编号，只填数字' }), ...(draft.how === 'swap' && draft.backId === '' ? { backId: '请选对方的那一班' } : {}) }
  const edit = (part: Partial<Draft>) => {
    asking.clear()
    change(part)
  }
  const send = () => {
    setTried(true)
    if (shiftId === undefined || Object.keys(wrong).length > 0) return
    void asking.run({ shiftId, number: Number(draft.number), ...(draft.how === 'swap' ? { backId: draft.backId } : {}) })
  }
  return { shift, draft, edit, send, theirs, busy: asking.busy, error: asking.error?.message, wrong: tried ? (wrong as { readonly number?: string; readonly backId?: string }) : {} }
}
