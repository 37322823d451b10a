import type { OutputOf } from '@core/contract/api'
import type { ShiftDetail } from '@core/contract/posts'
import { say } from '@/hooks/notice'
import { useApi, useApiSubmit } from '@/hooks/use-api'

/** A shift, and what can be done with it; every answer shows it as it is then. */
export function useShift(shiftId: string | undefined) {
  const query = useApi('posts', 'shift', shiftId === undefined ? null : { shiftId })
  const toldOf = (words: (now: OutputOf<'posts', 'claim'>) => string) => ({
    onDone: (answer: OutputOf<'posts', 'claim'>) => { say(words(answer)); void query.reload() },
    onStale: () => void query.reload(),
  })
  const told = (text: string) => toldOf(() => text)
  const claim = useApiSubmit('posts', 'claim', toldOf(({ mine }) => (mine === 'asked' ? '交给社区了，同意了告诉您' : mine === 'held' ? '认领好了，到时候见' : '收到了，请看上面写的')))
  const release = useApiSubmit('posts', 'release', told('退好了，位子让给别人'))
  const wait = useApiSubmit('posts', 'wait', told('已经候补，轮到您会告诉您'))
  const stopWaiting = useApiSubmit('posts', 'stopWaiting', told('不再候补了'))
  const confirmPlace = useApiSubmit('posts', 'confirmPlace', told('确认好了，到时候见'))
  const all = [claim, release, wait, stopWaiting, confirmPlace]

  const take = ({ shiftId: id, needs, openTo, approval, startsAt, endsAt, opensAt, closesAt, parts }: ShiftDetail) => {
    const seen = { needs: [...needs], openTo: [...openTo], approval, startsAt, endsAt, opensAt, closesAt, parts }
    void claim.run({ shiftId: id, seen, ...(query.data === undefined ? {} : { pass: query.data.pass }) })
  }
  return { query, take, release, wait, stopWaiting, confirmPlace, busy: all.some(({ busy }) => busy), error: all.find(({ error }) => error !== undefined)?.error }
}
