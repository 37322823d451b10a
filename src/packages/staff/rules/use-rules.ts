import { useState } from 'react'
import type { SettingsView, TrialView } from '@core/contract/dispatch'
import { say } from '@/hooks/notice'
import { useApi, useApiSubmit } from '@/hooks/use-api'
import { useHold } from '@/hooks/use-live'
import { useViewer } from '@/hooks/use-viewer'
import type { Query } from '@/hooks/use-query'
import type { Route } from './rule-words'

interface Draft { readonly modes: SettingsView['modes']; readonly routes: readonly Route[] }

export interface Rules {
  readonly query: Query<SettingsView>
  readonly draft: Draft
  readonly changed: boolean
  readonly change: (part: Partial<Draft>) => void
  readonly undo: () => void
  /** What the rules as they stand here would have done; gone as soon as they are changed again. */
  readonly trial?: TrialView
  readonly tryOut: () => void
  readonly trying: boolean
  /** Changed rules are tried before they count. */
  readonly mustTry: boolean
  readonly save: () => void
  readonly saving: boolean
  readonly error?: string
}

/** The rules of the community the caller works for: what is changed here counts only once it was tried and saved. */
export function useRules(): Rules {
  const communityId = useViewer().me?.roles.find(({ role }) => role === 'staff')?.scopeId
  const query = useApi('orders', 'settings', communityId ? { as: 'staff', communityId } : null)
  const [edited, setEdited] = useState<Draft>()
  const [trial, setTrial] = useState<TrialView>()
  useHold(edited !== undefined)
  const stored: Draft = query.data ?? { modes: {}, routes: [] }
  const draft = edited ?? stored
  const trying = useApiSubmit('orders', 'tryRoutes', { onDone: setTrial })
  const saving = useApiSubmit('orders', 'saveSettings', {
    onDone: () => {
      setEdited(undefined)
      setTrial(undefined)
      say('规则存好了，几分钟内生效')
      void query.reload()
    },
    onStale: () => void query.reload(),
  })
  const routesChanged = edited !== undefined && JSON.stringify(edited.routes) !== JSON.stringify(stored.routes)
  return {
    query, draft,
    changed: edited !== undefined,
    change: (part) => {
      setEdited({ ...draft, ...part })
      if (part.routes) setTrial(undefined)
    },
    undo: () => { setEdited(undefined); setTrial(undefined) },
    trial,
    tryOut: () => communityId && void trying.run({ as: 'staff', communityId, routes: [...draft.routes] }),
    trying: trying.busy,
    mustTry: routesChanged && trial === undefined,
    save: () => communityId && query.data && void saving.run({ as: 'staff', communityId, version: query.data.version, modes: { ...draft.modes }, routes: [...draft.routes] }),
    saving: saving.busy,
    error: (saving.error ?? trying.error)?.message,
  }
}
