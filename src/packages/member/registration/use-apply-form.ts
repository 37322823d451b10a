import { useEffect, useState } from 'react'
import type { InputOf } from '@core/contract/api'
import { looksLikeIdNumber } from '@core/domain/id-number'
import { PHONE, plainPhone } from '@core/domain/phone'
import { showFirstWrong } from '@/hooks/show-first-wrong'
import { useDraft } from '@/hooks/use-draft'
import { useViewer } from '@/hooks/use-viewer'

export interface ApplyDraft {
  readonly name: string
  readonly phone: string
  readonly compoundId: string
  readonly compound: string
  readonly unitId: string
  readonly skills: readonly string[]
}
type Input = InputOf<'registry', 'apply'>

/** In WeChat the number comes with the button, unless somebody would rather type one. */
const ON_WECHAT = process.env.TARO_ENV === 'weapp'
const BLANK: ApplyDraft = { name: '', phone: '', compoundId: '', compound: '', unitId: '', skills: [] }

/** What is asked to register, kept while it is being filled in; what is known of the person stands there already. */
export function useApplyForm(send: (input: Input) => Promise<unknown>) {
  const { me } = useViewer()
  const draft = useDraft('registration', BLANK)
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const [agreed, setAgreed] = useState(false)
  const [typed, setTyped] = useState(!ON_WECHAT)
  const { value, change } = draft
  const profile = me?.profile
  useEffect(() => {
    // Only what is still empty: nothing typed is taken away.
    if (profile === undefined || draft.restored) return
    change({ name: profile.name, phone: profile.phone, compoundId: profile.address.compoundId, compound: profile.address.compound })
  }, [profile, draft.restored, change])

  const edit = (part: Partial<ApplyDraft>) => {
    change(part)
    setErrors((old) => Object.fromEntries(Object.entries(old).filter(([key]) => !(key in part))))
  }
  const submit = async (phoneCode?: string) => {
    const wrong = wrongIn(value, typed && phoneCode === undefined)
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return void showFirstWrong()
    if (!typed && phoneCode === undefined) return
    const phone = phoneCode === undefined ? { phone: value.phone.trim() } : { phoneCode }
    await send({ name: value.name.trim(), compoundId: value.compoundId, ...(value.unitId === '' ? {} : { unitId: value.unitId }), ...phone, skills: [...value.skills] as Input['skills'], consent: true })
  }
  return {
    value, errors, edit, submit, agreed, setAgreed, typed, forget: draft.clear,
    typeNumber: () => setTyped(true),
    /** WeChat is asked for the number only when nothing else is missing: its code lives five minutes. */
    asksWechat: !typed && agreed && Object.keys(wrongIn(value, false)).length === 0,
  }
}

function wrongIn({ name, phone, compoundId }: ApplyDraft, typed: boolean): Readonly<Record<string, string>> {
  return {
    ...(compoundId === '' ? { compoundId: '请选一下住的小区' } : {}),
    ...(name.trim() === '' ? { name: '请填写姓名，社区要和名册核对' } : looksLikeIdNumber(name) ? { name: '不要填身份证号，这里不收也不存' } : {}),
    ...(typed && !PHONE.test(plainPhone(phone)) ? { phone: '请填写 11 位手机号，或带区号的固定电话' } : {}),
  }
}
export type ApplyForm = ReturnType<typeof useApplyForm>
