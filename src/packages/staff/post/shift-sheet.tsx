import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { ShiftRow } from '@core/contract/posts'
import { BY_HAND_MS, EARLY_MS } from '@core/domain/check-in/presence'
import { OVER_AFTER_MS } from '@core/domain/post/shift'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { clockWords, dateText, momentWords, spanWords } from '@/components/china-time'
import { DateField } from '@/components/date-field'
import { PickerField } from '@/components/field/picker-field'
import { TextField } from '@/components/field/text-field'
import { BETWEEN } from '@/components/place-words'
import { Sheet } from '@/components/sheet'
import { Tag } from '@/components/tag'
import { ROUTES, goTo } from '@/hooks/routes'
import { type Place, PlaceFields } from '../post-form/place-fields'
import { ClaimMarks, missingMark } from './claim-marks'
import { PlaceCode } from './place-code'
import type { PostControl } from './use-post'

const STATE = { asked: { label: '等您同意', tone: 'warn' }, held: { label: '已认领', tone: 'ok' }, promised: { label: '候补到，等他确认', tone: 'info' } } as const
type Doing = 'look' | 'change' | 'cancel' | 'code'

interface ShiftSheetProps { readonly shift: ShiftRow; readonly now: number; readonly control: PostControl; readonly onClose: () => void }

/** A shift from close by: who claimed it, who waits for a yes, and changing or cancelling it with a reason. */
export function ShiftSheet({ shift, now, control, onClose }: ShiftSheetProps) {
  const [doing, setDoing] = useState<Doing>('look')
  const [reason, setReason] = useState('')
  const [to, setTo] = useState({ date: dateText(shift.startsAt), from: clockWords(shift.startsAt), to: clockWords(shift.endsAt), places: String(shift.capacity) })
  const { shiftId, startsAt, state } = shift
  const [place, setPlace] = useState<Place>()
  const open = state === 'open' && startsAt > now
  const [isOn, isOver] = [state === 'open' && now >= startsAt - EARLY_MS && now < shift.endsAt, state !== 'cancelled' && now >= shift.endsAt]
  const [filling, setFilling] = useState<string>()
  const save = async () => {
    const [from, end] = [Date.parse(`${to.date}T${to.from}:00+08:00`), Date.parse(`${to.date}T${to.to}:00+08:00`)]
    if (await control.change({ shiftId, startsAt: from, endsAt: end > from ? end : end + 86_400_000, places: Number(to.places), ...(place === undefined ? {} : { place }), reason })) onClose()
  }
  return (
    <Sheet title={spanWords({ from: startsAt, to: shift.endsAt }, now)} onClose={onClose}>
      {doing === 'look' && <Claims shift={shift} now={now} control={control} filling={filling} onFilled={() => setFilling(undefined)} />}
      {doing === 'change' && (
        <View className='stack'>
          <DateField label='哪一天' value={to.date} start={dateText(now)} onChange={(date) => setTo({ ...to, date })} />
          <PickerField label='几点开始' mode='time' value={to.from} onChange={(from) => setTo({ ...to, from })} />
          <PickerField label='几点结束' mode='time' value={to.to} onChange={(end) => setTo({ ...to, to: end })} />
          <PlaceFields place={place ?? shift.place} onChange={setPlace} />
          <TextField label='要几个人' type='number' value={to.places} onChange={(places) => setTo({ ...to, places })} />
        </View>
      )}
      {doing === 'code' && <PlaceCode shiftId={shiftId} />}
      {(doing === 'change' || doing === 'cancel') && <TextField label='原因' hint='会告诉每一位认领和候补的人' value={reason} maxLength={100} onChange={setReason} />}
      {control.error && <View className='error' {...aria('alert')}>{control.error}</View>}
      {isOn && doing === 'look' && <Button kind='primary' icon='key' onTap={() => setDoing('code')}>出示签到码</Button>}
      {doing === 'code' && <Button kind='ghost' onTap={() => setDoing('look')}>收起</Button>}
      {isOver && doing === 'look' && filling === undefined && <AfterEnd shift={shift} now={now} onFill={setFilling} onCode={() => setDoing('code')} />}
      {open && doing !== 'code' && (
        <View className='sheet__foot'>
          {doing !== 'look' && reason.trim() === '' && <View className='sheet__missing'>请写一句原因</View>}
          <View className='sheet__buttons'>
            {doing === 'look' ? (
              <>
                <Button kind='ghost' className='grow' onTap={() => setDoing('cancel')}>取消这一班</Button>
                <Button kind='ghost' className='grow' onTap={() => setDoing('change')}>改这一班</Button>
              </>
            ) : (
              <>
                <Button kind='ghost' className='grow' onTap={() => setDoing('look')}>先不</Button>
                <Button kind='primary' className='grow' loading={control.busy} off={reason.trim() === ''} onTap={() => void (doing === 'change' ? save() : control.cancel(shiftId, reason).then((done) => { if (done) onClose() }))}>{doing === 'change' ? '改好，告诉大家' : '取消，告诉大家'}</Button>
              </>
            )}
          </View>
        </View>
      )}
    </Sheet>
  )
}

interface AfterEndProps { readonly shift: ShiftRow; readonly now: number; readonly onFill: (memberId: string) => void; readonly onCode: () => void }

/** A shift that is over: what is missing is put down by hand, or corrected by two once the days are settled; for a while the code still lets somebody sign out. */
function AfterEnd({ shift: { claims, endsAt }, now, onFill, onCode }: AfterEndProps) {
  const missing = claims.find(({ state, ...marks }) => state === 'held' && missingMark(marks) !== undefined)
  return (
    <>
      {missing !== undefined && (now <= endsAt + BY_HAND_MS ? <Button kind='primary' icon='edit' onTap={() => onFill(missing.memberId)}>{`补记${missing.label}`}</Button>
        : <Button kind='ghost' onTap={() => goTo(ROUTES.adjustments)}>过了三天，去“更正和赠送”</Button>)}
      {claims.length > 0 && missing === undefined && <View className='s' {...aria('status')}>到和走都记下了，夜里记账。</View>}
      {missing !== undefined && now <= endsAt + OVER_AFTER_MS && <Button kind='ghost' icon='key' onTap={onCode}>还有人要扫码签退</Button>}
    </>
  )
}

type ClaimsProps = Pick<ShiftSheetProps, 'shift' | 'now' | 'control'> & { readonly filling: string | undefined; readonly onFilled: () => void }

function Claims({ shift, now, control, filling, onFilled }: ClaimsProps) {
  const [refusing, setRefusing] = useState<string>()
  const [reason, setReason] = useState('')
  const { shiftId, claims } = shift
  if (claims.length === 0) return <View className='s'>还没有人认领。</View>
  return (
    <View className='stack stack--tight'>
      {claims.map(({ memberId, label, state, at, until, came, held, ...marks }) => (
        <View key={memberId}>
          <View className='row between'>
            <View className='grow'>
              <Text className='h3'>{label}</Text>
              <View className='s num'>{momentWords(at, now)} 认领{until === undefined ? '' : `，${momentWords(until, now)} 前确认`}{held > 0 ? `${BETWEEN}以往 ${held} 次来了 ${came} 次` : ''}</View>
            </View>
            <Tag tone={STATE[state].tone}>{STATE[state].label}</Tag>
          </View>
          {state === 'held' && now >= shift.startsAt - EARLY_MS && <ClaimMarks shift={shift} memberId={memberId} marks={marks} now={now} control={control} asked={filling === memberId} onClose={onFilled} />}
          {state === 'asked' && refusing !== memberId && (
            <View className='row mt1'>
              <Button kind='ghost' size='small' onTap={() => setRefusing(memberId)}>不同意</Button>
              <Button kind='primary' size='small' loading={control.busy} onTap={() => void control.decide({ shiftId, memberId, agree: true })}>同意</Button>
            </View>
          )}
          {refusing === memberId && (
            <View className='stack stack--tight mt1'>
              <TextField label='为什么不同意' hint='会告诉他' value={reason} maxLength={100} onChange={setReason} />
              <View className='row'>
                <Button kind='ghost' size='small' onTap={() => setRefusing(undefined)}>先不</Button>
                <Button kind='primary' size='small' loading={control.busy} off={reason.trim() === ''} onTap={() => void control.decide({ shiftId, memberId, agree: false, reason }).then((done) => { if (done) setRefusing(undefined) })}>不同意</Button>
              </View>
            </View>
          )}
        </View>
      ))}
    </View>
  )
}
