import { useState } from 'react'
import type { InputOf, OutputOf } from '@core/contract/api'
import { goBack, goTo, ROUTES } from '@/hooks/routes'
import { say } from '@/hooks/notice'
import { showFirstWrong } from '@/hooks/show-first-wrong'
import { useApi, useApiSubmit } from '@/hooks/use-api'
import { plainFields, useFilledDraft } from '@/hooks/use-filled-draft'
import { useViewer } from '@/hooks/use-viewer'

export type Fields = InputOf<'posts', 'savePost'>['fields']
const BLANK: Fields = { title: '', role: '', about: '', place: { name: '' }, needs: [], approval: false, reach: 'community', weekly: [], leastAWeek: 0 }

const standsOf = ({ title, role, about, place, needs, approval, reach, weekly, leastAWeek, contact }: OutputOf<'posts', 'post'>['post']): Fields => ({ title, role, about, place, needs, approval, reach, weekly, leastAWeek, contact })

/** The form of a post: kept while it is written, sent once. */
export function usePostForm(postId: string | undefined) {
  const communityId = useViewer().me?.roles.find(({ role }) => role === 'staff')?.scopeId ?? ''
  const query = useApi('posts', 'post', postId === undefined ? null : { as: 'staff', postId })
  const { value: draft, change, forget, ready } = useFilledDraft(`post-${postId ?? 'new'}`, BLANK, postId === undefined ? null : query.data && standsOf(query.data.post))
  const [own, setOwn] = useState<Readonly<Record<string, string>>>({})
  const saving = useApiSubmit('posts', 'savePost')

  const edit = (part: Partial<Fields>) => {
    change(part)
    saving.clear()
    setOwn({})
  }
  const save = async () => {
    const wrong = wrongIn(draft)
    setOwn(wrong)
    if (Object.keys(wrong).length > 0) return showFirstWrong()
    const receipt = await saving.run({ as: 'staff', communityId, fields: draft, ...(postId === undefined ? {} : { postId }) })
    if (!receipt) return showFirstWrong()
    forget()
    say(postId === undefined ? '写好了。看一看，就可以发布。' : '改好了')
    if (postId === undefined) goTo(ROUTES.staffPost, { id: receipt.id })
    else void goBack()
  }
  return { draft, edit, save, ready, query, busy: saving.busy, errors: { ...plainFields(saving.fields), ...own }, error: saving.error?.message }
}

function wrongIn({ title, role, about, place, weekly, contact }: Fields): Readonly<Record<string, string>> {
  const empty = Object.entries({ title, role, about, 'place.name': place.name }).filter(([, text]) => text.trim() === '').map(([key]) => [key, '请填写'])
  const nobody = contact === undefined ? [] : Object.entries(contact).filter(([, text]) => text.trim() === '').map(([key]) => [`contact.${key}`, '姓名和电话要一起写'])
  const odd = weekly.flatMap(({ days, places }, at) => (days.length === 0 ? [[`weekly.${at}`, '请选星期几']] : places < 1 ? [[`weekly.${at}`, '要几个人，请写 1 以上']] : []))
  return Object.fromEntries([...empty, ...nobody, ...odd])
}
