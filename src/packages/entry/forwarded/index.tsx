import { useRouter } from '@tarojs/taro'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { decoded } from '@/hooks/routes'
import { useApi, useApiSubmit } from '@/hooks/use-api'
import { AnswerForm, missingIn } from './answer-form'
import { LinkOver } from './link-over'
import { Matter } from './matter'
import { useAnswer } from './use-answer'

/** For a unit outside the district's system: what it was asked, and its one answer. The link is the only key; nobody signs in. */
export default function ForwardedPage() {
  const token = decoded(useRouter().params['token'])
  const query = useApi('orders', 'readForward', token === undefined ? null : { token })
  const { answer, change } = useAnswer()
  const send = useApiSubmit('orders', 'answerForward', { onDone: () => void query.reload(), onStale: () => void query.reload() })
  const open = query.data?.state === 'open'
  const missing = missingIn(answer)
  if (token === undefined) return <PageShell title='请您答复' top><Card>链接不完整。请整段复制，或请发链接的社区再发一次。</Card></PageShell>
  return (
    <PageShell
      title={query.data === undefined || open ? '请您答复' : '转办答复'}
      sub={query.data?.community}
      top
      foot={open && (
        <Button kind='primary' loading={send.busy} disabledReason={missing} onTap={() => { if (answer.answer) void send.run({ token, answer: answer.answer, note: answer.note, answeredBy: answer.answeredBy }) }}>
          交给社区
        </Button>
      )}
    >
      <PageState query={query}>
        {(view) => (view.order && view.state === 'open' ? (
          <>
            <Matter view={view} order={view.order} />
            <AnswerForm answer={answer} fields={send.fields} error={send.error?.message} onChange={change} />
          </>
        ) : <LinkOver view={view} />)}
      </PageState>
    </PageShell>
  )
}
