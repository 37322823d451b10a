import { View } from '@tarojs/components'
import type { RegistrationView } from '@core/contract/registry'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { LinkRow } from '@/components/link-row'
import { MessageAsk } from '@/components/message-ask'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { PhoneButton } from '@/components/phone-button'
import { StatementList } from '@/components/statement-card/statement-list'
import { ROUTES, goTo, goToTab } from '@/hooks/routes'
import { useMessageAsk } from '@/hooks/use-message-ask'
import { useServerOffset } from '@/hooks/use-server-clock'
import { useStatements } from '@/hooks/use-statements'
import { ApplyFields } from './apply-form'
import { AskSheet } from './ask-sheet'
import { Belonged, Served, StandingCards } from './standing'
import { useApplyForm } from './use-apply-form'
import type { Registration } from './use-registration'
import { useRegistration } from './use-registration'

const MESSAGES = ['orderMoved'] as const
const ON_WECHAT = process.env.TARO_ENV === 'weapp'

/** 报到 on one page: the form, then where it stands, what comes next and what can be done. */
export default function RegistrationPage() {
  const mine = useRegistration()
  const { query, view, deed, form: writing, units, moving, asking } = mine
  const statements = useStatements('resident')
  const form = useApplyForm(async (input) => {
    if ((await deed.run({ action: 'apply', input })) !== undefined) form.forget()
  })
  const now = Date.now() + useServerOffset()
  const { ask, ...asked } = useMessageAsk(MESSAGES)
  return (
    <PageShell title='党员报到' foot={query.data && (writing ? <ApplyFoot mine={mine} form={form} /> : view && canDo(view) && <StandingFoot mine={mine} view={view} />)}>
      <PageState query={query}>
        {(data) => writing ? (
          <>
            {view && <StandingCards view={view} now={now} />}
            <Served mine={data} />
            <ApplyFields form={form} units={units} moving={moving} />
          </>
        ) : view && (
          <>
            <StatementList {...statements} items={statements.items.filter(({ state }) => state !== 'released').slice(0, 2)} />
            <StandingCards view={view} now={now} />
            {view.state === 'applied' && <MessageAsk {...asked} about='社区答复时' onAsk={ask} />}
            {view.state === 'active' && <Links mine={mine} view={view} />}
            <Served mine={data} />
            <Belonged mine={data} now={now} />
          </>
        )}
      </PageState>
      {asking && view && <AskSheet ask={asking} view={view} units={units} busy={deed.busy} error={deed.error?.message} onSend={(each) => void deed.run(each)} onClose={() => mine.ask(undefined)} />}
    </PageShell>
  )
}

function ApplyFoot({ mine: { deed, write, view }, form }: { readonly mine: Registration; readonly form: ReturnType<typeof useApplyForm> }) {
  const why = form.agreed ? undefined : '请先看过并同意上面的说明'
  return (
    <View className='grow'>
      {deed.error && <View className='error' {...aria('alert')}>{[deed.error.message, ...Object.values(deed.fields)].join(' ')}</View>}
      <View className='row'>
        {view && view.state !== 'withdrawn' && view.state !== 'ended' && <Button kind='ghost' onTap={() => write(false)}>先不</Button>}
        {form.asksWechat
          ? <PhoneButton className='grow' loading={deed.busy} onCode={(code) => void form.submit(code)}>用微信手机号报到</PhoneButton>
          : <Button kind='primary' className='grow' loading={deed.busy} disabledReason={why} onTap={() => void form.submit()}>{form.typed ? '报到' : '用微信手机号报到'}</Button>}
      </View>
    </View>
  )
}

const mayRepeat = ({ state, appeal }: RegistrationView) => state === 'refused' && appeal.state !== 'open' && appeal.state !== 'late'
const canDo = (view: RegistrationView) => mayRepeat(view) || ['withdraw', 'appeal', 'withdrawAppeal'].some((action) => view.actions.includes(action))

function StandingFoot({ mine: { deed, write, ask, asking }, view }: { readonly mine: Registration; readonly view: RegistrationView }) {
  const may = (action: string) => view.actions.includes(action)
  const registrationId = view.id
  return (
    <View className='grow'>
      {deed.error && !asking && <View className='error' {...aria('alert')}>{deed.error.message}</View>}
      <View className='row'>
        {may('withdraw') && <Button kind='ghost' onTap={() => ask('withdraw')}>撤回</Button>}
        {may('withdrawAppeal') && <Button kind='ghost' loading={deed.busy} onTap={() => void deed.run({ action: 'withdrawAppeal', input: { registrationId } })}>撤回申诉</Button>}
        {mayRepeat(view) && <Button kind='ghost' onTap={() => write(true)}>改好再交一份</Button>}
        {may('appeal') && <Button kind='primary' onTap={() => ask('appeal')}>申诉</Button>}
        {ON_WECHAT && may('checkPhone') && <PhoneButton className='grow' loading={deed.busy} onCode={(phoneCode) => void deed.run({ action: 'checkPhone', input: { registrationId, phoneCode } })}>用微信核对手机号</PhoneButton>}
      </View>
    </View>
  )
}

/** What is rarely done stands in the page, not under the thumb. */
function Links({ mine: { ask, write }, view }: { readonly mine: Registration; readonly view: RegistrationView }) {
  return (
    <Card flush>
      <LinkRow icon='calendar' title='认领岗位' note='挑您有空的一班' onTap={() => goToTab(ROUTES.posts)} />
      <LinkRow icon='users' title='我的资料' note='技能、时间，别人看到的我' onTap={() => goTo(ROUTES.memberProfile)} />
      <LinkRow icon='pin' title='搬家了' note='到新社区报到，确认以前这边照旧' onTap={() => write(true)} />
      {view.actions.includes('changeUnit') && <LinkRow icon='building' title={view.unit === '' ? '补上工作单位' : '换了工作单位'} note='新单位认可以前，这边照旧' onTap={() => ask('changeUnit')} />}
      {view.actions.includes('leave') && <LinkRow icon='close' title='停止报到' note='转出，或先停一停' onTap={() => ask('leave')} />}
    </Card>
  )
}
