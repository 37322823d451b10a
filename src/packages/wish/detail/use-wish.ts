import { useState } from 'react'
import type { WishView } from '@core/contract/wishes'
import { say } from '@/hooks/notice'
import { useApi, useApiSubmit } from '@/hooks/use-api'
import { usePhotos } from '@/hooks/use-photos'

export type Doing = WishView['actions'][number]
const DONE = { publish: '发布了，党员和单位看得到', decline: '回了居民', drop: '撤下了', take: '认领好了，请在十四天内送到', giveBack: '退回了，别人可以认领', handOver: '记下了，等居民确认', confirm: '谢谢，心愿实现了', notReceived: '告诉认领的人了' } as const
export type WishDeed = keyof typeof DONE
export const isDeed = (action: string): action is WishDeed => Object.hasOwn(DONE, action)

/** A wish, and the one thing that is being done with it. */
export function useWish(wishId: string | undefined) {
  const query = useApi('wishes', 'wish', wishId === undefined ? null : { wishId }, { live: true })
  const [open, setOpen] = useState<{ readonly deed: WishDeed; readonly doing: Doing }>()
  const [note, setNote] = useState('')
  const photos = usePhotos(3)
  const said = (deed: WishDeed) => ({ onDone: () => { say(DONE[deed]); setOpen(undefined); setNote(''); photos.clear(); void query.reload() }, onStale: () => void query.reload() })
  const publish = useApiSubmit('wishes', 'publish', said('publish'))
  const decline = useApiSubmit('wishes', 'decline', said('decline'))
  const drop = useApiSubmit('wishes', 'drop', said('drop'))
  const take = useApiSubmit('wishes', 'take', said('take'))
  const giveBack = useApiSubmit('wishes', 'giveBack', said('giveBack'))
  const handOver = useApiSubmit('wishes', 'handOver', said('handOver'))
  const confirm = useApiSubmit('wishes', 'confirm', said('confirm'))
  const notReceived = useApiSubmit('wishes', 'notReceived', said('notReceived'))
  const all = [publish, decline, drop, take, giveBack, handOver, confirm, notReceived]

  const begin = (deed: WishDeed, doing: Doing) => {
    for (const each of all) each.clear()
    setOpen({ deed, doing })
  }
  const send = (deed: WishDeed, { as, unitId }: Doing) => {
    if (wishId === undefined) return
    const words = note.trim() === '' ? {} : { note: note.trim() }
    const taker = { wishId, as: as === 'unit' ? 'unit' as const : 'member' as const, ...(unitId === undefined ? {} : { unitId }) }
    const owner = { wishId, as: as === 'staff' ? 'staff' as const : 'resident' as const }
    switch (deed) {
      case 'publish': return void publish.run({ wishId, as: 'staff' })
      case 'decline': return void decline.run({ wishId, as: 'staff', note: note.trim() })
      case 'drop': return void drop.run({ ...owner, ...words })
      case 'take': return void take.run(taker)
      case 'giveBack': return void giveBack.run({ ...taker, ...words })
      case 'handOver': return void handOver.run({ ...taker, ...words, photos: photos.fileIds })
      case 'confirm': return void confirm.run({ ...owner, ...words })
      case 'notReceived': return void notReceived.run({ ...owner, note: note.trim() })
    }
  }
  return { query, open, begin, close: () => setOpen(undefined), note, setNote, photos, send, busy: all.some(({ busy }) => busy), error: all.find(({ error }) => error !== undefined)?.error?.message }
}
export type WishControl = ReturnType<typeof useWish>
