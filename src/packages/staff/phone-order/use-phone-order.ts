import { useState } from 'react'
import { ROUTES, urlOf } from '@/hooks/routes'
import { showFirstWrong } from '@/hooks/show-first-wrong'
import { useApiSubmit } from '@/hooks/use-api'
import { findService, useCatalogue } from '@/hooks/use-catalogue'
import { useDraft } from '@/hooks/use-draft'
import { useOpening } from '@/hooks/use-opening'
import { BLANK, type PhoneDraft, errorsOf, inputOf } from './phone-draft'

/** The form of an order taken down for somebody else: kept while it is written, sent once, then the order itself. */
export function usePhoneOrder() {
  const catalogue = useCatalogue()
  const { value: draft, change, forget } = useDraft('phone-order', BLANK)
  const [own, setOwn] = useState<Readonly<Record<string, string>>>({})
  const order = useApiSubmit('orders', 'submit')
  const { opening, open, missed } = useOpening()
  const found = catalogue.data && findService(catalogue.data, draft.serviceId)

  const submit = async () => {
    if (opening) return
    const sentTo = missed()
    if (sentTo) return open(sentTo)
    const wrong = errorsOf(draft, found?.service)
    setOwn(wrong)
    if (!found || Object.keys(wrong).length > 0) {
      showFirstWrong()
      return
    }
    const receipt = await order.run(inputOf(draft, found.service))
    if (!receipt) return showFirstWrong()
    forget()
    await open(urlOf(ROUTES.staffOrder, { id: receipt.orderId }))
  }
  /** Once something has been called wrong, it is looked at again with every change. */
  const edit = (part: Partial<PhoneDraft>) => {
    if (missed()) return
    const next = { ...draft, ...part }
    change(part)
    order.clear()
    if (Object.keys(own).length > 0) setOwn(errorsOf(next, catalogue.data && findService(catalogue.data, next.serviceId)?.service))
  }
  return { catalogue, draft, edit, submit, service: found?.service, errors: { ...order.fields, ...own }, error: order.error?.message, busy: order.busy || opening, opening }
}

export type PhoneOrder = ReturnType<typeof usePhoneOrder>
