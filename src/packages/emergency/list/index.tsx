import { Text, View } from '@tarojs/components'
import type { EmergencyCard } from '@core/contract/emergency'
import { EMERGENCY_STATE_TEXT, LEVEL_TEXT } from '@core/text/zh-emergency'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { momentWords } from '@/components/china-time'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { BETWEEN } from '@/components/place-words'
import { Tag } from '@/components/tag'
import { Tappable } from '@/components/tappable'
import { ROUTES, goTo } from '@/hooks/routes'
import { useApi } from '@/hooks/use-api'
import { useServerOffset } from '@/hooks/use-server-clock'
import { LEVEL_TONE, stateTone } from '../looks'
import { useOffice } from '../use-office'
import '../index.scss'

const EMPTY = {
  staff: '现在没有应急。街道或区里定了，会出现在这里和首页。', street: '现在没有应急。起草一份，区里同意后才生效，到时间自己结束。',
  district: '现在没有应急。起草一份，橙色、红色要区里另一位同意，到时间自己结束。',
} as const

/** The emergencies of the caller's area: what waits for somebody first, then what is over. */
export default function EmergenciesPage() {
  const as = useOffice()
  const query = useApi('emergency', 'list', as === undefined ? null : { as }, { live: true })
  const now = Date.now() + useServerOffset()
  return (
    <PageShell
      columns
      title='应急' sub='平时备着，用时一点就起'
      foot={query.data?.mayDraft && <Button kind='primary' icon='plus' onTap={() => goTo(ROUTES.declare)}>起草应急</Button>}
    >
      <PageState query={query} isEmpty={({ items }) => items.length === 0} empty={EMPTY[as ?? 'staff']}>
        {({ items }) => <Card flush>{items.map((item) => <Row key={item.id} item={item} now={now} />)}</Card>}
      </PageState>
    </PageShell>
  )
}

function Row({ item, now }: { readonly item: EmergencyCard; readonly now: number }) {
  const { id, title, level, state, where, startsAt, endsAt, reviewBy, asksChange } = item
  const when = state === 'stoodDown' && reviewBy !== undefined ? `${momentWords(reviewBy, now)} 前复盘` : `${momentWords(startsAt, now)} 到 ${momentWords(endsAt, now)}`
  return (
    <Tappable role='link' className='em-row' onTap={() => goTo(ROUTES.emergency, { id })}>
      <View className='row between wrap'>
        <Text className='h3'>{title}</Text>
        <Tag tone={stateTone(state)} icon={state === 'inForce' ? 'alert' : 'clock'}>{EMERGENCY_STATE_TEXT[state]}</Tag>
      </View>
      <View className='s num'>{where}{BETWEEN}{when}</View>
      <View className='row row--tight wrap mt1'>
        <Tag tone={LEVEL_TONE[level]} icon='flag'>{LEVEL_TEXT[level]}</Tag>
        {asksChange && <Tag tone='warn' icon='clock'>有调整等同意</Tag>}
      </View>
    </Tappable>
  )
}
