/**
 * Teams of which one must have done such visits before: exact, by the ordinary assignment over split orders.
 *
 * Such an order becomes two: one seat only for the experienced, the rest for anybody. That is a relaxation in one point, the
 * same member could get a seat in both. Where the best assignment does so, one of two things is true of the best plan: the
 * member does not lead this order, or is not among the rest. Both are solved, the better one first, until a plan without such
 * a double is worth as much as every bound still open: branch and bound, whose bounds are proved by prices.
 */
import { assignSeats } from './assign-seats'
import type { Assignment, AssignmentInstance } from './certificate'

export interface TeamAssignment extends Pick<Assignment, 'made' | 'value' | 'dual' | 'certified'> {
  /** Assignments solved on the way; 1 where no double came up. */
  readonly solved: number
}

/** More than this is not tried; the plan is then not certified. Doubles need a member with room for two, and are rare. */
const MOST = 500

interface Split extends AssignmentInstance {
  /** Of each pair of the split instance the pair of the original one. */
  readonly original: Int32Array
  /** Of each order of the split instance the original order, and whether this is its leading seat. */
  readonly orderOf: Int32Array
  readonly leads: Uint8Array
}

/** `mixed`: by order; `experienced`: by member of the instance. */
export function solveTeams(instance: AssignmentInstance, mixed: readonly boolean[], experienced: Uint8Array): TeamAssignment {
  const split = splitOf(instance, mixed, experienced)
  const open: Node[] = [solve(split, new Set())]
  let best: Node | undefined
  let solved = 1
  let proved = open[0]?.certified === true
  while (open.length > 0) {
    open.sort((a, b) => a.dual - b.dual)
    const node = open.pop() as Node
    if (best !== undefined && node.dual <= best.value) break
    const double = doubleOf(split, node)
    if (double === undefined) {
      if (best === undefined || node.value > best.value) best = node
      continue
    }
    if (solved + 2 > MOST) {
      proved = false
      break
    }
    for (const barred of double) {
      const child = solve(split, new Set([...node.barred, barred]))
      proved = proved && child.certified
      solved += 1
      open.push(child)
    }
  }
  const made = new Uint8Array(instance.member.length)
  best?.made.forEach((is, pair) => { if (is === 1) made[split.original[pair] ?? 0] = 1 })
  const value = best?.value ?? 0
  // Every node left open is bounded by what was found, or the search was cut short.
  const dual = Math.max(value, ...(proved ? [] : open.map((node) => node.dual)))
  return { made, value, dual, certified: proved && best !== undefined, solved }
}

interface Node extends Pick<Assignment, 'made' | 'value' | 'dual' | 'certified'> { readonly barred: ReadonlySet<number> }

function solve(split: Split, barred: ReadonlySet<number>): Node {
  if (barred.size === 0) return { ...assignSeats(split), barred }
  // A pair worth nothing is never made.
  const value = Float64Array.from(split.value)
  for (const pair of barred) value[pair] = 0
  return { ...assignSeats({ ...split, value }), barred }
}

/** The two pairs by which some member sits twice in one order. */
function doubleOf({ needs, start, member, orderOf, leads }: Split, { made }: Node): readonly [number, number] | undefined {
  for (let order = 0; order + 1 < needs.length; order += 1) {
    if (leads[order] !== 1 || orderOf[order] !== orderOf[order + 1]) continue
    for (let lead = start[order] ?? 0; lead < (start[order + 1] ?? 0); lead += 1) {
      if (made[lead] !== 1) continue
      for (let rest = start[order + 1] ?? 0; rest < (start[order + 2] ?? 0); rest += 1) if (made[rest] === 1 && member[rest] === member[lead]) return [lead, rest]
    }
  }
  return undefined
}

function splitOf({ capacities, needs, start, member, value }: AssignmentInstance, mixed: readonly boolean[], experienced: Uint8Array): Split {
  const rows: { order: number; need: number; leads: boolean; pairs: number[] }[] = []
  for (let order = 0; order < needs.length; order += 1) {
    const pairs = Array.from({ length: (start[order + 1] ?? 0) - (start[order] ?? 0) }, (_, n) => (start[order] ?? 0) + n)
    const need = needs[order] ?? 0
    if (mixed[order] !== true || need < 2) rows.push({ order, need, leads: false, pairs })
    else rows.push({ order, need: 1, leads: true, pairs: pairs.filter((pair) => experienced[member[pair] ?? 0] === 1) }, { order, need: need - 1, leads: false, pairs })
  }
  const original = Int32Array.from(rows.flatMap(({ pairs }) => pairs))
  const starts = new Int32Array(rows.length + 1)
  rows.forEach(({ pairs }, at) => { starts[at + 1] = (starts[at] ?? 0) + pairs.length })
  return {
    capacities, original, start: starts, needs: Int32Array.from(rows, ({ need }) => need), orderOf: Int32Array.from(rows, ({ order }) => order), leads: Uint8Array.from(rows, ({ leads }) => (leads ? 1 : 0)),
    member: Int32Array.from(original, (pair) => member[pair] ?? 0), value: Float64Array.from(original, (pair) => value[pair] ?? 0),
  }
}
