import { execFile } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { WEIGHTS } from '../../../core/domain/dispatch/score'
import type { Ninety } from './ninety-days'

export interface Fairness extends Point {
  readonly days: number
  /** The same days under other weights: what fairness costs of the value without it. */
  readonly curve: readonly Point[]
  /** Under the product's own weight with other people in other days: one seed may be lucky. */
  readonly otherSeeds: readonly { readonly seed: number; readonly gini: number; readonly ece: number }[]
}

/** All on the same days of the same people, who say yes and no by their own habits. */
interface Point {
  readonly weight: number
  /** Gini of hours within groups of equal skills and availability: the same half-days, as far to go, the same weekly number. */
  readonly gini: number
  /** Where only skills and half-days are the same; and of the district as a whole. */
  readonly giniSkillsAndHours: number
  readonly giniAll: number
  readonly valueLoss: number
  readonly servedShare: number
}
export interface Acceptance { readonly ece: number; readonly answers: number }

/** The product's own weight is among them. */
const WEIGHTS_TRIED = { quick: [0, WEIGHTS.fairness], whole: [0, 300, WEIGHTS.fairness, 1200] } as const
const OTHER_SEEDS = { quick: [], whole: [2, 3] } as const
const ORDERS_A_DAY = 4000

export async function benchFairness(quick: boolean, say: (line: string) => void): Promise<{ readonly fairness: Fairness; readonly acceptance: Acceptance }> {
  const [days, size] = [quick ? 14 : 90, quick ? 'quick' : 'whole'] as const
  const wanted = [...WEIGHTS_TRIED[size].map((weight) => ({ weight, seed: 1 })), ...OTHER_SEEDS[size].map((seed) => ({ weight: WEIGHTS.fairness, seed }))]
  const runs = await inProcesses(wanted, async ({ weight, seed }) => {
    const began = performance.now()
    const all = await playApart(days, weight, seed)
    say(`${days} 天，公平权重 ${weight}，第 ${seed} 个种子：${JSON.stringify(all)}，${((performance.now() - began) / 1000).toFixed(0)} 秒`)
    return { weight, seed, all }
  })
  const played = runs.filter(({ seed }) => seed === 1)
  const best = played[0]?.all.value ?? NaN
  const pointOf = ({ weight, all }: { readonly weight: number; readonly all: Ninety }): Point => ({
    weight, gini: round(all.gini), giniSkillsAndHours: round(all.giniSkillsAndHours), giniAll: round(all.giniAll), valueLoss: round(1 - all.value / best), servedShare: round(all.served / (days * ORDERS_A_DAY)),
  })
  const own = played.find(({ weight }) => weight === WEIGHTS.fairness)
  if (own === undefined) throw new Error('no run at the weight in use')
  const otherSeeds = runs.filter(({ seed }) => seed !== 1).map(({ seed, all: { gini, ece } }) => ({ seed, gini: round(gini), ece: round(ece) }))
  return { fairness: { ...pointOf(own), days, curve: played.map(pointOf), otherSeeds }, acceptance: { ece: round(own.all.ece), answers: own.all.answers } }
}

const round = (share: number): number => Number(share.toFixed(4))

/** Nobody's time is measured here: as many at once as there are cores, each in a process of its own. */
async function inProcesses<T, R>(wanted: readonly T[], run: (one: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = []
  let next = 0
  const worker = async (): Promise<void> => {
    for (let at = next++; at < wanted.length; at = next++) results[at] = await run(wanted[at] as T)
  }
  await Promise.all(Array.from({ length: availableParallelism() }, worker))
  return results
}

function playApart(days: number, fairness: number, seed: number): Promise<Ninety> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, ['--import', 'tsx', join(__dirname, 'ninety-days-process.ts'), String(days), String(fairness), String(seed)], (error, out) => {
      if (error === null) resolve(JSON.parse(out) as Ninety)
      else reject(new Error(`the ninety days ended: ${error.message}`, { cause: error }))
    })
  })
}
