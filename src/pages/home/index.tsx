import { useViewer } from '@/hooks/use-viewer'
import { ResidentHome } from './resident-home'
import { WorkHome } from './work-home'

/** Answers the first question of whoever opens it. */
export default function HomePage() {
  const { role } = useViewer()
  return role === 'resident' ? <ResidentHome /> : <WorkHome role={role} />
}
