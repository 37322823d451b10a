import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { RegistrationQueue } from '@/components/registration-queue'
import { useRegistrationQueue } from '@/hooks/use-registration-queue'

/** Who registers with the community: what they said beside what the roster says, and the answer in a tap each. */
export default function RegistrationsPage() {
  const { query, answer, open, ...queue } = useRegistrationQueue('staff')
  return (
    <PageShell title='党员报到' sub='三个工作日内答复' desk>
      <PageState query={query}>
        {({ items }) => <RegistrationQueue {...queue} title='等您核对' items={items} empty='没有等您核对的报到。有人来报到，会在这里。' onOpen={open} onAnswer={answer} />}
      </PageState>
    </PageShell>
  )
}
