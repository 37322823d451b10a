import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { OutputOf } from '@core/contract/api'
import type { ToCall } from '@core/contract/notices'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { momentWords } from '@/components/china-time'
import { ListEnd } from '@/components/list-end'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { Segmented } from '@/components/segmented'
import { Tag } from '@/components/tag'
import { say } from '@/hooks/notice'
import { useApi, useApiPages, useApiSubmit } from '@/hooks/use-api'
import { useServerOffset } from '@/hooks/use-server-clock'

const WHY: Readonly<Record<ToCall['why'], string>> = { off: '微信消息没开通', noGrant: '没允许微信消息', waiting: '微信还没发', sending: '微信没回音', sent: '微信到了', refused: '微信拒收', failed: '微信没收', unknown: '微信没回音', notAllowed: '微信次数用完了', late: '微信没赶上', quiet: '免打扰的时间，没有发', asleep: '免打扰过了就发' }

/** Whom an urgent notice of the last day did not reach: a telephone, and that it was used. */
export default function CallsPage() {
  const [grid, setGrid] = useState('')
  const query = useApiPages('people', 'callList', { as: 'staff', ...(grid === '' ? {} : { grid }) }, ({ noticeId }) => noticeId, { live: true })
  const counts = useApi('people', 'callList', { as: 'staff' }, { live: true })
  const now = Date.now() + useServerOffset()
  const mark = useApiSubmit('people', 'markCalled', { onDone: () => { say('记下了'); void query.reload(); void counts.reload() } })
  return (
    <PageShell columns title='该打的电话' sub='要紧的消息没看到、微信也没到的'>
      {counts.data && <Grids {...counts.data} value={grid} onChange={setGrid} />}
      <PageState query={query} empty='没有要打的电话。要紧的消息五分钟没人看，微信也没到，会列在这里。'>
        {(items) => (
          <>
            {counts.data && counts.data.total > 0 && <View className='s num'>{`一共 ${counts.data.total} 个，${counts.data.open} 个还没打`}</View>}
            {mark.error && <View className='error' {...aria('alert')}>{mark.error.message}</View>}
            {items.map(({ noticeId, label, grid: home, phone, said, title, at, why, called }) => (
              <Card key={noticeId} className='stack stack--tight'>
                <View className='row between'><Text className='h3'>{label}</Text>{called === undefined ? <Tag tone='warn' icon='phone'>{phone === undefined ? '没有登记电话' : WHY[why]}</Tag> : <Tag tone='ok' icon='check'>{phone === undefined ? '带到话了' : '打过了'}</Tag>}</View>
                <View>{`${said}：${title}`}</View>
                <View className='s num'>{`${home}，${momentWords(at, now)} 发的`}</View>
                {phone === undefined && <View className='s'>没有登记电话。请找支部或邻居带个话，见到时请本人在“我的”里补上电话。</View>}
                <View className='row'>
                  {phone !== undefined && <Button kind='ghost' className='grow' icon='phone' label={`打电话给${label}`} onTap={() => void Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined)}>打电话</Button>}
                  {called === undefined && <Button kind='ghost' className='grow' loading={mark.busy && mark.sending?.noticeId === noticeId} onTap={() => void mark.run({ as: 'staff', noticeId })}>{phone === undefined ? '带到话了' : '打过了'}</Button>}
                </View>
              </Card>
            ))}
            {query.hasMore && <ListEnd {...query} onMore={query.more} />}
          </>
        )}
      </PageState>
    </PageShell>
  )
}

/** A grid worker rings up the people of their own round; worth choosing where there is more than one. */
function Grids({ grids, open, value, onChange }: Pick<OutputOf<'people', 'callList'>, 'grids' | 'open'> & { readonly value: string; readonly onChange: (grid: string) => void }) {
  if (grids.length < 2) return null
  const sorted = [...grids].sort((a, b) => a.name.localeCompare(b.name, 'zh', { numeric: true }))
  return <Segmented segments={[{ key: '', label: '全部', count: open }, ...sorted.map(({ name, open: count }) => ({ key: name, label: name, count }))]} value={value} onChange={onChange} />
}
