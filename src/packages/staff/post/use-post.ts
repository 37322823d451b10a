import type { InputOf } from '@core/contract/api'
import { say } from '@/hooks/notice'
import { useApi, useApiSubmit } from '@/hooks/use-api'

export type AddInput = Omit<InputOf<'posts', 'addShifts'>, 'as' | 'postId'>

/** A post with its shifts, and everything its staff can do with them. */
export function usePost(postId: string | undefined) {
  const query = useApi('posts', 'post', postId === undefined ? null : { as: 'staff', postId }, { live: true })
  const again = { onStale: () => void query.reload() }
  const done = (text: string) => ({ ...again, onDone: () => { say(text); void query.reload() } })
  const publishing = useApiSubmit('posts', 'publishPost', done('发布了，可以排班了'))
  const closing = useApiSubmit('posts', 'closePost', done('这个岗位停用了'))
  const adding = useApiSubmit('posts', 'addShifts', { ...again, onDone: ({ added, there }) => { say(added > 0 ? `排好了 ${added} 班${there > 0 ? `，${there} 班原来就有` : ''}` : '这些班原来就有，没有重复排'); void query.reload() } })
  const changing = useApiSubmit('posts', 'changeShift', done('改好了，已经告诉认领的人'))
  const renewing = useApiSubmit('posts', 'renewShifts', { ...again, onDone: ({ shifts, told }) => { say(shifts === 0 ? '排好的班本来就是这样' : `${shifts} 班改好了${told > 0 ? `，告诉 ${told} 人` : ''}`); void query.reload() } })
  const cancelling = useApiSubmit('posts', 'cancelShift', { ...again, onDone: ({ told }) => { say(told > 0 ? `取消了，告诉 ${told} 人` : '取消了'); void query.reload() } })
  const deciding = useApiSubmit('posts', 'decideClaim', { ...again, onDone: ({ agreed }) => { say(agreed ? '同意了，告诉他' : '没有同意，位子给下一位'); void query.reload() } })
  const marking = useApiSubmit('posts', 'markPresence', done('补记好了'))
  const all = [marking, renewing, publishing, closing, adding, changing, cancelling, deciding]
  const own = { as: 'staff' as const, postId: postId ?? '' }
  return {
    query, busy: all.some(({ busy }) => busy), error: all.find(({ error }) => error !== undefined)?.error?.message,
    publish: () => void publishing.run(own),
    close: (reason: string) => closing.run({ ...own, reason }),
    add: (input: AddInput) => adding.run({ ...own, ...input }),
    change: (input: Omit<InputOf<'posts', 'changeShift'>, 'as'>) => changing.run({ as: 'staff', ...input }),
    renew: (reason: string) => renewing.run({ ...own, reason }),
    cancel: (shiftId: string, reason: string) => cancelling.run({ as: 'staff', shiftId, reason }),
    mark: (input: Omit<InputOf<'posts', 'markPresence'>, 'as'>) => marking.run({ as: 'staff', ...input }),
    decide: (input: Omit<InputOf<'posts', 'decideClaim'>, 'as'>) => deciding.run({ as: 'staff', ...input }),
  }
}
export type PostControl = ReturnType<typeof usePost>
