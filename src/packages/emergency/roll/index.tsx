import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { ROLL_ANSWER_TEXT } from '@core/text/zh-emergency'
import { aria, heading } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { momentWords } from '@/components/china-time'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { BETWEEN } from '@/components/place-words'
import { Tag } from '@/components/tag'
import { decoded } from '@/hooks/routes'
import { useApi, useApiSubmit } from '@/hooks/use-api'
import { useServerOffset } from '@/hooks/use-server-clock'
import '../index.scss'

const PAGE = 30

/** One round in one community: who has not answered, to be rung up; and what the others said. In the order of their numbers, nobody before another. */
export default function RollPage() {
  const rollId = decoded(useRouter().params['id'])
  const query = useApi('emergency', 'roll', rollId === undefined ? null : { as: 'staff', rollId }, { live: true })
  const call = useApiSubmit('emergency', 'callMember', { onDone: ({ phone }) => void Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined), onStale: () => void query.reload() })
  const now = Date.now() + useServerOffset()
  // A page in WeChat bears a few hundred nodes; a community has hundreds of members.
  const [shown, setShown] = useState(PAGE)
  return (
    <PageShell title='点名' sub={query.data && `第 ${query.data.round} 轮${BETWEEN}${query.data.community}`}>
      <PageState query={query}>
        {({ id, question, until, state, can, cannot, silent, people }) => (
          <>
            <Card>
              <View className='h3'>{question}</View>
              <View className='s num'>{state === 'open' ? `答到 ${momentWords(until, now)}` : '这一轮关了'}{BETWEEN}能到 {can}{BETWEEN}不能到 {cannot}{BETWEEN}没回答 {silent}</View>
            </Card>
            {call.error && <View className='error' {...aria('alert')}>{call.error.message}</View>}
            <View className='h2' {...heading(2)}>没回答的</View>
            <Card>
              {people.every(({ answer }) => answer !== undefined) && <View className='s'>都答了。</View>}
              {people.filter(({ answer }) => answer === undefined).slice(0, shown).map(({ memberId, label }) => (
                <View key={memberId} className='em-line'>
                  <Text className='grow'>{label}</Text>
                  {state === 'open' && <Button kind='ghost' size='small' icon='phone' label={`打电话给${label}`} loading={call.busy && call.sending?.memberId === memberId} onTap={() => void call.run({ as: 'staff', rollId: id, memberId })}>打电话</Button>}
                </View>
              ))}
              {silent > shown && <Button kind='ghost' onTap={() => setShown(shown + PAGE)}>{`再看 ${Math.min(PAGE, silent - shown)} 位，还有 ${silent - shown} 位`}</Button>}
            </Card>
            <View className='h2' {...heading(2)}>答了的</View>
            <Card>
              {people.every(({ answer }) => answer === undefined) && <View className='s'>还没有人答。</View>}
              {people.filter(({ answer }) => answer !== undefined).slice(0, shown).flatMap(({ memberId, label, answer }) => (answer === undefined ? [] : [<View key={memberId} className='em-line'><Text className='grow'>{label}</Text><Tag tone={answer === 'can' ? 'ok' : 'muted'} icon={answer === 'can' ? 'check' : 'close'}>{ROLL_ANSWER_TEXT[answer]}</Tag></View>]))}
              {can + cannot > shown && <Button kind='ghost' onTap={() => setShown(shown + PAGE)}>{`再看几位，还有 ${can + cannot - shown} 位`}</Button>}
            </Card>
            <View className='s'>打过谁的电话、谁打的，都有记录。号码只给本社区看。</View>
          </>
        )}
      </PageState>
    </PageShell>
  )
}
