import { Button } from '@/components/button'
import { PageShell } from '@/components/page-shell'
import type { TabKey } from '@/components/page-shell/shell-context'
import { Empty } from '@/components/page-state'
import { ROUTES, goTo } from '@/hooks/routes'

export interface SignedOutProps {
  readonly tab: TabKey
  readonly title: string
}

/** A browser in which nobody has signed in: what to do, and the way there. WeChat's build takes signed-out.weapp.tsx. */
export function SignedOut({ tab, title }: SignedOutProps) {
  return (
    <PageShell tab={tab} title={title}>
      <Empty action={<Button kind='primary' icon='key' onTap={() => goTo(ROUTES.signIn)}>扫码进入</Button>}>请用微信打开小程序，或在电脑上扫码进入。</Empty>
    </PageShell>
  )
}
