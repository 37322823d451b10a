import type { Level } from '@core/domain/emergency/levels'
import { LEVEL_RULES } from '@core/domain/emergency/levels'

const ALONE = '区里现在只有您一位，没有人能同意：请先给另一位同事区级身份。'
const asksTwo = (level: Level): boolean => LEVEL_RULES[level].people === 2

/** Whose yes a draft waits for, as its drafter reads it: the street's goes to the district, the district's own to a colleague, or to nobody else. */
export function agreementWords(as: 'staff' | 'street' | 'district' | undefined, level: Level, alone: boolean): { readonly before: string; readonly button: string; readonly done: string; readonly stuck?: string } {
  if (as !== 'district') return { before: '区里同意后才生效，到时间自己结束', button: '交区里同意', done: '交上去了，区里会收到消息' }
  if (!asksTwo(level)) return { before: '这一级别一个人就能同意，到时间自己结束', button: '起草好', done: '起草好了，点「同意」就生效' }
  return { before: '区里另一位同意后才生效，到时间自己结束', button: '交区里另一位同意', done: '交上去了，等区里另一位同意', ...(alone ? { stuck: ALONE } : {}) }
}

/** Why the district's reader cannot say yes to what waits for one. */
export const waitsWords = (level: Level, alone: boolean): string => (alone ? ALONE : asksTwo(level) ? '这一级别要两个人：等区里另一位来同意。' : '时间已经过了，同意不了。')
