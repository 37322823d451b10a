import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { useApi } from '@/hooks/use-api'
import { useViewer } from '@/hooks/use-viewer'
import { RiskList } from '../posts/risk-list'
import '../posts/index.scss'

/** Where people lack in the street, or in the district: the communities deal with it, here it is seen. */
export default function AtRiskPage() {
  const { role, me } = useViewer()
  const as = role === 'street' || role === 'district' ? role : undefined
  const query = useApi('posts', 'atRisk', me && as ? { as } : null)
  return (
    <PageShell columns title='缺人的班' sub='两周内可能缺人的班，和本周、七天内人数不够的地方'>
      <PageState query={query}>{(view) => <RiskList {...view} withCommunity />}</PageState>
    </PageShell>
  )
}
