import { WEIGHTS } from '../../../core/domain/dispatch/score'
import type { Ninety } from './ninety-days'
import { playNinety } from './ninety-days'

export interface Fairness {
  /** At the product's weight: Gini of hours within groups of equal skills and availability when everybody goes who is asked, and what fairness costs of the value without it. */
  readonly gini: number
  readonly valueLoss: number
  readonly days: number
  /** The same for other weights. */
  readonly curve: readonly Point[]
  /** The same days with people who say yes and no: whoever says yes three times as often has more hours, which no plan makes good; `giniWilling` compares equally willing ones. */
  readonly refusing: Point & { readonly giniWilling: number }
}
interface Point { readonly weight: number; readonly gini: number; readonly valueLoss: number; readonly servedShare: number }
export interface Acceptance { readonly ece: number; readonly answers: number }

const OTHER_WEIGHTS = [0, 100, 200, 500, 900] as const

export function benchFairness(quick: boolean, say: (line: string) => void): { readonly fairness: Fairness; readonly acceptance: Acceptance } {
  const days = quick ? 14 : 90
  const play = (weight: number, answering: boolean): Ninety => {
    const began = performance.now()
    const played = playNinety(days, weight, answering)
    say(`${days} 天，公平权重 ${weight}${answering ? '，有人不答应' : ''}：${JSON.stringify(played)}，${((performance.now() - began) / 1000).toFixed(0)} 秒`)
    return played
  }
  const pointsOf = (weights: readonly number[], answering: boolean) => {
    const all = weights.map((weight) => ({ weight, played: play(weight, answering) }))
    const best = all[0]?.played.value ?? NaN
    return all.map(({ weight, played }) => ({ weight, played, point: { weight, gini: round(played.gini), valueLoss: round(1 - played.value / best), servedShare: round(played.served / (days * 4000)) } }))
  }
  const own = WEIGHTS.fairness
  const curve = pointsOf(quick ? [0, own] : [...OTHER_WEIGHTS, own].sort((a, b) => a - b), false).map(({ point }) => point)
  const refusing = pointsOf([0, own], true).at(-1)
  const at = curve.find(({ weight }) => weight === own)
  if (refusing === undefined || at === undefined) throw new Error('no run at the weight in use')
  return {
    fairness: { gini: at.gini, valueLoss: at.valueLoss, days, curve, refusing: { ...refusing.point, giniWilling: round(refusing.played.giniWilling) } },
    acceptance: { ece: round(refusing.played.ece), answers: refusing.played.answers },
  }
}

const round = (share: number): number => Number(share.toFixed(4))
