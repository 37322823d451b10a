import { Text } from '@tarojs/components'
import type { OrderCard } from '@core/contract/order-views'
import { CLOCK_TEXT } from '@core/text/zh'
import { clockWords, dayWords } from '../china-time'

/** Who does what until when, as people say it. */
const BY_THEN: Readonly<Record<string, string>> = {
  accept: '前社区会受理',
  dispatch: '前社区会找好人',
  offer: '前等党员回答',
  contact: '前会有人联系居民',
  arrive: '前上门',
  finish: '前办结',
  info: '前请补充说明',
  confirm: '前不确认会自动办结',
  dispute: '前社区会答复',
  resume: '接着办',
  level: '前上级会定下谁来办',
}

type Promised = Pick<OrderCard, 'dueAt' | 'dueKind'>

export const hasPromise = ({ dueAt, dueKind }: Promised) => dueAt !== undefined && dueKind !== undefined && dueKind !== 'none'

interface PromiseLineProps {
  readonly order: Promised
  readonly now: number
  /** Said to the resident: “您”, not “居民”. */
  readonly you?: boolean
}

/** “今天 **11:30** 前会有人联系您”. Nothing where nothing was promised. */
export function PromiseLine({ order, now, you }: PromiseLineProps) {
  const { dueAt, dueKind } = order
  if (dueAt === undefined || dueKind === undefined || dueKind === 'none') return null
  const over = dueAt < now
  const said = BY_THEN[dueKind] ?? `（${CLOCK_TEXT[dueKind]}）`
  return (
    <Text>
      {over ? `${CLOCK_TEXT[dueKind]}是` : ''}{dayWords(dueAt, now)} <Text className='strong'>{clockWords(dueAt)}</Text> {over ? '，已经过了' : (you ? said.replace('居民', '您') : said)}
    </Text>
  )
}
