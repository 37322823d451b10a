import type { OrderDetail } from '@core/contract/order-views'
import { nextText } from '@core/text/zh-next'

type Said = Pick<OrderDetail, 'state' | 'as' | 'actions' | 'scheduled' | 'proposal' | 'appeals' | 'suspension' | 'leadUnit' | 'timeline' | 'dispute' | 'supervision' | 'extension' | 'unitReturn'>

const isAbove = ({ as }: Said) => as === 'street' || as === 'district'
const can = ({ actions }: Said, action: string) => actions.includes(action)

/** Who went found nobody: the seat is held on, its time is not. */
export const awaitsNewTime = ({ state, scheduled }: Pick<OrderDetail, 'state' | 'scheduled'>) => state === 'scheduled' && scheduled === undefined

/** States in which nothing else goes on any more but what was appealed. */
const AT_REST: readonly string[] = ['rejected', 'closed', 'rated', 'archived', 'cancelled', 'closedUnresolved']

function appealWords(order: Said): string | undefined {
  const open = order.appeals.filter(({ state }) => state === 'open')
  if (open.length === 0) return undefined
  if (can(order, 'upholdAppeal')) return '有人申诉，请看两边怎么说，再定成立不成立。'
  if (!AT_REST.includes(order.state)) return undefined
  return open.some(({ mine }) => mine) ? '您的申诉已收到，街道会换一个人来看，五个工作日内答复您。' : '有人申诉，街道换一个人在看。'
}

function suspensionWords(order: Said): string | undefined {
  const { state, suspension } = order
  if (state === 'suspended') return order.as === 'resident' || order.as === 'member' || can(order, 'resume') ? undefined : '先挂起，到日子自动接着办。'
  if (!suspension || suspension.approved) return undefined
  if (can(order, 'suspend')) return '社区申请挂起，请定：同意，还是接着办。'
  return order.as === 'staff' ? '已申请挂起，等另一位同事或街道来定。' : undefined
}

/** Asked from above: it stands over everything else until it is answered, and its answer until it is accepted. */
function supervisionWords(order: Said): string | undefined {
  const { supervision } = order
  if (!supervision || supervision.state === 'closed') return undefined
  const from = supervision.by === 'district' ? '区里' : '街道'
  if (can(order, 'answerSupervision')) return supervision.overdue ? `${from}督办，答复的日子过了，请马上写明办得怎样。` : `${from}发来督办单，请按期写明办得怎样。`
  if (!isAbove(order)) return undefined
  if (supervision.state === 'answered') return can(order, 'superviseAgain') ? '社区答复了督办，请看：办结，还是再次督办。' : undefined
  return supervision.overdue ? '社区没有按期答复督办，请过问。' : undefined
}

function extensionWords(order: Said): string | undefined {
  if (order.extension?.state !== 'asked') return undefined
  if (can(order, 'approveExtension')) return '社区申请延期，请定：同意，还是按原来的时限办。'
  return order.as === 'staff' ? '已申请延期，等街道来定；原来的时限照走。' : undefined
}

function timeWords(order: Said): string | undefined {
  const { as, proposal, state } = order
  if (proposal && (state === 'taken' || awaitsNewTime(order))) {
    if (as === 'member') return '等居民答应时间，也可以打电话说好。'
    if (as === 'resident') return '党员约了时间，请看看行不行。'
  }
  if (!awaitsNewTime(order)) return undefined
  if (as === 'member') return '上次家里没人，请打个电话，约个时间再去。'
  return as === 'resident' ? '党员来过，家里没有人。会再联系您，约个时间再来。' : '党员去过，家里没有人，要另约时间。'
}

/** Said not to be solved: nothing closes by itself now, and it is the community's turn. */
function disputeWords({ state, as, dispute, actions }: Said): string | undefined {
  if (state !== 'done' || dispute === undefined) return undefined
  if (as === 'resident') return '您说还没解决。社区会看情况答复您：请原来的党员再来，或另外派人。期间不会自动办结。'
  if (as === 'member') return '居民说还没解决，先等社区答复，不用马上去。'
  return actions.includes('ruleDispute') ? '居民说还没解决，请定：请原来的党员接着办，还是另外派人。' : '居民说还没解决，等社区另一位同事答复。'
}

function rulingWords(order: Said): string | undefined {
  const { state, leadUnit, as, timeline } = order
  if (state !== 'accepted' || leadUnit === undefined) return undefined
  const ruled = timeline.reduce<Said['timeline'][number] | undefined>((last, entry) => (entry.action === 'rule' && entry.seq > (last?.seq ?? -1) ? entry : last), undefined)
  const words = `${ruled?.byKind === 'district' ? '区里' : '街道'}已定由${leadUnit}牵头，`
  return as === 'staff' ? `${words}请安排人去办。` : `${words}社区在安排。`
}

/** What happens next, from all that the view shows; where nothing is out of turn, what its state says. */
export function headlineOf(order: Said): string {
  const asked = suspensionWords(order) ?? extensionWords(order)
  if (isAbove(order) && asked) return asked
  return supervisionWords(order) ?? appealWords(order) ?? asked ?? disputeWords(order) ?? timeWords(order) ?? rulingWords(order) ?? nextText(order.state, order.as)
}
