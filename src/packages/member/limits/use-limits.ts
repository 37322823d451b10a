import { useState } from 'react'
import type { LimitsInput, LimitsView } from '@core/contract/people'
import { say } from '@/hooks/notice'
import { useApi, useApiSubmit } from '@/hooks/use-api'
import { useHold } from '@/hooks/use-live'
import type { Query } from '@/hooks/use-query'

export interface Limits {
  readonly query: Query<LimitsView>
  readonly draft?: LimitsInput
  readonly changed: boolean
  readonly edit: (part: Partial<LimitsInput>) => void
  readonly save: () => void
  readonly busy: boolean
  readonly error?: string
  readonly fields: Readonly<Record<string, string>>
}

const inputOf = ({ radiusM, nearOnly, weeklyMax, openMax, restHours, mute, duty, avoids, pausedUntil }: LimitsView): LimitsInput => ({ radiusM, nearOnly, weeklyMax, openMax, restHours, mute, duty, avoids, ...(pausedUntil === undefined ? {} : { pausedUntil }) })

/** One's own limits, as the server has them, while they are being changed. */
export function useLimits(): Limits {
  const query = useApi('people', 'limits', {})
  const [edited, setEdited] = useState<LimitsInput>()
  useHold(edited !== undefined)
  const stored = query.data && inputOf(query.data)
  const draft = edited ?? stored
  const save = useApiSubmit('people', 'saveLimits', {
    onDone: () => {
      setEdited(undefined)
      say('记下了，从下一次派单起按这个来')
      void query.reload()
    },
  })
  return {
    query, draft, changed: edited !== undefined,
    edit: (part) => {
      if (draft) setEdited({ ...draft, ...part })
      save.clear()
    },
    save: () => draft && void save.run(draft),
    busy: save.busy, error: save.error?.message, fields: save.fields,
  }
}
