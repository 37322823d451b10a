import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { getSession } from '@/services/session'
import { ROUTES, urlOf } from './routes'
import { useViewer } from './use-viewer'

/** Pages for whoever opens them: no session is asked for. */
const OPEN_TO_ALL: readonly string[] = [ROUTES.signIn, ROUTES.forwarded, ROUTES.checkCertificate]
const isOpenToAll = () => OPEN_TO_ALL.some((page) => here().startsWith(page))

/** Where the browser is now, without the leading `#`. */
const here = () => location.hash.replace(/^#/, '')

function signInUrl(): string {
  const back = here()
  return urlOf(ROUTES.signIn, { back: back.length > 1 && !back.startsWith(ROUTES.home) ? back : undefined })
}

/**
 * Before the router looks at the address for the first time: a browser without a session starts on the sign-in page.
 * Sent there later, the first page's code may still be on its way and would be drawn over it.
 */
export function startAtSignIn() {
  // Asked in place here and below, so that the build leaves all of it out of WeChat's main package.
  if (process.env.TARO_ENV === 'h5' && !isOpenToAll()) {
    const { session, me } = getSession()
    if (!session && !me) history.replaceState(null, '', `#${signInUrl()}`)
  }
}

/** Whoever leaves, or whose session is over, comes to the sign-in page too, and afterwards to the page they were on. */
export function useSignIn() {
  const { known } = useViewer()
  useEffect(() => {
    if (process.env.TARO_ENV === 'h5' && !known && !isOpenToAll()) void Taro.reLaunch({ url: signInUrl() })
  }, [known])
}
