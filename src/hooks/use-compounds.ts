import { useCallback, useState } from 'react'
import type { OutputOf } from '@core/contract/api'
import { useApi } from './use-api'
import type { Query } from './use-query'
import { useViewer } from './use-viewer'

type Compound = OutputOf<'catalogue', 'compounds'>['items'][number]

/** The district's compounds, fetched when they are first wanted; the own community's stand first. */
export function useCompounds(): { readonly compounds: Query<readonly Compound[]>; readonly open: () => void } {
  const { me } = useViewer()
  const [wanted, setWanted] = useState(false)
  const query = useApi('catalogue', 'compounds', wanted ? (me?.community ? { communityId: me.community.id } : {}) : null)
  return { compounds: { ...query, data: query.data?.items }, open: useCallback(() => setWanted(true), []) }
}
