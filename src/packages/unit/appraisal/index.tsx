import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { hoursWords } from '@core/text/zh-service'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { dateText } from '@/components/china-time'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { Segmented } from '@/components/segmented'
import { useApi } from '@/hooks/use-api'
import { useServerOffset } from '@/hooks/use-server-clock'
import { useViewer } from '@/hooks/use-viewer'
import '../home/index.scss'

/** A page holds so many lines at once; the rest is a tap away. */
const PAGE = 30

/** 民主评议: the year's hours of those members of one's unit who agreed to it, by number. Who did not agree is not named. */
export default function AppraisalPage() {
  const { me } = useViewer()
  const thisYear = Number(dateText(Date.now() + useServerOffset()).slice(0, 4))
  const [year, setYear] = useState(thisYear)
  const [shown, setShown] = useState(PAGE)
  const query = useApi('points', 'appraisal', me ? { year } : null)
  const years = [thisYear, thisYear - 1].map((each) => ({ key: String(each), label: `${each} 年` }))
  return (
    <PageShell columns title='民主评议参考' sub='本人同意了才看得到' head={<Segmented segments={years} value={String(year)} onChange={(key) => { setYear(Number(key)); setShown(PAGE) }} />}>
      <PageState query={query}>
        {({ items, agreed, members }) => {
          const several = new Set(items.map(({ unit }) => unit)).size > 1
          return (
            <>
              <Card className='stack stack--tight whole'>
                <View className='h3 num'>{`${members} 位党员，${agreed} 位同意给单位看`}</View>
                <View className='s'>按编号排，不排先后。没同意的不写在这里，也不问为什么；同意了的随时能收回。服务多少只作参考，不能当评议的分数。</View>
              </Card>
              {items.length === 0 && <Card><View className='s'>还没有党员同意。他们在“我的服务”里的“荣誉墙和评议”自己定，单位替不了。</View></Card>}
              {items.length > 0 && (
                <Card flush>
                  {items.slice(0, shown).map(({ label, unit, minutes }) => (
                    <View key={`${unit} ${label}`} className='unit__member'>
                      <View className='grow'><View className='h3'>{label}</View>{several && <View className='s'>{unit}</View>}</View>
                      <Text className='s num'>{minutes > 0 ? hoursWords(minutes) : '没有记录'}</Text>
                    </View>
                  ))}
                </Card>
              )}
              {items.length > shown && <Button kind='ghost' onTap={() => setShown(shown + PAGE)}>{`还有 ${items.length - shown} 位`}</Button>}
            </>
          )
        }}
      </PageState>
    </PageShell>
  )
}
