import { AppError } from '../_kit/app-error'
import type { Ctx } from '../_kit/serve'
import { judgeText } from '../_data/content-check'

const OFFICIALS: readonly string[] = ['staff', 'street', 'district']

/** Words that somebody else will read meet WeChat's check before anything is read or written, as an order's do. */
export async function checkNote(words: readonly (string | undefined)[], as: string, ctx: Pick<Ctx, 'openid'>): Promise<void> {
  const text = words.filter((each) => each !== undefined && each !== '').join('\n')
  if (text === '') return
  const verdict = await judgeText(text, ctx.openid)
  if (verdict === 'risky') throw new AppError('TEXT_RISKY')
  // Officials answer for their words by name; from others nothing unchecked is shown, and they can send it again.
  if (verdict === 'unknown' && !OFFICIALS.includes(as)) throw new AppError('TEXT_UNCHECKED')
}
