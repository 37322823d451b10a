import { Card } from '../card'
import type { IconName } from '../icon/names'
import { LinkRow } from '../link-row'
import { useShell } from '../page-shell/shell-context'

export type DispatchPage = 'plan' | 'rules' | 'balance' | 'gaps'

const ROWS: readonly { readonly page: DispatchPage; readonly icon: IconName; readonly title: string; readonly note: string }[] = [
  { page: 'plan', icon: 'shield', title: '派单方案', note: '等着派的一次配好，写明为什么' },
  { page: 'rules', icon: 'scale', title: '派单规则', note: '哪一类谁来派，先找谁' },
  { page: 'balance', icon: 'chart', title: '分工', note: '近 28 天谁问得多、谁没问到' },
  { page: 'gaps', icon: 'pin', title: '找不到人的地方', note: '问过、还没有人能去的单' },
]

export interface DispatchLinksProps {
  /** Where one is already. */
  readonly here?: DispatchPage
  readonly onGo: (page: DispatchPage) => void
}

/** The staff's pages of dispatching, on a phone; on a wide screen they stand in the rail. */
export function DispatchLinks({ here, onGo }: DispatchLinksProps) {
  const { wide } = useShell()
  if (wide) return null
  return (
    <Card flush>
      {ROWS.filter(({ page }) => page !== here).map(({ page, ...row }) => <LinkRow key={page} {...row} onTap={() => onGo(page)} />)}
    </Card>
  )
}
