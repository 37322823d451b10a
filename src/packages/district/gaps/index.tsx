import { Gaps } from '@/components/gaps'
import { PageShell } from '@/components/page-shell'
import { Empty, PageState } from '@/components/page-state'
import { orderOpener } from '@/hooks/routes'
import { useApi } from '@/hooks/use-api'
import { useViewer } from '@/hooks/use-viewer'

/** Where nobody could be found in the street, or in the district. */
export default function OfficialGapsPage() {
  const { role, me } = useViewer()
  const as = role === 'street' || role === 'district' ? role : undefined
  const query = useApi('orders', 'gaps', me && as ? { as } : null)
  return (
    <PageShell columns title='找不到人的地方' sub='党员问过、还没有人能去的单'>
      <PageState query={query}>
        {(view) => (view.items.length === 0 ? <Empty>现在每一单都有人去，或还在问。问过的人都去不了的，会列在这里，按技能和网格各有几单。</Empty> : <Gaps view={view} onOpen={as && orderOpener(as)} />)}
      </PageState>
    </PageShell>
  )
}
