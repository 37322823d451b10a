import { Gaps } from '@/components/gaps'
import { PageShell } from '@/components/page-shell'
import { Empty, PageState } from '@/components/page-state'
import { orderOpener } from '@/hooks/routes'
import { useApi } from '@/hooks/use-api'

/** Where nobody could be found in the community, beside the desk's own rail. */
export default function GapsPage() {
  const query = useApi('orders', 'gaps', { as: 'staff' })
  return (
    <PageShell columns title='找不到人的地方' sub='党员问过、还没有人能去的单'>
      <PageState query={query}>
        {(view) => (view.items.length === 0 ? <Empty>现在每一单都有人去，或还在问。问过的人都去不了的，会列在这里。</Empty> : <Gaps view={view} onOpen={orderOpener('staff')} />)}
      </PageState>
    </PageShell>
  )
}
