import type { ActorKind } from '@core/domain/order/order-states'
import { MAX, tooLong } from '../field/too-long'
import type { AnyAsk, AnyAskField, Draft } from './ask-types'

const RATING_KEYS = ['solved', 'attitude', 'speed'] as const

/** The fields to draw now: not those whose answer the page gave along, nor those an earlier answer makes pointless. */
export function fieldsOf(ask: AnyAsk, draft: Draft, given: Draft): readonly AnyAskField[] {
  const fields = (ask.fields ?? []) as readonly AnyAskField[]
  return fields.filter((field) => !(field.key in given) && (field.when === undefined || field.when(draft)))
}

/** Whether the tap itself is the wish. */
export const isDirect = (ask: AnyAsk, as: ActorKind, given: Draft) => ask.question === undefined || ask.direct?.(as, given) === true

function isAnswered(field: AnyAskField, draft: Draft): boolean {
  if (field.kind === 'rating') return RATING_KEYS.every((key) => draft[key] !== undefined)
  if (field.kind === 'code') return /^\d{4}$/.test(draft.code ?? '')
  if (field.key === 'parts') return (draft.parts ?? []).length > 0 && draft.parts?.every(({ title, text }) => title.trim() !== '' && text.trim() !== '') === true
  const value = draft[field.key as keyof Draft]
  if (typeof value === 'string') return value.trim() !== ''
  return Array.isArray(value) ? value.length > 0 : value !== undefined
}

function isTooLong(field: AnyAskField, draft: Draft): boolean {
  if (field.kind === 'rating') return tooLong(draft.words, MAX.words) !== undefined
  if (field.key === 'parts') return draft.parts?.some(({ title, text }) => tooLong(title, MAX.title) ?? tooLong(text, MAX.text)) === true
  return field.kind === 'text' && tooLong(draft[field.key], field.max) !== undefined
}

/** What is still to be answered, as a sentence; none when it can be sent. */
export function missingIn(fields: readonly AnyAskField[], draft: Draft): string | undefined {
  const open = fields.find((field) => !field.optional && !isAnswered(field, draft))
  if (!open) return fields.some((field) => isTooLong(field, draft)) ? '有一处写得太长，请删短一些' : undefined
  if (open.kind === 'rating') return '请把三个问题都点一下'
  if (open.kind === 'code') return '请填写四位开始码'
  return open.kind === 'text' || open.key === 'parts' ? `请填写${open.label}` : `请选择${open.label}`
}

/** The payload of the contract: what was asked and answered, trimmed; what is empty is left out. */
export function payloadOf(fields: readonly AnyAskField[], draft: Draft, given: Draft): Readonly<Record<string, unknown>> {
  const payload: Record<string, unknown> = { ...given }
  for (const field of fields) {
    if (!isAnswered(field, draft)) continue
    const value = field.key === 'rating' ? undefined : draft[field.key]
    payload[field.key] = field.kind === 'rating' ? ratingOf(draft) : typeof value === 'string' ? value.trim() : value
  }
  return payload
}

function ratingOf({ solved, attitude, speed, words }: Draft) {
  const said = words?.trim()
  return { solved, attitude, speed, ...(said ? { words: said } : {}) }
}
