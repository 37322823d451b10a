import Taro, { useDidHide, useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { useLatest } from './use-latest'

const shown = new Set<() => void>()

/** Everything on the page that is in view, fetched anew: for a change made from outside it. */
export const refreshShown = () => shown.forEach((refresh) => refresh())

/** Fetches anew when the page comes back into view and when it is pulled down; a first showing finds the first load under way. */
export function usePageRefresh(refresh: () => Promise<void>, isBusy: () => boolean) {
  const latest = useLatest({ refresh, isBusy })
  const run = useRef(() => void latest.current.refresh())
  useEffect(() => {
    const mine = run.current
    shown.add(mine)
    return () => void shown.delete(mine)
  }, [])
  useDidHide(() => void shown.delete(run.current))
  useDidShow(() => {
    shown.add(run.current)
    if (!latest.current.isBusy()) void latest.current.refresh()
  })
  usePullDownRefresh(() => {
    void latest.current.refresh().finally(() => Taro.stopPullDownRefresh())
  })
}
