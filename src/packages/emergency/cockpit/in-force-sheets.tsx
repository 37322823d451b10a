import { useState } from 'react'
import { SURGE_TEMPLATES } from '@core/domain/emergency/surge-templates'
import { clockWords, dateText } from '@/components/china-time'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { DateField } from '@/components/date-field'
import { ChoiceField } from '@/components/field/choice-field'
import { PickerField } from '@/components/field/picker-field'
import { TextField } from '@/components/field/text-field'
import { momentOf } from '../looks'
import type { SheetProps } from './cockpit-sheets'

const HOUR = 3_600_000
const DAYS = [1, 2, 3, 5, 7].map((days) => ({ value: String(days), label: `${days} 天` }))
const hour = (at: number) => (at >= 24 ? `次日 ${at - 24}` : String(at))

/** One tap: a post with its shifts for every grid. What is there already is not doubled. */
export function SurgeSheet({ view, control: { deed, emergencyId, show, as } }: SheetProps) {
  const [template, setTemplate] = useState<string>(SURGE_TEMPLATES[0].id)
  const [days, setDays] = useState('2')
  const chosen = SURGE_TEMPLATES.find(({ id }) => id === template) ?? SURGE_TEMPLATES[0]
  const own = view.communities.filter((each) => each.own).length
  const hint = `${chosen.about}每个网格：${chosen.shifts.map(({ from, to, places }) => `${hour(from)} 点到 ${hour(to)} 点 ${places} 人`).join('，')}。`
  return (
    <ConfirmSheet
      question='按模板排岗位' note={`${own} 个社区里，应急范围内的每个网格都会有。排过的不会重复。`} confirmLabel='排好' busy={deed.busy} error={deed.error?.message}
      onConfirm={() => void deed.run({ action: 'surge', input: { as, emergencyId, template, days: Number(days) } })} onCancel={() => show(undefined)}
    >
      <ChoiceField label='做什么' hint={hint} choices={SURGE_TEMPLATES.map(({ id, title }) => ({ value: id, label: title }))} value={[template]} onChange={([value = template]) => setTemplate(value)} />
      <ChoiceField label='从现在起排几天' choices={DAYS} value={[days]} onChange={([value = days]) => setDays(value)} />
    </ConfirmSheet>
  )
}

const QUESTION_MAX = 60

/** A new round. The question is one that yes and no answer. */
export function RollSheet({ view, now, control: { deed, emergencyId, show, as } }: SheetProps) {
  const soon = Math.min(now + 4 * HOUR, view.endsAt)
  const [draft, setDraft] = useState({ question: '', date: dateText(soon), clock: clockWords(soon) })
  const until = momentOf(draft.date, draft.clock)
  const missing = draft.question.trim() === '' ? '请写问什么' : until <= now || until > view.endsAt ? '请选一个应急结束前的时间' : undefined
  return (
    <ConfirmSheet
      question='点一轮名' note='党员点“能到”或“不能到”，到时间前都能改。没答的社区打电话。不排名，不算分。' confirmLabel='发出去' busy={deed.busy} error={deed.error?.message} missing={missing}
      onConfirm={() => void deed.run({ action: 'callRoll', input: { as, emergencyId, question: draft.question.trim(), until } })} onCancel={() => show(undefined)}
    >
      <TextField label='问什么' placeholder='如：今晚八点能到驿站吗' maxLength={QUESTION_MAX} value={draft.question} onChange={(question) => setDraft({ ...draft, question })} />
      <DateField label='答到哪天' start={dateText(now)} value={draft.date} onChange={(date) => setDraft({ ...draft, date })} />
      <PickerField label='答到几点' mode='time' value={draft.clock} onChange={(clock) => setDraft({ ...draft, clock })} />
    </ConfirmSheet>
  )
}

const NAME_MAX = 30

/** A temporary branch of one community; it ends with the emergency. */
export function BranchSheet({ view, control: { deed, emergencyId, show, as } }: SheetProps) {
  const own = view.communities.filter((each) => each.own)
  const [communityId, setCommunityId] = useState(own.length === 1 ? (own[0]?.id ?? '') : '')
  const [name, setName] = useState('')
  const missing = communityId === '' ? '请选社区' : name.trim() === '' ? '请给支部起个名字' : undefined
  return (
    <ConfirmSheet
      question='建临时党支部' note='和应急一起结束，延长也跟着延长；原来的支部照旧。党员在「党支部」里加。' confirmLabel='建好' busy={deed.busy} error={deed.error?.message} missing={missing}
      onConfirm={() => void deed.run({ action: 'foundBranch', input: { as, emergencyId, communityId, name: name.trim() } })} onCancel={() => show(undefined)}
    >
      {own.length > 1 && <PickerField label='哪个社区' value={communityId} options={own.map(({ id, name: label }) => ({ value: id, label }))} onChange={setCommunityId} />}
      <TextField label='名字' placeholder='如：防汛临时党支部' maxLength={NAME_MAX} value={name} onChange={setName} />
    </ConfirmSheet>
  )
}
