import { appOf, type LocalCloud, startLocalCloud } from '../support/local-cloud'

let local: LocalCloud
beforeAll(async () => {
  local = await startLocalCloud({ options: { clock: { startAt: Date.parse('2030-01-01T00:00:00Z') } } })
})
afterAll(() => local.end())

const upload = (cloudPath: string, text: string) => local.app.uploadFile({ cloudPath, fileContent: Buffer.from(text) as never })
const wx = (apiName: string, requestData: object) => local.app.callWxOpenApi({ apiName, requestData }) as Promise<{ result: Record<string, unknown> }>

describe('文件存储', () => {
  test('前面有反向代理：给人的链接是公开的网址，函数上传和图片检查不绕出去', async () => {
    const pushed: string[] = []
    const log = (line: object) => void ('at' in line && line.at === 'function' && 'text' in line && pushed.push(String(line.text)))
    const functions = { files: `exports.main = async (event) => { console.log(JSON.stringify(event.result ?? event.errcode)) }` }
    const own = await startLocalCloud({ functions, options: { publicUrl: 'https://pilot.example', mediaCheckMs: 0, log } })
    const app = appOf(own.cloud)
    const { fileID } = await app.uploadFile({ cloudPath: 'a.png', fileContent: Buffer.from('图') as never })
    const { fileList } = await app.getTempFileURL({ fileList: [fileID] })
    const link = fileList[0]?.tempFileURL ?? ''
    expect(link).toMatch(/^https:\/\/pilot\.example\/files\/a\.png\?/)
    expect(await (await fetch(link.replace('https://pilot.example', own.cloud.url))).text()).toBe('图')
    await app.callWxOpenApi({ apiName: 'security.mediaCheckAsync', requestData: { media_url: link, media_type: 2, version: 2, scene: 1, openid: 'o1' } })
    expect(pushed).toEqual([JSON.stringify({ suggest: 'pass', label: 100 })])
    await own.end()
    appOf(local.cloud)
  })

  test('传上去、取下来、换成链接、删掉，一路是同一个文件', async () => {
    const { fileID } = await upload('照片/一号楼 (1).png', '图片内容')
    expect(fileID).toMatch(/^cloud:\/\/local\./)
    const { fileContent } = await local.app.downloadFile({ fileID })
    expect(String(fileContent)).toBe('图片内容')
    const { fileList } = await local.app.getTempFileURL({ fileList: [{ fileID, maxAge: 60 }] })
    const url = fileList[0]?.tempFileURL ?? ''
    const response = await fetch(url)
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([200, 'image/png', '图片内容'])
    expect((await local.app.deleteFile({ fileList: [fileID] })).fileList).toEqual([{ code: 'SUCCESS', fileID }])
    expect((await fetch(url)).status).toBe(404)
    expect((await local.app.getTempFileURL({ fileList: [fileID] })).fileList[0]).toMatchObject({ code: 'STORAGE_FILE_NONEXIST' })
  })

  test('链接改一个字就不认，到时候就失效，下载的链接不能用来上传', async () => {
    const { fileID } = await upload('a.txt', '原文')
    const url = (await local.app.getTempFileURL({ fileList: [{ fileID, maxAge: 60 }] })).fileList[0]?.tempFileURL ?? ''
    expect((await fetch(url.replace('a.txt', 'b.txt'))).status).toBe(403)
    expect((await fetch(url, { method: 'PUT', body: '改掉' })).status).toBe(403)
    expect((await fetch(url)).status).toBe(200)
    local.cloud.clock.advance(61_000)
    expect((await fetch(url)).status).toBe(403)
  })

  test('走出目录的路径被拒绝', async () => {
    for (const path of ['../x.txt', 'a/../../x.txt', '/etc/x', 'a//b', 'a%2e', 'a\ud800.png'])
      await expect(upload(path, 'x')).rejects.toMatchObject({ code: 'INVALID_PARAM' })
  })
})

describe('微信开放接口', () => {
  test('文字检查：有测试词的判为有风险，其余通过', async () => {
    const check = (content: string) => wx('security.msgSecCheck', { content, version: 2, scene: 2, openid: 'o1' })
    expect((await check('今天天气好')).result).toMatchObject({ errcode: 0, result: { suggest: 'pass', label: 100 } })
    expect((await check('这里有违法广告测试词')).result).toMatchObject({ errcode: 0, result: { suggest: 'risky', label: 20001 } })
  })

  test('订阅消息：允许一次只能发一次，没有允许是 43101；发过什么都有记录', async () => {
    const send = () => wx('subscribeMessage.send', { touser: 'o1', template_id: 't1-of-no-deployment-at-all', data: { thing1: { value: '派单' } } })
    expect((await send()).result).toMatchObject({ errcode: 43101 })
    local.cloud.grantSubscription('o1', 't1-of-no-deployment-at-all')
    expect((await send()).result).toMatchObject({ errcode: 0 })
    expect((await send()).result).toMatchObject({ errcode: 43101 })
    const sent = local.cloud.sentMessages().filter((m) => 'api' in m && m.api === 'subscribeMessage.send')
    expect(sent).toHaveLength(3)
    expect(sent[1]).toMatchObject({ request: { touser: 'o1', template_id: 't1-of-no-deployment-at-all' }, reply: { errcode: 0 }, at: local.cloud.clock.now() })
  })

  test('手机号、小程序码、图片检查都按微信的样子答复', async () => {
    expect((await wx('phonenumber.getPhoneNumber', { code: 'abc' })).result).toMatchObject({ errcode: 0, phone_info: { countryCode: '86', purePhoneNumber: expect.stringMatching(/^1\d{10}$/) } })
    const code = (await wx('wxacode.getUnlimited', { scene: 'order=1', page: 'pages/home' })).result
    expect(Buffer.from(String(code['buffer']), 'base64').subarray(1, 4).toString()).toBe('PNG')
    expect((await wx('security.mediaCheckAsync', { media_url: 'https://x/y.png', media_type: 2, version: 2, scene: 1, openid: 'o1' })).result).toMatchObject({ errcode: 0, trace_id: expect.any(String) })
  })

  test('小程序码：scene 最多 32 个微信认得的字符，page 不带 / 和参数', async () => {
    const code = async (data: object) => (await wx('wxacode.getUnlimited', data)).result['errcode']
    const all = `aZ09!#$&'()*+,/:;=?@-._~`
    expect([await code({ scene: all }), await code({ scene: 'x'.repeat(32), page: 'packages/member/task/index' })]).toEqual([0, 0])
    expect([await code({}), await code({ scene: '' }), await code({ scene: 'x'.repeat(33) }), await code({ scene: 7 })]).toEqual([40169, 40169, 40169, 40169])
    for (const scene of ['a b', '百', 'a%20', 'a"', 'a\n', '{']) expect([scene, await code({ scene })]).toEqual([scene, 40097])
    for (const page of ['/pages/home', 'pages/home?x=1', 'pages//home', 7, {}]) expect([page, await code({ scene: 'a', page })]).toEqual([page, 41030])
  })

  test('手机号的 code 只能用一次，五分钟里有效（getPhoneNumber 的文档：每个 code 只能使用一次，有效期为 5min）', async () => {
    const ask = async (code: string) => (await wx('phonenumber.getPhoneNumber', { code })).result['errcode']
    expect([await ask('once'), await ask('once'), await ask('another')]).toEqual([0, 40029, 0])
    const both = await Promise.all([ask('together'), ask('together')])
    expect(both.sort()).toEqual([0, 40029])
    const [fresh, old] = [local.cloud.clock.now() - 4 * 60_000, local.cloud.clock.now() - 6 * 60_000]
    expect([await ask(`local-phone-13900000000-${fresh}`), await ask(`local-phone-13900000000-${old}`)]).toEqual([0, 40029])
    expect((await wx('phonenumber.getPhoneNumber', { code: 'local-phone-13900000001' })).result).toMatchObject({ phone_info: { purePhoneNumber: '13900000001' } })
  })

  test('没有的接口明确说没有', async () => {
    await expect(wx('logistics.addOrder', {})).rejects.toMatchObject({ code: 'OPERATION_NOT_SUPPORTED' })
  })
})
