import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { useShell } from '@/components/page-shell/shell-context'
import { ROUTES } from './routes'

/** On a wide screen the first page of those who work at a desk is that desk: a page of its own, whose code no phone needs. True: it takes over. */
export function useDeskInstead(url: string): boolean {
  const { wide } = useShell()
  useEffect(() => {
    if (wide) void Taro.reLaunch({ url })
  }, [wide, url])
  return wide
}

/** Made narrow again, a desk is a phone. */
export function useDeskOnlyWide() {
  const { wide } = useShell()
  useEffect(() => {
    if (!wide) void Taro.reLaunch({ url: ROUTES.home })
  }, [wide])
}
