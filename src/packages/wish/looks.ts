import type { WishCard } from '@core/contract/wishes'
import type { Tone } from '@/components/tag'

const TONES: Readonly<Partial<Record<WishCard['state'], Tone>>> = { draft: 'warn', published: 'info', taken: 'info', handed: 'warn', done: 'ok', filed: 'ok' }
export const toneOf = (state: WishCard['state']): Tone => TONES[state] ?? 'muted'
