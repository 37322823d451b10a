import { View } from '@tarojs/components'
import { Fragment, useState } from 'react'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { clockWords, momentWords } from '@/components/china-time'
import { ConfirmSheet } from '@/components/confirm-sheet'
import type { KeptMark } from '@/services/kept-marks'
import { CAN_SCAN } from './presence-words'
import type { Deed, Presence } from './use-presence'

const DEED = { checkIn: { which: 'in', label: '我到了' }, checkOut: { which: 'out', label: '我走了' } } as const

interface PresenceButtonsProps {
  readonly deeds: readonly Deed[]
  readonly presence: Presence
  /** Without a point nobody can come by position: only the code helps. */
  readonly hasPoint: boolean
  /** When it ends: who goes long before is asked whether they mean it. */
  readonly endsAt?: number
  readonly now: number
}

/** Within this of the end nobody is asked. */
const NEARLY_MS = 10 * 60_000

export function PresenceButtons({ deeds, presence, hasPoint, endsAt = 0, now }: PresenceButtonsProps) {
  const [asking, setAsking] = useState(false)
  const tap = (which: 'in' | 'out') => (which === 'out' && endsAt - now > NEARLY_MS ? setAsking(true) : void presence.byPosition(which))
  return <>{deeds.map((deed) => {
    const { which, label } = DEED[deed]
    return (
      <Fragment key={deed}>
        {CAN_SCAN && <Button kind={hasPoint ? 'ghost' : 'primary'} className='grow' onTap={() => void presence.byCode(which)}>{hasPoint ? '扫现场的码' : `${label}，扫现场的码`}</Button>}
        {hasPoint && <Button kind='primary' className='grow' loading={presence.busy} onTap={() => tap(which)}>{label}</Button>}
      </Fragment>
    )
  })}
  {asking && <ConfirmSheet question='还没到时间，现在就走？' note={`到 ${clockWords(endsAt)} 才结束。点了“我走了”，时长只算到现在，不能再改回来。`} confirmLabel='现在就走' busy={presence.busy} onCancel={() => setAsking(false)} onConfirm={() => { setAsking(false); void presence.byPosition('out') }} />}</>
}

/** What this phone still has to tell, and what the server did not take of it. */
export function KeptCard({ kept, drop, now }: Pick<Presence, 'kept' | 'drop'> & { readonly now: number }) {
  const said = ({ which, input }: KeptMark) => `${momentWords('orderId' in input ? input.happenedAt : input.at, now)} ${which === 'in' ? '到' : '走'}的记录`
  const [waiting, refused] = [kept.filter((mark) => mark.refused === undefined), kept.filter((mark) => mark.refused !== undefined)]
  return (
    <>
      {waiting.length > 0 && (
        <Card>
          <View {...aria('status')}>
            <View className='h2'>{`${waiting.map(said).join('、')}存在手机里`}</View>
            <View className='s mt1'>{`网络通了会自己补传，时间按现在记下的算。${waiting.some(({ which }) => which === 'out') ? '' : waiting.some(({ input }) => 'orderId' in input) ? '办完了照样点“办好了”。' : '走的时候照样点“我走了”。'}`}</View>
          </View>
        </Card>
      )}
      {refused.map((mark) => (
        <Card key={mark.requestId} className='stack stack--tight'>
          <View className='error' {...aria('alert')}>{`${said(mark)}没有补上。${mark.refused ?? ''}`}</View>
          <Button kind='ghost' onTap={() => drop(mark.requestId)}>知道了</Button>
        </Card>
      ))}
    </>
  )
}
