import type { FaultOptions } from '../../local/faults/fault-kinds'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud'
import { tinyPng } from '../support/pictures'

/** Faults beside the database: files, WeChat's interfaces and its pushes, and what comes to the gateway. */
const FUNCTIONS = {
  inbox: `const got = []; exports.main = async (event) => { if (event.MsgType) got.push(event.trace_id); return got }`,
  count: `let n = 0; exports.main = async (event) => (event.httpMethod ? ++n : n)`,
}
const START_AT = Date.parse('2030-01-02T03:00:00.000Z')
const ends: (() => Promise<void>)[] = []
afterEach(async () => { for (const end of ends.splice(0)) await end() })
const startWith = async (faults: FaultOptions): Promise<LocalCloud> => {
  const local = await startLocalCloud({ functions: FUNCTIONS, options: { clock: { startAt: START_AT }, pushFunction: 'inbox', instancesPerFunction: 1, mediaCheckMs: 600_000, faults } })
  ends.push(local.end)
  return local
}
const outcome = (run: Promise<unknown>) => run.then(() => 'ok', (error: { code?: string }) => error.code ?? 'none')
const upload = ({ app }: LocalCloud, name: string) => app.uploadFile({ cloudPath: `photos/${name}.png`, fileContent: tinyPng() as never })
const wx = async ({ app }: LocalCloud, apiName: string, requestData: object) => (await app.callWxOpenApi({ apiName, requestData })).result as { errcode: number; trace_id?: string }
const checkText = (local: LocalCloud) => wx(local, 'security.msgSecCheck', { content: '好', version: 2, scene: 2, openid: 'o1' })
const checkPicture = (local: LocalCloud) => wx(local, 'security.mediaCheckAsync', { media_url: 'http://127.0.0.1:9/x.png', media_type: 2, version: 2, scene: 1, openid: 'o1' })
const inbox = async ({ cloud }: LocalCloud) => (await cloud.invoke('inbox', {})) as readonly string[]
const post = ({ cloud }: LocalCloud) => fetch(`${cloud.url}/fn/count`, { method: 'POST', body: '{}' }).then((reply) => String(reply.status), () => 'cut')

test.each(['diskFull', 'readOnly'] as const)('%s：上传得到存储的错误并且没有留下，微信接口记不下来', async (kind) => {
  const local = await startWith({ seed: 1, [kind]: 1 })
  expect(await outcome(upload(local, 'a'))).toBe('STORAGE_REQUEST_FAIL')
  expect((await local.app.getTempFileURL({ fileList: ['cloud://local.6c6f-local-1300000000/photos/a.png'] })).fileList[0]).toMatchObject({ code: 'STORAGE_FILE_NONEXIST' })
  expect(await outcome(checkText(local))).toBe('SYS_ERR')
  expect(local.cloud.sentMessages()).toEqual([])
})

test('磁盘只读：文件也删不掉；磁盘满了可以删', async () => {
  const deleted = async (kind: 'diskFull' | 'readOnly') => {
    // The seed is one where the first touch, the upload, is spared and the second is not.
    for (let seed = 1; ; seed += 1) {
      const local = await startWith({ seed, [kind]: 0.5 })
      const fileID = await upload(local, 'a').then((reply) => reply.fileID, () => undefined)
      if (fileID === undefined) continue
      const answer = await local.app.deleteFile({ fileList: [fileID] }).then(({ fileList }) => fileList[0]?.code, (error: { code?: string }) => error.code)
      if (local.cloud.faults().length > 0) return answer
    }
  }
  expect([await deleted('readOnly'), await deleted('diskFull')]).toEqual(['SYS_ERR', 'SUCCESS'])
})

test('图片检查的结果：pushLost 不到，pushTwice 到两次，pushLate 云端时钟走到了才到', async () => {
  const checked = async (faults: Omit<FaultOptions, 'seed'>) => {
    const local = await startWith({ seed: 1, ...faults })
    const { trace_id: trace } = await checkPicture(local)
    await local.cloud.mediaChecked()
    return { local, trace, got: await inbox(local) }
  }
  expect((await checked({ pushLost: 1 })).got).toEqual([])
  const twice = await checked({ pushTwice: 1 })
  expect(twice.got).toEqual([twice.trace, twice.trace])
  const late = await checked({ pushLate: 1, lateMs: 3_600_000 })
  expect(late.got).toEqual([])
  late.local.cloud.clock.advance(3_600_000)
  for (let i = 0; i < 100 && (await inbox(late.local)).length === 0; i++) await new Promise((next) => setTimeout(next, 10))
  expect(await inbox(late.local)).toEqual([late.trace])
})

test('浏览器：webCut 没有处理，webLostReply 处理了没有答复，webLatency 晚一点；健康检查和控制台不受影响', async () => {
  const cut = await startWith({ seed: 1, webCut: 1 })
  expect([await post(cut), await cut.cloud.invoke('count', {})]).toEqual(['cut', 0])
  expect((await fetch(`${cut.cloud.url}/healthz`)).status).toBe(200)
  expect((await fetch(`${cut.cloud.url}/_cloud`)).status).toBe(200)
  const lost = await startWith({ seed: 1, webLostReply: 1 })
  expect([await post(lost), await lost.cloud.invoke('count', {})]).toEqual(['cut', 1])
  const slow = await startWith({ seed: 1, webLatency: 1, latencyMs: 400 })
  const began = performance.now()
  for (let n = 0; n < 5; n++) expect(await post(slow)).toBe('200')
  expect(performance.now() - began).toBeGreaterThan(200)
})

test('同一个种子，文件、微信、推送和网关上同样的故障、同样的结果；换一个种子就不同', async () => {
  const story = async (seed: number) => {
    const local = await startWith({ seed, diskFull: 0.15, readOnly: 0.15, pushLost: 0.25, pushTwice: 0.25, pushLate: 0.25, webLatency: 0.2, latencyMs: 2, webCut: 0.15, webLostReply: 0.15 })
    const outcomes: string[] = []
    const traces: (string | undefined)[] = []
    for (let n = 0; n < 12; n++) {
      outcomes.push(await outcome(upload(local, `p${n}`)), await outcome(checkText(local)), await post(local))
      traces.push(await checkPicture(local).then((reply) => reply.trace_id, () => undefined))
    }
    await local.cloud.mediaChecked()
    const got = await inbox(local)
    return { outcomes, pushed: traces.map((trace) => got.filter((each) => each === trace).length), notes: [...local.cloud.faults()] }
  }
  const [first, again, other] = [await story(7), await story(7), await story(8)]
  expect(again).toEqual(first)
  expect(other.notes).not.toEqual(first.notes)
  expect(new Set(first.notes.map(({ kind }) => kind))).toEqual(new Set(['diskFull', 'readOnly', 'pushLost', 'pushTwice', 'pushLate', 'webLatency', 'webCut', 'webLostReply']))
})
