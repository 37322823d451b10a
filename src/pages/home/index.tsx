import { useViewer } from '@/hooks/use-viewer'
import { MemberHome } from './member-home'
import { OfficialHome } from './official-home'
import { ResidentHome } from './resident-home'
import { StaffHome } from './staff-home'

/** Answers the first question of whoever opens it. */
export default function HomePage() {
  const { role } = useViewer()
  switch (role) {
    case 'resident': return <ResidentHome />
    case 'member': return <MemberHome />
    case 'staff': return <StaffHome />
    case 'street':
    case 'district': return <OfficialHome role={role} />
  }
}
