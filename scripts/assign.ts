import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { assignSeats } from '../core/domain/dispatch/assign-seats'
import { readOptions, refuse } from './options'

const HELP = `用法：npm run -s assign -- 实例.json
  实例：{"members": [每人最多几单…], "orders": [每单要几人…], "edges": [[单, 人, 值]…]}，编号从 0 起；值是绝对值不超过 10 的 15 次方的数，整数和六位以内的小数算得一点不差
  打印 {value, pairs: [[单, 人]…], dual, certified}：value 与 dual 相等，就没有更好的派法
  本来就打印 JSON；写 --json 也行`

const whole = z.int().min(0)
/** What is larger leaves no digits for what is small beside it. */
const MOST = 1e15
const shape = z.strictObject({ members: z.array(whole), orders: z.array(whole), edges: z.array(z.tuple([whole, whole, z.number()])) })
type Shape = z.infer<typeof shape>

/** Solves one assignment from a file, so that anyone can hold it against another solver. */
function main(): void {
  const { values, positionals } = readOptions({ allowPositionals: true, options: { help: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } } })
  if (values.help) return void process.stdout.write(`${HELP}\n`)
  const [file, ...others] = positionals
  if (file === undefined) {
    process.stderr.write(`没有写要算的文件。\n${HELP}\n`)
    process.exitCode = 2
    return
  }
  if (others.length > 0) refuse(`一次只算一个文件，多写了“${others.join('”“')}”`)
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
    // Notepad and Excel put a mark before the first character.
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return refuse(`${file} 不是有效的 JSON`)
  }
  const read = shape.safeParse(json)
  if (!read.success) return refuse(`${file} 不对：${read.error.issues.slice(0, 3).map(troubleOf).join('；')}。要 members、orders 是 0 以上的整数，edges 是 [单, 人, 值]`)
  const { members, orders, edges } = read.data
  const lost = edges.findIndex(([order, member]) => order >= orders.length || member >= members.length)
  if (lost >= 0) return refuse(`第 ${lost + 1} 条边指到没有的单或人：${JSON.stringify(edges[lost])}`)
  const huge = edges.findIndex(([, , value]) => Math.abs(value) > MOST)
  if (huge >= 0) refuse(`第 ${huge + 1} 条边的值太大：${String(edges[huge]?.[2])}。绝对值最多 10 的 15 次方`)
  return read.data
}

const EDGE = [['单', '要是 0 以上的整数'], ['人', '要是 0 以上的整数'], ['值', '要是一个数']] as const
const LISTS: Readonly<Record<string, string>> = { members: 'members（每人最多几单）', orders: 'orders（每单要几人）', edges: 'edges（每条边）' }

/** Where and what, in words; places are counted from 1, as people count. */
function troubleOf(issue: z.core.$ZodIssue): string {
  const [list, at, part] = issue.path
  if (issue.code === 'unrecognized_keys') return `不认识“${issue.keys.join('”“')}”`
  if (typeof list !== 'string') return '整个文件要是一个 {…}'
  if (typeof at !== 'number') return `${LISTS[list] ?? list}要是一个列表`
  if (list === 'members') return `第 ${at + 1} 个人最多几单，要是 0 以上的整数`
  if (list === 'orders') return `第 ${at + 1} 单要几人，要是 0 以上的整数`
  const [what, wanted] = (typeof part === 'number' ? EDGE[part] : undefined) ?? ['', '要写成 [单, 人, 值]']
  return `第 ${at + 1} 条边${what === '' ? '' : `的${what}`}${wanted}`
}

main()
