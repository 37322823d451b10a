import './polyfills'
import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { ShellContext } from '@/components/page-shell/shell-context'
import { useShellState } from '@/hooks/use-shell-state'
import { startAtSignIn, useSignIn } from '@/hooks/use-sign-in'
import { loadViewer } from '@/hooks/use-viewer'
import './app.scss'

startAtSignIn()

export default function App({ children }: PropsWithChildren) {
  const shell = useShellState()
  useSignIn()
  useLaunch(() => void loadViewer())
  return <ShellContext.Provider value={shell}>{children}</ShellContext.Provider>
}
