import type { KinView } from '@core/contract/people'
import type { KinListProps } from '@/components/kin-list'
import { say } from './notice'
import { useApi, useApiSubmit } from './use-api'
import type { Query } from './use-query'

export interface Kin extends Omit<KinListProps, 'items' | 'viewer'> { readonly query: Query<KinView> }

/** 回避, one's own or (staff) that of a member; `null` waits until one is chosen. */
export function useKin(whose: { readonly as: 'member' | 'staff'; readonly personId?: string } | null): Kin {
  const query = useApi('people', 'kin', whose)
  const add = useApiSubmit('people', 'addKin')
  const remove = useApiSubmit('people', 'removeKin')
  return {
    query, busy: add.busy || remove.busy, removing: remove.sending?.key, error: (add.error ?? remove.error)?.message, fields: add.fields,
    onAdd: async (phone) => {
      if (whose === null || (await add.run({ ...whose, phone: phone.trim() })) === undefined) return false
      say('记下了，从下一次派单起按这个来')
      await query.reload()
      return true
    },
    onRemove: (key) => {
      if (whose === null) return
      void remove.run({ ...whose, key }).then(async (done) => {
        if (done === undefined) return
        say('去掉了')
        await query.reload()
      })
    },
  }
}
