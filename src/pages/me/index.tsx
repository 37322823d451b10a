import { View } from '@tarojs/components'
import { Fragment } from 'react'
import { ROLE_TEXT } from '@core/text/zh'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ChoiceField } from '@/components/field/choice-field'
import { Icon } from '@/components/icon'
import { LinkRow } from '@/components/link-row'
import { PageShell } from '@/components/page-shell'
import { BETWEEN } from '@/components/place-words'
import { ROUTES, goTo } from '@/hooks/routes'
import { useApi } from '@/hooks/use-api'
import { scanDesk } from '@/hooks/scan-desk'
import { chooseRole, leave, setElder, useViewer } from '@/hooks/use-viewer'
import { SignedOut } from '../signed-out'
import { waysOf } from './ways'
import './index.scss'

const ON_WEB = process.env.TARO_ENV === 'h5'
/** The desk is for those who work at one; the server decides, this only spares others the row. */
const DESK_ROLES: readonly string[] = ['staff', 'street', 'district']

export default function MePage() {
  const { known } = useViewer()
  return ON_WEB && !known ? <SignedOut tab='me' title='我的' /> : <Mine />
}

function Mine() {
  const { me, role, roles, elder } = useViewer()
  const unread = useApi('people', 'unread', me ? {} : null).data
  const fresh = (unread?.own ?? 0) + (unread?.work ?? 0)
  const scope = me?.roles.find((held) => held.role === role)?.scope ?? me?.community?.name
  const desk = DESK_ROLES.includes(role)
  const ways = waysOf(role, me?.roles.map((held) => held.role) ?? []).map(([heading, list]) => [heading, list.map(([icon, title, note, to]) => <LinkRow key={to} icon={icon} title={title} note={note} onTap={() => goTo(ROUTES[to])} />)] as const)
  const news = <LinkRow icon='bell' title='消息' note={fresh > 0 ? `${fresh > 99 ? '99 多' : fresh} 条没看` : '订单有了进展，都在这里'} onTap={() => goTo(ROUTES.notices)} />
  const own = (
    <>
      <LinkRow icon='pin' title='我的住址和电话' note='点单时自动填好' onTap={() => goTo(ROUTES.profile)} />
      {!ON_WEB && roles.some((held) => DESK_ROLES.includes(held)) && <LinkRow icon='key' title='扫码登录电脑工作台' onTap={() => void scanDesk()} />}
      <LinkRow icon='shield' title='隐私说明' onTap={() => goTo(ROUTES.privacy)} />
    </>
  )
  return (
    <PageShell tab='me' title='我的'>
      <Card row>
        <View className='me__face'><Icon name='me' /></View>
        <View className='grow'>
          <View className='h2'>{me?.label ?? '正在确认您是谁…'}</View>
          <View className='s'>{[ROLE_TEXT[role], scope].filter(Boolean).join(BETWEEN)}</View>
        </View>
      </Card>
      {roles.length > 1 && (
        <Card>
          <ChoiceField
            label='现在的身份'
            choices={roles.map((held) => ({ value: held, label: ROLE_TEXT[held] }))}
            value={[role]}
            onChange={([next]) => {
              const chosen = roles.find((held) => held === next)
              if (chosen) chooseRole(chosen)
            }}
          />
        </Card>
      )}
      <Card>
        <ChoiceField
          label='字的大小'
          hint='长辈版的字和按钮都更大'
          choices={[{ value: 'normal', label: '标准版' }, { value: 'elder', label: '长辈版' }]}
          value={[elder ? 'elder' : 'normal']}
          onChange={([next]) => setElder(next === 'elder')}
        />
      </Card>
      {desk ? (
        <>
          <Card flush>{news}</Card>
          {ways.map(([heading, rows]) => <Fragment key={heading}><View className='h2'>{heading}</View><Card flush>{rows}</Card></Fragment>)}
          <View className='h2'>我自己</View>
          <Card flush>{own}</Card>
        </>
      ) : <Card flush>{news}{ways.map(([, rows]) => rows)}{own}</Card>}
      {ON_WEB && <Button kind='ghost' onTap={leave}>退出登录</Button>}
    </PageShell>
  )
}
