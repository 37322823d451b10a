import { useSyncExternalStore } from 'react'
import type { Notice } from '@/components/page-shell/shell-context'

/** Long enough to be read aloud slowly; what can be taken back stays longer. */
const READ_MS = 6000
export const UNDO_MS = 30_000
/** Said so lately, it is about the step that leads on. */
const JUST_MS = 1500

export interface SayOptions {
  readonly tone?: Notice['tone']
  /** The orders whose invitations can be taken back by it: it outlives newer sentences, and is not shown beside other orders. */
  readonly about?: readonly string[]
}

/** The newest first. */
let notices: readonly Notice[] = []
const timers = new Map<Notice, ReturnType<typeof setTimeout>>()
const listeners = new Set<() => void>()

function set(next: readonly Notice[]) {
  for (const gone of notices.filter((each) => !next.includes(each))) {
    clearTimeout(timers.get(gone))
    timers.delete(gone)
  }
  notices = next
  listeners.forEach((listener) => listener())
}

/** Says what was done, on whatever page the person comes to next. A newer sentence takes the place of an older one; what can be taken back stays beside it for its time. */
export function say(text: string, undo?: Notice['undo'], { tone = 'ok', about }: SayOptions = {}) {
  const stays = undo ? UNDO_MS : READ_MS
  const notice: Notice = { text, tone, until: Date.now() + stays, about, undo: undo && { ...undo, run: () => { closeNotice(notice); return undo.run() } } }
  set([notice, ...notices.filter((each) => each.about !== undefined)])
  timers.set(notice, setTimeout(() => closeNotice(notice), stays))
}

/** Puts one away, or all that only tell. */
export const closeNotice = (notice?: Notice) => set(notices.filter((each) => (notice ? each !== notice : each.about !== undefined)))

/** Somebody goes on to another page by themselves: what was said of this one does not follow them. */
export const leaveBehind = () => set(notices.filter(({ about, undo, until }) => about !== undefined || undo !== undefined || Date.now() < until - READ_MS + JUST_MS))

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
export const useNotices = () => useSyncExternalStore(subscribe, () => notices, () => notices)
