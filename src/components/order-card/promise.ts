import type { OrderCard } from '@core/contract/order-views'
import { CLOCK_TEXT } from '@core/text/zh'
import { momentWords } from '../china-time'

/** Who does what until when, as people say it; a clock without its own sentence says its name. */
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
  resume: ' 接着办',
  level: '前上级会定下谁来办',
}

type Promised = Pick<OrderCard, 'dueAt' | 'dueKind' | 'late'>

/** “今天 11:30 前会有人联系居民”. None where nothing was promised. */
export function promiseWords({ dueAt, dueKind }: Promised, now: number): string | undefined {
  if (dueAt === undefined || dueKind === undefined || dueKind === 'none') return undefined
  const when = momentWords(dueAt, now)
  if (dueAt < now) return `${CLOCK_TEXT[dueKind]}是 ${when}，已经过了`
  return `${when}${BY_THEN[dueKind] ?? `（${CLOCK_TEXT[dueKind]}）`}`
}
