import { execFile } from 'node:child_process'
import files from 'node:fs/promises'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { startCloud } from '../../local/cloud'
import { openConnection } from '../../local/database/connection'
import { backUpData } from '../../local/keeping/backup-data'
import { restoreData } from '../../local/keeping/restore-data'
import { appOf } from '../support/local-cloud'
import { makeTempDir } from '../support/temp-dir'

const root = resolve(__dirname, '../..')
const dir = makeTempDir()
const start = (dataDir: string) => startCloud({ dataDir, functionsDir: join(dir, 'none'), timers: false, synchronous: 'OFF' })

/** A stopped data directory with one document, one uploaded file of a long name and the keys. */
const makeData = async (name: string): Promise<string> => {
  const dataDir = join(dir, name)
  const cloud = await start(dataDir)
  cloud.database.insertMany('notes', [{ _id: 'n1', text: '在' }])
  await cloud.stop()
  const photo = join(dataDir, 'files/photos', '很'.repeat(40))
  mkdirSync(photo, { recursive: true })
  writeFileSync(join(photo, 'a.jpg'), Buffer.alloc(70_000, 7))
  writeFileSync(join(dataDir, 'files/.part-upload'), 'half')
  writeFileSync(join(dataDir, 'secrets.json'), '{"SESSION_KEY":"s"}')
  return dataDir
}
const notesOf = async (dataDir: string) => {
  const cloud = await start(dataDir)
  const notes = cloud.database.dump('notes')
  await cloud.stop()
  return notes
}
const siblings = () => readdirSync(dir).sort()

/** The folders whose names were brought to disk while `work` ran. */
const foldersSynced = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
  const opened = jest.spyOn(files, 'open')
  try {
    await work()
    return opened.mock.calls.filter(([, flags]) => flags === 'r').map(([path]) => String(path))
  } finally {
    opened.mockRestore()
  }
}

describe('备份和恢复', () => {
  test('名字也落了盘才算完：备份所在的目录，恢复出来的每一层和它所在的目录', async () => {
    const dataDir = await makeData('named')
    expect(await foldersSynced(() => backUpData(dataDir, join(dir, 'named.backup')))).toEqual([dir])
    const synced = await foldersSynced(() => restoreData(join(dir, 'named.backup'), join(dir, 'named-again'), false))
    expect(synced.map((folder) => folder.replace(/\.\d+\.restored/, ''))).toEqual(expect.arrayContaining([dir, ...['', '/files', '/files/photos', `/files/photos/${'很'.repeat(40)}`].map((below) => `${dir}/named-again${below}`)]))
    expect(synced.at(-1)).toBe(dir)
  })

  test('服务开着写着也能备份：是同一个时刻的，两个集合对得上，后来的不在里面', async () => {
    const dataDir = join(dir, 'busy')
    const cloud = await start(dataDir)
    const db = appOf(cloud).database()
    cloud.database.insertMany('left', [])
    cloud.database.insertMany('right', [])
    let going = true
    let written = 0
    const writer = async (name: string) => {
      for (let n = 0; going; n++) {
        const tx = await db.startTransaction()
        await tx.collection('left').add({ _id: `${name}${n}` })
        await tx.collection('right').add({ _id: `${name}${n}` })
        await tx.commit()
        written++
      }
    }
    const writers = [writer('a'), writer('b'), writer('c')]
    while (written < 30) await new Promise((next) => setTimeout(next, 5))
    await backUpData(dataDir, join(dir, 'busy.backup'))
    const atMost = written + writers.length
    going = false
    await Promise.all(writers)
    await db.collection('left').add({ _id: 'later' })
    await cloud.stop()

    await restoreData(join(dir, 'busy.backup'), join(dir, 'busy-again'), false)
    const again = await start(join(dir, 'busy-again'))
    const [left, right] = ['left', 'right'].map((name) => again.database.dump(name).map(({ _id }) => _id).sort())
    await again.stop()
    expect(left).toEqual(right)
    expect(left?.length).toBeGreaterThanOrEqual(30)
    expect(left?.length).toBeLessThanOrEqual(atMost)
  })

  test('照片和密钥一起回来，传到一半的不算；备份只有本人能读', async () => {
    const dataDir = await makeData('whole')
    const file = join(dir, 'whole.tar.gz')
    expect(await backUpData(dataDir, file)).toMatchObject({ files: 1 })
    const back = join(dir, 'whole-again')
    mkdirSync(back)
    expect(await restoreData(file, back, false)).toEqual({ files: 1, replaced: false })
    expect(await notesOf(back)).toEqual([{ _id: 'n1', text: '在' }])
    expect(readFileSync(join(back, 'files/photos', '很'.repeat(40), 'a.jpg'))).toEqual(Buffer.alloc(70_000, 7))
    expect(readFileSync(join(back, 'secrets.json'), 'utf8')).toBe('{"SESSION_KEY":"s"}')
    expect(existsSync(join(back, 'files/.part-upload'))).toBe(false)
    await new Promise<void>((done, failed) => execFile('tar', ['tzf', file], (error) => (error ? failed(error) : done())))
  })

  test('已有数据不换掉，除非说了；服务开着、目录里是别的东西，说了也不换', async () => {
    const [file, other] = [join(dir, 'over.backup'), await makeData('other')]
    await backUpData(await makeData('over'), file)
    const cloud = await start(other)
    cloud.database.insertMany('notes', [{ _id: 'n2' }])
    await expect(restoreData(file, other, true)).rejects.toThrow('正被另一个进程使用')
    await cloud.stop()
    await expect(restoreData(file, other, false)).rejects.toThrow('--overwrite')
    expect((await notesOf(other)).map(({ _id }) => _id)).toEqual(['n1', 'n2'])
    const letters = join(dir, 'letters')
    mkdirSync(letters)
    writeFileSync(join(letters, 'letter.txt'), 'hello')
    await expect(restoreData(file, letters, true)).rejects.toThrow('没有动它')
    expect(readdirSync(letters)).toEqual(['letter.txt'])
    expect(await restoreData(file, other, true)).toEqual({ files: 1, replaced: true })
    expect((await notesOf(other)).map(({ _id }) => _id)).toEqual(['n1'])
  })

  test('不是备份的、截断的、坏了一个字节的、比程序新的：一句话，原来的一点不动', async () => {
    const dataDir = await makeData('kept')
    const file = join(dir, 'kept.backup')
    await backUpData(dataDir, file)
    const good = readFileSync(file)
    const flipped = Buffer.from(good)
    flipped[Math.floor(good.length / 2)] = (flipped[Math.floor(good.length / 2)] ?? 0) ^ 0xff
    const unproven = Buffer.from(good)
    unproven[good.length - 8] = (unproven[good.length - 8] ?? 0) ^ 0xff
    const newer = join(dir, 'newer')
    await restoreData(file, newer, false)
    const store = openConnection(join(newer, 'cloud.db'))
    store.exec('PRAGMA user_version=99')
    store.close()
    const swapped = gunzipSync(good)
    readFileSync(join(newer, 'cloud.db')).copy(swapped, 512)
    const cases = { letter: [Buffer.from('hello'), '不是本系统的备份'], cut: [good.subarray(0, good.length - 100), '损坏'], flipped: [flipped, '损坏'], unproven: [unproven, '损坏'], empty: [Buffer.alloc(0), '不是本系统的备份'], newer: [gzipSync(swapped), '版本是 99'], folder: [gzipSync(Buffer.alloc(1024)), '不是本系统的备份'] } as const
    const before = siblings()
    for (const [name, [bytes, sentence]] of Object.entries(cases)) {
      writeFileSync(join(dir, 'bad.backup'), bytes)
      await expect(restoreData(join(dir, 'bad.backup'), dataDir, true)).rejects.toThrow(sentence)
      expect([name, (await notesOf(dataDir)).length]).toEqual([name, 1])
    }
    expect(siblings().filter((name) => name !== 'bad.backup')).toEqual(before)
    await expect(restoreData(join(dir, 'nothing'), dataDir, true)).rejects.toThrow('没有这个文件')
  })
})

describe('命令', () => {
  const cloud = (command: readonly string[], shell = '') =>
    new Promise<{ code: number; out: string }>((done) => {
      const line = [process.execPath, join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'scripts/cloud.ts'), ...command].map((word) => `'${word}'`).join(' ')
      execFile('bash', ['-c', `${shell}${line}`], { cwd: dir }, (error, stdout, stderr) => done({ code: error ? Number(error.code) : 0, out: stdout + stderr }))
    })

  test('备份、恢复、导出、导入，各说做了什么；备份和导出时服务在另一个进程里开着', async () => {
    const data = await makeData('cli')
    const server = await start(data)
    await appOf(server).database().collection('notes').add({ _id: 'n2' })
    expect(await cloud(['backup', 'cli.backup', '--data', data])).toEqual({ code: 0, out: expect.stringContaining('1 个文件') })
    expect(await cloud(['export', 'cli-out', '--data', data])).toEqual({ code: 0, out: expect.stringContaining('notes 2') })
    expect(await cloud(['import', 'cli-out', '--data', data])).toEqual({ code: 1, out: expect.stringContaining('正被另一个进程使用') })
    await appOf(server).database().collection('notes').add({ _id: 'n3' })
    await server.stop()
    expect((await cloud(['restore', 'cli.backup', '--data', 'cli-back'])).code).toBe(0)
    expect(await cloud(['import', 'cli-out', '--data', 'cli-new'])).toEqual({ code: 0, out: expect.stringContaining('notes 2') })
    for (const name of ['cli-back', 'cli-new']) expect((await notesOf(join(dir, name))).map(({ _id }) => _id)).toEqual(['n1', 'n2'])
    expect(await notesOf(data)).toHaveLength(3)
  })

  test.each([
    [['backup', 'x.backup', '--data', 'nowhere'], '里没有 cloud.db'],
    [['backup', 'no/such/folder/x.backup', '--data', 'wrong'], '上级目录不存在'],
    [['backup', 'wrong/cloud.db', '--data', 'wrong'], '没有覆盖它'],
    [['restore', 'nothing.backup', '--data', 'never'], '没有这个文件'],
    [['restore', 'wrong', '--data', 'never'], '要的是文件'],
    [['export', 'out', '--data', 'wrong', '--collections', 'notes,nope'], '没有这个集合：nope'],
    [['export', 'wrong/cloud.db', '--data', 'wrong'], '没有覆盖它'],
    [['import', 'nowhere', '--data', 'never'], '没有这个文件或目录'],
    [['import', 'wrong', '--data', 'never', '--mode', 'both'], 'insert 或 upsert'],
    [['export'], '要写一个目录'],
    [['burn', 'x'], '没有 burn 这个命令'],
  ])('%j：一句话说明', async (command, sentence) => {
    if (!existsSync(join(dir, 'wrong'))) await makeData('wrong')
    const { code, out } = await cloud(command)
    expect([code, out.trim().split('\n').length, out]).toEqual([1, 1, expect.stringContaining(sentence)])
    expect(existsSync(join(dir, 'never'))).toBe(false)
  })

  test('写到一半没有地方了：说明白，不留半个文件', async () => {
    const data = await makeData('large')
    const server = await start(data)
    server.database.insertMany('notes', Array.from({ length: 200 }, (_, n) => ({ _id: `big${n}`, text: 'x'.repeat(5000) })))
    await server.stop()
    for (const command of [['backup', 'full.backup'], ['export', 'full-out']]) {
      // A limit on the size of a file is refused by the same system call as a full disk.
      const { code, out } = await cloud([...command, '--data', data], `trap '' XFSZ; ulimit -f 256; `)
      expect([code, out]).toEqual([1, expect.stringContaining('磁盘满了')])
    }
    expect([siblings().filter((name) => name.startsWith('full.')), readdirSync(join(dir, 'full-out'))]).toEqual([[], []])
  })
})
