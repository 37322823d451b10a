import { useEffect } from 'react'
import { useCompounds } from '@/hooks/use-compounds'
import { useViewer } from '@/hooks/use-viewer'

/** The compounds of the community the staff work for; none until they are there. */
export function useOwnCompounds() {
  const { compounds, open } = useCompounds()
  const communityId = useViewer().me?.roles.find(({ role }) => role === 'staff')?.scopeId
  useEffect(open, [open])
  return (compounds.data ?? []).filter((each) => each.communityId === communityId)
}
