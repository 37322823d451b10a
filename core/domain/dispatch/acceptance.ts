/**
 * The chance that a member says yes, learned from the community's own offers as their answers come.
 *
 * A logistic model whose weights carry their own uncertainty: each answer moves a weight the more, the less is known of it
 * (online Bayesian logistic regression with a diagonal Laplace step, after Spiegelhalter & Lauritzen 1990). On top of it
 * a member's own habit, drawn to zero while they have answered little; a newcomer is judged by the others alone. The
 * features are the offer's: how far, at what hour, of which category, asked by name or by a pool. Nothing of the person but
 * their own answers.
 */
export interface OfferFeatures {
  readonly memberId: string
  readonly categoryId: string
  /** Hour of the day in Shanghai, 0–23, at which it was made. */
  readonly hour: number
  readonly weekend: boolean
  /** The walk in metres; undefined where unknown. */
  readonly metres?: number
  readonly skilled: boolean
  /** Offers they got in the last 7 days: who is asked often says yes less often. */
  readonly recentOffers: number
}

interface Weight { readonly mean: number; readonly variance: number }

/** Plain data, so that it can be stored and restored as it is. */
export interface AcceptanceModel {
  readonly version: string
  readonly weights: Readonly<Record<string, Weight>>
  /** Answers it has learned from. */
  readonly answers: number
  /** Of the predictions it made before each answer, by tenths: how many, the sum of what was said, how many said yes. */
  readonly bins: readonly { readonly count: number; readonly said: number; readonly yes: number }[]
}

const BINS = 10
/** Before any answer: a third says yes [own; the invitation measurements assume 10–60 %], nearer ones more. */
const PRIOR: Readonly<Record<string, Weight>> = {
  base: { mean: -0.6, variance: 0.5 },
  kilometres: { mean: -0.4, variance: 0.1 },
  farUnknown: { mean: -0.3, variance: 0.2 },
  skilled: { mean: 0.3, variance: 0.1 },
  recent: { mean: -0.1, variance: 0.02 },
}
/** Of what the prior does not name: an hour, a category, a member. Members differ more than hours do. */
const PRIOR_OTHER: Weight = { mean: 0, variance: 0.25 }
const PRIOR_MEMBER: Weight = { mean: 0, variance: 0.8 }
/** Habits change: what was learned is slowly doubted again, so that the newest answers never stop counting. */
const DOUBT = 1.0005
const LEAST_VARIANCE = 0.002

export const NEW_MODEL: AcceptanceModel = { version: '2026-11', weights: {}, answers: 0, bins: Array.from({ length: BINS }, () => ({ count: 0, said: 0, yes: 0 })) }

const priorOf = (name: string): Weight => PRIOR[name] ?? (name.startsWith('member:') ? PRIOR_MEMBER : PRIOR_OTHER)
const weightOf = ({ weights }: Pick<AcceptanceModel, 'weights'>, name: string): Weight => weights[name] ?? priorOf(name)

/** Hours that are alike: night, morning, noon, afternoon, evening. */
function partOfDay(hour: number): string {
  if (hour < 7 || hour >= 22) return 'night'
  return hour < 11 ? 'morning' : hour < 14 ? 'noon' : hour < 18 ? 'afternoon' : 'evening'
}

type Input = readonly [name: string, value: number]
const ofOffer = ({ categoryId, hour, weekend, skilled }: Pick<OfferFeatures, 'categoryId' | 'hour' | 'weekend' | 'skilled'>): readonly Input[] => [
  ['base', 1], [`hour:${partOfDay(hour)}${weekend ? ':weekend' : ''}`, 1], [`category:${categoryId}`, 1], ...(skilled ? [['skilled', 1] as const] : []),
]
const ofMember = ({ memberId, recentOffers }: Pick<OfferFeatures, 'memberId' | 'recentOffers'>): readonly Input[] => [['recent', Math.min(recentOffers, 10)], [`member:${memberId}`, 1]]
const kilometres = (metres: number): number => Math.min(metres, 5000) / 1000
const ofWay = (metres: number | undefined): readonly Input[] => [metres === undefined ? ['farUnknown', 1] : ['kilometres', kilometres(metres)]]

/** A part of what a chance is made of: means and variances of the parts of one pair are added up. */
export interface ChancePart { readonly mean: number; readonly variance: number }

function sumOf(model: Pick<AcceptanceModel, 'weights'>, inputs: readonly Input[]): ChancePart {
  let [mean, variance] = [0, 0]
  for (const [name, value] of inputs) {
    const weight = weightOf(model, name)
    mean += weight.mean * value
    variance += weight.variance * value * value
  }
  return { mean, variance }
}

/** The three parts, for who asks of many pairs: an order's and a member's are worked out once. */
export const offerPart = (model: AcceptanceModel, offer: Parameters<typeof ofOffer>[0]): ChancePart => sumOf(model, ofOffer(offer))
export const memberPart = (model: AcceptanceModel, member: Parameters<typeof ofMember>[0]): ChancePart => sumOf(model, ofMember(member))
export function wayPart(model: AcceptanceModel): (metres: number | undefined) => ChancePart {
  const [known, unknown] = [weightOf(model, 'kilometres'), weightOf(model, 'farUnknown')]
  return (metres) => {
    if (metres === undefined) return unknown
    const km = kilometres(metres)
    return { mean: known.mean * km, variance: known.variance * km * km }
  }
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))

/** 0–1. What is uncertain is drawn to the middle: a guess is not made to look like knowledge (the mean of a logistic over a normal, MacKay 1992). */
export const chanceFrom = (mean: number, variance: number): number => sigmoid(mean / Math.sqrt(1 + (Math.PI * variance) / 8))

const inputsOf = (features: OfferFeatures): readonly Input[] => [...ofOffer(features), ...ofWay(features.metres), ...ofMember(features)]

/** 0–1: that this offer would be taken. */
export function chanceOf(model: AcceptanceModel, features: OfferFeatures): number {
  const { mean, variance } = sumOf(model, inputsOf(features))
  return chanceFrom(mean, variance)
}

/** An offer and what became of it; silence until its end is a no. */
export interface Answer { readonly features: OfferFeatures; readonly yes: boolean }

/** The model after one more answer. What it said before is kept for `calibrationError`. */
export const learn = (model: AcceptanceModel, features: OfferFeatures, yes: boolean): AcceptanceModel => learnAll(model, [{ features, yes }])

/** The same for many, one after the other. */
export function learnAll(model: AcceptanceModel, answers: readonly Answer[]): AcceptanceModel {
  const weights: Record<string, Weight> = { ...model.weights }
  const bins = model.bins.map((bin) => ({ ...bin }))
  for (const { features, yes } of answers) {
    const said = learnInto(weights, features, yes)
    const bin = bins[Math.min(BINS - 1, Math.floor(said * BINS))]
    if (bin === undefined) continue
    bin.count += 1
    bin.said += said
    bin.yes += yes ? 1 : 0
  }
  return { ...model, weights, answers: model.answers + answers.length, bins }
}

/** Moves the weights, and answers what was said before. */
function learnInto(weights: Record<string, Weight>, features: OfferFeatures, yes: boolean): number {
  const inputs = inputsOf(features)
  const { mean: z, variance } = sumOf({ weights }, inputs)
  const slope = sigmoid(z) * (1 - sigmoid(z))
  // One Newton step of the posterior, shared among the weights by how little is known of each.
  const step = ((yes ? 1 : 0) - sigmoid(z)) / (1 + slope * variance)
  for (const [name, value] of inputs) {
    const before = weightOf({ weights }, name)
    const least = Math.max(LEAST_VARIANCE, (before.variance * DOUBT) / (1 + slope * before.variance * value * value))
    weights[name] = { mean: before.mean + before.variance * value * step, variance: Math.min(priorOf(name).variance, least) }
  }
  return chanceFrom(z, variance)
}

/** Expected calibration error, 0–1: by how much what was said, before each answer, differs from what came, over tenths. */
export function calibrationError({ bins }: Pick<AcceptanceModel, 'bins'>): number {
  const all = bins.reduce((sum, { count }) => sum + count, 0)
  if (all === 0) return 0
  return bins.reduce((sum, { count, said, yes }) => sum + (count === 0 ? 0 : Math.abs(said - yes)), 0) / all
}
