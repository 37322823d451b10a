import type { EmergencyCard } from '@core/contract/emergency'
import type { Tone } from '@/components/tag'
import { lengthWords, momentWords } from '@/components/china-time'

export const LEVEL_TONE = { blue: 'info', yellow: 'gold', orange: 'warn', red: 'danger' } as const satisfies Record<EmergencyCard['level'], Tone>
const TONES: Readonly<Partial<Record<EmergencyCard['state'], Tone>>> = { drafted: 'warn', approved: 'info', inForce: 'danger', standingDown: 'warn', stoodDown: 'warn' }
export const stateTone = (state: EmergencyCard['state']): Tone => TONES[state] ?? 'muted'

/** A moment from a picked day and time of day, on China's clock. */
export const momentOf = (date: string, clock: string): number => Date.parse(`${date}T${clock}:00+08:00`)

/** A list of names that nobody needs any more is closed by itself: when, and what that means. */
export const untilWords = (until: number, now: number): string => `名单 ${lengthWords(until - now)}后失效：${momentWords(until, now)} 应急结束，名单封存，谁也打不开了。`
