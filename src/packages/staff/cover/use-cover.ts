import { useState } from 'react'
import type { InputOf } from '@core/contract/api'
import type { CoverView } from '@core/contract/covers'
import { say } from '@/hooks/notice'
import { useApi, useApiSubmit } from '@/hooks/use-api'
import { useHold } from '@/hooks/use-live'

export type Fields = InputOf<'posts', 'setCover'>['fields']
export interface Draft extends Fields { readonly coverId?: string }
const BLANK: Draft = { target: 'station', targetId: '', days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', least: 2 }

/** What is set, and the one that is being written. */
export function useCover() {
  const query = useApi('posts', 'covers', { as: 'staff' })
  const [draft, setDraft] = useState<Draft>()
  useHold(draft !== undefined)
  const done = (text: string) => ({ onDone: () => { say(text); setDraft(undefined); void query.reload() }, onStale: () => void query.reload() })
  const setting = useApiSubmit('posts', 'setCover', done('定好了，不够时会在“缺人的”里提醒'))
  const ending = useApiSubmit('posts', 'endCover', done('不再要求了'))
  const open = (cover?: CoverView) => {
    setting.clear()
    ending.clear()
    if (cover === undefined) return setDraft(BLANK)
    const { name: _name, ...fields } = cover
    setDraft({ ...fields, days: [...fields.days] })
  }
  const send = () => {
    if (draft === undefined) return
    const { coverId, ...fields } = draft
    void setting.run({ as: 'staff', fields, ...(coverId === undefined ? {} : { coverId }) })
  }
  return { query, draft, open, edit: (part: Partial<Draft>) => setDraft((before) => before && { ...before, ...part }), close: () => setDraft(undefined), send, end: (coverId: string) => void ending.run({ as: 'staff', coverId }), busy: setting.busy, ending: ending.busy, error: (setting.error ?? ending.error)?.message }
}
