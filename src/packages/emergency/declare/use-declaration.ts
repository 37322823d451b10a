import { useState } from 'react'
import type { EmergencyCard } from '@core/contract/emergency'
import { LEVEL_RULES } from '@core/domain/emergency/levels'
import { dateText } from '@/components/china-time'
import { momentOf } from '../looks'

const DAY = 86_400_000
export interface ChosenArea { readonly id: string; readonly name: string }
export interface Declaration {
  readonly title: string
  readonly reason: string
  readonly level: EmergencyCard['level']
  readonly areas: readonly ChosenArea[]
  readonly later: 'now' | 'later'
  readonly from: string
  readonly fromClock: string
  readonly to: string
  readonly toClock: string
}

/** What has been filled in; a failure leaves it as it is. */
export function useDeclaration(now: number) {
  const [draft, setDraft] = useState<Declaration>({ title: '', reason: '', level: 'yellow', areas: [], later: 'now', from: dateText(now), fromClock: '18:00', to: dateText(now + 3 * DAY), toClock: '18:00' })
  return { draft, edit: (part: Partial<Declaration>) => setDraft((old) => ({ ...old, ...part })) }
}

/** What is still to be answered, as a sentence; the first of it. */
export function missingIn({ title, reason, level, areas, later, from, fromClock, to, toClock }: Declaration, now: number): string | undefined {
  const start = later === 'later' ? momentOf(from, fromClock) : now
  const end = momentOf(to, toClock)
  if (title.trim() === '') return '请写叫什么'
  if (reason.trim() === '') return '请写为什么'
  if (areas.length === 0) return '请选范围'
  if (end <= Math.max(start, now)) return '结束要晚于开始'
  const longest = LEVEL_RULES[level].longestMs
  return end - start > longest ? `这一级别最长 ${longest / DAY} 天，请改早一些` : undefined
}
