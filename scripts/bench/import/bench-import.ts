import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import writeSheet from 'write-excel-file/node'
import indexes from '../../../deploy/indexes.json'
import { demoDistrict } from '../../../local/seed/seed-cloud'
import { buildFunctions } from '../../build-functions'
import { besideCloud } from '../../cloud-process'
import { keepSecrets } from '../../../local/secrets'
import { print } from '../../print'

interface Run { readonly readSeconds: number; readonly revealSeconds: number; readonly undoSeconds: number; readonly counts: { readonly fresh: number }; readonly peakMiB: number }
const TARGET = { seconds: 10, peakMiB: 300 }
const round = (n: number): number => Math.round(n * 100) / 100

/** People nobody is, each with a number of their own, spread over the demo district. */
function rosterRows(count: number): readonly (readonly string[])[] {
  const { areas: [{ areas }], units } = demoDistrict()
  const communities = areas.filter(({ kind, name }) => kind === 'community' && areas.filter((each) => each.kind === 'community' && each.name === name).length === 1)
  const row = (nth: number) => [`党员${String(nth)}`, `138${String(nth).padStart(8, '0')}`, communities[nth % communities.length]?.name ?? '', units[nth % units.length]?.name ?? '', `第 ${nth % 40} 党支部`, nth % 10 === 0 ? '支部书记' : '']
  return [['姓名*', '手机号*', '社区', '单位', '党支部', '党内职务'], ...Array.from({ length: count }, (_, nth) => row(nth))]
}

/** A whole roster from the file to its last row in force, by the deployed bundle over the local cloud; then taken back. */
export async function benchImport(json: boolean, quick: boolean): Promise<void> {
  await buildFunctions()
  const rows = quick ? 1_000 : 10_000
  const run = await besideCloud(join(__dirname, 'import-server.ts'), indexes, [], async ({ url, root }) => {
    const file = join(root, 'roster.xlsx')
    await writeSheet(rosterRows(rows).map((row) => [...row]), { sheet: '党员名册' }).toFile(file)
    const env = { PATH: process.env['PATH'], NODE_OPTIONS: '', ...keepSecrets(root), TENCENTCLOUD: 'true', TENCENTCLOUD_SECRETID: 'id', TENCENTCLOUD_SECRETKEY: 'key', TCB_ENV: 'local', TCB_CONTEXT_CNFG: JSON.stringify({ URL: url }), TCB_CONTEXT_KEYS: 'TCB_ENV', WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID', WX_OPENID: 'seed-sd001', WX_APPID: 'wx0000000000local', WX_API_TOKEN: 'local-wx-api-token' }
    const { stdout } = await promisify(execFile)(process.execPath, [join(__dirname, 'import-instance.cjs'), join(__dirname, '../../../dist/cloudfunctions/imports/index.js'), file], { env, maxBuffer: 1 << 20 })
    // The calls' own log lines come before it.
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Run
  })
  const seconds = round(run.readSeconds + run.revealSeconds)
  const figures = { import: { rows: run.counts.fresh, seconds, readSeconds: round(run.readSeconds), revealSeconds: round(run.revealSeconds), undoSeconds: round(run.undoSeconds), peakMiB: Math.round(run.peakMiB), met: run.counts.fresh === rows && seconds <= TARGET.seconds && run.peakMiB <= TARGET.peakMiB } }
  if (json) return void process.stdout.write(`${JSON.stringify(figures)}\n`)
  print(figures, false, '一次导入一份名册', { rows: '行', seconds: '秒', readSeconds: '核对', revealSeconds: '生效', undoSeconds: '撤销', peakMiB: '内存 MiB', met: '达到' })
}
