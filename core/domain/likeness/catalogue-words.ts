import type { Urgency } from '../order/limits'
import type { Decision } from './decisions'

/** What is read of a catalogue: the words with which it speaks of a service. */
export interface WordedCategory {
  readonly name: string
  readonly notice: string
  readonly services: readonly {
    readonly id: string
    readonly name: string
    readonly notice?: string | undefined
    readonly urgency: Urgency
    readonly questions: readonly { readonly label: string; readonly options?: readonly string[] | undefined }[]
    readonly stopper?: { readonly when: string } | undefined
  }[]
}

/**
 * The catalogue as if it were orders: each service once, in its own words. With these alone a community's first order
 * is sorted; what its staff decide is added, and soon outweighs them.
 */
export function catalogueDecisions(categories: readonly WordedCategory[]): readonly Decision[] {
  return categories.flatMap((category) =>
    category.services.map(({ id: serviceId, name, notice, urgency, questions, stopper }) => ({
      serviceId, urgency,
      title: name,
      text: [category.name, notice, ...questions.flatMap(({ label, options = [] }) => [label, ...options]), stopper?.when].filter(Boolean).join('，'),
    })),
  )
}

/** A service's words in the catalogue count as so many decisions: they are few, and chosen by people who know the trade. */
export const WORDS_WEIGHT = 8
