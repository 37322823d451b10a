import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startCloud } from '../../local/cloud'
import { appOf, startLocalCloud } from '../support/local-cloud'
import { makeTempDir } from '../support/temp-dir'

const codeOf = (run: Promise<unknown>) => run.then(() => 'none', (e: { code?: string }) => e.code)

describe('文件', () => {
  test('停掉再启动，数据还在；索引文件改了就照新的来', async () => {
    const own = await startLocalCloud({ indexes: { kept: [] } })
    await own.app.database().collection('kept').add({ _id: 'k', at: new Date(5) })
    await own.cloud.stop()
    const file = join(own.dataDir, '..', 'indexes.json')
    writeFileSync(file, JSON.stringify({ kept: [{ name: 'kept_at', keys: [['at', 1]], unique: true }] }))
    const again = await startCloud({ dataDir: own.dataDir, functionsDir: own.functionsDir, indexesFile: file, timers: false })
    const kept = appOf(again).database().collection('kept')
    expect((await kept.where({ at: new Date(5) }).get()).data).toEqual([{ _id: 'k', at: new Date(5) }])
    expect(await codeOf(kept.add({ at: new Date(5) }))).toBe('DATABASE_REQUEST_FAILED')
    await again.stop()
    rmSync(join(own.dataDir, '..'), { recursive: true, force: true })
  })

  test('别的程序的文件、损坏的文件、正被使用的目录都被拒绝，并且不动它', async () => {
    const dataDir = makeTempDir()
    const start = () => startCloud({ dataDir, functionsDir: dataDir, timers: false })
    writeFileSync(join(dataDir, 'cloud.db'), 'hello, this is a letter')
    await expect(start()).rejects.toThrow('不是本地云的数据库文件')
    expect(readFileSync(join(dataDir, 'cloud.db'), 'utf8')).toBe('hello, this is a letter')
    const held = await startLocalCloud()
    await expect(startCloud({ dataDir: held.dataDir, functionsDir: dataDir, timers: false })).rejects.toThrow('正被另一个进程使用')
    await held.end()
    const healthy = makeTempDir()
    await (await startCloud({ dataDir: healthy, functionsDir: healthy, timers: false })).stop()
    const bytes = readFileSync(join(healthy, 'cloud.db'))
    bytes.fill(7, 4096)
    writeFileSync(join(healthy, 'cloud.db'), bytes)
    await expect(startCloud({ dataDir: healthy, functionsDir: healthy, timers: false })).rejects.toThrow('损坏')
  })
})
