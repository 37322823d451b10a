import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { PickerField } from '@/components/field/picker-field'
import { TextField } from '@/components/field/text-field'
import { PageShell } from '@/components/page-shell'
import { ROUTES, decoded, goBack, goTo } from '@/hooks/routes'
import { say } from '@/hooks/notice'
import { showFirstWrong } from '@/hooks/show-first-wrong'
import { useApi, useApiSubmit } from '@/hooks/use-api'
import { useFilledDraft } from '@/hooks/use-filled-draft'

/** No place is called so. */
const ELSEWHERE = '*'
const BLANK = { title: '', about: '', handAt: '' }
type Wish = typeof BLANK
const standsOf = ({ title, about, handAt }: Wish): Wish => ({ title, about, handAt })

/** A wish in three lines, or its words put right before it is published; kept while it is written. */
export default function WishFormPage() {
  const { params } = useRouter()
  const as = decoded(params['as']) === 'staff' ? 'staff' : 'resident'
  const wishId = decoded(params['id'])
  const places = useApi('wishes', 'places', { as })
  const old = useApi('wishes', 'wish', wishId === undefined ? null : { wishId })
  const stands = wishId === undefined ? null : old.data && standsOf(old.data.wish)
  const { value: draft, change, forget } = useFilledDraft<Wish>(`wish-${wishId ?? as}`, BLANK, stands)
  const [tried, setTried] = useState(false)
  const making = useApiSubmit('wishes', 'make')
  const editing = useApiSubmit('wishes', 'edit')
  const sending = wishId === undefined ? making : editing
  const edit = (part: Partial<Wish>) => { sending.clear(); change(part) }
  const wrong = (key: keyof Wish): string | undefined => sending.fields[`fields.${key}`] ?? (tried && draft[key].trim() === '' ? '请填写' : undefined)
  const send = async () => {
    setTried(true)
    if (Object.values(draft).some((text) => text.trim() === '')) return showFirstWrong()
    const receipt = wishId === undefined ? await making.run({ as, fields: draft }) : await editing.run({ as: 'staff', wishId, fields: draft })
    if (!receipt) return showFirstWrong()
    forget()
    if (wishId !== undefined) {
      say('改好了')
      return void goBack()
    }
    say(as === 'staff' ? '写好了，看一看就可以发布' : '交给社区了，看过就发布')
    goTo(ROUTES.wish, { id: receipt.id })
  }
  return (
    <PageShell
      title={wishId !== undefined ? '改心愿的文字' : as === 'staff' ? '替居民写心愿' : '写一个心愿'}
      foot={<View className='grow'>{sending.error && <View className='error' {...aria('alert')}>{sending.error.message}</View>}<Button kind='primary' loading={sending.busy} onTap={() => void send()}>{as === 'staff' ? '存好' : '交给社区'}</Button></View>}
    >
      {old.error && <View className='error' {...aria('alert')}>{old.error.message}</View>}
      <Card className='stack'>
        <TextField label='心愿' placeholder='如：一副老花镜' maxLength={20} value={draft.title} error={wrong('title')} onChange={(title) => edit({ title })} />
        <TextField label='说一说' long placeholder='什么样的、多大、什么时候要' hint='大家都看得到，请不要写姓名、电话和门牌' maxLength={200} value={draft.about} error={wrong('about')} onChange={(about) => edit({ about })} />
        <HandAtField places={places.data?.items ?? []} value={draft.handAt} error={wrong('handAt')} onChange={(handAt) => edit({ handAt })} />
      </Card>
    </PageShell>
  )
}

interface HandAtProps { readonly places: readonly string[]; readonly value: string; readonly error?: string; readonly onChange: (value: string) => void }

/** A station, the community or a compound, chosen; somewhere else, written. Where there is nothing to choose from it is only written. */
function HandAtField({ places, value, error, onChange }: HandAtProps) {
  const [elsewhere, setElsewhere] = useState(false)
  const written = elsewhere || (value !== '' && !places.includes(value))
  const choose = (next: string) => {
    setElsewhere(next === ELSEWHERE)
    onChange(next === ELSEWHERE ? '' : next)
  }
  const chosen = places.length > 0
  return (
    <>
      {chosen && <PickerField label='送到哪里' hint='驿站、社区或小区，不写家里' options={[...places.map((name) => ({ value: name, label: name })), { value: ELSEWHERE, label: '别的地方，自己写' }]} value={written ? ELSEWHERE : value} error={written ? undefined : error} onChange={choose} />}
      {(written || !chosen) && <TextField label={chosen ? '哪个地方' : '送到哪里'} placeholder='如：颐泽花园东门传达室' hint='不写家里的门牌' maxLength={40} value={value} error={error} onChange={onChange} />}
    </>
  )
}
