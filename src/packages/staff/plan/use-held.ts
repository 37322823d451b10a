import { useState } from 'react'
import type { PlannedOrderView, PlanView } from '@core/contract/dispatch'
import { say } from '@/hooks/notice'
import { useApiSubmit } from '@/hooks/use-api'
import type { Query } from '@/hooks/use-query'

export type HeldOrder = NonNullable<PlanView['held']>[number]

/** 先不派: stored with who and until when, so that neither the next plan nor the timer proposes it before; taken back by a tap. `keeps`: something else is being decided, and the plan is not made anew under it. */
export function useHeld(query: Query<PlanView>, keeps: boolean) {
  const [own, setOwn] = useState<readonly HeldOrder[]>([])
  const [naming, setNaming] = useState<PlannedOrderView>()
  const hold = useApiSubmit('orders', 'holdBack', { onStale: () => void query.reload() })
  const end = useApiSubmit('orders', 'endHold', { onStale: () => void query.reload() })
  const renew = async () => {
    if (keeps) return
    await query.reload()
    setOwn([])
  }
  const list = [...own, ...(query.data?.held ?? []).filter(({ orderId }) => !own.some((each) => each.orderId === orderId))]
  return {
    own, list, naming, name: setNaming,
    busy: hold.busy || end.busy, ending: end.sending?.orderId, error: hold.error?.message, endError: end.error?.message,
    hold: async ({ orderId, no, title, queue }: PlannedOrderView, until: number) => {
      if ((await hold.run({ as: 'staff', orderId, until })) === undefined) return false
      setOwn((old) => [...old, { orderId, no, title, queue, until, mine: true }])
      setNaming(undefined)
      say(`“${title}”先留着，方案和系统都不派`)
      void renew()
      return true
    },
    end: async ({ orderId, title }: HeldOrder) => {
      if ((await end.run({ as: 'staff', orderId })) === undefined) return
      setOwn((old) => old.filter((each) => each.orderId !== orderId))
      say(`“${title}”又排进派单了`)
      await query.reload()
    },
  }
}
