import { CLOCK_RINGS } from '../../core/domain/order/clocks'
import { CASE_LIMITS, LIMIT_KINDS, URGENCIES, URGENCY_LIMITS } from '../../core/domain/order/limits'
import type { EffectName, OrderAction, OrderState, TargetRule, Transition } from '../../core/domain/order/order-states'
import { ORDER_ACTIONS, ORDER_STATES, TERMINAL_STATES, transitionOf } from '../../core/domain/order/order-states'
import type { Limit } from '../../core/domain/time'
import { ACTION_TEXT, CLOCK_TEXT, ROLE_TEXT, STATE_TEXT, URGENCY_TEXT } from '../../core/text/zh'
import { NEXT_TEXT } from '../../core/text/zh-next'
import { page, table } from './markdown'

interface Arrow {
  readonly to: readonly OrderState[]
  /** Where the row allows more states than an order for one can be in. */
  readonly from?: readonly OrderState[]
}
/** Where a rule leads an order for one helper; an order for several shows the least advanced of its seats. */
const FOR_ONE: Partial<Record<OrderAction, Arrow>> = {
  submit: { to: ['submitted', 'contentHold'] },
  unmerge: { to: ['submitted', 'accepted'] },
  dispatch: { to: ['offered'] },
  withdrawOffer: { to: ['accepted'] },
  take: { to: ['taken'] },
  decline: { to: ['accepted'] },
  inviteMore: { to: ['offered'] },
  lapseOffer: { to: ['accepted'] },
  agreeTime: { to: ['scheduled'], from: ['taken', 'scheduled'] },
  release: { to: ['accepted'] },
  acceptTransfer: { to: [] },
  lapseContact: { to: ['accepted'], from: ['taken', 'scheduled'] },
  dropMember: { to: ['accepted'], from: ['offered', 'taken', 'scheduled', 'checkedIn'] },
  checkIn: { to: ['checkedIn'] },
  reportAbsent: { to: ['scheduled'] },
  reportUnable: { to: ['accepted'] },
  finish: { to: ['done'] },
  refuseReturn: { to: ['submitted', 'accepted'] },
  ruleDispute: { to: ['checkedIn', 'accepted'] },
  resume: { to: ['accepted', 'taken', 'scheduled', 'checkedIn'] },
  upholdAppeal: { to: ['submitted'], from: ['rejected'] },
}
const RULE_TEXT: Record<TargetRule, string> = {
  same: '不变', leastAdvancedSeat: '看走得最慢的名额', seatsInTheField: '派单到服务中看走得最慢的名额，其他不变', returnToPrevious: '回到之前的状态', afterContentCheck: '待受理；内容有疑则内容待审', afterRuling: '服务中或待派单', afterAppeal: '不予受理的回到待受理，其他不变',
}
const CLOCK_EFFECT: Partial<Record<EffectName, string>> = {
  startAccept: `${CLOCK_TEXT.accept}起`, stopAccept: `${CLOCK_TEXT.accept}止`, startDispatch: `有空名额时${CLOCK_TEXT.dispatch}起`, stopDispatch: `${CLOCK_TEXT.dispatch}止`, startFinish: `${CLOCK_TEXT.finish}起`,
  pauseClocks: '都暂停', resumeClocks: '都继续', stopClocks: '都停', startPersonalData: `${CLOCK_TEXT.personalData}起（还能反悔的，过了那时才起）`, stopPersonalData: `${CLOCK_TEXT.personalData}止`, erasePersonal: `${CLOCK_TEXT.personalData}止`, startInfo: `${CLOCK_TEXT.info}起`, stopInfo: `${CLOCK_TEXT.info}止`, addOffers: `${CLOCK_TEXT.offer}起`, takeSeat: `${CLOCK_TEXT.contact}起`,
  logContact: `${CLOCK_TEXT.contact}止，${CLOCK_TEXT.arrive}起`, agreeProposal: `${CLOCK_TEXT.contact}止，${CLOCK_TEXT.arrive}起`, checkInSeat: `${CLOCK_TEXT.contact}、${CLOCK_TEXT.arrive}止`, seatAbsent: `${CLOCK_TEXT.arrive}起`,
  dropMember: `${CLOCK_TEXT.contact}、${CLOCK_TEXT.arrive}止；有空名额时${CLOCK_TEXT.dispatch}起`, leaveSeat: `${CLOCK_TEXT.contact}、${CLOCK_TEXT.arrive}止`, freeLateSeats: `${CLOCK_TEXT.contact}、${CLOCK_TEXT.arrive}止`, freeAllSeats: `${CLOCK_TEXT.contact}、${CLOCK_TEXT.arrive}止`, startConfirm: `${CLOCK_TEXT.confirm}起`,
  stopConfirm: `${CLOCK_TEXT.confirm}、${CLOCK_TEXT.dispute}止`, startAfterwards: `${CLOCK_TEXT.finish}止，${CLOCK_TEXT.archive}起`, setDispute: `${CLOCK_TEXT.dispute}起`, clearDispute: `${CLOCK_TEXT.dispute}止`,
  askReopen: `${CLOCK_TEXT.reopen}起`, stopReopen: `${CLOCK_TEXT.reopen}止`, absorb: `${CLOCK_TEXT.finish}从最早的一单算`, detach: `${CLOCK_TEXT.finish}从自己的算`, addChildren: `${CLOCK_TEXT.finish}按最长的一份`,
  startSuspension: `${CLOCK_TEXT.resume}起`, endSuspension: `${CLOCK_TEXT.resume}止`, raiseLevel: `${CLOCK_TEXT.level}起`, stopLevel: `${CLOCK_TEXT.level}止`, nextRound: `${CLOCK_TEXT.archive}止`,
  openSupervision: `${CLOCK_TEXT.supervise}起`, repeatSupervision: `${CLOCK_TEXT.supervise}起`, answerSupervision: `${CLOCK_TEXT.supervise}止`, closeSupervision: `${CLOCK_TEXT.supervise}止`,
  approveExtension: `${CLOCK_TEXT.finish}改到新的日子`, askReturn: `${CLOCK_TEXT.return}起`, keepOrder: `${CLOCK_TEXT.return}止`, moveOrder: `${CLOCK_TEXT.return}止，${CLOCK_TEXT.accept}起`,
  openAppeal: `${CLOCK_TEXT.appeal}起`, upholdAppeal: `${CLOCK_TEXT.appeal}止`, dismissAppeal: `${CLOCK_TEXT.appeal}止`, dropAppeal: `${CLOCK_TEXT.appeal}止`,
}
const AUDIENCE_TEXT = { resident: '居民', member: '接单的党员', offered: '被邀请的党员', staff: '社区', street: '街道' } as const
const UNIT_TEXT = { minutes: '分钟', hours: '小时', days: '天', workingHours: '工作小时', workingDays: '工作日' } as const

/** More sources than this are one arrow from a box of their own, or nobody could read the drawing. */
const MANY = 3

const isRule = (to: Transition['to']): to is TargetRule => Object.hasOwn(RULE_TEXT, to)
const limitText = ({ amount, unit }: Limit): string => `${amount} ${UNIT_TEXT[unit]}`

function arrowOf(action: OrderAction): Required<Arrow> {
  const { from, to } = transitionOf(action)
  if (to === 'same') return { from, to: [] }
  if (!isRule(to)) return { from, to: [to] }
  const arrow = FOR_ONE[action]
  if (arrow === undefined) throw new Error(`scripts/docs: say where ${action} leads an order for one (FOR_ONE)`)
  return { from, ...arrow }
}

function diagram(): string {
  const edges = new Map<string, string[]>()
  const groups = new Map<string, string>()
  for (const action of ORDER_ACTIONS) {
    const { from, to } = arrowOf(action)
    const many = from.length > MANY ? from.join(' ') : undefined
    if (many !== undefined && to.length > 0 && !groups.has(many)) groups.set(many, `many${groups.size + 1}`)
    const sources = many === undefined ? from : [groups.get(many) ?? '']
    for (const source of sources) {
      for (const target of to) {
        if (source === target) continue
        const key = `${source} --> ${target}`
        edges.set(key, [...(edges.get(key) ?? []), ACTION_TEXT[action]])
      }
    }
  }
  const named = (from: string): string => from.split(' ').map((state) => STATE_TEXT[state as OrderState]).join('、')
  const ends: readonly string[] = TERMINAL_STATES
  return [
    '```mermaid', 'stateDiagram-v2', '  direction LR',
    ...ORDER_STATES.map((state) => `  state "${STATE_TEXT[state]}" as ${state}`),
    ...[...groups].map(([from, id]) => `  state "${named(from)}" as ${id}`),
    '  [*] --> draft',
    ...[...edges].map(([edge, labels]) => `  ${edge}: ${[...new Set(labels)].join(' / ')}`),
    ...ends.map((state) => `  ${state} --> [*]`),
    '```',
  ].join('\n')
}

function rowOf(action: OrderAction): readonly string[] {
  const { from, to, by, needs = [], does = [], tells = [], internal, level } = transitionOf(action)
  const clocks = does.flatMap((effect) => CLOCK_EFFECT[effect] ?? [])
  return [
    `${ACTION_TEXT[action]}<br>\`${action}\``,
    `${from.map((state) => STATE_TEXT[state]).join('、')}${level === 'seat' ? '（问自己的名额）' : ''}`,
    isRule(to) ? RULE_TEXT[to] : STATE_TEXT[to],
    by.map((kind) => ROLE_TEXT[kind]).join('、'),
    needs.map((guard) => `\`${guard}\``).join(' '),
    [...new Set(clocks)].join('；'),
    internal ? '不给居民看' : tells.map((audience) => AUDIENCE_TEXT[audience]).join('、'),
  ]
}

/** docs/order-states.md */
export function orderStatesPage(): string {
  const kinds = Object.keys(CLOCK_RINGS) as (keyof typeof CLOCK_RINGS)[]
  return page('一张单的一生', [
    '由 `npm run docs` 从 `core/domain/order/order-states.ts` 和 `core/text/zh.ts` 生成，不要手改。',
    '箭头按只要一个人的单画；要几个人的单，每个名额各走各的，单子显示走得最慢的那个。来处多于三个的动作，从写着这些状态的方框画出。',
    diagram(),
    '## 状态',
    table(['状态', '代码', '现在在谁手里', '对居民说'], ORDER_STATES.map((state) => [STATE_TEXT[state], `\`${state}\``, NEXT_TEXT[state].who, NEXT_TEXT[state].resident])),
    '## 动作',
    '「条件」是 `core/domain/order/guards.ts` 里的名字，从左到右问；第一个不满足的给出拒绝。',
    table(['动作', '从', '到', '谁', '条件', '时限', '告诉谁'], ORDER_ACTIONS.map(rowOf)),
    '## 时限',
    table(['紧急程度', ...LIMIT_KINDS.map((kind) => CLOCK_TEXT[kind])], URGENCIES.map((urgency) => [`${URGENCY_TEXT[urgency]} \`${urgency}\``, ...LIMIT_KINDS.map((kind) => limitText(URGENCY_LIMITS[urgency][kind]))])),
    '类别可以另定时限（`limits`）。不随紧急程度变的：',
    table(['名称', '时限'], Object.entries(CASE_LIMITS).map(([name, limit]) => [`\`${name}\``, typeof limit === 'number' ? `${limit} 次` : limitText(limit)])),
    '## 到时由系统做什么',
    '只有一个时刻 `nextAt` 存在单子上；亮牌响两次：快到时黄牌，到时红牌。办结时限过了仍没有人接的，红牌之后提级，一轮一次；邀请一圈一圈往外（网格、社区、相邻社区、街道），最外一圈也没有人接的，马上提级；街道过了答复时限没有定的，再提级到区里。督办没有按期答复的，红牌，落到发督办单的那一级的「等我定」；没有认可以前不归档、不清除。结束了的单，保存期满就清除：话、联系方式、照片去掉，状态、时间、结果留下。',
    table(['时限', '在这些状态响', '做什么'], [
      ...kinds.map((kind) => [CLOCK_TEXT[kind], CLOCK_RINGS[kind].in.length === ORDER_STATES.length ? '任何状态' : CLOCK_RINGS[kind].in.map((state) => STATE_TEXT[state]).join('、'), ACTION_TEXT[CLOCK_RINGS[kind].action]]),
      [CLOCK_TEXT.offer, STATE_TEXT.offered, ACTION_TEXT.lapseOffer],
    ]),
  ])
}
