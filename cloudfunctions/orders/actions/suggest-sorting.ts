import type * as z from 'zod'
import type { CatalogueView } from '@core/contract/catalogue'
import type { ordersContract } from '@core/contract/orders'
import type { Urgency } from '@core/domain/order/limits'
import { catalogueDecisions, WORDS_WEIGHT } from '@core/domain/likeness/catalogue-words'
import type { Decidable } from '@core/domain/likeness/decisions'
import { tailOf } from '@core/domain/likeness/decisions'
import { featuresOf } from '@core/domain/likeness/sorting-features'
import { sorted } from '@core/domain/likeness/sorting-model'
import type { TextLayer } from '@core/domain/likeness/text-model'
import { bounded, NO_COUNTS, textLayer, withDecisions } from '@core/domain/likeness/text-model'
import { AppError } from '../../_kit/app-error'
import { blindIndex } from '../../_kit/seal'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { catalogue } from '../../_data/directory'
import type { DecisionDoc } from '../../_data/matters-repo'
import { ordersAfter } from '../../_data/matters-repo'
import { loadOrder } from '../../_data/orders-repo'
import { keepModel, textModelOf } from '../../_data/text-models-repo'

type Input = z.output<(typeof ordersContract)['suggestSorting']['input']>

/** So many orders after the model's mark are read for one answer; what lies further is learned by the next ones. */
const READ = 120
/** So many settled decisions are worth a write. */
const WORTH_KEEPING = 20
const SHOWN = 3
/** Less likely ones help nobody choose. */
const LEAST_SHARE = 0.05
/** Surer than this, or nothing is said of the urgency. */
const CLEAR = 0.6

/**
 * What an order looks like by its words: service and urgency, learned from what this community's staff decided before. A
 * person confirms. Nothing is learned where decisions are made: whoever asks reads what was decided since the model was
 * last kept, and keeps it when that was much.
 */
export async function suggestSorting(input: Input, ctx: Ctx) {
  const actor = await actorOf(ctx, 'staff')
  const asked = actor.scopeIds.length === 1 ? undefined : await loadOrder(input.orderId)
  const communityId = asked?.communityId ?? actor.scopeIds[0] ?? ''
  if (asked === null || !actor.scopeIds.includes(communityId)) throw new AppError('NOT_FOUND')
  const [model, listed] = await Promise.all([textModelOf(communityId, ctx.now), catalogue(ctx.now)])
  const docs = await ordersAfter(communityId, model.mark, READ)
  const mine = asked ?? docs.find(({ _id }) => _id === input.orderId) ?? (await loadOrder(input.orderId))
  if (mine === null || mine.communityId !== communityId) throw new AppError('NOT_FOUND')

  const salt = blindIndex(communityId, 'text model')
  const read = (words: { readonly title: string; readonly text: string }) => featuresOf(words, salt)
  const full = docs.length === READ
  const { settled, rest, mark } = tailOf(docs.map(decidableOf), ctx.now, full)
  // What is asked about does not answer for itself.
  const others = [...settled, ...rest].filter(({ id }) => id !== input.orderId)
  const tail = textLayer(withDecisions(NO_COUNTS, others, read))
  const words = wordsLayer(listed, salt)
  const learnedFrom = model.learned + others.length

  // A full page without many decisions in it is passed by too, or nobody would ever read beyond it.
  if ((settled.length >= WORTH_KEEPING || full) && mark !== undefined) await keepModel(model, { mark, learned: model.learned + settled.length, counts: bounded(withDecisions(model.counts, settled, read)) }, ctx.now)
  const features = read(mine)
  const offered = new Set(listed.categories.flatMap(({ services }) => services.map(({ id }) => id)))
  const services = sorted(features, words.services, [model.layer.services, tail.services], learnedFrom).filter(({ label, share }) => offered.has(label) && share >= LEAST_SHARE)
  const [urgency] = sorted(features, words.urgencies, [model.layer.urgencies, tail.urgencies], learnedFrom)
  return {
    services: services.slice(0, SHOWN).map(({ label, share }) => ({ serviceId: label, share: Math.round(share * 100) / 100 })),
    ...(urgency !== undefined && urgency.share >= CLEAR ? { urgency: urgency.label as Urgency } : {}),
    learnedFrom,
  }
}

const decidableOf = ({ _id: id, state, serviceId, urgency, title, text, createdAt, erasedAt }: DecisionDoc): Decidable =>
  ({ id, state, serviceId, urgency, title, text, createdAt, erased: erasedAt !== undefined })

/** The catalogue's words, read once per instance, community and version. */
const wordLayers = new Map<string, { readonly version: number; readonly layer: TextLayer }>()

function wordsLayer({ version, categories }: CatalogueView, salt: string): TextLayer {
  const hit = wordLayers.get(salt)
  if (hit?.version === version) return hit.layer
  const layer = textLayer(withDecisions(NO_COUNTS, catalogueDecisions(categories), (words) => featuresOf(words, salt), WORDS_WEIGHT))
  wordLayers.set(salt, { version, layer })
  return layer
}
