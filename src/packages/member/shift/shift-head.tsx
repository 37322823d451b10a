import { View } from '@tarojs/components'
import type { ShiftDetail } from '@core/contract/posts'
import { aria } from '@/components/aria'
import { Card } from '@/components/card'
import { momentWords } from '@/components/china-time'
import { whyWords } from '@/components/shift-card/why-not'
import { comingWords, goingWords, PLACE_CODE } from '../presence-words'

/** How I stand to this shift, what happens next, and until when. */
export function ShiftHead({ shift, now }: { readonly shift: ShiftDetail; readonly now: number }) {
  const [said, next] = wordsOf(shift, now)
  return (
    <Card accent={shift.mine === 'promised'}>
      <View {...aria('status')}>
        <View className='h2'>{said}</View>
        <View className='s mt1 num'>{next}</View>
      </View>
    </Card>
  )
}

function wordsOf({ state, mine, startsAt, endsAt, until, ahead = 0, why, approval, cameAt, wentAt, actions, point }: ShiftDetail, now: number): readonly [string, string] {
  if (state === 'cancelled') return ['这一班取消了', '不用去了。可以看看别的班次。']
  if (wentAt !== undefined) return ['这一班服务完了', '谢谢您，时长记下了。']
  if (cameAt !== undefined) return ['您签到了，正在服务', `${goingWords(PLACE_CODE, point !== undefined)}，才算得出时长。`]
  if (now >= endsAt) return ['这一班结束了', mine === 'held' ? '没有签到记录。来过的话，请和社区说一声，由工作人员补记。' : '谢谢您。']
  if (actions.includes('checkIn')) return ['可以签到了', comingWords(PLACE_CODE, point !== undefined)]
  switch (mine) {
    case 'held': return ['您认领了这一班', now >= startsAt ? '已经开始，到了请签到。' : '到时候提醒您；来不了请早点退，好补人。']
    case 'asked': return ['等社区同意', '位子给您留着，社区定了就告诉您。']
    case 'promised': return ['轮到您了', `${until === undefined ? '' : `${momentWords(until, now)} 前`}请确认，过时给下一位。`]
    case 'waiting': return [`候补第 ${ahead + 1} 位`, '有人让出来，轮到您会告诉您。']
    case 'none': {
      const reason = why[0]
      if (reason !== undefined) return [whyWords(reason, now), why.length === 1 && reason.code === 'SHIFT_FULL' ? '点候补，有人让出来就轮到您。' : '可以看看别的班次。']
      return ['还要人，您可以来', approval ? '认领以后社区看一下，同意了告诉您。' : '点“我来”就定下了。']
    }
  }
}
