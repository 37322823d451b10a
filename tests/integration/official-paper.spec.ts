import { inflateSync } from 'node:zlib'
import qrcode from 'qrcode-generator'
import { dayNumberAt, dayText } from '@core/domain/time/day'
import { CAST } from '../support/journey'
import { pointsIn } from '../support/points'
import { startWorld } from '../support/world'

/** The code on the paper leads where the deployment says, whoever has it printed. */
const [LEFT, TOP, WIDE] = [72, 640, 110]

/** The dark squares of the code that was drawn, as the paper has them. */
function drawnOn(pdf: Buffer): readonly string[] {
  const text = pdf.toString('latin1')
  const streams = [...text.matchAll(/stream\r?\n/g)].map(({ index, 0: word }) => index + word.length).map((from) => pdf.subarray(from, text.indexOf('endstream', from)))
  const drawn = streams.flatMap((stream) => { try { return [inflateSync(stream).toString('latin1')] } catch { return [] } }).join('\n')
  return [...drawn.matchAll(/^([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re$/gm)].flatMap(([, x, y, wide, high]) => {
    const size = Number(wide)
    return wide === high && size < 10 ? [`${Math.round((Number(y) - TOP) / size)},${Math.round((Number(x) - LEFT) / size)}`] : []
  })
}

function squaresOf(content: string): readonly string[] {
  const code = qrcode(0, 'M')
  code.addData(content)
  code.make()
  const all = Array.from({ length: code.getModuleCount() }, (_, at) => at)
  expect(WIDE / code.getModuleCount()).toBeLessThan(10)
  return all.flatMap((row) => all.flatMap((column) => (code.isDark(row, column) ? [`${row},${column}`] : [])))
}

test.each([['https://desk.example/red/', 'https://desk.example/red/'], ['https://desk.example', 'https://desk.example/'], ['没写对', undefined], [undefined, undefined]])('网址配成 %s：纸上的码指到它，没有就只有核对码；要纸的人自己说不了指到哪里', async (WEB_ADDRESS, expected) => {
  const world = await startWorld({ instancesPerFunction: 1, ...(WEB_ADDRESS === undefined ? {} : { env: { WEB_ADDRESS } }) })
  try {
    await pointsIn(world).earned(CAST.member, 300)
    const me = world.as(CAST.member)
    await me.ok('people', 'saveProfile', { name: '王小明', phone: '13800000077', address: { compoundId: 'cp001', building: '3号楼' }, consent: true })
    const day = dayNumberAt(world.cloud.clock.now())
    const { id: certificateId, code } = await me.ok('points', 'issueCertificate', { from: dayText(day - 20), to: dayText(day - 1) })
    expect(await me.code('prints', 'certificate', { certificateId, address: 'https://evil.example/' } as never)).toBe('INVALID_INPUT')
    const { base64 } = await me.ok('prints', 'certificate', { certificateId })
    expect(drawnOn(Buffer.from(base64, 'base64'))).toEqual(squaresOf(expected === undefined ? code : `${expected}#/packages/entry/certificate/index?code=${code}`))
  } finally {
    await world.stop()
  }
}, 60_000)
