import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { UnitShift } from '@core/contract/unit-shifts'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { spanWords } from '@/components/china-time'
import { ListEnd } from '@/components/list-end'
import { PageShell } from '@/components/page-shell'
import { Empty, PageState } from '@/components/page-state'
import { BETWEEN } from '@/components/place-words'
import { needWords } from '@/components/shift-card/why-not'
import { say } from '@/hooks/notice'
import { decoded } from '@/hooks/routes'
import { useApiPages, useApiSubmit } from '@/hooks/use-api'
import { useServerOffset } from '@/hooks/use-server-clock'
import { NameSheet } from './name-sheet'

/** Shifts the unit's members could do: places claimed for those who are named, and given back one by one. */
export default function UnitShiftsPage() {
  const unitId = decoded(useRouter().params['id']) ?? ''
  const input = { as: 'unit', unitId } as const
  const shifts = useApiPages('posts', 'unitShifts', input, ({ shiftId }) => shiftId)
  const now = Date.now() + useServerOffset()
  const [naming, setNaming] = useState<UnitShift>()
  const reload = () => void shifts.reload()
  const release = useApiSubmit('posts', 'releaseForUnit', { onDone: () => { say('退掉了，已经告诉本人'); reload() }, onStale: reload })
  return (
    <PageShell columns title='替党员认领'>
      <Card className='whole'><View className='s'>先和本人说好再认领。本人会收到通知，来不了可以自己退，不算临时退班。</View></Card>
      {release.error && <View className='error' {...aria('alert')}>{release.error.message}</View>}
      <PageState query={shifts} empty={<Empty>四周内结对社区还没有排班。有了会出现在这里。</Empty>}>
        {(items) => (
          <>
            {items.map((shift) => (
              <ShiftRow key={shift.shiftId} shift={shift} now={now} busyId={release.busy && release.sending?.shiftId === shift.shiftId ? release.sending.memberId : undefined} onName={() => setNaming(shift)} onRelease={(memberId) => void release.run({ ...input, shiftId: shift.shiftId, memberId })} />
            ))}
            <ListEnd {...shifts} onMore={shifts.more} />
          </>
        )}
      </PageState>
      {naming && <NameSheet unitId={unitId} shift={naming} now={now} onClose={() => { setNaming(undefined); reload() }} />}
    </PageShell>
  )
}

interface ShiftRowProps { readonly shift: UnitShift; readonly now: number; readonly busyId: string | undefined; readonly onName: () => void; readonly onRelease: (memberId: string) => void }

function ShiftRow({ shift: { title, place, community, startsAt, endsAt, needs, left, capacity, ours }, now, busyId, onName, onRelease }: ShiftRowProps) {
  return (
    <Card className='stack stack--tight'>
      <View className='h3'>{title}</View>
      <View className='s num'>{spanWords({ from: startsAt, to: endsAt }, now)}{BETWEEN}{[place, community].filter(Boolean).join(BETWEEN)}</View>
      {needs.length > 0 && <View className='s'>要求：{needs.map(needWords).join('、')}</View>}
      {ours.map(({ memberId, label, state }) => (
        <View key={memberId} className='row between'>
          <Text>{label}{state === 'asked' ? '（等社区同意）' : ''}</Text>
          {now < startsAt && <Button kind='ghost' size='small' loading={busyId === memberId} label={`退掉${label}的`} onTap={() => onRelease(memberId)}>退掉</Button>}
        </View>
      ))}
      <View className='row between wrap'>
        <Text className='s num'>{left > 0 ? `还要 ${left} 人，共 ${capacity} 人` : `${capacity} 人满了`}</Text>
        <Button kind='ghost' size='small' off={left === 0} onTap={onName}>点名认领</Button>
      </View>
    </Card>
  )
}
