import { View } from '@tarojs/components'
import { useState } from 'react'
import type { InputOf, OutputOf } from '@core/contract/api'
import type { CertificatesView } from '@core/contract/registry'
import { Button } from '@/components/button'
import { dateText, HOUR, morningOf } from '@/components/china-time'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { ChoiceField } from '@/components/field/choice-field'
import { TextField } from '@/components/field/text-field'
import type { Submit } from '@/hooks/use-submit'
import { MemberPicker } from '../rules/member-picker'

type Input = InputOf<'registry', 'saveCertificate'>
export interface Open { readonly row?: CertificatesView['items'][number] }
export interface CertificateSheetProps {
  readonly as: Input['as']
  readonly view: CertificatesView
  readonly open: Open
  readonly save: Submit<Input, OutputOf<'registry', 'saveCertificate'>>
  readonly onClose: () => void
}

/** A certificate is in force to the end of the day that stands on it. */
const TO_THE_END = 15 * HOUR - 1

/** As it stands on a paper: 2030年6月30日. */
const writtenDate = (ms: number): string => {
  const [year, month, day] = dateText(ms).split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** A day as people write it down from a paper: 2030.6.30, 2030年6月30日, 20300630. */
function asDate(text: string): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/.exec(text.normalize('NFKC').trim()) ?? []
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** A certificate as it was seen: whose, which, until when. One that is there is renewed, or taken out. */
export function CertificateSheet({ as, view: { kinds, now }, open: { row }, save, onClose }: CertificateSheetProps) {
  const [person, setPerson] = useState({ id: row?.personId ?? '', label: row?.label ?? '' })
  const [kind, setKind] = useState<Input['kind'] | ''>(row?.kind ?? '')
  const [date, setDate] = useState(row !== undefined && row.until > now ? writtenDate(row.until) : '')
  const morning = morningOf(asDate(date))
  const missing = person.id === '' ? '请按编号找一位党员' : kind === '' ? '请选是哪张证' : morning === undefined ? '请写有效到哪天，如 2030年6月30日' : undefined
  const send = (until: number | undefined) => {
    if (kind !== '') void save.run({ as, personId: person.id, kind, ...(until === undefined ? {} : { until }) })
  }
  const opens = kinds.find((each) => each.kind === kind)?.opens ?? []
  return (
    <ConfirmSheet
      question={row === undefined ? '登记一张证件' : `更新${row.label}的证件`} note='照着原件登记有效期；复印件和证件号不用留。' confirmLabel='登记' busy={save.busy} error={save.fields['until'] ?? save.error?.message} missing={missing}
      onConfirm={() => morning !== undefined && send(morning + TO_THE_END)} onCancel={onClose}
    >
      {row === undefined && <MemberPicker as={as} value={person.id} label={person.label} onChange={(id, label) => setPerson({ id, label })} />}
      {row === undefined && <ChoiceField label='哪张证' choices={kinds.map((each) => ({ value: each.kind, label: each.name }))} value={[kind]} onChange={([value]) => setKind((value ?? '') as Input['kind'])} />}
      <TextField label='有效到哪天' placeholder='照证上写，如：2030年6月30日' maxLength={11} value={date} onChange={setDate} />
      {opens.length > 0 && <View className='s'>登记后可以接：{opens.join('、')}</View>}
      {row !== undefined && <Button kind='ghost' onTap={() => send(undefined)}>登记错了，去掉这张证</Button>}
    </ConfirmSheet>
  )
}
