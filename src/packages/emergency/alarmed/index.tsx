import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { AlarmedWatch } from '@core/contract/safety'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { clockWords, momentWords } from '@/components/china-time'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { TextField } from '@/components/field/text-field'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { Tag } from '@/components/tag'
import { say } from '@/hooks/notice'
import { orderOpener } from '@/hooks/routes'
import { useApi, useApiSubmit } from '@/hooks/use-api'
import { useServerOffset } from '@/hooks/use-server-clock'
import { useOffice } from '../use-office'

/** Members at somebody's door who did not say in time that they are well: ring them up, or go there, and say how it is. */
export default function AlarmedPage() {
  const office = useOffice()
  const as = office === 'street' ? 'street' : 'staff'
  const query = useApi('safety', 'alarmed', office === undefined ? null : { as }, { live: true })
  const now = Date.now() + useServerOffset()
  const [settling, setSettling] = useState<AlarmedWatch>()
  const [note, setNote] = useState('')
  const reload = () => void query.reload()
  const found = useApiSubmit('safety', 'found', { onDone: () => { setSettling(undefined); setNote(''); say('记下了，告诉了大家'); reload() }, onStale: reload })
  return (
    <PageShell title='上门报平安' sub='到时间没报平安的'>
      <PageState query={query} isEmpty={({ items }) => items.length === 0} empty='上门的党员都报了平安。到时间没报的，会出现在这里，也会发消息。'>
        {({ items }) => items.map((watch) => (
          <Card key={watch.watchId} className='stack stack--tight'>
            <View className='row between'><Text className='h3'>{watch.label}</Text><Tag tone='danger' icon='alert'>{watch.state === 'raised' ? '街道也知道了' : '没报平安'}</Tag></View>
            <View className='s num'>{`${momentWords(watch.since, now)} 上门，说好 ${clockWords(watch.dueAt)} 前报平安`}</View>
            <View className='row wrap'>
              {watch.phone !== undefined && <Button kind='ghost' icon='phone' label={`打电话给${watch.label}`} onTap={() => void Taro.makePhoneCall({ phoneNumber: watch.phone ?? '' }).catch(() => undefined)}>打电话</Button>}
              <Button kind='ghost' className='grow' onTap={() => orderOpener(as)?.(watch.orderId)}>看在哪一家</Button>
              <Button kind='primary' className='grow' onTap={() => setSettling(watch)}>联系上了</Button>
            </View>
          </Card>
        ))}
      </PageState>
      {settling && (
        <ConfirmSheet question={`${settling.label}怎么样？`} note='记进经过，被惊动的人都会收到消息。' confirmLabel='记下来' busy={found.busy} error={found.error?.message} missing={note.trim() === '' ? '请写一句怎么样' : undefined} onCancel={() => setSettling(undefined)} onConfirm={() => void found.run({ as, watchId: settling.watchId, note })}>
          <TextField label='怎么样' placeholder='如：打通了，手机静音，人没事' value={note} maxLength={200} onChange={setNote} />
        </ConfirmSheet>
      )}
    </PageShell>
  )
}
