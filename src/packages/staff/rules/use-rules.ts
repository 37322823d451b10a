import { useState } from 'react'
import type { SettingsView, TrialView } from '@core/contract/dispatch'
import { say } from '@/hooks/notice'
import { useApi, useApiSubmit } from '@/hooks/use-api'
import { useDraft } from '@/hooks/use-draft'
import { useHold } from '@/hooks/use-live'
import type { Query } from '@/hooks/use-query'
import type { Route } from './rule-words'

interface Draft { readonly modes: SettingsView['modes']; readonly routes: readonly Route[] }

/** What was changed and not saved yet, and which version it was changed from; it outlives the page. */
interface Kept { readonly edited?: Draft; readonly base?: number; readonly note?: string; readonly names?: Readonly<Record<string, string>> }
const NOTHING_KEPT: Kept = {}

export interface Rules {
  readonly query: Query<SettingsView>
  readonly draft: Draft
  /** As it counts now. */
  readonly stored: Draft
  readonly changed: boolean
  /** Somebody else saved meanwhile: what is shown would take the place of theirs. */
  readonly overtaken: boolean
  /** The version that was edited, where one is. */
  readonly base?: number
  readonly change: (part: Partial<Draft>) => void
  readonly undo: () => void
  /** What the rules as they stand here would have done; gone as soon as they are changed again. */
  readonly trial?: TrialView
  readonly tryOut: () => void
  readonly trying: boolean
  readonly save: () => void
  readonly saving: boolean
  readonly error?: string
  readonly fields: Readonly<Record<string, string>>
  /** Why this time; not asked for. */
  readonly note: string
  readonly setNote: (note: string) => void
  /** An old version as the draft of a new one: tried and saved as any change is. */
  readonly restore: (version: number, draft: Draft, names: Readonly<Record<string, string>>) => void
  /** What a member is called whom a rule names. */
  readonly nameOf: (memberId: string) => string | undefined
  readonly noteName: (memberId: string, label: string) => void
}

/** The rules of the community the caller works for: what is changed here counts only once it was tried and saved. */
export function useRules(communityId: string | undefined): Rules {
  const query = useApi('orders', 'settings', communityId ? { as: 'staff', communityId } : null)
  const kept = useDraft<Kept>(`rules.${communityId ?? ''}`, NOTHING_KEPT)
  const { edited, base, note = '', names = {} } = kept.value
  const [trial, setTrial] = useState<TrialView>()
  useHold(edited !== undefined)
  const stored: Draft = query.data ?? { modes: {}, routes: [] }
  const draft = edited ?? stored
  const version = query.data?.version
  const undo = () => { kept.clear(); setTrial(undefined) }
  const trying = useApiSubmit('orders', 'tryRoutes', { onDone: setTrial })
  const saving = useApiSubmit('orders', 'saveSettings', {
    onDone: () => {
      undo()
      say('规则存好了，几分钟内生效')
      void query.reload()
    },
    // What was tried was tried against rules that count no longer.
    onStale: () => { setTrial(undefined); void query.reload() },
  })
  const edit = (next: Draft, also: Kept = {}) => {
    setTrial(undefined)
    trying.clear()
    saving.clear()
    // Changed back by hand, there is nothing to save.
    if (isSame(next, stored)) kept.clear()
    else kept.change({ edited: next, base: base ?? version, ...also })
  }
  return {
    query, draft, stored, trial, undo,
    changed: edited !== undefined,
    overtaken: edited !== undefined && version !== undefined && base !== version,
    base,
    change: (part) => edit({ modes: draft.modes, routes: draft.routes, ...part }),
    restore: (old, { modes, routes }, known) => {
      if (isSame({ modes, routes }, stored)) say(`第 ${old} 版和现在用的一样，不用恢复`)
      edit({ modes, routes }, { base: version, note: `恢复第 ${old} 版`, names: { ...names, ...known } })
    },
    note,
    setNote: (next) => kept.change({ note: next }),
    tryOut: () => communityId && void trying.run({ as: 'staff', communityId, modes: { ...draft.modes }, routes: [...draft.routes] }),
    trying: trying.busy,
    save: () => communityId && version !== undefined && trial && void saving.run({ as: 'staff', communityId, version, modes: { ...draft.modes }, routes: [...draft.routes], tried: trial.tried, ...(note.trim() === '' ? {} : { note: note.trim() }) }),
    saving: saving.busy,
    error: (saving.error ?? trying.error)?.message,
    fields: { ...trying.fields, ...saving.fields },
    nameOf: (memberId) => names[memberId] ?? query.data?.members.find(({ id }) => id === memberId)?.label,
    noteName: (memberId, label) => kept.change({ names: { ...names, [memberId]: label } }),
  }
}

const ordered = (modes: Draft['modes']) => Object.entries(modes).sort(([a], [b]) => (a < b ? -1 : 1))
const isSame = (one: Draft, other: Draft): boolean => JSON.stringify([ordered(one.modes), one.routes]) === JSON.stringify([ordered(other.modes), other.routes])
