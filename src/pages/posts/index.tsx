import { PageShell } from '@/components/page-shell'
import { Empty } from '@/components/page-state'

export default function PostsPage() {
  return (
    <PageShell tab='posts' title='岗位'>
      <Empty>本周附近还没有公布岗位。公布以后，您可以在这里认领。</Empty>
    </PageShell>
  )
}
