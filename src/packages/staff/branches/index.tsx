import { Button } from '@/components/button'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { useApi } from '@/hooks/use-api'
import { useViewer } from '@/hooks/use-viewer'
import { BranchCard } from './branch-card'
import { BranchSheets } from './branch-sheets'
import { useBranches } from './use-branches'
import './index.scss'

/** 党支部 of the caller's area: of grids, of units, joint ones, and those for a time and a purpose. */
export default function BranchesPage() {
  const branches = useBranches()
  const communityId = useViewer().me?.roles.find(({ role }) => role === 'staff')?.scopeId
  // The grids of one's own community stand in its rules already.
  const settings = useApi('orders', 'settings', branches.as === 'staff' && communityId !== undefined ? { as: 'staff', communityId } : null)
  const { query, show } = branches
  return (
    <PageShell columns title='党支部' sub='网格、单位、联合和临时的' foot={<Button kind='primary' onTap={() => show({ kind: 'found' })}>建一个支部</Button>}>
      <PageState query={query} isEmpty={({ items }) => items.length === 0} empty='还没有支部。临时支部写上用途和到哪天为止，到那天自动结束。'>
        {({ items }) => items.map((branch) => <BranchCard key={branch.id} branch={branch} onShow={show} />)}
      </PageState>
      <BranchSheets branches={branches} grids={settings.data?.grids ?? []} />
    </PageShell>
  )
}
