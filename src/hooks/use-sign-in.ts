import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { ROUTES, urlOf } from './routes'
import { useViewer } from './use-viewer'

const ON_WEB = process.env.TARO_ENV === 'h5'

/** Where the browser is now, without the leading `#`. */
const here = () => (ON_WEB ? location.hash.replace(/^#/, '') : '')

/** A browser that nobody has signed in to shows the sign-in page, and afterwards the page that was asked for. WeChat never does. */
export function useSignIn() {
  const { known } = useViewer()
  useEffect(() => {
    if (!ON_WEB || known || here().startsWith(ROUTES.signIn)) return undefined
    const back = here()
    // The router draws its first page after this effect; asked before that, it would draw over the sign-in page.
    const timer = setTimeout(() => {
      void Taro.reLaunch({ url: urlOf(ROUTES.signIn, { back: back.length > 1 && !back.startsWith(ROUTES.home) ? back : undefined }) })
    }, 0)
    return () => clearTimeout(timer)
  }, [known])
}
