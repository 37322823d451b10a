import { useViewer } from '@/hooks/use-viewer'

/** In which office somebody works on an emergency; undefined while they look as a member or resident. */
export function useOffice(): 'staff' | 'street' | 'district' | undefined {
  const { role, me } = useViewer()
  return me !== undefined && (role === 'staff' || role === 'street' || role === 'district') ? role : undefined
}
