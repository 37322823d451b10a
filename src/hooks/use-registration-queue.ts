import { useState } from 'react'
import type { InputOf } from '@core/contract/api'
import type { QueueItem } from '@core/contract/registry'
import type { Said } from '@/components/registration-queue/answer-sheet'
import type { Answer } from '@/components/registration-queue/deed-words'
import { focusFirst, focusRow } from './desk-focus'
import { say } from './notice'
import { useApi } from './use-api'
import { useListKeys } from './use-list-keys'
import { useOpenRow } from './use-open-row'
import type { Deed } from './use-registry-deed'
import { useRegistryDeed } from './use-registry-deed'
import { useServerOffset } from './use-server-clock'
import { useViewer } from './use-viewer'

type Role = InputOf<'registry', 'queue'>['as']

const DONE: Readonly<Partial<Record<string, string>>> = {
  confirm: '确认了，已经告诉本人', refuse: '答复了，对方可以申诉一次', callPhone: '记下了：电话核对过', settleMatch: '定下了，可以确认', acknowledge: '认可了', refuseUnit: '答复了，对方可以申诉一次',
  overturn: '改定了，本人和社区都知道了', overturnUnit: '改定了，本人和单位都知道了', dismiss: '答复了',
}
const NONE: readonly string[] = []

/** What waits for an answer in this role; the open one of a desk; and the answer on its way. */
export function useRegistrationQueue(as: Role | undefined) {
  const { me } = useViewer()
  const query = useApi('registry', 'queue', me && as ? { as } : null, { live: true })
  const items = query.data?.items
  const ids = items?.map(({ id }) => id) ?? NONE
  const { id: selected, open, moveOn } = useOpenRow(ids)
  useListKeys({ ids, selected, onSelect: (id) => { open(id); focusRow(id) }, onOpen: focusFirst })
  // Kept after it was sent: what went wrong is said at the one it went wrong with.
  const [last, setLast] = useState<{ readonly id: string; readonly action: Answer }>()
  const deed = useRegistryDeed({
    onDone: () => {
      const words = DONE[deed.sending?.action ?? '']
      if (words) say(words)
      void query.reload().then(moveOn)
    },
    onStale: () => void query.reload(),
  })
  return {
    query, selected, open,
    now: Date.now() + useServerOffset(),
    sending: deed.busy ? last : undefined,
    error: deed.error && last ? { id: last.id, message: deed.error.message } : undefined,
    // What each answer asks for is held to the contract by the sheet's words.
    answer: ({ id }: QueueItem, action: Answer, said: Said) => {
      setLast({ id, action })
      void deed.run({ action, input: { as, registrationId: id, ...said } } as unknown as Deed)
    },
  }
}
