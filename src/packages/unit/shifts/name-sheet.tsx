import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OutputOf } from '@core/contract/api'
import type { UnitShift } from '@core/contract/unit-shifts'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { momentWords } from '@/components/china-time'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { ChoiceField } from '@/components/field/choice-field'
import { Sheet } from '@/components/sheet'
import { say } from '@/hooks/notice'
import { useApi, useApiSubmit } from '@/hooks/use-api'

type Results = OutputOf<'posts', 'claimForUnit'>['results']
const MOST = 20

interface NameSheetProps { readonly unitId: string; readonly shift: UnitShift; readonly now: number; readonly onClose: () => void }

/** Who is claimed for; afterwards what became of each, those who cannot first, with the reason. */
export function NameSheet({ unitId, shift, now, onClose }: NameSheetProps) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [results, setResults] = useState<Results>()
  const claim = useApiSubmit('posts', 'claimForUnit', {
    onDone: ({ results: all }) => {
      if (all.some(({ outcome }) => outcome === 'refused')) return setResults(all)
      say(`认领了 ${all.length} 个名额，已经告诉本人`)
      onClose()
    },
  })
  const people = useApi('posts', 'unitShifts', { as: 'unit', unitId })
  const free = (people.data?.members ?? []).filter(({ memberId }) => !shift.ours.some((each) => each.memberId === memberId))
  const most = Math.min(shift.left, MOST)
  if (results !== undefined) return <Outcome results={results} onClose={onClose} />
  const missing = chosen.length === 0 ? '请点名' : chosen.length > most ? `只有 ${most} 个名额，请少点几位` : undefined
  return (
    <ConfirmSheet
      question={`${momentWords(shift.startsAt, now)} ${shift.title}，谁去？`} note={`还要 ${shift.left} 人。缺证书、时间撞了的会告诉您是谁。`} confirmLabel={chosen.length > 0 ? `认领 ${chosen.length} 个名额` : '认领'}
      busy={claim.busy} error={claim.error?.message} missing={missing} onConfirm={() => void claim.run({ as: 'unit', unitId, shiftId: shift.shiftId, memberIds: [...chosen] })} onCancel={onClose}
    >
      {people.data === undefined ? <View className='s'>正在找单位的党员……</View> : free.length === 0 ? <View className='s'>没有可以点的党员：都在这一班里了，或还没有党员登记在这个单位。</View> : <ChoiceField label='党员' many choices={free.map(({ memberId, label }) => ({ value: memberId, label }))} value={chosen} onChange={setChosen} />}
    </ConfirmSheet>
  )
}

function Outcome({ results, onClose }: { readonly results: Results; readonly onClose: () => void }) {
  const refused = results.filter(({ outcome }) => outcome === 'refused')
  return (
    <Sheet title={`${results.length - refused.length} 位认领好了，${refused.length} 位没有`} onClose={onClose}>
      <View className='stack' {...aria('status')}>
        {refused.map(({ memberId, label, why }) => <View key={memberId}><View className='h3'>{label}</View><View className='s'>{OTHERS_WHY[why ?? ''] ?? '现在认领不了，请刷新看看。'}</View></View>)}
        <Button kind='primary' onTap={onClose}>知道了</Button>
      </View>
    </Sheet>
  )
}

/** The sentences of somebody's own page speak to them; here they are about somebody else. */
const OTHERS_WHY: Readonly<Record<string, string>> = {
  SHIFT_FULL: '名额满了。', SHIFTS_OVERLAP: '那个时间已经答应了别的事。', NOT_OPEN_TO_YOU: '这一班不请这一位所在社区的党员。', NEEDS_SKILL: '资料里没有这一班要的手艺。', NEEDS_CERTIFICATE: '资料里没有这一班要的证书。', CERTIFICATE_RUNS_OUT: '证书到那天已经过期。', CLAIMS_NOT_OPEN: '还没到认领的时间。', CLAIMS_CLOSED: '认领的时间过了。', SHIFT_OVER: '这一班已经开始或结束了。', SHIFT_CANCELLED: '这一班取消了。',
  CLAIM_GIVEN_BACK: '认领好以后，本人又退了。', CLAIM_REFUSED: '社区没有同意这一位。', CLAIM_TAKEN_BACK: '认领好以后又收回了。', CLAIM_SWAPPED: '认领好以后，本人换给别人了。',
}
