import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { hasOpen } from '@/components/sheet/open-sheets'
import { useLatest } from './use-latest'

/** What a quiet look found; `skipped` where something else was loading or had changed meanwhile. */
export type Looked = 'changed' | 'same' | 'failed' | 'skipped'

/** An invitation stands for fifteen minutes, a queue is worked on by several: soon at first, slower while nothing happens. */
const FIRST_MS = 25_000
const LONGEST_MS = 90_000
/** Somebody is in the middle of something: looked again when they may be through. */
const SOON_MS = 5_000
const SLOWER: Readonly<Record<Looked, number>> = { changed: 0, skipped: 1, same: 1.3, failed: 2 }

const nextWait = (wait: number, looked: Looked) => Math.max(FIRST_MS, Math.min(LONGEST_MS, wait * SLOWER[looked]))

const holds = new Set<object>()

/** While rows are ticked or a form is begun on the page in view, nothing moves under the hands. */
export function useHold(on: boolean) {
  const mine = useRef({})
  const latest = useLatest(on)
  useEffect(() => {
    const hold = mine.current
    if (on) holds.add(hold)
    return () => void holds.delete(hold)
  }, [on])
  useDidHide(() => void holds.delete(mine.current))
  useDidShow(() => {
    if (latest.current) holds.add(mine.current)
  })
}

const TYPING = /^(INPUT|TEXTAREA|SELECT)$/
const isTyping = () => process.env.TARO_ENV === 'h5' && TYPING.test(document.activeElement?.tagName ?? '')
const isUnseen = () => process.env.TARO_ENV === 'h5' && (document.hidden || !navigator.onLine)
const isBusy = () => holds.size > 0 || hasOpen() || isTyping()

/** Looks again by itself while the page is in view: never in the background, offline, under an open sheet or while somebody types. */
export function useLive(look: () => Promise<Looked>, on: boolean) {
  const latest = useLatest(look)
  const clock = useRef<{ readonly start: () => void; readonly stop: () => void }>(undefined)

  useEffect(() => {
    if (!on) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let turn = 0
    let wait = FIRST_MS
    const arm = (ms: number) => {
      clearTimeout(timer)
      timer = setTimeout(() => void tick(), ms)
    }
    const tick = async () => {
      if (isBusy()) return arm(SOON_MS)
      const mine = turn
      const looked = isUnseen() ? 'failed' : await latest.current()
      if (mine !== turn) return
      wait = nextWait(wait, looked)
      arm(wait)
    }
    const stop = () => {
      turn += 1
      clearTimeout(timer)
    }
    const start = () => {
      stop()
      wait = FIRST_MS
      arm(wait)
    }
    clock.current = { start, stop }
    start()
    return () => {
      stop()
      clock.current = undefined
    }
  }, [on, latest])
  // The page that comes back into view is fetched at once (use-page-refresh); from there the waiting begins anew.
  useDidShow(() => clock.current?.start())
  useDidHide(() => clock.current?.stop())
}

const bare = (value: unknown) => JSON.stringify(value, (key, part: unknown) => (key === 'now' ? undefined : part))

/** The same answer but for the time it was given: nothing has to be drawn. */
export const sameAnswer = (one: unknown, other: unknown) => bare(one) === bare(other)
