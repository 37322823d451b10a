import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { clockWords, dateText, spanWords } from '@/components/china-time'
import { DateField } from '@/components/date-field'
import { Facts } from '@/components/facts'
import { ChoiceField } from '@/components/field/choice-field'
import { PickerField } from '@/components/field/picker-field'
import { TextField } from '@/components/field/text-field'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { decoded } from '@/hooks/routes'
import { useServerOffset } from '@/hooks/use-server-clock'
import { useSwapAsk } from './use-swap-ask'

const HOW = [{ value: 'take', label: '请对方替我' }, { value: 'swap', label: '和对方换一班' }] as const

/** My shift to a colleague I have spoken with: alone, or for one of theirs. */
export default function SwapAskPage() {
  const now = Date.now() + useServerOffset()
  const { shift, draft, edit, send, theirs, busy, error, wrong } = useSwapAsk(decoded(useRouter().params['id']), now)
  const options = (theirs.data?.items ?? []).filter(({ mine }) => mine === 'none').map(({ shiftId, title, startsAt, endsAt, place }) => ({ value: shiftId, label: `${clockWords(startsAt)}–${clockWords(endsAt)} ${title}，${place}` }))
  const wrongBack = draft.how === 'swap' && theirs.data !== undefined && options.length === 0 ? '这一天没有别的班，请换一天看看' : wrong.backId
  return (
    <PageShell
      title='请人替班、换班'
      foot={
        <View className='grow'>
          {error && <View className='error' {...aria('alert')}>{error}</View>}
          <Button kind='primary' loading={busy} onTap={send}>问问对方</Button>
        </View>
      }
    >
      <PageState query={shift}>
        {({ shift: mine }) => (
          <>
            <Card>
              <View className='h3'>您要让出的一班</View>
              <View className='mt2'><Facts facts={[['班次', mine.title], ['时间', spanWords({ from: mine.startsAt, to: mine.endsAt }, now)], ['地点', mine.place]]} /></View>
              <View className='s mt2'>对方点头以前，这一班还是您的。一天内没有答复就作罢。</View>
            </Card>
            <Card className='stack'>
              <TextField label='对方的党员编号' hint='如“党员 12 号”，填 12' type='number' value={draft.number} error={wrong.number} maxLength={7} onChange={(number) => edit({ number })} />
              <ChoiceField label='怎么换' choices={HOW} value={[draft.how]} onChange={([how]) => edit({ how: how === 'swap' ? 'swap' : 'take' })} />
              {draft.how === 'swap' && <DateField label='对方那一班在哪一天' start={dateText(now)} value={draft.date} onChange={(date) => edit({ date, backId: '' })} />}
              {draft.how === 'swap' && <PickerField label='对方的哪一班' placeholder={theirs.data === undefined ? '正在找这一天的班' : '请选'} options={options} value={draft.backId} error={wrongBack} onChange={(backId) => edit({ backId })} />}
            </Card>
          </>
        )}
      </PageState>
    </PageShell>
  )
}
