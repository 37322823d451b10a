import type { ActorKind, OrderState } from '@core/domain/order/order-states'
import type { CallableAction, ORDER_PAYLOADS } from '@core/contract/order-payloads'
import type { TimeSpan } from '../china-time'
import type { Choice } from '../field/choice-field'

/** What may have been answered so far, over all actions: one flat form, of which each action asks a part. */
export interface Draft {
  readonly reason?: string
  readonly note?: string
  readonly channel?: string
  readonly unit?: string
  readonly title?: string
  readonly text?: string
  readonly code?: string
  readonly result?: string
  readonly backTo?: string
  readonly urgency?: string
  readonly appealTarget?: string
  readonly way?: string
  readonly solved?: string
  readonly attitude?: number
  readonly speed?: number
  readonly words?: string
  readonly until?: number
  readonly time?: TimeSpan
  readonly photos?: readonly string[]
  readonly memberId?: string
  readonly memberIds?: readonly string[]
  readonly pool?: boolean
  readonly targetId?: string
  readonly serviceId?: string
  readonly communityId?: string
  readonly parts?: readonly { readonly title: string; readonly text: string; readonly serviceId: string }[]
  readonly offerId?: string
  readonly appealId?: string
}

/** The fields of an action's payload, by the contract: an ask for a field that the action does not have does not compile. */
type KeyOf<A extends CallableAction> = keyof (typeof ORDER_PAYLOADS)[A] & string

interface Common<K extends string> {
  readonly key: K
  readonly label: string
  readonly hint?: string
  readonly optional?: true
  /** Asked only where an earlier answer calls for it. */
  readonly when?: (draft: Draft) => boolean
}

type TextKey = 'reason' | 'note' | 'channel' | 'unit' | 'title' | 'text'
type ChoiceKey = 'result' | 'backTo' | 'urgency' | 'appealTarget' | 'way'
/** Of these choices only those that the view names. */
export type Narrowed = { readonly [K in ChoiceKey]?: readonly string[] }
/** Chosen among things that only the page can fetch; it gives the chooser as a slot. */
export type SlotKey = 'communityId' | 'memberId' | 'memberIds' | 'targetId' | 'serviceId' | 'parts'

export type TextAsk<K extends string = TextKey> = Common<K> & { readonly kind: 'text'; readonly quick?: readonly string[]; readonly placeholder?: string; readonly short?: true; readonly max: number }
export type ChoiceAsk<K extends string = ChoiceKey> = Common<K> & { readonly kind: 'choice'; readonly options: readonly Choice[] }
export type AskField<K extends string = string> =
  | TextAsk<Extract<K, TextKey>>
  | ChoiceAsk<Extract<K, ChoiceKey>>
  | (Common<Extract<K, 'time'>> & { readonly kind: 'window' })
  | (Common<Extract<K, 'until'>> & { readonly kind: 'date' })
  | (Common<Extract<K, 'code'>> & { readonly kind: 'code' })
  | (Common<Extract<K, 'rating'>> & { readonly kind: 'rating' })
  | (Common<Extract<K, 'photos'>> & { readonly kind: 'photos' })
  | (Common<Extract<K, SlotKey>> & { readonly kind: 'slot' })

/** Any action's field, once it no longer matters which. */
export type AnyAskField = AskField<TextKey | ChoiceKey | SlotKey | 'time' | 'until' | 'code' | 'rating' | 'photos'>

export interface Ask<A extends CallableAction> {
  /** The sentence over the sheet. Without one nothing is asked: the tap itself is the wish. */
  readonly question?: string
  /** What happens then, and whether it can be undone. */
  readonly note?: string
  readonly fields?: readonly AskField<KeyOf<A>>[]
  /** On the button that sends it, where an answer makes the action's own word wrong. */
  readonly confirmLabel?: (draft: Draft) => string | undefined
  /** Those who are not asked although others are. */
  readonly direct?: (as: ActorKind, given: Draft) => boolean
  /** Said when it is done. */
  readonly done?: string
  /** How expected it is: 1 stands under the thumb in red, 2 beside it, 3 behind “更多”. */
  readonly rank: 1 | 2 | 3
  /** In this state it is possible but not what comes next: beside the others, under its own word. */
  readonly meanwhile?: { readonly state: OrderState; readonly rank: 2 | 3; readonly label: string }
}

/** The row of some action, once it no longer matters which. */
export type AnyAsk = { readonly [A in CallableAction]: Ask<A> }[CallableAction]
