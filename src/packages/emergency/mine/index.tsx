import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { MyEmergency } from '@core/contract/emergency'
import { EMERGENCY_STATE_TEXT, LEVEL_TEXT } from '@core/text/zh-emergency'
import { heading } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { momentWords } from '@/components/china-time'
import { Facts } from '@/components/facts'
import { MessageAsk } from '@/components/message-ask'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { BETWEEN } from '@/components/place-words'
import { Tag } from '@/components/tag'
import { ROUTES, decoded, goTo, goToTab } from '@/hooks/routes'
import { useApi } from '@/hooks/use-api'
import { useMessageAsk } from '@/hooks/use-message-ask'
import { useServerOffset } from '@/hooks/use-server-clock'
import { LEVEL_TONE, stateTone } from '../looks'
import { RollAsk } from './roll-ask'
import '../index.scss'

const MESSAGES = ['offerWaiting'] as const

/** “出了什么事，我该做什么，该打给谁？” For residents and members alike; a member is also asked. */
export default function MyEmergencyPage() {
  const emergencyId = decoded(useRouter().params['id'])
  const query = useApi('emergency', 'mine', emergencyId === undefined ? null : { emergencyId }, { live: true })
  const now = Date.now() + useServerOffset()
  const { ask, ...asked } = useMessageAsk(MESSAGES)
  return (
    <PageShell title={query.data?.title ?? '应急'}>
      <PageState query={query}>
        {(data) => (
          <>
            {data.roll && <RollAsk roll={data.roll} now={now} onAnswered={query.reload} />}
            {data.roll && data.state === 'inForce' && <MessageAsk {...asked} about='下一次点名时' onAsk={ask} />}
            <About data={data} now={now} />
            <Lists lists={data.lists} />
            {data.surgePlaces > 0 && data.state === 'inForce' && (
              <Card>
                <View className='h3 num'>您的社区还缺 {data.surgePlaces} 人次</View>
                <View className='s'>值守、巡查、送物，挑您有空的一班。</View>
                <Button kind='primary' className='mt3' onTap={() => goToTab(ROUTES.posts)}>去看岗位</Button>
              </Card>
            )}
            <View className='h2' {...heading(2)}>要帮忙就打</View>
            <Card>
              {data.call.map(({ name, phone }) => (
                <View key={phone} className='em-line'>
                  <View className='grow'><View className='h3'>{name}</View><View className='s num'>{phone}</View></View>
                  <Button kind='ghost' size='small' icon='phone' label={`拨打${name}`} onTap={() => void Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined)}>拨打</Button>
                </View>
              ))}
            </Card>
          </>
        )}
      </PageState>
    </PageShell>
  )
}

/** What to do first, as far as it concerns who reads; nothing once it is over. */
function todo({ state, roll, lists, surgePlaces }: MyEmergency): string | undefined {
  if (state !== 'inForce') return undefined
  if (roll?.state === 'open' && roll.answer === undefined) return '先答上面的点名：能到，还是不能到'
  if (lists.some(({ mayOpen, left }) => mayOpen && left > 0)) return '去看看下面名单上的老人和病人'
  return surgePlaces > 0 ? '有空就认领一班，去不了也没关系' : '留意社区通知；要帮忙，打下面的电话'
}

function About({ data, data: { state, level, reason, areas, startsAt, endsAt }, now }: { readonly data: MyEmergency; readonly now: number }) {
  return (
    <Card>
      <View className='row row--tight wrap'>
        <Tag tone={stateTone(state)} icon={state === 'inForce' ? 'alert' : 'check'}>{state === 'inForce' ? EMERGENCY_STATE_TEXT.inForce : '已经解除'}</Tag>
        <Tag tone={LEVEL_TONE[level]} icon='flag'>{LEVEL_TEXT[level]}</Tag>
      </View>
      <View className='mt2'>{reason}</View>
      <View className='mt3'><Facts facts={[['范围', areas.join('、')], ['时间', `${momentWords(startsAt, now)} 到 ${momentWords(endsAt, now)}`], ['要做什么', todo(data)]]} /></View>
    </Card>
  )
}

function Lists({ lists }: { readonly lists: MyEmergency['lists'] }) {
  if (lists.length === 0) return null
  return (
    <>
      <View className='h2' {...heading(2)}>请您探访</View>
      <Card>
        {lists.map(({ id, place, people, left, needHelp, mayOpen }) => (
          <View key={id} className='em-line'>
            <View className='grow'><View className='h3'>{place}</View><View className='s num'>{people} 位{BETWEEN}还没去 {left}{needHelp > 0 ? `${BETWEEN}要帮助 ${needHelp}` : ''}</View></View>
            {mayOpen ? <Button kind='primary' size='small' label={`打开名单：${place}`} onTap={() => goTo(ROUTES.visits, { id })}>打开名单</Button> : <View className='s'>封存了</View>}
          </View>
        ))}
      </Card>
    </>
  )
}
