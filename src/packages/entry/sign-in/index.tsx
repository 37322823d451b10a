import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useCallback } from 'react'
import { PageShell } from '@/components/page-shell'
import { BETWEEN } from '@/components/place-words'
import { ROUTES, decoded } from '@/hooks/routes'
import { enterAs } from '@/hooks/use-viewer'
import { DemoPicker } from './demo-picker'
import { DeskCode } from './desk-code'
import './index.scss'

const TAB_PAGES: readonly string[] = [ROUTES.home, ROUTES.orders, ROUTES.me]

/** A browser does not know who sits before it: the desk's code, and in a demo build the people to try. */
export default function SignInPage() {
  const back = decoded(useRouter().params['back'])
  const enter = useCallback(async (session: string) => {
    const failed = await enterAs(session)
    if (failed) return failed
    const url = back?.startsWith('/p') ? back : ROUTES.home
    if (TAB_PAGES.some((page) => url.startsWith(page))) await Taro.switchTab({ url })
    else await Taro.reLaunch({ url })
    return undefined
  }, [back])
  return (
    <PageShell title='红色物业' sub={['群众点单', '社区派单', '党员接单'].join(BETWEEN)} top>
      <View className='sign-in'>
        {DEMO && <DemoPicker onEnter={enter} />}
        <DeskCode onEnter={enter} />
      </View>
    </PageShell>
  )
}
