import { useEffect, useRef, useState } from 'react'
import type { ServiceView } from '@core/contract/catalogue'
import type { Receipt } from '@core/contract/order-views'
import { addressOf } from '@/components/address-fields/address'
import { urlOf } from '@/hooks/routes'
import { useApiSubmit } from '@/hooks/use-api'
import { useDraft } from '@/hooks/use-draft'
import { useOpening } from '@/hooks/use-opening'
import { usePhotos } from '@/hooks/use-photos'
import { useServerOffset } from '@/hooks/use-server-clock'
import { showFirstWrong } from '@/hooks/show-first-wrong'
import { saveMe, useViewer } from '@/hooks/use-viewer'
import { markSent } from '../sent'
import { BLANK, errorsOf, inputOf, namedByQuestion, prefilled, type OrderDraft } from './order-draft'

const MAX_PHOTOS = 6
const ORDER_PAGE = '/packages/resident/order/index'
const NOBODY = { name: '', phone: '', compoundId: '', compound: '', building: '', unit: '', room: '' }

/** The form of one order: kept while it is written, consent first where it is the first time, sent once. */
export function useNewOrder(service: ServiceView | undefined) {
  const { me } = useViewer()
  const offset = useServerOffset()
  const known = me?.profile
  const [first] = useState<OrderDraft>(() => ({ ...BLANK, ...prefilled(BLANK, known) }))
  const { value: draft, change, clear, forget, restored } = useDraft('new-order', first)
  const photos = usePhotos(MAX_PHOTOS)
  const [consent, setConsent] = useState(false)
  const [own, setOwn] = useState<Readonly<Record<string, string>>>({})
  const sent = useRef<ReturnType<typeof inputOf>>(undefined)
  const profile = useApiSubmit('people', 'saveProfile')
  const order = useApiSubmit('orders', 'submit')
  const { opening, open, missed } = useOpening()
  const now = Date.now() + offset
  const askConsent = me !== undefined && me.consentAt === undefined

  const [begun] = useState(restored && (draft.title !== '' || draft.text !== '' || Object.keys(draft.answers).length > 0))
  useEffect(() => {
    const part = prefilled(draft, known)
    if (Object.keys(part).length > 0) change(part)
    // Only when the profile becomes known: what is typed afterwards is not filled in again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [known])

  /** A field that is being corrected is not called wrong any longer. */
  const edit = (part: Partial<OrderDraft>, ...paths: readonly string[]) => {
    if (missed()) return
    change(part)
    setOwn((errors) => Object.fromEntries(Object.entries(errors).filter(([path]) => !paths.includes(path) && !((path.split('.').pop() ?? '') in part))))
    order.clear()
    profile.clear()
  }
  // Another person lives elsewhere and has another phone: what was filled in goes, one's own comes back from the profile.
  const choosePerson = (forOther: boolean) => edit({ ...NOBODY, forOther, relation: '', ...prefilled({ ...BLANK, forOther }, known) }, 'onBehalf.relation')
  const startOver = () => {
    clear()
    change(prefilled(BLANK, known))
    setOwn({})
  }

  const submit = async () => {
    if (!service || opening) return
    const sentTo = missed()
    if (sentTo) return open(sentTo)
    const wrong = { ...errorsOf(draft, service, now), ...(askConsent && !consent ? { consent: '请先看过并同意隐私说明' } : {}), ...(photos.ready ? {} : { photos: '照片还没有都传上：请等一下，没传上的可以重试或去掉' }) }
    setOwn(wrong)
    if (Object.keys(wrong).length > 0) {
      showFirstWrong()
      return
    }

    if (askConsent) {
      const saved = await profile.run({ name: draft.name.trim(), phone: draft.phone.trim(), address: addressOf(draft), consent: true })
      if (!saved) return showFirstWrong()
      saveMe(saved)
    }
    sent.current = inputOf(draft, service, photos.fileIds)
    const receipt: Receipt | undefined = await order.run(sent.current)
    if (!receipt) return showFirstWrong()
    forget()
    markSent()
    await open(urlOf(ORDER_PAGE, { id: receipt.orderId, fresh: '1' }))
  }

  const refused = sent.current ? namedByQuestion(order.fields, sent.current) : {}
  const error = order.error ?? profile.error
  return {
    draft, photos, now, askConsent, consent, setConsent, edit, choosePerson, startOver, submit,
    /** Words of an earlier visit are here again. */
    resumed: begun && restored,
    maxPhotos: MAX_PHOTOS,
    /** Under their fields, by the server's names. */
    errors: { ...refused, ...profile.fields, ...own },
    error: error?.message,
    busy: order.busy || profile.busy || opening,
    opening,
    hasProfile: known !== undefined,
  }
}

export type NewOrder = ReturnType<typeof useNewOrder>
