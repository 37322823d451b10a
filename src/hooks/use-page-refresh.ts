import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { useLatest } from './use-latest'

/** Fetches anew when the page comes back into view and when it is pulled down; a first showing finds the first load under way. */
export function usePageRefresh(refresh: () => Promise<void>, isBusy: () => boolean) {
  const latest = useLatest({ refresh, isBusy })
  useDidShow(() => {
    if (!latest.current.isBusy()) void latest.current.refresh()
  })
  usePullDownRefresh(() => {
    void latest.current.refresh().finally(() => Taro.stopPullDownRefresh())
  })
}
