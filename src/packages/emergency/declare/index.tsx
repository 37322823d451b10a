import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { LEVELS, LEVEL_RULES, measuresOf } from '@core/domain/emergency/levels'
import { LEVEL_TEXT, MEASURE_TEXT } from '@core/text/zh-emergency'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { dateText } from '@/components/china-time'
import { DateField } from '@/components/date-field'
import { ChoiceField } from '@/components/field/choice-field'
import { PickerField } from '@/components/field/picker-field'
import { TextField } from '@/components/field/text-field'
import { PageShell } from '@/components/page-shell'
import { ROUTES, urlOf } from '@/hooks/routes'
import { say } from '@/hooks/notice'
import { useApi, useApiSubmit } from '@/hooks/use-api'
import { useServerOffset } from '@/hooks/use-server-clock'
import { agreementWords } from '../agreement-words'
import { useOffice } from '../use-office'
import { AreaFields } from './area-fields'
import { missingIn, useDeclaration } from './use-declaration'
import '../index.scss'

const DAY = 86_400_000
const TITLE_MAX = 20
const REASON_MAX = 300
const levelHint = (level: (typeof LEVELS)[number]) => `能用：${measuresOf(level).map((each) => MEASURE_TEXT[each]).join('、')}。最长 ${LEVEL_RULES[level].longestMs / DAY} 天${LEVEL_RULES[level].people === 2 ? '，要两个人' : ''}。`

/** Drafted here, in force only once whoever has to has agreed. */
export default function DeclarePage() {
  const as = useOffice()
  const now = Date.now() + useServerOffset()
  const { draft, edit } = useDeclaration(now)
  const missing = missingIn(draft, now)
  const known = useApi('emergency', 'list', as === 'district' ? { as } : null)
  const agreement = agreementWords(as, draft.level, known.data?.alone ?? false)
  const send = useApiSubmit('emergency', 'draft', { onDone: ({ id }) => { say(agreement.done); void Taro.redirectTo({ url: urlOf(ROUTES.emergency, { id }) }) } })
  const { title, reason, level, areas, later, from, fromClock, to, toClock } = draft
  const submit = () => {
    if (as === undefined || as === 'staff') return
    const startsAt = later === 'later' ? Date.parse(`${from}T${fromClock}:00+08:00`) : Math.round(now)
    void send.run({ as, title: title.trim(), reason: reason.trim(), level, areaIds: areas.map(({ id }) => id), startsAt, endsAt: Date.parse(`${to}T${toClock}:00+08:00`) })
  }
  return (
    <PageShell
      title='起草应急' sub={agreement.before}
      foot={(
        <View className='grow'>
          {agreement.stuck !== undefined && <View className='s'>{agreement.stuck}</View>}
          {send.error && <View className='error' {...aria('alert')}>{Object.values(send.fields)[0] ?? send.error.message}</View>}
          <Button kind='primary' className='grow' loading={send.busy} disabledReason={missing} onTap={submit}>{agreement.button}</Button>
        </View>
      )}
    >
      <Card className='stack'>
        <TextField label='叫什么' placeholder='如：强降雨应急' maxLength={TITLE_MAX} value={title} onChange={(next) => edit({ title: next })} />
        <TextField label='为什么' long placeholder='出了什么事，要防什么' maxLength={REASON_MAX} value={reason} onChange={(next) => edit({ reason: next })} />
        <ChoiceField label='级别' hint={levelHint(level)} choices={LEVELS.map((value) => ({ value, label: LEVEL_TEXT[value] }))} value={[level]} onChange={([value]) => edit({ level: LEVELS.find((each) => each === value) ?? level })} />
      </Card>
      <Card className='stack'><AreaFields as={as === 'district' ? 'district' : 'street'} chosen={areas} onChange={(next) => edit({ areas: next })} /></Card>
      <Card className='stack'>
        <ChoiceField label='什么时候开始' choices={[{ value: 'now', label: '同意了就开始' }, { value: 'later', label: '定个时间' }]} value={[later]} onChange={([value]) => edit({ later: value === 'later' ? 'later' : 'now' })} />
        {later === 'later' && <DateField label='开始的日子' start={dateText(now)} value={from} onChange={(next) => edit({ from: next })} />}
        {later === 'later' && <PickerField label='开始的钟点' mode='time' value={fromClock} onChange={(next) => edit({ fromClock: next })} />}
        <DateField label='结束的日子' start={dateText(now)} value={to} onChange={(next) => edit({ to: next })} />
        <PickerField label='结束的钟点' hint='到时间自己结束；不够可以申请延长' mode='time' value={toClock} onChange={(next) => edit({ toClock: next })} />
      </Card>
    </PageShell>
  )
}
