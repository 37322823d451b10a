import { useMemo } from 'react'
import type { Communities } from '@/components/choosers/community-picker'
import { useCompounds } from './use-compounds'

/** The district's communities by name, fetched when somebody has to choose one. */
export function useCommunities(): Communities {
  const { compounds, open } = useCompounds()
  const items = useMemo(() => compounds.data && [...new Map(compounds.data.filter(({ communityId }) => communityId !== '').map(({ communityId, community }) => [communityId, { id: communityId, name: community }])).values()], [compounds.data])
  return { open, ...(items ? { items } : {}), ...(compounds.error ? { error: compounds.error.message } : {}) }
}
