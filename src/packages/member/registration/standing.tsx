import { View } from '@tarojs/components'
import type { MineView, RegistrationView } from '@core/contract/registry'
import { REFUSAL_TEXT } from '@core/text/zh-registration'
import { Card } from '@/components/card'
import { momentWords } from '@/components/china-time'
import { dateWords } from '@/components/date-words'
import { Facts } from '@/components/facts'
import { LinkRow } from '@/components/link-row'
import { BETWEEN } from '@/components/place-words'
import { Steps } from '@/components/steps'
import { Tag } from '@/components/tag'
import { ROUTES, goTo } from '@/hooks/routes'
import { STEPS, standingOf, stepOf } from './standing-words'

const PHONE_TEXT = { unchecked: '还没核对', checked: '微信核对过', called: '打电话核对过' } as const
const CONFIRM_TEXT = { unasked: '', asked: '在看', late: '过了时间，街道接着办', confirmed: '确认了', refused: '没有通过' } as const

/** Where it stands, what happens next, who has it and until when; and what was said. */
export function StandingCards({ view, now }: { readonly view: RegistrationView; readonly now: number }) {
  const standing = standingOf(view, now)
  const { refusal, appeal, confirm, phone } = view
  return (
    <>
      <Card className='stack' accent={view.state === 'applied' || view.state === 'refused'}>
        {(view.state === 'applied' || view.state === 'active') && <Steps steps={STEPS} current={stepOf(view)} />}
        <View className='stack stack--tight'>
          <View><Tag tone={standing.tone}>{standing.tag}</Tag></View>
          <View className='h2'>{standing.title}</View>
          <View>{standing.next}</View>
        </View>
      </Card>
      {refusal && (view.state === 'refused' || view.acknowledge.state === 'refused') && (
        <Card className='stack stack--tight'>
          <View className='h3'>{refusal.target === 'community' ? '社区' : '单位'}写的原因：{REFUSAL_TEXT[refusal.reason]}</View>
          <View>{refusal.note}</View>
          <View className='xs num'>{momentWords(refusal.at, now)}</View>
          {appeal.text && <><View className='h3 mt2'>您的申诉</View><View>{appeal.text}</View></>}
          {appeal.answer && <><View className='h3 mt2'>街道的答复</View><View>{appeal.answer}</View></>}
        </Card>
      )}
      <Card>
        <Facts
          facts={[
            ['社区', [view.community, CONFIRM_TEXT[confirm.state]].filter(Boolean).join(BETWEEN)],
            ['小区', view.compound],
            ['单位', view.unit],
            ['手机号', phone.masked && `${phone.masked}${BETWEEN}${PHONE_TEXT[phone.state]}`],
            ['交上去', phone.masked && momentWords(view.appliedAt, now)],
          ]}
        />
      </Card>
    </>
  )
}

/** Who was a member once keeps what they served: it is theirs, not the community's. */
export function Served({ mine: { member, communities } }: { readonly mine: Pick<MineView, 'member' | 'communities'> }) {
  if (member || communities.length === 0) return null
  return <Card flush><LinkRow icon='star' title='我的服务' note='以前的时长、服务证明，一直是您的' onTap={() => goTo(ROUTES.service)} /></Card>
}

const spanOf = ({ from, to }: MineView['units'][number], now: number) => `${dateWords(from, now)} 起${to === undefined ? '' : `，到 ${dateWords(to, now)}`}`

/** Where they were registered, which units they belonged to, and the branches they are in. */
export function Belonged({ mine: { communities, units, branches }, now }: { readonly mine: MineView; readonly now: number }) {
  if (communities.length + units.length + branches.length < 2) return null
  return (
    <>
      <View className='h2'>社区、单位和支部</View>
      <Card className='stack stack--tight'>
        {[...branches, ...communities, ...units].map((span) => (
          <View key={`${span.name}${span.from}`}><View className='h3'>{span.name}</View><View className='s num'>{spanOf(span, now)}</View></View>
        ))}
      </Card>
    </>
  )
}
