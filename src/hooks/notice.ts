import { useSyncExternalStore } from 'react'
import type { Notice } from '@/components/page-shell/shell-context'

/** Long enough to be read aloud slowly; what can be taken back stays longer. */
const READ_MS = 6000
const UNDO_MS = 15_000

let notice: Notice | undefined
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

function set(next: Notice | undefined) {
  clearTimeout(timer)
  notice = next
  listeners.forEach((listener) => listener())
}

/** Says what was done, on whatever page the person comes to next. A newer sentence takes the place of an older one. */
export function say(text: string, undo?: Notice['undo'], tone: Notice['tone'] = 'ok') {
  set({ text, undo, tone })
  timer = setTimeout(closeNotice, undo ? UNDO_MS : READ_MS)
}
export const closeNotice = () => set(undefined)

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
export const useNotice = () => useSyncExternalStore(subscribe, () => notice, () => notice)
