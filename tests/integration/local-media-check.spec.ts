import { RISKY_MEDIA } from '../../local/wechat/check-media'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud'

/** WeChat's picture check on one machine: accepted at once, answered later by a message to a function. */
const FUNCTIONS = {
  inbox: `const got = []; exports.main = async (event) => { if (event.MsgType) got.push({ event, openid: process.env.WX_OPENID ?? null }); return got }`,
}
let local: LocalCloud
beforeAll(async () => { local = await startLocalCloud({ functions: FUNCTIONS, options: { pushFunction: 'inbox', mediaCheckMs: 600_000, instancesPerFunction: 1 } }) })
afterAll(() => local.end())

const check = async (mediaUrl: string, change: object = {}) =>
  (await local.app.callWxOpenApi({ apiName: 'security.mediaCheckAsync', requestData: { media_url: mediaUrl, media_type: 2, version: 2, scene: 2, openid: 'o1', ...change } })).result as { errcode: number; trace_id?: string }
const inbox = async () => (await local.cloud.invoke('inbox', {})) as readonly { event: Record<string, unknown>; openid: string | null }[]
async function linkTo(name: string, content: string): Promise<string> {
  const { fileID } = await local.app.uploadFile({ cloudPath: `photos/${name}.png`, fileContent: Buffer.from(content) as unknown as never })
  const { fileList } = await local.app.getTempFileURL({ fileList: [fileID] })
  return fileList[0]?.tempFileURL ?? ''
}

test('每张图片过后都有一条结果，凭追踪号对上：好的、有问题的、下载不了的', async () => {
  const fine = await check(await linkTo('fine', 'picture'))
  const risky = await check(await linkTo('risky', `picture ${RISKY_MEDIA[0] ?? ''}`))
  const gone = await check(`${local.cloud.url}/files/photos/none.png`)
  expect(await inbox()).toEqual([])
  await local.cloud.mediaChecked()
  const byTrace = new Map((await inbox()).map((message) => [message.event['trace_id'], message]))
  expect(byTrace.get(fine.trace_id)).toMatchObject({ openid: 'o1', event: { MsgType: 'event', Event: 'wxa_media_check', FromUserName: 'o1', errcode: 0, result: { suggest: 'pass', label: 100 } } })
  expect(byTrace.get(risky.trace_id)).toMatchObject({ event: { errcode: 0, result: { suggest: 'risky', label: 20002 } } })
  expect(byTrace.get(gone.trace_id)).toMatchObject({ event: { errcode: -1008 } })
  expect(byTrace.size).toBe(3)
})

test('没有地址、没有人、版本不对、没有种类和场景的请求当场退回，过后也没有结果', async () => {
  const before = (await inbox()).length
  const codes = [await check('ftp://x/y.png'), await check('https://x/y.png', { openid: '' }), await check('https://x/y.png', { version: 1 }), await check('https://x/y.png', { media_type: undefined }), await check('https://x/y.png', { media_type: 3 }), await check('https://x/y.png', { scene: undefined }), await check('https://x/y.png', { scene: 5 })].map((reply) => reply.errcode)
  expect(codes).toEqual([40068, 40003, 40129, 40097, 40097, 40097, 40097])
  expect((await local.app.callWxOpenApi({ apiName: 'security.mediaCheckAsync', requestData: {} })).result).toMatchObject({ errcode: 44002 })
  await local.cloud.mediaChecked()
  expect(await inbox()).toHaveLength(before)
})
