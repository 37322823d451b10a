import Taro, { useDidHide, useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { useLatest } from './use-latest'

/** The first showing comes with the first load, and on a fast network just after it: nothing is asked twice. */
const FIRST_SHOWING_MS = 3000

const shown = new Set<() => void>()

/** Everything on the page that is in view, fetched anew: for a change made from outside it. */
export const refreshShown = () => shown.forEach((refresh) => refresh())

/** Fetches anew when the page comes back into view and when it is pulled down. */
export function usePageRefresh(refresh: () => Promise<void>, isBusy: () => boolean) {
  const latest = useLatest({ refresh, isBusy })
  const run = useRef(() => void latest.current.refresh())
  const mounted = useRef(Date.now())
  useEffect(() => {
    const mine = run.current
    shown.add(mine)
    return () => void shown.delete(mine)
  }, [])
  useDidHide(() => {
    mounted.current = 0
    shown.delete(run.current)
  })
  useDidShow(() => {
    shown.add(run.current)
    if (!latest.current.isBusy() && Date.now() - mounted.current > FIRST_SHOWING_MS) void latest.current.refresh()
  })
  usePullDownRefresh(() => {
    void latest.current.refresh().finally(() => Taro.stopPullDownRefresh())
  })
}
