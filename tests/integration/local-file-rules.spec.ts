import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud'
import { tinyJpeg, tinyPng } from '../support/pictures'

/** What the deployment declares in deploy/storage.json, held by the local storage in COS's own words. */
let local: LocalCloud
beforeAll(async () => { local = await startLocalCloud({ options: { storageFile: resolve(__dirname, '../../deploy/storage.json') } }) })
afterAll(() => local.end())

const upload = (cloudPath: string, fileContent: Buffer) =>
  local.app.uploadFile({ cloudPath, fileContent: fileContent as never }).then(() => 'ok', (error: { code?: string; message?: string }) => `${String(error.code)} ${String(error.message)}`)
const stored = () => readdirSync(join(local.dataDir, 'files'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name).sort()

test('照片收下；名字不是照片的、内容不是照片的、名字和内容不一样的，退回并且什么也没留下', async () => {
  expect([await upload('photos/a.jpg', tinyJpeg()), await upload('photos/b.png', tinyPng())]).toEqual(['ok', 'ok'])
  const wrong: readonly (readonly [string, Buffer])[] = [
    ['b.exe', Buffer.from('MZ')], ['b.html', Buffer.from('<script>')], ['noext', tinyPng()], ['c.svg', Buffer.from('<svg/>')],
    ['c.jpg', Buffer.from('<script>alert(1)</script>')], ['d.jpg', tinyPng()], ['e.png', tinyJpeg()], ['f.png', Buffer.alloc(0)], ['g.png', Buffer.from([0x89, 0x50])], ['h.html', Buffer.alloc(3 * 1024 * 1024)],
  ]
  for (const [path, content] of wrong) expect([path, await upload(path, content)]).toEqual([path, expect.stringMatching(/^STORAGE_REQUEST_FAIL .*\[AccessDenied\].*image\/jpeg/)])
  expect(stored()).toEqual(['a.jpg', 'b.png'])
})

test('51 MiB 的照片：EntityTooLarge，听得到为什么，什么也没留下；50 MiB 收下', async () => {
  const photo = (size: number) => Buffer.concat([tinyJpeg(), Buffer.alloc(size - tinyJpeg().length)])
  expect(await upload('big.jpg', photo(51 * 1024 * 1024))).toMatch(/^STORAGE_REQUEST_FAIL .*\[EntityTooLarge\]/)
  expect(stored()).not.toContain('big.jpg')
  expect(await upload('just.jpg', photo(50 * 1024 * 1024))).toBe('ok')
})

test('传到是文件夹的路径、传到文件下面：SDK 读得懂的答复，不是 JSON', async () => {
  await upload('folder/in.png', tinyPng())
  await upload('plain.png', tinyPng())
  await upload('dir.png/in.png', tinyPng())
  for (const path of ['dir.png', 'plain.png/below.png']) expect([path, await upload(path, tinyPng())]).toEqual([path, expect.stringMatching(/^STORAGE_REQUEST_FAIL .*\[PathConflict\]/)])
  expect(stored().filter((name) => name.startsWith('.part'))).toEqual([])
})
