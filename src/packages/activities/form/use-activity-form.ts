import { useState } from 'react'
import type { InputOf, OutputOf } from '@core/contract/api'
import { clockWords, dateText } from '@/components/china-time'
import { ROUTES, goBack, goTo } from '@/hooks/routes'
import { say } from '@/hooks/notice'
import { showFirstWrong } from '@/hooks/show-first-wrong'
import { useApi, useApiSubmit } from '@/hooks/use-api'
import { plainFields, useFilledDraft } from '@/hooks/use-filled-draft'

type Fields = InputOf<'activities', 'plan'>['fields']
export const KINDS = ['volunteer', 'theme', 'lesson'] as const satisfies readonly Fields['activityKind'][]
interface Draft { readonly activityKind: Fields['activityKind']; readonly forId: string; readonly title: string; readonly about: string; readonly date: string; readonly from: string; readonly to: string; readonly placeName: string; readonly placeId: string; readonly signUp: string }
const BLANK: Draft = { activityKind: 'volunteer', forId: '', title: '', about: '', date: '', from: '09:00', to: '11:00', placeName: '', placeId: '', signUp: 'yes' }
const DAY = 86_400_000

const standsOf = ({ activityKind, title, about, place, placeId = '', startsAt, endsAt, signUp }: OutputOf<'activities', 'organise'>['activity']): Partial<Draft> =>
  ({ activityKind, title, about, placeName: place, placeId, date: dateText(startsAt), from: clockWords(startsAt), to: clockWords(endsAt), signUp: signUp ? 'yes' : 'no' })

/** The form of an activity: kept while it is written, sent once. */
export function useActivityForm(as: 'staff' | 'member', activityId: string | undefined) {
  const query = useApi('activities', 'organised', { as })
  const old = useApi('activities', 'organise', activityId === undefined ? null : { as, activityId })
  const stands = activityId === undefined ? null : old.data && standsOf(old.data.activity)
  const { value: draft, change, forget } = useFilledDraft(`activity-${activityId ?? 'new'}`, BLANK, stands)
  const [own, setOwn] = useState<Readonly<Record<string, string>>>({})
  const planning = useApiSubmit('activities', 'plan')
  const changing = useApiSubmit('activities', 'change')
  const sending = activityId === undefined ? planning : changing

  const edit = (part: Partial<Draft>) => {
    change(part)
    sending.clear()
    setOwn({})
  }
  const save = async () => {
    const wrong = wrongIn(draft)
    setOwn(wrong)
    if (Object.keys(wrong).length > 0) return showFirstWrong()
    const fields = fieldsOf(draft)
    const receipt = activityId === undefined ? await planning.run({ as, forId: draft.forId || (query.data?.groups[0]?.id ?? ''), fields }) : await changing.run({ as, activityId, fields })
    if (!receipt) return showFirstWrong()
    forget()
    say(activityId === undefined ? '定好了，大家会收到消息' : '改好了，大家会收到消息')
    if (activityId === undefined) goTo(ROUTES.manageActivity, { as, id: receipt.id })
    else void goBack()
  }
  return { draft, edit, save, query: activityId !== undefined && old.data === undefined ? { ...query, data: undefined, error: old.error ?? query.error } : query, busy: sending.busy, errors: { ...plainFields(sending.fields), ...own }, error: sending.error?.message }
}

function fieldsOf({ activityKind, title, about, date, from, to, placeName, placeId, signUp }: Draft): Fields {
  const [startsAt, end] = [Date.parse(`${date}T${from}:00+08:00`), Date.parse(`${date}T${to}:00+08:00`)]
  return { activityKind, title, about, place: { name: placeName, ...(placeId === '' ? {} : { placeId }) }, startsAt, endsAt: end > startsAt ? end : end + DAY, signUp: signUp === 'yes' }
}

function wrongIn({ title, about, placeName, date }: Draft): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries({ title, about, 'place.name': placeName, date }).filter(([, text]) => text.trim() === '').map(([key]) => [key, '请填写']))
}
