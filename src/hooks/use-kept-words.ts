import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { Draft } from '@/components/action-sheet/ask-types'
import { draftKey, dropDraft, isNobodys, readDraft, writeDraft } from '@/services/drafts'

const WRITE_AFTER_MS = 400
/** What costs trouble to write again. A time, a door code or a name from a list is out of date by then, and is chosen anew. */
const WORDS = ['reason', 'note', 'channel', 'unit', 'title', 'text', 'words', 'solved', 'attitude', 'speed', 'parts'] as const satisfies readonly (keyof Draft)[]

const wordsOf = (draft: Draft): Draft => Object.fromEntries(WORDS.filter((key) => draft[key] !== undefined && draft[key] !== '').map((key) => [key, draft[key]]))

export interface KeptWords {
  readonly read: (name: string) => Draft | undefined
  readonly keep: (name: string, draft: Draft) => void
  readonly drop: (name: string) => void
}

/** What was typed into a sheet outlives the page, as a form's draft does: each person's own, by name, until it is sent. */
export function useKeptWords(): KeptWords {
  const pending = useRef<{ readonly name: string; readonly key: string; readonly draft: Draft; readonly timer: ReturnType<typeof setTimeout> }>(undefined)

  const flush = useCallback(() => {
    const { current: due } = pending
    pending.current = undefined
    if (!due) return
    clearTimeout(due.timer)
    // Signed out meanwhile: nothing is left behind.
    if (draftKey(due.name) !== due.key || isNobodys(due.key)) return
    const words = wordsOf(due.draft)
    if (Object.keys(words).length > 0) writeDraft(due.key, words)
    else dropDraft(due.key)
  }, [])
  useEffect(() => flush, [flush])

  const read = useCallback((name: string) => {
    flush()
    return readDraft<Draft>(draftKey(name))
  }, [flush])
  const keep = useCallback((name: string, draft: Draft) => {
    if (pending.current?.name === name) clearTimeout(pending.current.timer)
    else flush()
    pending.current = { name, key: draftKey(name), draft, timer: setTimeout(flush, WRITE_AFTER_MS) }
  }, [flush])
  const drop = useCallback((name: string) => {
    flush()
    dropDraft(draftKey(name))
  }, [flush])
  return useMemo(() => ({ read, keep, drop }), [read, keep, drop])
}
