import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { assignSeats } from '../core/domain/dispatch/assign-seats'
import { readOptions, refuse } from './options'

const HELP = `用法：npm run -s assign -- 实例.json
  实例：{"members": [每人最多几单…], "orders": [每单要几人…], "edges": [[单, 人, 值]…]}，编号从 0 起；--json 可以写，印的本来就是 JSON
  打印 {value, pairs: [[单, 人]…], dual, certified}：value 与 dual 相等，就没有更好的派法`

const whole = z.int().min(0).max(1_000_000)
const shape = z.strictObject({ members: z.array(whole), orders: z.array(whole), edges: z.array(z.tuple([whole, whole, z.number()])) })
type Shape = z.infer<typeof shape>

/** Solves one assignment from a file, so that anyone can hold it against another solver. */
function main(): void {
  const { values, positionals } = readOptions({ allowPositionals: true, options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } })
  const [file] = positionals
  if (values.help || file === undefined) return void process.stdout.write(`${HELP}\n`)
  const { members, orders, edges } = readInstance(file)
  // By order; a pair said twice would be two seats for one person.
  const sorted = edges.map((edge, at) => ({ edge, at })).sort((a, b) => a.edge[0] - b.edge[0] || a.edge[1] - b.edge[1])
  const twice = sorted.find(({ edge }, at) => at > 0 && sorted[at - 1]?.edge[0] === edge[0] && sorted[at - 1]?.edge[1] === edge[1])
  if (twice !== undefined) refuse(`第 ${twice.at + 1} 条边重复：单 ${twice.edge[0]}、人 ${twice.edge[1]} 已经有一条`)
  const start = new Int32Array(orders.length + 1)
  for (const [order] of edges) start[order + 1] = (start[order + 1] ?? 0) + 1
  for (let order = 0; order < orders.length; order += 1) start[order + 1] = (start[order + 1] ?? 0) + (start[order] ?? 0)
  const { made, value, dual, certified } = assignSeats({ capacities: members, needs: orders, start, member: Int32Array.from(sorted, ({ edge }) => edge[1]), value: Float64Array.from(sorted, ({ edge }) => edge[2]) })
  const pairs = sorted.flatMap(({ edge }, at) => (made[at] === 1 ? [[edge[0], edge[1]]] : []))
  process.stdout.write(`${JSON.stringify({ value, pairs, dual, certified })}\n`)
  if (!certified) process.exitCode = 1
}

function readInstance(file: string): Shape {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return refuse(`读不到文件：${file}`)
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return refuse(`${file} 不是有效的 JSON`)
  }
  const read = shape.safeParse(json)
  if (!read.success) return refuse(`${file} 不对：${read.error.issues.slice(0, 3).map(({ path }) => path.join('.') || '整个文件').join('、')}。要 members、orders 是 0 以上的整数，edges 是 [单, 人, 值]`)
  const { members, orders, edges } = read.data
  const lost = edges.findIndex(([order, member]) => order >= orders.length || member >= members.length)
  if (lost >= 0) return refuse(`第 ${lost + 1} 条边指到没有的单或人：${JSON.stringify(edges[lost])}`)
  return read.data
}

main()
