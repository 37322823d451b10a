import { Card } from '@/components/card'
import type { IconName } from '@/components/icon/names'
import { LinkRow } from '@/components/link-row'
import { useShell } from '@/components/page-shell/shell-context'
import { ROUTES, goTo } from '@/hooks/routes'

const ROWS: readonly { readonly page: 'rules' | 'balance' | 'gaps'; readonly icon: IconName; readonly title: string; readonly note: string }[] = [
  { page: 'rules', icon: 'scale', title: '派单规则', note: '哪一类谁来派，先找谁' },
  { page: 'balance', icon: 'chart', title: '分工', note: '近 28 天谁问得多、谁没问到' },
  { page: 'gaps', icon: 'pin', title: '找不到人的地方', note: '问过、还没有人能去的单' },
]

/** From the plan to the other pages of dispatching, on a phone; on a wide screen they stand in the rail. */
export function DispatchLinks() {
  const { wide } = useShell()
  if (wide) return null
  return <Card flush>{ROWS.map(({ page, ...row }) => <LinkRow key={page} {...row} onTap={() => goTo(ROUTES[page])} />)}</Card>
}
