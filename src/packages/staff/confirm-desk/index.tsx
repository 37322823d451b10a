import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { ROLE_TEXT } from '@core/text/zh'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Facts } from '@/components/facts'
import { Icon } from '@/components/icon'
import { PageShell } from '@/components/page-shell'
import { ROUTES, decoded } from '@/hooks/routes'
import { useApiSubmit } from '@/hooks/use-api'
import { useViewer } from '@/hooks/use-viewer'
import './index.scss'

/** What the server does not believe or cannot read here is the code, not the person. */
const BROKEN = ['UNAUTHENTICATED', 'INVALID_INPUT']
/** The same code again is refused again: only a new one helps. */
const SPENT = [...BROKEN, 'TICKET_EXPIRED', 'TICKET_USED']

const home = () => void Taro.switchTab({ url: ROUTES.home })
/** The camera is opened from there. */
const toScan = () => void Taro.switchTab({ url: ROUTES.me })

/** Who is about to be signed in, and where; only the tap says yes. */
export default function ConfirmDeskPage() {
  const ticket = decoded(useRouter().params['ticket'])
  const { me } = useViewer()
  const [done, setDone] = useState(false)
  const [left, setLeft] = useState(false)
  const confirm = useApiSubmit('people', 'confirmDesk', { onDone: () => setDone(true) })
  const leaveAll = useApiSubmit('people', 'signOut', { onDone: () => setLeft(true) })
  const roles = me?.roles ?? []
  const isSpent = SPENT.includes(confirm.error?.code ?? '')
  const said = BROKEN.includes(confirm.error?.code ?? '') ? '这不是有效的登录码。请在电脑上刷新，再扫新的码。' : confirm.error?.message
  if (done) {
    return (
      <PageShell title='登录工作台' onBack={home} foot={<Button kind='primary' onTap={home}>知道了</Button>}>
        <Card className='stack desk-login'>
          <View className='desk-login__face desk-login__face--ok'><Icon name='check' /></View>
          <View className='h2' {...aria('status')}>电脑上已经登录</View>
          <View className='s'>用完请在电脑上点“退出登录”。</View>
        </Card>
      </PageShell>
    )
  }
  return (
    <PageShell
      title='登录工作台'
      onBack={home}
      foot={ticket && (
        <>
          <Button kind='ghost' onTap={home}>不是我</Button>
          {isSpent ? <Button kind='primary' onTap={toScan}>回去扫新的码</Button> : <Button kind='primary' loading={confirm.busy} onTap={() => void confirm.run({ ticket })}>确认登录</Button>}
        </>
      )}
    >
      <Card className='stack desk-login'>
        <View className='desk-login__face'><Icon name='key' /></View>
        <View className='h2'>{ticket ? '让电脑上的工作台登录？' : '没有读到登录码'}</View>
        <View className='s'>{ticket ? '只在您自己正要用这台电脑时确认。别人发来的码，请不要确认。' : '请在“我的”里重新扫电脑上的码。'}</View>
      </Card>
      {ticket && (
        <Card>
          <Facts
            facts={[
              ['登录的人', me?.label ?? '正在确认…'],
              ['身份', roles.map(({ role, scope }) => `${ROLE_TEXT[role]}（${scope}）`).join('、') || '居民'],
              ['登录到', '电脑浏览器上的工作台'],
            ]}
          />
        </Card>
      )}
      <Card className='stack'>
        <View className='s'>{left ? '好了。登录过的电脑最迟十分钟后都要重新扫码。' : '在别的电脑上忘了退出？可以在这里一起退出。'}</View>
        {!left && <Button kind='ghost' loading={leaveAll.busy} onTap={() => void leaveAll.run({ everywhere: true })}>退出所有电脑</Button>}
        {leaveAll.error && <View className='error' {...aria('alert')}>{leaveAll.error.message}</View>}
      </Card>
      {confirm.error && <View className='error' {...aria('alert')}>{said}</View>}
    </PageShell>
  )
}
