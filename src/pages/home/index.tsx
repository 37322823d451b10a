import { useViewer } from '@/hooks/use-viewer'
import { SignedOut } from '../signed-out'
import { MemberHome } from './member-home'
import { OfficialHome } from './official-home'
import { ResidentHome } from './resident-home'
import { StaffHome } from './staff-home'

const ON_WEB = process.env.TARO_ENV === 'h5'

/** Answers the first question of whoever opens it. */
export default function HomePage() {
  const { role, known } = useViewer()
  if (ON_WEB && !known) return <SignedOut tab='home' title='红色物业' />
  switch (role) {
    case 'resident': return <ResidentHome />
    case 'member': return <MemberHome />
    case 'staff': return <StaffHome />
    case 'street':
    case 'district': return <OfficialHome role={role} />
  }
}
