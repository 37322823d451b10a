/** Shapes of the service catalogue. Two levels: a category on the first screen, a service on the second. */
import type { LimitOverride, Urgency } from '../limits'
import type { CertificateId, SkillId } from '../skills'

/** Names of the local SVG icons a category may show. */
export const CATEGORY_ICONS = ['wrench', 'bag', 'heart', 'scale', 'leaf', 'doc', 'chat', 'users', 'flag'] as const
export type CategoryIcon = (typeof CATEGORY_ICONS)[number]

interface QuestionWords {
  /** Stable for good: answers are stored under it. */
  readonly id: string
  readonly label: string
  readonly required: boolean
}
interface ChoiceQuestion extends QuestionWords {
  readonly kind: 'choice'
  readonly options: readonly string[]
}
interface OpenQuestion extends QuestionWords {
  readonly kind: 'text' | 'number'
  readonly options?: undefined
}
export type Question = ChoiceQuestion | OpenQuestion

/** Shown before anything is typed: whom to call first when people or homes are in danger. */
export interface Stopper {
  readonly phone: '110' | '119' | '120'
  /** One sentence: when to call instead of ordering. */
  readonly when: string
}

/**
 * Photos are each person's choice. A service that asks for them must say why: asking for work photos without need is
 * 过度留痕 (国办函〔2026〕12号, reference §6).
 */
type Photos =
  | { readonly photos: 'optional'; readonly photosWhy?: undefined }
  | { readonly photos: 'reason'; readonly photosWhy: string }

export type Service = Photos & {
  readonly id: string
  readonly name: string
  readonly notice?: string
  readonly urgency: Urgency
  /** How many helpers go: 2 where one alone would be unsafe, or a witness is fair to both sides. */
  readonly seats: 1 | 2
  readonly skill: SkillId
  /** A certificate that must be in force, beside the skill. */
  readonly certificate?: CertificateId
  readonly questions: readonly Question[]
  readonly stopper?: Stopper
}

export interface Category {
  readonly id: string
  readonly name: string
  readonly icon: CategoryIcon
  /** One sentence under the name. */
  readonly notice: string
  /** Helpers go into somebody's home: nobody for the first time alone. */
  readonly atHome?: true
  readonly services: readonly Service[]
  /** Limits of this category that differ from those of the urgency. */
  readonly limits?: LimitOverride
}
