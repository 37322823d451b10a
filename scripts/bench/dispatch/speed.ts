import loadHighs from 'highs'
import { NEW_MODEL } from '../../../core/domain/dispatch/acceptance'
import { assignSeats } from '../../../core/domain/dispatch/assign-seats'
import type { AssignmentInstance } from '../../../core/domain/dispatch/certificate'
import { pairsOf } from '../../../core/domain/dispatch/pairs'
import { planBatch } from '../../../core/domain/dispatch/plan-batch'
import { makeRoster } from '../../../core/domain/dispatch/roster'
import { makeRandom } from '../../../local/seed/random'
import { makeManyOrders, makeMembers, MORNING } from './district'

export interface Speed {
  /** From the facts to the proved plan, over all pairs within each order's rings: the middle of the runs. */
  readonly oursMs: number
  /** The same instance as a linear program in HiGHS: solving alone. */
  readonly solverMs: number
  /** Of ours: finding and weighing the pairs, and solving with its proof. The first plan of a minute, when duties are looked at anew. */
  readonly pairsMs: number
  readonly solveMs: number
  readonly firstMs: number
  readonly pairs: number
  readonly value: number
  readonly sameValue: boolean
  readonly certified: boolean
}

const SIZES = [[200, 8_200, 101], [2_000, 82_000, 25], [20_000, 820_000, 9]] as const

/** The roster is warm, as it is between two batches; candidates, solving and proof are timed. Beside it a solver from npm on the same pairs. */
export async function benchSpeed(quick: boolean, say: (line: string) => void): Promise<Readonly<Record<string, Speed>>> {
  const highs = await loadHighs()
  const result: Record<string, Speed> = {}
  for (const [orders, members, runs] of quick ? SIZES.slice(0, 1) : SIZES) {
    const random = makeRandom(7)
    const roster = makeRoster(makeMembers(random, members))
    const wanted = makeManyOrders(random, orders, members)
    const input = { roster, orders: wanted, now: MORNING, perBatch: 1, model: NEW_MODEL }
    const [firstMs, first] = timed(() => planBatch(input))
    const all: number[] = []
    const parts: { readonly pairs: number; readonly solve: number }[] = []
    for (let run = 0; run < runs; run += 1) {
      const [ms, plan] = timed(() => planBatch(input))
      if (plan.value !== first.value) throw new Error('equal facts, other plan')
      all.push(ms)
      const [pairsMs, pairs] = timed(() => pairsOf(input))
      parts.push({ pairs: pairsMs, solve: timed(() => assignSeats(pairs))[0] })
    }
    const lp = linearProgram(pairsOf(input))
    const [solverMs, other] = timed(() => highs.solve(lp, { presolve: 'on' }))
    const name = `${orders}x${members}`
    result[name] = {
      oursMs: middleOf(all), solverMs: round(solverMs), pairsMs: middleOf(parts.map(({ pairs }) => pairs)), solveMs: middleOf(parts.map(({ solve }) => solve)), firstMs: round(firstMs),
      pairs: first.pairs, value: first.value, sameValue: Math.abs(other.ObjectiveValue - first.value) < 1e-6 * first.value, certified: first.certified,
    }
    say(`${name}: ${JSON.stringify(result[name])}`)
  }
  return result
}

function timed<T>(work: () => T): readonly [ms: number, done: T] {
  const began = performance.now()
  const done = work()
  return [performance.now() - began, done]
}

/** In the format of LP files: a variable a pair, a row an order and a row a member. Its corners are whole, so the program is the assignment. */
function linearProgram({ capacities, needs, start, member, value }: AssignmentInstance): string {
  const objective: string[] = []
  const orders: string[] = []
  const byMember = new Map<number, string[]>()
  for (let order = 0; order < needs.length; order += 1) {
    const row: string[] = []
    for (let pair = start[order] ?? 0; pair < (start[order + 1] ?? 0); pair += 1) {
      objective.push(`+ ${value[pair]} x${pair}`)
      row.push(`x${pair}`)
      const own = byMember.get(member[pair] ?? 0)
      if (own === undefined) byMember.set(member[pair] ?? 0, [`x${pair}`])
      else own.push(`x${pair}`)
    }
    if (row.length > 0) orders.push(` o${order}: ${row.join(' + ')} <= ${needs[order]}`)
  }
  const members = [...byMember].map(([who, row]) => ` m${who}: ${row.join(' + ')} <= ${capacities[who]}`)
  return `Maximize\n obj: ${lines(objective)}\nSubject To\n${[...orders, ...members].map(wrapped).join('\n')}\nBounds\n${Array.from({ length: objective.length }, (_, pair) => ` 0 <= x${pair} <= 1`).join('\n')}\nEnd\n`
}

/** LP files want lines shorter than five hundred characters. */
const lines = (words: readonly string[]): string => Array.from({ length: Math.ceil(words.length / 20) }, (_, n) => words.slice(20 * n, 20 * n + 20).join(' ')).join('\n  ')
const wrapped = (row: string): string => row.replace(/((?:\S+ ){40})/g, '$1\n  ')

const round = (ms: number): number => Number(ms.toFixed(2))
const middleOf = (all: readonly number[]): number => round([...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN)
