import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { InputOf } from '@core/contract/api'
import type { ImportPreview } from '@core/contract/imports'
import { say } from '@/hooks/notice'
import { decoded } from '@/hooks/routes'
import { useApi, useApiSubmit } from '@/hooks/use-api'
import { useHold } from '@/hooks/use-live'
import { useSheets } from '@/hooks/use-sheets'
import { useViewer } from '@/hooks/use-viewer'

export type Kind = InputOf<'imports', 'read'>['kind']
type Sent = InputOf<'imports', 'read'>
/** While a file is being read its progress is asked for this often. */
const LOOK_MS = 1000

/** What is brought in: the kind that is chosen, the file on its way, what it would change, and what was brought in before. */
export function useImports() {
  const { me, role } = useViewer()
  const as = role === 'street' || role === 'district' ? role : ('staff' as const)
  const [picked, setKind] = useState<Kind>('roster')
  const [preview, setPreview] = useState<ImportPreview>()
  const [openId, setOpenId] = useState(decoded(useRouter().params['id']))
  const [last, setLast] = useState<Sent>()
  const [undoing, setUndoing] = useState<string>()
  const opened = useApi('imports', 'show', me === undefined || openId === undefined ? null : { as, importId: openId })
  const shown = preview ?? opened.data
  // What is open says what kind the page is about.
  const kind = shown?.kind ?? picked
  const list = useApi('imports', 'list', me ? { as } : null, { live: true })
  const sheets = useSheets(as, kind)
  useHold(undoing !== undefined)

  const show = (next: ImportPreview | undefined) => {
    setPreview(next)
    void list.reload()
  }
  const read = useApiSubmit('imports', 'read', { onDone: show })
  const over = (sentence: string) => {
    setPreview(undefined)
    setOpenId(undefined)
    setUndoing(undefined)
    say(sentence)
    void list.reload()
  }
  const reveal = useApiSubmit('imports', 'reveal', { onDone: () => over(kind === 'grid' ? '导入了。网格半小时内全区换上新的' : '导入了，一分钟内全区看到的都是新的'), onStale: () => void list.reload() })
  const undo = useApiSubmit('imports', 'undo', { onDone: () => over('整批撤销了，和导入以前一样'), onStale: () => void list.reload() })
  const drop = useApiSubmit('imports', 'drop', { onDone: () => over('没有导入，什么也没有变'), onStale: () => void list.reload() })

  const { reload } = list
  useEffect(() => {
    if (!read.busy) return undefined
    const timer = setInterval(() => void reload(), LOOK_MS)
    return () => clearInterval(timer)
  }, [read.busy, reload])

  const send = (sent: Sent) => {
    setLast(sent)
    setPreview(undefined)
    setOpenId(undefined)
    reveal.clear()
    void read.run(sent)
  }
  return {
    as, kind, list, sheets, read, reveal, undo, drop, undoing,
    preview: shown,
    reading: read.busy ? list.data?.items.find(({ state }) => state === 'reading') : undefined,
    choose: async () => {
      read.clear()
      const sheet = await sheets.choose()
      if (sheet !== undefined) send({ as, kind, ...sheet })
    },
    /** The same file once more: what is there has changed since. */
    again: last === undefined ? undefined : () => send(last),
    pick: (next: Kind) => {
      setKind(next)
      setPreview(undefined)
      setOpenId(undefined)
      read.clear()
      sheets.clear()
    },
    look: (importId: string) => {
      setPreview(undefined)
      setOpenId(importId)
    },
    askUndo: (importId: string | undefined) => {
      undo.clear()
      setUndoing(importId)
    },
  }
}
export type Imports = ReturnType<typeof useImports>
