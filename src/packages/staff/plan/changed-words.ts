import { metresWords } from '@core/domain/dispatch/walk-words'
import type { PlannedOrderView, PlanView } from '@core/contract/dispatch'
import { type Choices, choiceOf, isChanged, type Person, peopleOf, standing } from './plan'

/** Nearer than this to each other is as near. */
const SAME_M = 50
const BUSY = '本周已接'
const FIRST = '第一次上门'
const IDLE = '本周还没接单'

/** Who is asked for several orders at once as things stand, by what they are called, with the orders. */
function twiceAsked(orders: readonly PlannedOrderView[], choices: Choices, found: readonly Person[]): readonly { readonly label: string; readonly titles: readonly string[] }[] {
  const asked = new Map<string, { label: string; titles: string[] }>()
  for (const order of orders) {
    for (const { memberId, label } of peopleOf(order, choiceOf(choices, order), found)) {
      const known = asked.get(memberId) ?? { label, titles: [] }
      known.titles.push(order.title)
      asked.set(memberId, known)
    }
  }
  return [...asked.values()].filter(({ titles }) => titles.length > 1)
}

const warnings = ({ reasons }: Person): readonly string[] => reasons.flatMap(({ tone, text }) => (tone === 'warn' ? [text] : []))

/** What is worse about one person in another's place, or speaks against them at all. */
function worseThan(chosen: Person, proposed: Person | undefined): readonly string[] {
  const farther = chosen.distanceM === undefined || proposed?.distanceM === undefined ? 0 : chosen.distanceM - proposed.distanceM
  const busier = proposed?.reasons.some(({ text }) => text === IDLE) === true ? chosen.reasons.filter(({ text }) => text.startsWith(BUSY)) : []
  return [...(farther >= SAME_M ? [`远 ${metresWords(farther)}`] : []), ...busier.map(({ text }) => text), ...warnings(chosen)]
}

/** What is worse about one order as it was changed; nothing where it shows in no fact of theirs. */
function worseOf(order: PlannedOrderView, choices: Choices, found: readonly Person[]): readonly string[] {
  const choice = choiceOf(choices, order)
  if (choice === 'none') return [`「${order.title}」先留着，还没有人去`]
  if (choice === 'pool') return [`「${order.title}」放到抢单池，谁来、几时来说不准`]
  const people = peopleOf(order, choice, found)
  const left = order.seats.filter(({ memberId }) => !choice.includes(memberId))
  const fresh = people.filter(({ memberId }) => !order.seats.some((each) => each.memberId === memberId))
  const facts = fresh.flatMap((each, at) => {
    const worse = worseThan(each, left[at])
    return worse.length === 0 ? [] : [`「${order.title}」换成${each.label}：${worse.join('，')}`]
  })
  return [...facts, ...(people.length < order.seats.length ? [`「${order.title}」少派 ${order.seats.length - people.length} 人`] : [])]
}

export interface ChangedWords {
  /** What is worse than in the plan, fact by fact. */
  readonly worse: readonly string[]
  /** Points beside the plan's, and what they say. */
  readonly points: string
}

const figure = (n: number): string => n.toLocaleString('en-US')

/** What was changed by hand, in the words of those who go and of those who wait; the points come last. */
export function changedWords(plan: PlanView, choices: Choices, found: readonly Person[]): ChangedWords {
  const changed = plan.orders.filter((order) => isChanged(choices, order))
  const twice = twiceAsked(plan.orders, choices, found)
  const worse = [...twice.map(({ label, titles }) => `${label}一次排了 ${titles.length} 单，只去得了一单，「${titles[titles.length - 1] ?? ''}」可能还得等`), ...changed.flatMap((order) => worseOf(order, choices, found))]
  const less = Math.round(plan.certificate.value) - Math.round(standing(plan, choices, found).value)
  if (less > 0) return { worse, points: `合起来比方案少 ${figure(less)} 分` }
  if (less === 0) return { worse, points: '分和方案一样多' }
  return { worse, points: `分加起来多 ${figure(-less)} 分，可这不算更好：${whyNoBetter(changed, twice.length > 0, choices, found)}` }
}

/** More points than the proved best are points the plan may not count. */
function whyNoBetter(changed: readonly PlannedOrderView[], isTwice: boolean, choices: Choices, found: readonly Person[]): string {
  if (isTwice) return '同一个人一次只问一单，两单都算分就算重了'
  const held = changed.flatMap((order) => peopleOf(order, choiceOf(choices, order), found)).filter((each) => warnings(each).length > 0)
  if (held[0]) return `${held[0].label}${warnings(held[0])[0] ?? ''}，这样的人方案不问`
  const fresh = changed.find((order) => { const people = peopleOf(order, choiceOf(choices, order), found); return people.length > 1 && people.every(({ reasons }) => reasons.some(({ text }) => text === FIRST)) })
  if (fresh) return `「${fresh.title}」去的都是第一次上门，总要有一位去过的`
  const ruled = changed.find(({ route }) => route !== undefined)
  if (ruled) return `「${ruled.title}」按规则「${ruled.route ?? ''}」先找别人`
  return '方案有意不先问他：他最近派得比同样的人多，先让别人分担'
}
