import { useState } from 'react'
import { Segmented } from '@/components/segmented'
import { useViewer } from '@/hooks/use-viewer'

/** The community whose rules and people are looked at: of two that somebody works for, the one they chose; the choice itself, where there is one to make. */
export function useOwnCommunity() {
  const roles = useViewer().me?.roles.filter(({ role }) => role === 'staff') ?? []
  const [chosen, setChosen] = useState<string>()
  const communityId = roles.find(({ scopeId }) => scopeId === chosen)?.scopeId ?? roles[0]?.scopeId
  const choice = roles.length > 1 && communityId !== undefined
    ? <Segmented segments={roles.map(({ scopeId, scope }) => ({ key: scopeId, label: scope }))} value={communityId} onChange={setChosen} />
    : undefined
  return { communityId, choice }
}
