import { View } from '@tarojs/components'
import { aria } from '../aria'
import { Button } from '../button'
import { Card } from '../card'

export interface MessageAskProps {
  readonly over: boolean
  readonly thanks: boolean
  /** What the message would tell. */
  readonly about: string
  readonly onAsk: () => void
}

/** An offer, not a question in the way: one tap and WeChat tells the next thing once. */
export function MessageAsk({ over, thanks, about, onAsk }: MessageAskProps) {
  if (over) return null
  return (
    <Card>
      {thanks ? <View className='s' {...aria('status')}>好的，{about}会在微信里告诉您一次。</View> : <Button kind='ghost' icon='bell' onTap={onAsk}>{about}，微信告诉我</Button>}
    </Card>
  )
}
