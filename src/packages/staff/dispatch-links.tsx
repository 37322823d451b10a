import { Card } from '@/components/card'
import { LinkRow } from '@/components/link-row'
import { useShell } from '@/components/page-shell/shell-context'
import { ROUTES, goTo } from '@/hooks/routes'

/** The other pages of dispatching, on a phone; on a wide screen they stand in the rail. */
export function DispatchLinks() {
  const { wide } = useShell()
  if (wide) return null
  return (
    <Card flush className='mt3'>
      <LinkRow icon='scale' title='派单规则' note='哪一类谁来派，先找谁' onTap={() => goTo(ROUTES.rules)} />
      <LinkRow icon='chart' title='分工' note='近 28 天谁问得多、谁没问到' onTap={() => goTo(ROUTES.balance)} />
      <LinkRow icon='pin' title='找不到人的地方' note='问过、还没有人能去的单' onTap={() => goTo(ROUTES.gaps)} />
    </Card>
  )
}
