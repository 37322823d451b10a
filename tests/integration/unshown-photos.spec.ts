import { recheckPhotos } from '../../scripts/story/recheck-people'
import { inWorld } from '../support/in-world'
import { CAST, journey } from '../support/journey'
import { appOf } from '../support/local-cloud'
import { tinyJpeg } from '../support/pictures'
import type { World } from '../support/world'

/** Photos that were sent and then stood in no order: they do not stay for ever. */
let world: World
let to: ReturnType<typeof journey>
inWorld((fresh) => { world = fresh; to = journey(world) })
jest.setTimeout(120_000)

const DAY = 24 * 3_600_000
const tick = () => world.cloud.fireTimer('clock')
const photo = async (openid: string = CAST.resident) => (await world.as(openid).ok('files', 'uploadPhoto', { base64: tinyJpeg().toString('base64') })).fileId
const photoOf = (fileId: string) => world.cloud.database.dump('photos').find((each) => each['fileId'] === fileId) ?? {}
const stands = async (fileId: string) => (await appOf(world.cloud).getTempFileURL({ fileList: [fileId] })).fileList[0]?.code === 'SUCCESS'
const statesOf = async (fileIds: readonly string[]) => Promise.all(fileIds.map(async (fileId) => [photoOf(fileId)['status'] === 'erased', await stands(fileId)]))
const [ERASED, KEPT] = [[true, false], [false, true]]
async function databaseCalls(): Promise<number> {
  world.cloud.meter.start()
  await tick()
  return world.cloud.meter.read().db
}

test('七天没有一单用着的照片清掉，历史里有一行；用着的、没到七天的都留着；别人的单子写上它也留不住', async () => {
  await tick()
  const [loose, shown, risky, named] = [await photo(), await photo(), await photo(), await photo()]
  await to.submitted({ photos: [shown] })
  await to.submitted({ photos: [named] }, CAST.neighbour)
  await world.cloud.mediaChecked()
  const db = appOf(world.cloud).database()
  const set = (fileId: string, change: object) => db.collection('photos').where({ fileId }).update(change)
  world.cloud.clock.advance(7 * DAY - 60_000)
  await tick()
  expect(await statesOf([loose, shown, risky, named])).toEqual([KEPT, KEPT, KEPT, KEPT])
  world.cloud.clock.advance(DAY)
  const young = await photo()
  world.cloud.clock.advance(6 * DAY)
  await tick()
  expect(await statesOf([loose, shown, risky, named, young])).toEqual([ERASED, KEPT, ERASED, ERASED, KEPT])
  expect(photoOf(loose)).toMatchObject({ openid: '', traceId: '' })
  expect((photoOf(loose)['log'] as { action: string }[]).map(({ action }) => action)).toEqual(['upload', 'settle', 'erase'])
  expect(recheckPhotos(world.cloud.database.dump('photos')).problems).toEqual([])

  // Looked at once and shown then, it goes with its order and is not looked at every week.
  await tick()
  world.cloud.clock.advance(7 * DAY)
  const before = photoOf(shown)
  await set(shown, { by: 'nobody' })
  await tick()
  expect(await statesOf([shown, young])).toEqual([KEPT, ERASED])
  await set(shown, { by: before['by'] })
  expect(photoOf(shown)).toEqual(before)
})

test('一分钟看五十张，看完为止；之后一周里没有事的一分钟还是只看一眼', async () => {
  const many: string[] = []
  for (let n = 0; n < 60; n += 1) many.push(await photo())
  // All of one moment: none is passed over between two minutes.
  await appOf(world.cloud).database().collection('photos').where({ status: 'checking' }).update({ createdAt: world.cloud.clock.now() })
  world.cloud.clock.advance(8 * DAY)
  await tick()
  expect(many.filter((fileId) => photoOf(fileId)['status'] === 'erased')).toHaveLength(50)
  await tick()
  expect(many.filter((fileId) => photoOf(fileId)['status'] === 'erased')).toHaveLength(60)
  // The night's look at the books is over within its hour.
  for (let minute = 0; minute < 60 && (await databaseCalls()) > 1; minute += 1);
  expect([await databaseCalls(), await databaseCalls()]).toEqual([1, 1])
})

test('清到一半断了，文件已经没了：下一次接着清，不多写一行', async () => {
  const fileId = await photo()
  world.cloud.clock.advance(8 * DAY)
  await appOf(world.cloud).deleteFile({ fileList: [fileId] })
  await tick()
  world.cloud.clock.advance(7 * DAY)
  await tick()
  expect((photoOf(fileId)['log'] as { action: string }[]).map(({ action }) => action)).toEqual(['upload', 'erase'])
  expect(recheckPhotos(world.cloud.database.dump('photos')).problems).toEqual([])
})
