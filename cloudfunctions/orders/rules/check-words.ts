import type { OrderAction } from '@core/domain/order/order-states'
import { ORDER_ACTIONS, transitionOf } from '@core/domain/order/order-states'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { judgeText } from '../../_data/content-check'

/** Where an action's input has words that somebody else will read. */
interface Worded {
  readonly as?: unknown
  readonly note?: unknown
  readonly reason?: unknown
  readonly unit?: unknown
  readonly channel?: unknown
  readonly rating?: { readonly words?: unknown }
  readonly parts?: readonly { readonly title?: unknown; readonly text?: unknown }[]
}

/**
 * `submit` and `amend` have checks of their own: a first text is held for a person to look at, these are sent back. What an
 * outside unit answers has no openid to be judged by: it is read by the staff, who pass on what is fit to be read.
 */
const OWN_CHECK: readonly OrderAction[] = ['submit', 'amend', 'answerForward']
/** Somebody in danger is not asked to wait for WeChat. */
const CANNOT_WAIT: readonly OrderAction[] = ['reportUnsafe']
const OFFICIALS: readonly unknown[] = ['staff', 'street', 'district']

/**
 * The one place where words inside an action meet WeChat's check, before anything is read or written: no database call.
 * Internal notes never leave the community and are not sent to anybody.
 */
export async function checkWords(action: OrderAction, input: Worded, ctx: Pick<Ctx, 'openid'>): Promise<void> {
  const words = wordsOf(input)
  if (words === '' || transitionOf(action).internal === true) return
  const verdict = await judgeText(words, ctx.openid)
  if (verdict === 'risky') throw new AppError('TEXT_RISKY')
  // Officials answer for their words by name; from others nothing unchecked is shown, and they can send it again.
  if (verdict === 'unknown' && !OFFICIALS.includes(input.as) && !CANNOT_WAIT.includes(action)) throw new AppError('TEXT_UNCHECKED')
}

function wordsOf({ note, reason, unit, channel, rating, parts = [] }: Worded): string {
  return [note, reason, unit, channel, rating?.words, ...parts.flatMap(({ title, text }) => [title, text])].filter((each) => typeof each === 'string').join('\n')
}

type Handler = (input: never, ctx: Ctx) => Promise<unknown>

/** Every row of the table, its words checked first. */
export function withCheckedWords(handlers: Readonly<Record<string, Handler>>): Readonly<Record<string, Handler>> {
  const rows: readonly string[] = ORDER_ACTIONS.filter((action) => !OWN_CHECK.includes(action))
  return Object.fromEntries(Object.entries(handlers).map(([name, handler]) => [name, rows.includes(name) ? checked(name as OrderAction, handler) : handler]))
}

const checked = (action: OrderAction, handler: Handler): Handler => async (input, ctx) => {
  await checkWords(action, input, ctx)
  return handler(input, ctx)
}
