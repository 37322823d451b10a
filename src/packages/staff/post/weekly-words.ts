import type { InputOf } from '@core/contract/api'
import { DAY_NAMES } from '@/components/field/duty-fields'

type Weekly = InputOf<'posts', 'savePost'>['fields']['weekly'][number]

/** 周一至周五 16:00–17:00，1 人 */
export function weeklyWords({ days, from, to, places }: Weekly): string {
  const [first, last] = [days[0] ?? 1, days.at(-1) ?? 7]
  const run = days.length > 2 && last - first === days.length - 1
  const on = days.length === 7 ? '每天' : `周${run ? `${DAY_NAMES[first - 1]}至周${DAY_NAMES[last - 1]}` : days.map((day) => DAY_NAMES[day - 1]).join('、')}`
  return `${on} ${from}–${to}，${places} 人`
}
