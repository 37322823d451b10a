import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { useShell } from '@/components/page-shell/shell-context'
import { closeNotice } from './notice'
import { ROUTES } from './routes'

/** On a wide screen the first page of those who work at a desk is that desk: a page of its own, whose code no phone needs. True: it takes over. */
export function useDeskInstead(url: string): boolean {
  const { wide } = useShell()
  useEffect(() => {
    if (wide) void Taro.reLaunch({ url })
  }, [wide, url])
  return wide
}

/** Back to an order just settled: in the desk's own place while the desk is on the screen, else on a page of its own. */
export function lookBack(desk: string, show: (orderId: string) => void, elsewhere: ((orderId: string) => void) | undefined) {
  return (orderId: string) => {
    closeNotice()
    const route = Taro.getCurrentPages().at(-1)?.route ?? ''
    if (route.includes(desk.slice(1))) show(orderId)
    else elsewhere?.(orderId)
  }
}

/** Made narrow again, a desk is a phone. */
export function useDeskOnlyWide() {
  const { wide } = useShell()
  useEffect(() => {
    if (!wide) void Taro.reLaunch({ url: ROUTES.home })
  }, [wide])
}
