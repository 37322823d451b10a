import { View } from '@tarojs/components'
import type { SwapView } from '@core/contract/swaps'
import { Card } from '@/components/card'
import { momentWords, spanWords } from '@/components/china-time'
import { Facts } from '@/components/facts'
import { Tag, type Tone } from '@/components/tag'

const STATE: Readonly<Record<SwapView['state'], readonly [string, Tone]>> = {
  new: ['等答复', 'info'], asked: ['等答复', 'info'], agreed: ['正在办', 'info'], done: ['换好了', 'ok'], refused: ['没有答应', 'muted'], withdrawn: ['收回了', 'muted'], lapsed: ['过时作罢', 'muted'], failed: ['没有办成', 'warn'],
}
type Shift = SwapView['give']
const shiftWords = ({ title, place, startsAt, endsAt }: Shift, now: number): string => `${title}，${spanWords({ from: startsAt, to: endsAt }, now)}，${place}`

/** Who asks whom for what, what comes in return, and until when. */
export function SwapCard({ swap, now }: { readonly swap: SwapView; readonly now: number }) {
  const { mine, other, give, back, state, until } = swap
  const [label, tone] = STATE[state]
  const isMine = mine === 'giver'
  const [goes, comes] = isMine ? [give, back] : [back, give]
  return (
    <Card>
      <View className='row between wrap'>
        <View className='h2'>{isMine ? `您想请 ${other} ${back ? '换班' : '替班'}` : `${other} 想请您${back ? '换班' : '替班'}`}</View>
        <Tag tone={tone}>{label}</Tag>
      </View>
      <View className='mt3'>
        <Facts facts={[
          ['您让出', goes && shiftWords(goes, now)],
          ['您接过来', comes && shiftWords(comes, now)],
          ['答复', until === undefined ? undefined : `${momentWords(until, now)} 前，过时作罢`],
        ]}
        />
      </View>
    </Card>
  )
}
