/** Why this member, in the words of staff: what the plan weighed, nearest to a sentence. */
import type { Ring } from '../order/order'
import { SKILLS } from '../order/skills'
import type { MemberFacts, OrderFacts } from './facts'
import { reachOf } from './reach'
import type { PolicyName } from './policies'
import { walkWords } from './walk-words'

export interface Reason { readonly tone: 'ok' | 'warn' | 'muted'; readonly text: string }

const FARTHER: Readonly<Partial<Record<Ring, string>>> = { neighbours: '相邻社区', street: '本街道' }
/** What still speaks against one who may be sent all the same: staff have their own reasons. */
const AGAINST: Readonly<Record<PolicyName, string>> = {
  skill: '没有登记这项技能', certificate: '没有有效的证件', ring: '不在邀请范围', radius: '超出愿意走的距离', duty: '这时不在值班', mute: '免打扰时间',
  openMax: '手上的单满了', weeklyMax: '到了本周上限', rest: '还在休息', appetite: '不想接这一类', busy: '那时有约', asked: '这一轮问过', kin: '亲属或同一户', firstTimer: '第一次上门，要有人带',
}

/** `asked`: their answer about another order is waited for. 步行 320 米 · 会水电小修 · 本周已接 1 单 · 好评 4.8 */
export function reasonsFor(member: MemberFacts, order: OrderFacts, { metres, ring, against = [], asked = false }: { readonly metres?: number | undefined; readonly ring?: Ring | undefined; readonly against?: readonly PolicyName[]; readonly asked?: boolean }): readonly Reason[] {
  const skill = SKILLS.find(({ id }) => id === order.skill)
  const rated = member.ratings.count >= 3 ? [{ tone: 'ok' as const, text: `评分 ${(member.ratings.sum / member.ratings.count).toFixed(1)}` }] : []
  return [
    ...(metres === undefined ? [] : [{ tone: against.includes('radius') ? ('warn' as const) : ('ok' as const), text: walkWords(metres) }]),
    ...(metres !== undefined && metres > member.radiusM && metres <= reachOf(member, order.urgency) ? [{ tone: 'warn' as const, text: '比他平时走的远，急事才问' }] : []),
    ...(skill === undefined || against.includes('skill') ? [] : [{ tone: 'ok' as const, text: `会${skill.name}` }]),
    ...(ring !== undefined && FARTHER[ring] !== undefined ? [{ tone: 'muted' as const, text: FARTHER[ring] }] : []),
    { tone: 'muted', text: member.takenThisWeek === 0 ? '本周还没接单' : `本周已接 ${member.takenThisWeek} 单` },
    ...rated,
    ...(member.visits === 0 && order.homeVisit ? [{ tone: 'muted' as const, text: '第一次上门' }] : []),
    ...(asked ? [{ tone: 'warn' as const, text: '另一单正等他回答' }] : []),
    ...against.map((name) => ({ tone: 'warn' as const, text: AGAINST[name] })),
  ]
}
