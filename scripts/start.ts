import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startCloud } from '../local/cloud'
import { keepSecrets } from '../local/secrets'
import { pushSampleOrders } from '../local/seed/push-sample-orders'
import { demoDistrict, demoPeople, seedCloud } from '../local/seed/seed-cloud'
import { buildApp } from './build-app'
import { buildFunctions } from './build-functions'
import { makeSteps } from './steps'

const root = resolve(__dirname, '..')
const HELP = `用法：npm start -- [选项]
  --port <端口>    网页端口，默认 7900
  --data <目录>    数据目录，默认 .data
  --host <地址>    监听地址，默认 127.0.0.1（只有本机能打开）
  --no-demo        不带演示身份选择（试点用：微信登录、工作台扫码）
  --rebuild        不用上次的构建结果`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '7900' }, data: { type: 'string', default: join(root, '.data') }, host: { type: 'string', default: '127.0.0.1' },
      demo: { type: 'boolean', default: false }, 'no-demo': { type: 'boolean', default: false }, rebuild: { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return void process.stdout.write(`${HELP}\n`)
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port} 不是端口号`)
  const demo = values.demo && !values['no-demo']
  const steps = makeSteps()

  await steps.run('打包云函数', () => buildFunctions())
  const built = await steps.run('构建网页版', () => buildApp({ root, target: 'h5', demo, rebuild: values.rebuild }))
  if (!built) steps.note('网页版没有改动，用上次的构建（--rebuild 重新构建）')

  const district = await steps.run('准备演示区的数据', async () => demoDistrict())
  const people = demoPeople(district).map((person) => ({ ...person, name: person.label }))
  const cloud = await steps.run('启动本地云', () =>
    startCloud({
      dataDir: values.data, functionsDir: join(root, 'dist/cloudfunctions'), indexesFile: join(root, 'deploy/indexes.json'), staticDir: join(root, 'dist/h5'),
      port, host: values.host, env: keepSecrets(values.data), ...(demo ? { demo: { people } } : { wechatLogin: wechatLogin() }),
    }),
  )
  stopOnSignal(() => cloud.stop())
  const fresh = await steps.run('写入区、街道、社区、网格和党员', async () => seedCloud(cloud, district))
  if (fresh && demo) await steps.run('送入示例订单', () => pushSampleOrders(cloud))

  steps.ready(`打开 ${cloud.url}`)
  if (demo) {
    process.stdout.write('\n演示模式（--demo）：打开后可以选一个身份。只在本机有效，不是登录方式。\n\n')
    for (const person of people) process.stdout.write(`  ${person.openid.padEnd(14)}${person.label}　${String(person.description)}\n`)
  }
  process.stdout.write('\n按 Ctrl-C 停止。数据留在数据目录，下次接着用；npm run reset 清空。\n')
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
    stop().then(() => process.exit(0), (error: unknown) => { process.stderr.write(`${String(error)}\n`); process.exit(1) })
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
}

main().catch((error: unknown) => {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
