import { Text, View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { ChoiceField } from '@/components/field/choice-field'
import { DutyFields } from '@/components/field/duty-fields'
import { PickerField } from '@/components/field/picker-field'
import { TextField } from '@/components/field/text-field'
import { PageShell } from '@/components/page-shell'
import { Empty, PageState } from '@/components/page-state'
import { Tappable } from '@/components/tappable'
import { weeklyWords } from '../post/weekly-words'
import { useCover } from './use-cover'
import '../posts/index.scss'

const TARGETS = [{ value: 'station', label: '驿站' }, { value: 'grid', label: '网格' }] as const
const digits = (text: string): number => Number(text.replace(/\D/g, '').slice(0, 2) || 0)

/** How many people a station or grid must have at a time of the week, whatever posts bring them. */
export default function CoverPage() {
  const cover = useCover()
  const { query, draft, edit } = cover
  const places = (draft?.target === 'grid' ? query.data?.grids : query.data?.stations) ?? []
  const missing = draft === undefined ? undefined : draft.targetId === '' ? '请选是哪里' : draft.days.length === 0 ? '请选星期几' : draft.least < 1 ? '至少几人，请写 1 以上' : undefined
  return (
    <PageShell title='最少人数' sub='按驿站、按网格，一周哪个时间至少几人' foot={<Button kind='primary' icon='plus' className='grow' onTap={() => cover.open()}>定一条</Button>}>
      <PageState query={query} isEmpty={({ items }) => items.length === 0} empty={<Empty>还没有定。定了以后，七天内哪个时间人不够，“缺人的”里会提醒。</Empty>}>
        {({ items }) => (
          <Card flush>
            {items.map((each) => (
              <Tappable key={each.coverId} className='post-row' onTap={() => cover.open(each)}>
                <View className='row between'><Text className='h3'>{each.name}</Text><Text className='s'>{each.target === 'station' ? '驿站' : '网格'}</Text></View>
                <View className='s num'>{weeklyWords({ days: [...each.days], from: each.from, to: each.to, places: each.least }).replace('，', '，至少 ')}</View>
              </Tappable>
            ))}
          </Card>
        )}
      </PageState>
      {draft && (
        <ConfirmSheet question={draft.coverId === undefined ? '哪里、什么时候、至少几人？' : '修改最少人数'} confirmLabel='定好' busy={cover.busy} error={cover.error} missing={missing} onConfirm={cover.send} onCancel={cover.close}>
          <View className='stack'>
            <ChoiceField label='按什么' choices={TARGETS} value={[draft.target]} onChange={([target]) => edit({ target: target === 'grid' ? 'grid' : 'station', targetId: '' })} />
            <PickerField label={draft.target === 'grid' ? '哪个网格' : '哪个驿站'} options={places.map(({ id, name }) => ({ value: id, label: name }))} value={draft.targetId} onChange={(targetId) => edit({ targetId })} />
            <DutyFields span={draft} onChange={({ days, from, to }) => edit({ days, from, to })} />
            <TextField label='至少几人' type='number' value={draft.least === 0 ? '' : String(draft.least)} onChange={(text) => edit({ least: digits(text) })} />
            {draft.coverId !== undefined && <Button kind='ghost' icon='trash' loading={cover.ending} onTap={() => cover.end(draft.coverId ?? '')}>不再要求</Button>}
          </View>
        </ConfirmSheet>
      )}
    </PageShell>
  )
}
