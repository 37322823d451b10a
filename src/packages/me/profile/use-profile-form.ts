import { useEffect, useState } from 'react'
import type { Me } from '@core/contract/people'
import type { AddressDraft } from '@/components/address-fields'
import { addressErrors, addressOf, contactErrors } from '@/components/address-fields/address'
import { showFirstWrong } from '@/hooks/show-first-wrong'
import { useApiSubmit } from '@/hooks/use-api'
import { saveMe, useViewer } from '@/hooks/use-viewer'

export interface ProfileDraft extends AddressDraft {
  readonly name: string
  readonly phone: string
}

const BLANK: ProfileDraft = { name: '', phone: '', compoundId: '', compound: '', building: '', unit: '', room: '' }

const draftOf = (profile: Me['profile']): ProfileDraft => (profile ? { ...BLANK, name: profile.name, phone: profile.phone, ...profile.address } : BLANK)

/** One's own address and phone, as the server has them, while they are being changed. */
export function useProfileForm(onSaved: () => void) {
  const { me } = useViewer()
  const profile = me?.profile
  const [draft, setDraft] = useState(() => draftOf(profile))
  const [own, setOwn] = useState<Readonly<Record<string, string>>>({})
  const save = useApiSubmit('people', 'saveProfile', {
    onDone: (saved) => {
      saveMe(saved)
      onSaved()
    },
  })
  // After a cold start who one is arrives later than the page; what is typed by then stays.
  useEffect(() => {
    if (profile) setDraft((old) => (old === BLANK ? draftOf(profile) : old))
  }, [profile])

  const edit = (part: Partial<ProfileDraft>) => {
    setDraft((old) => ({ ...old, ...part }))
    setOwn((errors) => Object.fromEntries(Object.entries(errors).filter(([path]) => !((path.split('.').pop() ?? '') in part))))
    save.clear()
  }
  const send = async () => {
    const wrong = { ...addressErrors(draft), ...contactErrors(draft) }
    setOwn(wrong)
    if (Object.keys(wrong).length > 0) return showFirstWrong()
    await save.run({ name: draft.name.trim(), phone: draft.phone.trim(), address: addressOf(draft), consent: true })
  }
  const { name, phone, ...rest } = save.fields
  const refused = { ...rest, ...(name ? { 'contact.name': name } : {}), ...(phone ? { 'contact.phone': phone } : {}) }
  return { draft, edit, save: send, errors: { ...refused, ...own } as Readonly<Record<string, string>>, error: save.error?.message, busy: save.busy, consented: me?.consentAt !== undefined }
}
