import { Text, View } from '@tarojs/components'
import type { OrderDetail } from '@core/contract/order-views'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { CandidateList } from '@/components/candidate-list'
import { excludedWords } from '@/components/candidate-list/excluded'
import { Empty, PageState } from '@/components/page-state'
import { SearchBox } from '@/components/search-box'
import type { Dispatch } from '@/hooks/use-dispatch'
import { useServerOffset } from '@/hooks/use-server-clock'
import { remedyWords } from './remedy-words'
import { type Asked, answerBy, poolWords, severalWords } from './asked-words'
import './index.scss'

/** The list stays short enough to be compared; whoever is further down is found by number. */
const SHOWN = 8

interface DispatchProps {
  readonly dispatch: Dispatch
  readonly order: Pick<OrderDetail, 'urgency' | 'state' | 'offers' | 'suspension'>
}

const isNumber = (label: string, number: string): boolean => label.replace(/\D/g, '') === number

const useAsked = ({ urgency }: Pick<Asked, 'urgency'>): Asked => ({ urgency, now: Date.now() + useServerOffset() })

/** Who is asked already: one more invitation does not take theirs away. Or what is to be decided first. */
function waitingFor({ state, offers = [], suspension }: DispatchProps['order']): string | undefined {
  if (suspension?.approved === false) return '已申请挂起，等另一位同事或街道来定，先不用派。急的话也可以派。'
  if (state !== 'offered') return undefined
  const names = offers.flatMap((offer) => (offer.state === 'open' && offer.label ? [offer.label] : []))
  return `${names.length > 0 ? `正在等${names.join('、')}回答` : '正在等党员回答'}，先不用动。急的话可以再派一位，谁先答应谁接。`
}

/** Whom to send: recommended ones with their reasons, several at once, or whoever is found by number. */
export function DispatchPanel({ dispatch, order }: DispatchProps) {
  const asked = useAsked(order)
  const waiting = waitingFor(order)
  const number = /^\d+$/.exec(dispatch.query.trim())?.[0]
  const { candidates, query, search, chosen, several, toggle, send, sendingTo, error, busy } = dispatch
  return (
    <View className='stack dispatch'>
      <View className='row'>
        <Text className='h2 grow'>{query.trim() ? '找到的党员' : waiting ? '再派给别人' : '推荐党员'}</Text>
        <Button kind='ghost' size='small' onTap={() => several(chosen === undefined)}>{chosen === undefined ? '同时问几位' : '只派一位'}</Button>
      </View>
      {waiting && <View className='s'>{waiting}</View>}
      <SearchBox label='按编号找党员' placeholder='按编号找，如：12' value={query} onChange={search} />
      {error && <View className='error' {...aria('alert')}>{error}</View>}
      <PageState query={candidates}>
        {({ items, others, remedies = [] }) => (
          <>
            {items.length === 0 && <Empty>{query.trim() ? (/\d/.test(query) ? `没有 ${query.trim()} 号，或者这一轮已经问过他。` : '党员按编号找，写数字就行，如：12。') : '没有合适的党员。可以按编号找人，或放到抢单池。'}</Empty>}
            {number !== undefined && items.length > 0 && !items.some((item) => isNumber(item.label, number)) && <View className='s'>{number} 号不在能派的名单里，可能这一轮问过或办过这一单。下面是编号相近的。</View>}
            {items.length > 0 && chosen === undefined && <View className='s'>只问点的这一位，{answerBy(asked)}，派出后能收回。</View>}
            <CandidateList items={items.slice(0, SHOWN)} chosen={chosen} busy={busy ? sendingTo : undefined} again={waiting !== undefined} plain={number !== undefined && !items.some((item) => isNumber(item.label, number))} onSend={(id) => send({ memberIds: [id] })} onToggle={toggle} />
            {items.length === 0 && query.trim() === '' && remedies.length > 0 && <View className='s'>{remedies.slice(0, 3).map(remedyWords).join('；')}</View>}
            <View className='xs num'>
              {items.length > SHOWN && <Text>名单里还有 {items.length - SHOWN} 位，可以按编号找。</Text>}
              {excludedWords(others) && <Text>{excludedWords(others)}。没有登记技能的，按编号能找到。</Text>}
            </View>
          </>
        )}
      </PageState>
    </View>
  )
}

/** What is sent from the thumb: to those who are ticked, or to whoever is quickest; over it, what the tap will do. */
export function DispatchButtons({ dispatch, order }: DispatchProps) {
  const { chosen, names, send, busy, sendingTo } = dispatch
  const none = chosen?.length === 0
  const asked = useAsked(order)
  return (
    <View className='grow stack stack--tight'>
      <View className='s' {...aria('status')}>{chosen === undefined ? poolWords(asked) : none ? '在上面勾选要问的党员。' : severalWords(names, asked)}</View>
      <View className='row'>
        <Button kind='ghost' className='grow' icon='users' loading={busy && !sendingTo && chosen === undefined} onTap={() => send({ pool: true })}>放到抢单池</Button>
        {chosen !== undefined && (
          <Button kind='primary' className='grow' loading={busy} off={none} onTap={() => send({ memberIds: [...chosen] })}>{none ? '问他们' : `问这 ${chosen.length} 位`}</Button>
        )}
      </View>
    </View>
  )
}
