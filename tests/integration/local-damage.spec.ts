import { execFile } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Cloud, startCloud } from '../../local/cloud'
import { openConnection } from '../../local/database/connection'
import { openDatabase } from '../../local/database/open-database'
import { backUpData } from '../../local/keeping/backup-data'
import { exportDocuments } from '../../local/keeping/export-documents'
import { appOf } from '../support/local-cloud'
import { makeTempDir } from '../support/temp-dir'

const root = resolve(__dirname, '../..')
const text = 'x'.repeat(800)

/** A stopped cloud of 8,000 documents, and a small collection at the file's beginning. */
const filled = async (): Promise<string> => {
  const dataDir = makeTempDir()
  const cloud = await startCloud({ dataDir, functionsDir: dataDir, timers: false, synchronous: 'OFF' })
  cloud.database.insertMany('small', [{ _id: 's', n: 1 }])
  cloud.database.insertMany('large', Array.from({ length: 8000 }, (_, n) => ({ _id: `d${n}`, n, text })))
  await cloud.stop()
  return dataDir
}
const overwriteMiddle = (dataDir: string) => {
  const file = join(dataDir, 'cloud.db')
  const handle = openSync(file, 'r+')
  writeSync(handle, Buffer.alloc(800_000, 7), 0, 800_000, Math.floor(statSync(file).size / 2))
  closeSync(handle)
}
const refusalOf = (run: Promise<unknown>) => run.then(() => ({ code: 'none', message: '' }), (e: { code?: string; message: string }) => ({ code: e.code, message: e.message }))
const until = async (done: () => boolean) => {
  for (let i = 0; i < 400 && !done(); i++) await new Promise((next) => setTimeout(next, 25))
  expect(done()).toBe(true)
}
const collection = (cloud: Cloud, name: string) => appOf(cloud).database().collection(name)
const check = (dataDir: string) =>
  new Promise<{ code: number; said: string }>((done) => {
    execFile(process.execPath, ['--import', 'tsx', 'scripts/cloud.ts', 'check', '--data', dataDir], { cwd: root }, (error, out, err) => done({ code: Number(error?.code ?? 0), said: out + err }))
  })

describe('损坏的大文件', () => {
  let dataDir: string
  beforeAll(async () => {
    dataDir = await filled()
    overwriteMiddle(dataDir)
  })

  test('启动以后在后台查到：写立刻拒绝并说清楚，读得出的照常读，记进日志', async () => {
    const lines: { at?: string; error?: string }[] = []
    const cloud = await startCloud({ dataDir, functionsDir: dataDir, timers: false, checkBytes: 0, checkAfterMs: 0, log: (line) => lines.push(line) })
    await until(() => lines.some(({ at }) => at === 'database'))
    expect(lines).toEqual([{ at: 'database', error: expect.stringContaining('cloud.db') as string }])
    const bytes = readFileSync(join(dataDir, 'cloud.db'))
    const refused = await refusalOf(collection(cloud, 'small').add({ _id: 'new' }))
    expect([refused.code, refused.message]).toEqual(['SYS_ERR', expect.stringMatching(/已损坏，不再接受写入：.*cloud\.db.*npm run cloud -- restore/)])
    expect((await collection(cloud, 'small').doc('s').get()).data).toEqual([{ _id: 's', n: 1 }])
    expect(readFileSync(join(dataDir, 'cloud.db')).equals(bytes)).toBe(true)
    await cloud.stop()
  })

  test('引擎自己碰到的也一样：那一次读答清楚，从此不写', async () => {
    const db = openDatabase({ dataDir, synchronous: 'OFF', now: () => 0, checkBytes: 0 })
    await expect(db.commits.read(() => db.direct.find(db.catalog.get('large'), { n: -1 }))).rejects.toMatchObject({ code: 'SYS_ERR', message: expect.stringContaining('restore') as string })
    await expect(db.commits.write(() => db.direct.insert(db.catalog.get('small'), { _id: 'new' }))).rejects.toMatchObject({ code: 'SYS_ERR' })
    expect(db.direct.find(db.catalog.get('small'), {})).toHaveLength(1)
    db.close()
  })

  test('不大的在启动时就拒绝；备份、导出说出是哪个文件，什么也不留下', async () => {
    await expect(startCloud({ dataDir, functionsDir: dataDir, timers: false })).rejects.toThrow(/已损坏：.*cloud\.db/)
    const out = makeTempDir()
    await expect(backUpData(dataDir, join(out, 'b.tar.gz'))).rejects.toThrow(/数据库文件已损坏：.*cloud\.db/)
    expect(() => exportDocuments(dataDir, out)).toThrow(/数据库文件已损坏：.*cloud\.db/)
    expect(readdirSync(out)).toEqual([])
  })

  test('check 说损坏在哪里；完好的说完好', async () => {
    expect(await check(dataDir)).toEqual({ code: 1, said: expect.stringMatching(/已损坏：.*cloud\.db[^]*集合 large/) })
    const sound = await filled()
    expect(await check(sound)).toEqual({ code: 0, said: expect.stringContaining('2 个集合，读出 8001 个文档') })
  })
})

test('完好的大文件：后台查完，一直写得进', async () => {
  const dataDir = await filled()
  const lines: object[] = []
  const cloud = await startCloud({ dataDir, functionsDir: dataDir, timers: false, checkBytes: 0, checkAfterMs: 0, log: (line) => lines.push(line) })
  await until(() => lines.length > 0)
  expect(lines).toMatchObject([{ at: 'database', checked: join(dataDir, 'cloud.db') }])
  expect(await refusalOf(collection(cloud, 'small').add({ _id: 'new' }))).toMatchObject({ code: 'none' })
  await cloud.stop()
})

describe('数据库不见了', () => {
  const start = (dataDir: string) => startCloud({ dataDir, functionsDir: dataDir, timers: false, synchronous: 'OFF' })

  test('日志还在，就不启动，日志一个字节也不动', async () => {
    const dataDir = makeTempDir()
    const db = openDatabase({ dataDir, now: () => 0 })
    await db.commits.write(() => db.direct.insert(db.catalog.ensure('kept'), { _id: 'k' }))
    const log = readFileSync(join(dataDir, 'cloud.db-wal'))
    db.close()
    rmSync(join(dataDir, 'cloud.db'))
    writeFileSync(join(dataDir, 'cloud.db-wal'), log)
    await expect(start(dataDir)).rejects.toThrow(/cloud\.db 不见了.*cloud\.db-wal/)
    expect(readFileSync(join(dataDir, 'cloud.db-wal')).equals(log)).toBe(true)
    expect(existsSync(join(dataDir, 'cloud.db'))).toBe(false)
  })

  test('空的 cloud.db 旁边有 files/，就不启动；新的目录照常', async () => {
    const dataDir = makeTempDir()
    mkdirSync(join(dataDir, 'files'))
    writeFileSync(join(dataDir, 'cloud.db'), '')
    await expect(start(dataDir)).rejects.toThrow(/cloud\.db 是空的.*files/)
    expect(statSync(join(dataDir, 'cloud.db')).size).toBe(0)
    const fresh = makeTempDir()
    await (await start(fresh)).stop()
    await (await start(fresh)).stop()
  })
})

describe('一个文档的文字损坏', () => {
  const DAMAGED = ['{"_id":"d7","n":7,"te', '{"_id":"d7","n":7,"t":"\u0000\u0000"}', '{"_id":"d7","n":7,\ufffd\ufffd}'] as const
  test.each(DAMAGED)('查询、列表、导出都说出集合和 _id：%j', async (damaged) => {
    const dataDir = await filled()
    const edit = openConnection(join(dataDir, 'cloud.db'))
    const num = Number(edit.row("SELECT num FROM collections WHERE name = 'large'")?.[0])
    edit.run(`UPDATE c${num} SET doc = ? WHERE json_extract(doc, '$._id') = 'd7'`, damaged)
    edit.close()
    const cloud = await startCloud({ dataDir, functionsDir: dataDir, timers: false })
    const large = collection(cloud, 'large')
    const named = { code: 'SYS_ERR', message: expect.stringMatching(/集合 large 里 _id 为 "d7" 的文档已损坏/) as string }
    expect(await refusalOf(large.doc('d7').get())).toMatchObject(named)
    expect(await refusalOf(large.limit(10).get())).toMatchObject(named)
    expect(await refusalOf(large.where({ n: 7 }).get())).toMatchObject(named)
    expect((await large.doc('d8').get()).data).toMatchObject([{ n: 8 }])
    await cloud.stop()
    expect(() => exportDocuments(dataDir, join(makeTempDir(), 'out'))).toThrow(/集合 large 里 _id 为 "d7"/)
    expect((await check(dataDir)).said).toContain('集合 large 里 _id 为 "d7" 的文档')
  })
})
