import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { ShiftRow } from '@core/contract/posts'
import { BY_HAND_MS, servedSpan } from '@core/domain/check-in/presence'
import { Button } from '@/components/button'
import { clockWords, lengthWords } from '@/components/china-time'
import { TextField } from '@/components/field/text-field'
import type { PostControl } from './use-post'

type Claim = ShiftRow['claims'][number]
const WAY = { position: '定位', code: '扫码', staff: '补记' } as const
const NAME = { in: '签到', out: '签退' } as const

interface ClaimMarksProps { readonly shift: ShiftRow; readonly memberId: string; readonly marks: Pick<Claim, 'in' | 'out'>; readonly now: number; readonly control: PostControl; /** Asked for from outside: what is missing is being put down. */ readonly asked: boolean; readonly onClose: () => void }

/** What of coming and going is not known yet. */
export const missingMark = (marks: Pick<Claim, 'in' | 'out'>): 'in' | 'out' | undefined => (marks.in === undefined ? 'in' : marks.out === undefined ? 'out' : undefined)

/** When somebody came and went, and how that is known; what is missing can be put down by hand, with a reason. */
export function ClaimMarks({ shift, memberId, marks, now, control, asked, onClose }: ClaimMarksProps) {
  const [chosen, setWriting] = useState<'in' | 'out'>()
  const [reason, setReason] = useState('')
  const next = missingMark(marks)
  const writing = chosen ?? (asked ? next : undefined)
  const stop = () => {
    setWriting(undefined)
    onClose()
  }
  const span = servedSpan(shift, marks)
  const said = (['in', 'out'] as const).flatMap((which) => {
    const mark = marks[which]
    return mark === undefined ? [] : [`${NAME[which]} ${clockWords(mark.at)}（${WAY[mark.way]}${mark.flagged && mark.way !== 'staff' ? `，${mark.reason ?? '后来补传'}` : ''}）`]
  })
  const save = async () => {
    if (writing && (await control.mark({ shiftId: shift.shiftId, memberId, which: writing, at: Math.min(now, writing === 'in' ? shift.startsAt : shift.endsAt), reason }))) stop()
  }
  return (
    <View className='mt1'>
      <View className='row between'>
        <Text className='s num'>{said.length > 0 ? said.join('，') : '还没签到'}{span === undefined ? '' : `，服务 ${lengthWords(span.to - span.from)}`}</Text>
        {next !== undefined && writing === undefined && now <= shift.endsAt + BY_HAND_MS && <Button kind='ghost' size='small' onTap={() => setWriting(next)}>{`补记${NAME[next]}`}</Button>}
      </View>
      {writing !== undefined && (
        <View className='stack stack--tight mt1'>
          <TextField label={`为什么补记${NAME[writing]}`} hint={`按${writing === 'in' ? '开始' : '结束'}的时间记，会标明是补记`} value={reason} maxLength={100} onChange={setReason} />
          <View className='row'>
            <Button kind='ghost' size='small' onTap={stop}>先不</Button>
            <Button kind='primary' size='small' loading={control.busy} off={reason.trim() === ''} onTap={() => void save()}>补记</Button>
          </View>
        </View>
      )}
    </View>
  )
}
