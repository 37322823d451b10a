import { existsSync } from 'node:fs'
import { join } from 'node:path'
import qrcode from 'qrcode-generator'
import { randomId } from '../cloudfunctions/_kit/ids'
import { signToken } from '../cloudfunctions/_kit/tokens'
import { keepSecrets } from '../local/secrets'
import { appointedArea } from './appointed-area'
import { dataDirOf } from './data-dir'
import { readOptions } from './options'

const HELP = `用法：npm run appoint -- --role district|street|staff [选项]
  --scope <名称或编号>  街道或社区（区级不用写）
  --label <称呼>        这个人在系统里的称呼，如 区级工作人员 1 号（不写姓名）
  --hours <小时>        多久以内有效，默认 24，最多 72
  --data <目录>         本机试点的数据目录，默认 .data-pilot；部署在云上的，在带 SESSION_KEY 的终端里加 --cloud
  --cloud               用环境变量里的 SESSION_KEY 等四个密钥，不看本机目录`
const ROLES = ['district', 'street', 'staff'] as const

const TITLES = { district: '区级工作人员', street: '街道工作人员', staff: '社区工作人员' } as const
const isRole = (text: string): text is (typeof ROLES)[number] => (ROLES as readonly string[]).includes(text)

/** Signs a code that makes its first claimer an official. Needs the deployment's key, and nothing else: no server, no database. */
function main(): void {
  const { values } = readOptions({
    options: {
      role: { type: 'string' }, scope: { type: 'string', default: '' }, label: { type: 'string', default: '' }, hours: { type: 'string', default: '24' },
      data: { type: 'string', default: dataDirOf(true) }, cloud: { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
    },
  })
  const { role, scope, label, hours, data, cloud } = values
  if (values.help || role === undefined) return void process.stdout.write(`${HELP}\n`)
  if (!isRole(role)) throw new Error(`--role 只能是 ${ROLES.join('、')}`)
  if (role !== 'district' && scope === '') throw new Error('街道和社区的人要写 --scope，如 --scope 将军路街道')
  if (label.length > 30) throw new Error('--label 最多 30 个字')
  const life = Number(hours)
  if (!Number.isInteger(life) || life < 1 || life > 72) throw new Error('--hours 要是 1 到 72 的整数')
  if (cloud && process.env['SESSION_KEY'] === undefined) throw new Error('终端里没有 SESSION_KEY：用部署时的那四个密钥')
  if (!cloud && !existsSync(join(data, 'secrets.json'))) throw new Error(`${data} 里还没有密钥。先导入区域：npm run structure -- 文件.json`)
  if (!cloud) Object.assign(process.env, keepSecrets(data))
  const area = cloud ? undefined : appointedArea(data, role, scope)

  const until = Date.now() + life * 3_600_000
  const code = signToken('appointment', { i: randomId(), r: role, s: area?.id ?? scope, l: label }, until)
  process.stdout.write(`${area ? `任命为 ${area.name}（${area.id}）的${TITLES[role]}。` : `任命为${scope === '' ? '' : `“${scope}”的`}${TITLES[role]}。名称没有核对（${cloud ? '签码不看云上的数据' : '服务开着'}）：写错了，本人用码时才会知道。`}\n`)
  process.stdout.write(`${drawn(code)}\n任命码（只能用一次，${new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai' }).format(until)} 前有效）：\n\n${code}\n\n`)
  process.stdout.write('请本人打开小程序：我的 → 我的住址和电话 → 最下面“我是工作人员，我有任命码”，扫上面的码，或整段粘贴。\n只发给本人。谁先用就是谁的；有人说“已经用过了”，请马上核对。\n')
}

/** Two rows of the code a line, in half blocks: a phone reads it from the screen. */
function drawn(text: string): string {
  const qr = qrcode(0, 'L')
  qr.addData(text)
  qr.make()
  const size = qr.getModuleCount()
  const dark = (row: number, column: number): boolean => row >= 0 && column >= 0 && row < size && column < size && qr.isDark(row, column)
  const lines: string[] = []
  for (let row = -2; row < size + 2; row += 2) {
    let line = ''
    for (let column = -2; column < size + 2; column += 1) line += dark(row, column) ? (dark(row + 1, column) ? ' ' : '▄') : dark(row + 1, column) ? '▀' : '█'
    lines.push(line)
  }
  return lines.join('\n')
}

try {
  main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
