import { useEffect, useState } from 'react'
import { say } from '@/hooks/notice'
import { useApi } from '@/hooks/use-api'
import { useHold } from '@/hooks/use-live'
import { useRegistryDeed } from '@/hooks/use-registry-deed'
import { loadViewer, useViewer } from '@/hooks/use-viewer'

const DONE = {
  apply: '交上去了，社区会来核对', checkPhone: '手机号核对好了', withdraw: '撤回了', appeal: '申诉交给街道了', withdrawAppeal: '申诉撤回了', changeUnit: '记下了，等新单位认可', leave: '停了，以前的记录都留着',
} as const
export type Ask = 'appeal' | 'leave' | 'changeUnit' | 'withdraw'

/** My registration, and what I can do about it. */
export function useRegistration() {
  const { me, roles } = useViewer()
  const query = useApi('registry', 'mine', me ? {} : null, { live: true })
  const [writing, setWriting] = useState(false)
  const [asking, setAsking] = useState<Ask>()
  useHold(writing || asking !== undefined)
  const units = useApi('registry', 'units', {})
  const deed = useRegistryDeed({
    onDone: () => {
      const action = deed.sending?.action
      if (action !== undefined && Object.hasOwn(DONE, action)) say(DONE[action as keyof typeof DONE])
      setWriting(false)
      setAsking(undefined)
      // What one is may have changed with it.
      void Promise.all([query.reload(), loadViewer()])
    },
    onStale: () => void query.reload(),
  })
  // Confirmed meanwhile, or left: what this phone knows of the person is older than what this page shows.
  const isMember = query.data?.member
  const knowsMember = roles.includes('member')
  useEffect(() => {
    if (isMember !== undefined && isMember !== knowsMember) void loadViewer()
  }, [isMember, knowsMember])
  const view = query.data?.registration
  const needsForm = query.data !== undefined && (view === undefined || view.state === 'withdrawn' || view.state === 'ended')
  return {
    query, view, deed,
    units: units.data?.items ?? [],
    /** The form is open: there is nothing yet, or they said so. */
    form: writing || needsForm,
    moving: view?.state === 'active' ? view.community : undefined,
    write: setWriting,
    asking,
    ask: (what: Ask | undefined) => {
      deed.clear()
      setAsking(what)
    },
  }
}
export type Registration = ReturnType<typeof useRegistration>
