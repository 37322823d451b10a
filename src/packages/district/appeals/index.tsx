import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { RegistrationQueue } from '@/components/registration-queue'
import { useRegistrationQueue } from '@/hooks/use-registration-queue'
import { useViewer } from '@/hooks/use-viewer'

const EMPTY = { street: '没有等街道定的。申诉、社区或单位过了时间的报到，会在这里。', district: '街道都按时答复了。过了时间的申诉会在这里。' } as const

/** What comes to the street: appeals, and what a community or a unit let pass. The district decides those that are late. */
export default function AppealsPage() {
  const { role } = useViewer()
  const as = role === 'street' || role === 'district' ? role : undefined
  const { query, answer, open, ...queue } = useRegistrationQueue(as)
  return (
    <PageShell title='报到申诉' sub={as === 'district' ? '街道过了时间的' : '五个工作日内答复'} desk>
      <PageState query={query}>
        {({ items }) => <RegistrationQueue {...queue} title={as === 'district' ? '街道没有按时定的，区里可以定' : '等街道定'} items={items} empty={EMPTY[as ?? 'street']} onOpen={open} onAnswer={answer} />}
      </PageState>
    </PageShell>
  )
}
