import loadHighs from 'highs'
import type { Pairs } from '@core/domain/dispatch/pairs'
import { makeRandom } from '../../../local/seed/random'
import { boundOf } from '../../../scripts/bench/dispatch/day-bound'
import type { DayOrder } from '../../../scripts/bench/dispatch/day-order'
import { BUSY_MINUTES, PATIENCE_MINUTES } from '../../../scripts/bench/dispatch/day-order'
import { anOrderOf } from '../../support/dispatch-facts'

/** A few orders within some hours, and members who may take most of them. */
function someDay(seed: number, orders: number, members: number, minutes: number): { readonly day: readonly DayOrder[]; readonly pairs: Pairs } {
  const random = makeRandom(seed)
  const day = Array.from({ length: orders }, (_, n) => ({ order: anOrderOf({ id: `o${n}` }), arrives: random.int(0, minutes), starts: 0 })).sort((a, b) => a.arrives - b.arrives).map((each) => ({ ...each, starts: each.arrives + random.pick([0, 30]) }))
  const [start, member, value] = [[0], [] as number[], [] as number[]]
  for (let order = 0; order < orders; order += 1) {
    for (let who = 0; who < members; who += 1) {
      if (random.next() > 0.7) continue
      member.push(who)
      value.push(random.int(1, 1000))
    }
    start.push(member.length)
  }
  return { day, pairs: { start, member: Int32Array.from(member), value: Float64Array.from(value), who: Int32Array.from({ length: members }, (_, who) => who), capacities: new Int32Array(members).fill(1), needs: new Int32Array(orders).fill(1) } }
}

/** The program of the whole day to the minute: a variable a pair and a start; a row an order, and a row a member and a minute. */
function programOf(day: readonly DayOrder[], { start, member, value, who }: Pairs): string {
  const [objective, orders, minutes] = [[] as string[], [] as string[], new Map<string, string[]>()]
  day.forEach(({ starts }, order) => {
    const row: string[] = []
    for (let pair = start[order] ?? 0; pair < (start[order + 1] ?? 0); pair += 1)
      for (let at = starts; at <= starts + PATIENCE_MINUTES; at += 1) {
        const name = `x${pair}_${at}`
        row.push(name)
        objective.push(`${value[pair]} ${name}`)
        for (let minute = at; minute < at + BUSY_MINUTES; minute += 1) {
          const key = `${member[pair]}_${minute}`
          minutes.set(key, [...(minutes.get(key) ?? []), name])
        }
      }
    if (row.length > 0) orders.push(`o${order}: ${row.join(' + ')} <= 1`)
  })
  expect(who.length).toBeGreaterThan(0)
  const wrapped = (text: string) => text.replace(/((?:\S+ ){30})/g, '$1\n ')
  return `Maximize\n obj: ${wrapped(objective.join(' + '))}\nSubject To\n${[...orders, ...[...minutes].map(([key, row]) => `m${key}: ${row.join(' + ')} <= 1`)].map(wrapped).join('\n')}\nEnd\n`
}

/** The best free member for each order as its window ends: what each is worth. */
function someWay(day: readonly DayOrder[], { start, member, value, who }: Pairs): readonly number[] {
  const busyUntil = new Float64Array(who.length)
  const reached = day.map(() => 0)
  for (const order of day.map((_, at) => at).sort((a, b) => (day[a]?.starts ?? 0) - (day[b]?.starts ?? 0))) {
    const starts = day[order]?.starts ?? 0
    const able = Array.from({ length: (start[order + 1] ?? 0) - (start[order] ?? 0) }, (_, n) => (start[order] ?? 0) + n).filter((pair) => (busyUntil[member[pair] ?? 0] ?? 0) <= starts)
    const [best] = able.sort((a, b) => (value[b] ?? 0) - (value[a] ?? 0))
    if (best === undefined) continue
    reached[order] = value[best] ?? 0
    busyUntil[member[best] ?? 0] = starts + BUSY_MINUTES
  }
  return reached
}

test('一天的上限：不低于线性规划的最优，也只高出一点点；真走出来的一天不会超过它', async () => {
  const highs = await loadHighs()
  for (const [seed, orders, members, minutes] of [[1, 8, 2, 120], [2, 10, 2, 200], [3, 14, 3, 150], [4, 6, 1, 300]] as const) {
    const { day, pairs } = someDay(seed, orders, members, minutes)
    const lp = highs.solve(programOf(day, pairs)).ObjectiveValue
    const reached = someWay(day, pairs)
    const bound = boundOf(day, pairs, (pair) => pairs.value[pair] ?? 0, reached)
    expect(reached.reduce((sum, value) => sum + value, 0)).toBeLessThanOrEqual(lp + 1e-6)
    expect([seed, bound >= lp - 1e-6, bound <= lp * 1.003]).toEqual([seed, true, true])
  }
})

test('上限对谁都成立：够得着的各有各的人时，就是各自最好的和', () => {
  const { day, pairs } = someDay(5, 3, 9, 400)
  const apart = { ...pairs, member: Int32Array.from(pairs.member, (who, pair) => 3 * (who % 3) + day.findIndex((_, order) => pair < (pairs.start[order + 1] ?? 0))) }
  const best = day.map((_, order) => Math.max(0, ...Array.from(pairs.value.subarray(pairs.start[order] ?? 0, pairs.start[order + 1] ?? 0))))
  expect(boundOf(day, apart, (pair) => pairs.value[pair] ?? 0, best)).toBeCloseTo(best.reduce((sum, each) => sum + each, 0), 6)
})
