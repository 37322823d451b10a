import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { missingCalendarYear } from '@core/domain/time'
import { startCloud } from '../local/cloud'
import { readFaults } from '../local/faults/fault-kinds'
import { refuseTakenPort } from '../local/gateway/refuse-taken-port'
import { openData } from '../local/open-data'
import { keepSecrets } from '../local/secrets'
import { fillDemo } from '../local/seed/fill-demo'
import { demoDistrict, demoPeople } from '../local/seed/seed-cloud'
import { fillingOf } from '../local/seed/whose-data'
import { buildApp } from './build-app'
import { buildFunctions } from './build-functions'
import { dataDirOf } from './data-dir'
import { readOptions, refuse } from './options'
import { originOf } from './origin-of'
import { recogniser } from './recognise-session'
import { makeSteps } from './steps'

const root = resolve(__dirname, '..')
const HELP = `用法：npm start -- [选项]
  --port <端口>    网页端口，默认 7900
  --data <目录>    数据目录，默认 .data（试点默认 .data-pilot）
  --host <地址>    监听地址，默认 127.0.0.1（只有本机能打开）
  --demo           演示：写入示例的人和单子，可以选身份；npm start 自己带上
  --pilot          试点：不写入演示的人和单子，不能选身份，和 --demo 一起写时算试点；先用 npm run structure 导入区域（见 docs/deploy.md）
  --public-url <网址>  人们打开的网址，如 https://点单.example（前面有带证书的反向代理时写，见 docs/deploy.md）
  --proxy <地址>   反向代理的地址，如 127.0.0.1：只信它说的来访地址
  --origin <来源>  别的网站的来源，如 https://desk.example：它的页面可以跨站调用；可以写几个，不写就只有自己的页面
  --console        试点也开控制台 /_cloud（只有本机打得开）；演示自己带上
  --faults <故障>  按种子出故障，如 seed=1,latency=0.2,lostReply=0.02；只用来试验，不和 --pilot 一起用
  --durability <full|normal>  full（默认）：答复过的写断电也在；normal：快一些，程序被杀不丢，机器断电可能丢最后几秒
  --virtual-clock <now|时间>  演示用：时钟停在现在或写的时间（如 2030-01-02T09:00:00+08:00），在控制台里往前拨，定时器跟着走；不和 --pilot 一起用
  --rebuild        不用上次的构建结果`

async function main(): Promise<void> {
  const { values } = readOptions({
    options: {
      port: { type: 'string', default: '7900' }, data: { type: 'string' }, host: { type: 'string', default: '127.0.0.1' },
      demo: { type: 'boolean', default: false }, pilot: { type: 'boolean', default: false }, rebuild: { type: 'boolean', default: false }, faults: { type: 'string' }, durability: { type: 'string', default: 'full' }, 'virtual-clock': { type: 'string' }, console: { type: 'boolean', default: false }, 'public-url': { type: 'string' }, proxy: { type: 'string', multiple: true, default: [] }, origin: { type: 'string', multiple: true, default: [] }, help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return void process.stdout.write(`${HELP}\n`)
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port} 不是端口号`)
  // npm passes --demo always, so who writes --pilot behind it means the pilot. Nobody may pick a person unless it was asked for.
  const demo = values.demo && !values.pilot
  if (!demo && !values.pilot) refuse('要写明 --demo（演示，可以选身份）还是 --pilot（试点）。npm start 就是演示。')
  if (values.faults !== undefined && !demo) refuse('--faults 会丢请求、断连接，只用来试验，不和 --pilot 一起用。')
  if (values['virtual-clock'] !== undefined && !demo) refuse('--virtual-clock 会让时限和定时器停住，只用来演示，不和 --pilot 一起用。')
  const clock = values['virtual-clock'] === undefined ? {} : { clock: { startAt: startOf(values['virtual-clock']) } }
  if (values.durability !== 'full' && values.durability !== 'normal') refuse(`--durability ${values.durability} 不认识：写 full 或 normal`)
  const synchronous = values.durability === 'full' ? 'FULL' : 'NORMAL'
  const front = { proxies: values.proxy, corsOrigins: values.origin.map((text) => originOf(text) ?? refuse(`--origin ${text} 不是来源：要像 https://desk.example，不带路径，不能写 *`)), ...(values['public-url'] === undefined ? {} : { publicUrl: publicUrlOf(values['public-url']) }) }
  const wrongProxy = values.proxy.find((address) => isIP(address) === 0)
  if (wrongProxy !== undefined) refuse(`--proxy ${wrongProxy} 不是 IP 地址`)
  const faults = values.faults === undefined ? {} : { faults: readFaults(values.faults) }
  const steps = makeSteps()
  const place = { dataDir: values.data ?? dataDirOf(values.pilot), functionsDir: join(root, 'dist/cloudfunctions'), indexesFile: join(root, 'deploy/indexes.json'), storageFile: join(root, 'deploy/storage.json') }

  // What would be refused at the end is refused before a minute of building.
  await refuseTakenPort(port, values.host)
  if (!demo) refuseUnready(place.dataDir, place.indexesFile)
  await steps.run('打包云函数', () => buildFunctions())
  // Each with its own pages: a demo that is being built must not take the picker into a pilot that is running, nor away from one.
  const folder = demo ? 'h5' : 'h5-pilot'
  const built = await steps.run('构建网页版', () => buildApp({ root, target: 'h5', demo, folder, rebuild: values.rebuild }))
  if (!built) steps.note('网页版没有改动，用上次的构建（--rebuild 重新构建）')

  const year = missingCalendarYear(Date.now())
  if (year !== undefined) steps.note(`还没有 ${year} 年的节假日：跨到那一年的工作日时限先按周末推算，页面上会写明。公布后更新 chinese-days，或先写进 deploy/calendar.json`)

  // Filled before the port answers: whoever opens the page finds everybody there.
  const env = { WEB_ADDRESS: process.env['WEB_ADDRESS'] ?? `http://${values.host}:${port}/`, ...keepSecrets(place.dataDir) }
  if (demo && !(await steps.run('准备演示区：街道、社区、党员和示例订单', () => fillDemo({ ...place, env })))) steps.note('数据目录里已经有数据，接着用')
  const people = demo ? demoPeople(demoDistrict()).map((person) => ({ ...person, name: person.label })) : []
  const cloud = await steps.run('启动本地云', () =>
    startCloud({ ...place, staticDir: join(root, 'dist', folder), port, host: values.host, env, personOf: recogniser(env), synchronous, log: tellDamage, ...clock, ...faults, ...front, console: demo || values.console, ...(demo ? { demo: { people } } : { wechatLogin: wechatLogin() }) }),
  )
  stopOnSignal(() => cloud.stop())

  steps.ready(`打开 ${cloud.url}`)
  if (demo || values.console) steps.note(`控制台 ${cloud.url}/_cloud：集合、慢查询、函数、消息、定时器，只有本机打得开`)
  if (demo) {
    process.stdout.write('\n演示模式：打开后可以选一个身份。只在本机有效，不是登录方式。\n\n')
    for (const person of people) process.stdout.write(`  ${person.openid.padEnd(14)}${person.label}　${String(person.description)}\n`)
  }
  process.stdout.write(`\n按 Ctrl-C 停止。数据留在 ${place.dataDir}，下次接着用${demo ? '；npm run reset 清空' : ''}。\n`)
}

/** Of all there is to log only what must not be missed: the data file is damaged. */
function tellDamage(line: { readonly at?: unknown; readonly error?: unknown }): void {
  if (line.at === 'database' && line.error !== undefined) process.stderr.write(`\n${String(line.error)}\n`)
}

/** The demo's people and orders are of today, so a clock may stand still today or later. */
function startOf(text: string): number {
  const now = Date.now()
  const at = text === 'now' ? now : Date.parse(text)
  if (Number.isNaN(at)) return refuse(`--virtual-clock ${text} 不是时间：写 now，或像 2030-01-02T09:00:00+08:00`)
  if (at < now) return refuse(`--virtual-clock ${text} 已经过去了：示例的单子是今天的，时钟只能停在现在或以后`)
  return at
}

/** Links to photographs begin with it, and WeChat opens https only. */
function publicUrlOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '') return refuse(`--public-url ${text} 不是网址：要像 https://example.com，不带路径`)
  return url.origin
}

/** A pilot without its district's areas can serve nobody, and one among made-up people would be a lie. */
function refuseUnready(dataDir: string, indexesFile: string): void {
  const { database, close } = openData(dataDir, indexesFile)
  const filling = fillingOf(database)
  close()
  if (filling === 'demo') throw new Error(`${dataDir} 里是演示数据，试点不能用它。请用 --data 另一个目录。`)
  if (filling === 'empty') throw new Error(`${dataDir} 里还没有区域。先导入：npm run structure -- 文件.json（格式见 deploy/structure.example.json）`)
}

/** A pilot recognises people by WeChat or not at all: the stand-in would let anybody be anybody. */
function wechatLogin(): { appId: string; appSecret: string } | 'off' {
  const { WX_APPID: appId, WX_SECRET: appSecret } = process.env
  if (appId !== undefined && appSecret !== undefined) return { appId, appSecret }
  process.stdout.write('· 没有设置 WX_APPID 和 WX_SECRET：小程序还不能登录（见 docs/deploy.md）\n')
  return 'off'
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false
  const end = () => {
    if (stopping) return
    stopping = true
    process.stdout.write('\n正在停止…\n')
    stop().then(() => process.stdout.write('已停止。\n', () => process.exit(0)), (error: unknown) => { process.stderr.write(`${String(error)}\n`); process.exit(1) })
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
}

main().catch((error: unknown) => {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
