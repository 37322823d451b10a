import type cloudbase from '@cloudbase/node-sdk'
import { RISKY_MEDIA } from '../../local/wechat/check-media'
import { recheckPhotos } from '../../scripts/story/recheck-people'
import { overHttp } from '../support/forge'
import { inWorld } from '../support/in-world'
import { CAST, journey } from '../support/journey'
import { appOf } from '../support/local-cloud'
import { pngChunk } from '../../local/wechat/png'
import { app, comment, exif, tinyJpeg, tinyPng } from '../support/pictures'
import type { World } from '../support/world'
import { startWorld } from '../support/world'

/** Photos: stripped of what the camera added, checked by WeChat, shown to nobody but their sender before that. */
let world: World
let db: ReturnType<cloudbase.CloudBase['database']>
inWorld((fresh) => { world = fresh; db = appOf(world.cloud).database() })

const GPS = 'GPS 36.60797N 118.009066E iPhone'
const MINUTE = 60_000
const upload = (bytes: Buffer, openid: string = CAST.resident) => world.as(openid).ok('files', 'uploadPhoto', { base64: bytes.toString('base64') })
const refusal = (bytes: Buffer) => world.as(CAST.resident).code('files', 'uploadPhoto', { base64: bytes.toString('base64') })
const links = async (openid: string, as: 'resident' | 'staff', orderId: string) => (await world.as(openid).ok('files', 'photoLinks', { as, orderId })).items
const photoOf = (fileId: string) => world.cloud.database.dump('photos').find((photo) => photo['fileId'] === fileId) ?? {}
const orderWith = (fileIds: readonly string[], openid: string = CAST.resident) => journey(world).submitted({ photos: [...fileIds] }, openid)
const bytesOf = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer())
/** What is stored, as its sender gets it. */
async function stripped(bytes: Buffer): Promise<Buffer> {
  const { fileId } = await upload(bytes)
  const [link] = await links(CAST.resident, 'resident', await orderWith([fileId]))
  return bytesOf(link?.url ?? '')
}
const safePng = (marker: string) => tinyPng({ data: Buffer.concat([Buffer.from(marker), Buffer.alloc(100)]) })

const JPEGS: readonly (readonly [string, Buffer])[] = [
  ['EXIF 和定位', tinyJpeg({ before: [exif(GPS)] })],
  ['注释和各种 APP 段', tinyJpeg({ before: [comment(GPS), app(2, GPS), app(13, GPS), app(15, GPS)] })],
  ['冒充 JFIF 的缩略图', tinyJpeg({ before: [app(0, `JFXX\u0000${GPS}`)] })],
  ['夹在两次扫描之间的', tinyJpeg({ between: [exif(GPS)] })],
  ['结尾后面再接一张带定位的照片', tinyJpeg({ behind: tinyJpeg({ before: [exif(GPS)] }) })],
  ['结尾后面接一段视频', tinyJpeg({ behind: Buffer.from(`ftypmp42${GPS}\xff\xd9`, 'latin1') })],
]
test.each(JPEGS)('JPEG 里的%s不留下，画面本身不变', async (_, bytes) => {
  const kept = await stripped(bytes)
  expect(kept.includes(GPS)).toBe(false)
  expect(kept).toEqual(tinyJpeg())
})

test('PNG 里的文字、时间、EXIF 和结尾后面的东西不留下', async () => {
  const text = (type: string) => pngChunk(type, Buffer.from(GPS))
  const kept = await stripped(tinyPng({ before: [text('tEXt'), text('iTXt'), text('zTXt'), text('eXIf'), text('tIME'), text('gpSX')], behind: Buffer.from(GPS) }))
  expect(kept.includes(GPS)).toBe(false)
  expect(kept.includes('IDAT') && kept.includes('IEND')).toBe(true)
})

test('不是照片的、断了的、没有尺寸的都不收', async () => {
  const jpeg = tinyJpeg()
  const wrong = [
    Buffer.alloc(300), Buffer.from('<svg onload="x">'.repeat(30)), Buffer.from(`GIF89a${'x'.repeat(300)}`), jpeg.subarray(0, jpeg.length - 2), Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(200, 0xff)]),
    Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff]), Buffer.alloc(200)]), tinyPng().subarray(0, 90), Buffer.concat([tinyPng().subarray(0, 8), Buffer.alloc(200, 0xff)]), Buffer.concat([Buffer.from('PK\u0003\u0004'), jpeg]),
  ]
  for (const bytes of wrong) expect([bytes.subarray(0, 8).toString('hex'), await refusal(bytes)]).toEqual([bytes.subarray(0, 8).toString('hex'), 'PHOTO_UNREADABLE'])
})

test('一兆字节刚好收，再多一点不收', async () => {
  const base = tinyJpeg({ data: Buffer.alloc(0) }).length
  const exactly = tinyJpeg({ data: Buffer.alloc(1_048_576 - base, 0x5a) })
  expect(exactly.length).toBe(1_048_576)
  expect(await refusal(exactly)).toBe('OK')
  expect(await refusal(tinyJpeg({ data: Buffer.alloc(1_048_577 - base, 0x5a) }))).toBe('PHOTO_TOO_BIG')
  expect(await refusal(Buffer.alloc(1_048_700))).toBe('INVALID_INPUT')
})

test('检查通过之前只有传的人看得到；通过之后该看的人都看得到；没通过的谁也看不到', async () => {
  const [fine, risky] = [(await upload(tinyJpeg())).fileId, (await upload(safePng(RISKY_MEDIA[0] ?? ''))).fileId]
  const orderId = await orderWith([fine, risky])
  const seen = async () => [await links(CAST.resident, 'resident', orderId), await links(CAST.staff, 'staff', orderId)].map((items) => items.map((item) => item.fileId))
  expect(await seen()).toEqual([[fine, risky], []])
  await world.cloud.mediaChecked()
  expect([photoOf(fine)['status'], photoOf(risky)['status']]).toEqual(['ok', 'risky'])
  expect(await seen()).toEqual([[fine], [fine]])
})

test('链接十分钟后打不开，改了签名也打不开', async () => {
  const { fileId } = await upload(tinyJpeg())
  const [link] = await links(CAST.resident, 'resident', await orderWith([fileId]))
  const url = link?.url ?? ''
  expect((await fetch(url)).status).toBe(200)
  expect((await fetch(url.replace(/sign=./, 'sign=0x'))).status).toBe(403)
  world.cloud.clock.advance(10 * MINUTE + 1)
  expect((await fetch(url)).status).toBe(403)
})

test('把别人的照片写进自己的单子，看不到别人的照片', async () => {
  const { fileId } = await upload(tinyJpeg(), CAST.member)
  await world.cloud.mediaChecked()
  const orderId = await orderWith([fileId], CAST.neighbour)
  expect(await links(CAST.neighbour, 'resident', orderId)).toEqual([])
  expect(await links(CAST.staff, 'staff', orderId)).toEqual([])
})

test('同一次上传重发只有一张照片', async () => {
  const client = world.as(CAST.resident)
  const input = { base64: tinyJpeg().toString('base64') }
  const before = world.cloud.database.counts()['photos'] ?? 0
  const first = await client.ok('files', 'uploadPhoto', input, 'same-photo-twice')
  expect(await client.ok('files', 'uploadPhoto', input, 'same-photo-twice')).toEqual(first)
  expect(world.cloud.database.counts()['photos']).toBe(before + 1)
})

const verdict = (traceId: unknown, suggest: string, more: object = {}) => ({ MsgType: 'event', Event: 'wxa_media_check', trace_id: traceId, version: 2, errcode: 0, result: { suggest, label: 100 }, ...more })
const push = (event: object, openid?: string) => world.cloud.invoke('files', event, openid === undefined ? {} : { openid })

test('检查结果凭微信的追踪号认照片：猜不到号的人什么也改不了，也试不出什么', async () => {
  const { fileId } = await upload(tinyJpeg())
  const before = photoOf(fileId)
  for (const traceId of ['', 'x', '12345678', fileId, before['_id'], { $gt: '' }, ['x'], null, undefined, 'constructor'])
    for (const openid of [CAST.resident, CAST.stranger, undefined]) expect(await push(verdict(traceId, 'pass'), openid)).toBe('success')
  expect(await overHttp(world, 'files', verdict(before['traceId'], 'pass'))).toMatchObject({ ok: false })
  expect(photoOf(fileId)).toEqual(before)
  expect(await push({ MsgType: 'event', Event: 'user_enter_tempsession', trace_id: before['traceId'] })).toBe('success')
  expect(await push(verdict(before['traceId'], 'review'))).toBe('success')
  expect(photoOf(fileId)['status']).toBe('risky')
  // A verdict is given once.
  await push(verdict(before['traceId'], 'pass'))
  await world.cloud.mediaChecked()
  expect(photoOf(fileId)['status']).toBe('risky')
})

test('微信没收下的、没看成的、结果丢了的，定时器再问；问过一天就不问了', async () => {
  const { fileId } = await upload(tinyJpeg())
  await world.cloud.mediaChecked()
  const { _id, traceId } = photoOf(fileId)
  const set = (change: object) => db.collection('photos').doc(String(_id)).update(change)
  const ask = async () => {
    await world.cloud.fireTimer('clock')
    await world.cloud.mediaChecked()
    return photoOf(fileId)['status']
  }
  await set({ status: 'checking', traceId: '', askedAt: 0 })
  expect(await ask()).toBe('ok')
  await set({ status: 'checking', traceId: 'lost-verdict', askedAt: world.cloud.clock.now() })
  expect(await ask()).toBe('checking')
  world.cloud.clock.advance(30 * MINUTE)
  expect(await ask()).toBe('ok')
  // The old number counts no more.
  await set({ status: 'checking', traceId: 'not-downloaded', askedAt: world.cloud.clock.now() })
  await push(verdict(traceId, 'risky'))
  await push({ ...verdict('not-downloaded', 'pass'), errcode: -1008, result: undefined })
  expect(photoOf(fileId)).toMatchObject({ status: 'checking', traceId: '', askedAt: 0 })
  expect(await ask()).toBe('ok')
  world.cloud.clock.advance(24 * 60 * MINUTE)
  await set({ status: 'checking', traceId: '', askedAt: 0 })
  expect(await ask()).toBe('checking')
})

test('微信的结果比照片的记录先到：不丢，照片一写好就有结果；定时器再问时也一样', async () => {
  // Two instances: the verdict reaches one while the other still waits for the trace id.
  const hasty = await startWorld({ instancesPerFunction: 2, mediaCheckMs: 0 })
  try {
    const client = hasty.as(CAST.resident)
    const photos = () => hasty.cloud.database.dump('photos')
    const send = async (bytes: Buffer) => (await client.ok('files', 'uploadPhoto', { base64: bytes.toString('base64') })).fileId
    const [fine, risky] = [await send(tinyJpeg()), await send(safePng(RISKY_MEDIA[0] ?? ''))]
    const statusOf = (fileId: string) => photos().find((photo) => photo['fileId'] === fileId)?.['status']
    expect([statusOf(fine), statusOf(risky)]).toEqual(['ok', 'risky'])
    expect(recheckPhotos(photos()).brokenChains).toBe(0)

    const { _id, head, log } = photos().find((photo) => photo['fileId'] === fine) ?? {}
    const [uploaded] = log as readonly { readonly hash: string }[]
    await appOf(hasty.cloud).database().collection('photos').doc(String(_id)).update({ status: 'checking', traceId: '', askedAt: 0, version: 1, head: uploaded?.hash, log: [uploaded] })
    await hasty.cloud.fireTimer('clock')
    expect([statusOf(fine), photos().find((photo) => photo['_id'] === _id)?.['head'] === head]).toEqual(['ok', false])

    // Verdicts that met their photo, or nobody's, are swept with the day's other leftovers.
    await hasty.cloud.invoke('files', verdict('nobody-knows-this-trace', 'pass'), { openid: CAST.stranger })
    expect(hasty.cloud.database.counts()['verdicts']).toBe(4)
    hasty.cloud.clock.advance(7 * 24 * 60 * MINUTE)
    await hasty.cloud.fireTimer('clock')
    expect(hasty.cloud.database.counts()['verdicts']).toBe(0)
  } finally {
    await hasty.stop()
    appOf(world.cloud)
  }
}, 60_000)

test('同一个编号传两张不同的照片：只收一张，文件谁也盖不掉谁', async () => {
  const markers = ['one picture', 'another picture'] as const
  const base64 = markers.map((marker) => safePng(marker).toString('base64'))
  const send = (index: number) => world.as(CAST.resident).call('files', 'uploadPhoto', { base64: base64[index] ?? '' }, 'one-number-two-photos')
  const both = await Promise.all([send(0), send(1)])
  expect(both.map((reply) => (reply.ok ? 'OK' : reply.code)).sort()).toEqual(['OK', 'REQUEST_ID_REUSED'])
  const winner = both.findIndex((reply) => reply.ok)
  const again = await send(winner)
  if (!again.ok) throw new Error(again.code)
  const [link] = await links(CAST.resident, 'resident', await orderWith([again.data.fileId]))
  const stored = await bytesOf(link?.url ?? '')
  expect(markers.map((marker) => stored.includes(marker))).toEqual(markers.map((_, index) => index === winner))
  // Named by what it shows, too: the late one had another file to write to.
  expect(again.data.fileId).not.toContain(photoOf(again.data.fileId)['_id'])
  expect(await send(1 - winner)).toMatchObject({ code: 'REQUEST_ID_REUSED' })
})
