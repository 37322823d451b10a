import { useState } from 'react'
import type { InputOf } from '@core/contract/api'
import { call } from '@/services/call'
import { toCallError } from '@/services/call-error'
import { chooseSheet, saveSheet } from '@/services/sheets'

type Kind = InputOf<'imports', 'template'>['kind']
type As = InputOf<'imports', 'template'>['as']
export type SheetWish = 'template' | 'xlsx' | 'csv' | 'choose' | 'mistakes'

/** Spreadsheets on their way to and from the phone: one at a time, and a sentence where it did not work. */
export function useSheets(as: As, kind: Kind) {
  const [state, setState] = useState<{ readonly busy?: SheetWish; readonly error?: string }>({})
  const doing = async <T>(busy: SheetWish, work: () => Promise<T>): Promise<T | undefined> => {
    if (state.busy !== undefined) return undefined
    setState({ busy })
    try {
      const done = await work()
      setState({})
      return done
    } catch (thrown) {
      setState({ error: toCallError(thrown).message })
      return undefined
    }
  }
  return {
    ...state,
    choose: () => doing('choose', chooseSheet),
    saveMistakes: (importId: string) => doing('mistakes', async () => {
      const { name, base64 } = await call('imports', 'mistakes', { as, importId })
      await saveSheet(name, base64)
    }),
    save: (wish: Exclude<SheetWish, 'choose' | 'mistakes'>) => doing(wish, async () => {
      const { name, base64 } = wish === 'template' ? await call('imports', 'template', { as, kind }) : await call('imports', 'export', { as, kind, format: wish })
      await saveSheet(name, base64)
    }),
    clear: () => setState({}),
  }
}
