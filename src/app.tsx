import './polyfills'
import Taro, { useDidShow, useLaunch } from '@tarojs/taro'
import { type PropsWithChildren, useEffect } from 'react'
import { ShellContext } from '@/components/page-shell/shell-context'
import { tellMarks } from '@/hooks/tell-marks'
import { useShellState } from '@/hooks/use-shell-state'
import { startAtSignIn, useSignIn } from '@/hooks/use-sign-in'
import { loadViewer, refreshViewer } from '@/hooks/use-viewer'
import './app.scss'

startAtSignIn()
const LOOK_MS = 60_000

export default function App({ children }: PropsWithChildren) {
  const shell = useShellState()
  useSignIn()
  useLaunch(() => {
    void loadViewer().then(tellMarks)
    Taro.onNetworkStatusChange(({ isConnected }) => { if (isConnected) void tellMarks() })
  })
  useDidShow(() => {
    refreshViewer()
    void tellMarks()
  })
  // A desk stays open all day.
  useEffect(() => {
    const timer = setInterval(refreshViewer, LOOK_MS)
    return () => clearInterval(timer)
  }, [])
  return <ShellContext.Provider value={shell}>{children}</ShellContext.Provider>
}
