import { spawn } from 'node:child_process'
import { API } from '@core/contract/api'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join, resolve } from 'node:path'
import { startCloud } from '../../local/cloud'
import { closeServer, listen } from '../../local/gateway/listen'
import { SECRETS } from '../support/deploy-wanted'
import { makeTempDir } from '../support/temp-dir'

/** The commands of whoever runs the machine: what they refuse, they refuse at once and in plain words. */
const root = resolve(__dirname, '../..')
const dir = makeTempDir()

const runScript = (name: string, ...args: readonly string[]) => runWith({}, name, ...args)
const runWith = (env: Readonly<Record<string, string>>, name: string, ...args: readonly string[]) =>
  new Promise<{ code: number | null; out: string }>((done) => {
    const child = spawn(process.execPath, [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, `scripts/${name}.ts`), ...args], { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')))
    child.on('close', (code) => done({ code, out }))
  })

test('端口被占用：还没有开始打包就说明白', async () => {
  const other = createServer()
  const port = await listen(other, 0, '127.0.0.1')
  const { code, out } = await runScript('start', '--demo', '--port', String(port), '--data', join(dir, 'never'))
  await closeServer(other)
  expect([code, out]).toEqual([1, expect.stringContaining(`端口 ${port} 已被占用`)])
  expect(out).not.toContain('打包')
  expect(existsSync(join(dir, 'never'))).toBe(false)
}, 30_000)

test('拨得动的时钟只给演示；停在过去、不是时间、不认识的保存方式，都先说一句', async () => {
  const data = join(dir, 'clocks')
  const tried = [
    ['--pilot', '--virtual-clock', 'now', '不和 --pilot 一起用'],
    ['--demo', '--virtual-clock', 'soon', '不是时间'],
    ['--demo', '--virtual-clock', '2020-01-01T00:00:00Z', '已经过去了'],
    ['--demo', '--durability', 'off', '写 full 或 normal'],
  ]
  const said = await Promise.all(tried.map((words) => runScript('start', ...words.slice(0, -1), '--port', '0', '--data', data)))
  expect(said.map(({ code, out }, i) => [code, out.includes(tried[i]?.at(-1) ?? '?')])).toEqual(tried.map(() => [1, true]))
  expect(existsSync(data)).toBe(false)
}, 60_000)

test('--origin 不是来源、--env 不是环境编号：先说一句，什么也不做', async () => {
  const data = join(dir, 'origins')
  const tried: readonly (readonly [string, ...string[]])[] = [
    ['不是来源', 'start', '--pilot', '--origin', 'https://desk.example/path', '--port', '0', '--data', data],
    ['不是来源', 'start', '--pilot', '--origin', 'https://ok.example', '--origin', '*', '--port', '0', '--data', data],
    ['不是环境编号', 'deploy', '--env', 'bad env!;rm', '--dry-run', '--built'],
    ['不是环境编号', 'deploy', '--env', 'bad env!;rm', '--dry-run', '--built', '--only', 'database', '--json'],
  ]
  const said = await Promise.all(tried.map(([, name = '', ...words]) => runScript(name, ...words)))
  expect(said.map(({ code, out }, i) => [code, out.includes(tried[i]?.[0] ?? '?'), out.trim().split('\n').length])).toEqual(tried.map(() => [1, true, 1]))
  expect(existsSync(data)).toBe(false)
}, 60_000)

test('服务开着时不清空数据；没有终端可以确认，也没有写 --yes，也不清空；停了以后清空', async () => {
  const dataDir = join(dir, 'data')
  const cloud = await startCloud({ dataDir, functionsDir: join(dir, 'none'), timers: false })
  try {
    const refused = await runScript('reset', '--data', dataDir, '--yes')
    expect([refused.code, refused.out]).toEqual([1, expect.stringContaining('服务还开着')])
    expect(existsSync(join(dataDir, 'cloud.db'))).toBe(true)
  } finally {
    await cloud.stop()
  }
  const unasked = await runScript('reset', '--data', dataDir)
  expect([unasked.code, unasked.out]).toEqual([1, expect.stringContaining('没有终端')])
  expect(existsSync(join(dataDir, 'cloud.db'))).toBe(true)
  const cleared = await runScript('reset', '--data', dataDir, '--yes')
  expect([cleared.code, cleared.out]).toEqual([0, expect.stringContaining('已清空')])
  expect(existsSync(join(dataDir, 'cloud.db'))).toBe(false)
}, 30_000)

test('试点没有区域、或目录里是演示数据：说明要做什么，不往下走', async () => {
  const dataDir = join(dir, 'pilot')
  const { code, out } = await runScript('start', '--pilot', '--port', '0', '--data', dataDir)
  expect([code, out]).toEqual([1, expect.stringContaining('npm run structure')])
  expect(out).not.toContain('打包')
}, 30_000)

test('没有写明演示还是试点：不开，更不能选身份；两个都写算试点', async () => {
  const data = join(dir, 'neither')
  const neither = await runScript('start', '--port', '0', '--data', data)
  expect([neither.code, neither.out]).toEqual([1, expect.stringContaining('--demo')])
  expect(existsSync(data)).toBe(false)
  const both = await runScript('start', '--demo', '--pilot', '--port', '0', '--data', data)
  expect([both.code, both.out]).toEqual([1, expect.stringContaining('npm run structure')])
}, 30_000)

test.each(['start', 'reset', 'story', 'screenshots', 'size', 'calls', 'structure', 'appoint', 'deploy'])('%s 遇到不认识的选项：一句话，列出有的选项', async (script) => {
  const { code, out } = await runScript(script, '--nonsense')
  expect([code, out]).toEqual([1, expect.stringMatching(/^没有 --nonsense 这个选项。可以用的选项：--[^\n]+\n$/)])
}, 30_000)

test('要读的诉求文件不存在：一句话', async () => {
  const missing = join(dir, 'nothing.jsonl')
  expect(await runScript('story', '--messages', missing)).toEqual({ code: 1, out: `没有这个文件：${missing}\n` })
}, 30_000)

test('部署前先看：这个仓库的函数、集合、索引、定时器平台都收；密钥缺了说是哪几个，有了也不打印', async () => {
  const none = { SESSION_KEY: '', FIELD_KEYS: '', FIELD_KEY_ID: '', INDEX_KEY: '', TENCENTCLOUD_SECRETID: '', TENCENTCLOUD_SECRETKEY: '' }
  const dryRun = ['deploy', '--env', 'env-test', '--dry-run', '--built', '--only', 'database,functions', '--json'] as const
  const without = await runWith(none, ...dryRun)
  expect([without.code, JSON.parse(without.out).refusals]).toEqual([1, ['终端里没有环境变量 SESSION_KEY、FIELD_KEYS、FIELD_KEY_ID、INDEX_KEY']])

  const whole = await runWith({ ...none, ...SECRETS }, ...dryRun)
  const { refusals, looked, steps, counts } = JSON.parse(whole.out)
  expect([whole.code, refusals, looked, counts.create, counts.byHand]).toEqual([0, [], false, steps.length - 1, 1])
  expect(steps).toContainEqual(expect.objectContaining({ kind: 'storage', detail: expect.stringContaining('image/jpeg、image/png') }))
  const kinds = (kind: string) => steps.filter((step: { kind: string }) => step.kind === kind).length
  const indexes = JSON.parse(readFileSync(join(root, 'deploy/indexes.json'), 'utf8')) as Record<string, unknown[]>
  expect([kinds('function'), kinds('timer'), kinds('collection'), kinds('rule'), kinds('index')]).toEqual([Object.keys(API).length + 1, 1, Object.keys(indexes).length, Object.keys(indexes).length, Object.values(indexes).flat().length])
  for (const secret of [SECRETS.SESSION_KEY, SECRETS.FIELD_KEYS, SECRETS.INDEX_KEY]) expect(whole.out).not.toContain(secret)

  const really = await runWith({ ...none, ...SECRETS }, 'deploy', '--env', 'env-test', '--built')
  expect([really.code, really.out]).toEqual([1, expect.stringContaining('没有云的凭证')])
}, 60_000)
