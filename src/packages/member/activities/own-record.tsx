import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { ACTIVITY_KIND_TEXT } from '@core/text/zh-activities'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { clockWords, momentWords } from '@/components/china-time'
import { PageState } from '@/components/page-state'
import { useApi } from '@/hooks/use-api'

/** What the member came to, newest first; older ones page by page. */
export function OwnRecord({ now }: { readonly now: number }) {
  const [before, setBefore] = useState<number>()
  const query = useApi('activities', 'own', before === undefined ? {} : { before })
  return (
    <PageState query={query} isEmpty={({ items }) => items.length === 0} empty='还没有记录。到了现场签到，就记在这里，只有您自己看得到。'>
      {({ items, next }) => (
        <>
          <View className='s'>只有您自己看得到。志愿服务活动的时长另记在“我的服务”里；三会一课、主题党日不算分。</View>
          {items.map(({ activityId, activityKind, title, startsAt, in: came, out: went }) => (
            <Card key={activityId}>
              <View className='row between'><Text className='h3'>{title}</Text><Text className='s keep'>{ACTIVITY_KIND_TEXT[activityKind]}</Text></View>
              <View className='s num mt1'>{momentWords(startsAt, now)}</View>
              <View className='s num'>{[came && `${clockWords(came.at)} 到${came.way === 'staff' ? '（补记）' : ''}`, went && `${clockWords(went.at)} 走${went.way === 'staff' ? '（补记）' : ''}`].filter(Boolean).join('，')}</View>
            </Card>
          ))}
          <View className='row'>
            {before !== undefined && <Button kind='ghost' className='grow' onTap={() => setBefore(undefined)}>回到最近的</Button>}
            {next !== undefined && <Button kind='ghost' className='grow' onTap={() => setBefore(next)}>更早的</Button>}
          </View>
        </>
      )}
    </PageState>
  )
}
