import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { startCloud } from '../../local/cloud'
import { keepSecrets } from '../../local/secrets'
import { personIdOf } from '../../local/seed/person-id'
import { makeTempDir } from '../support/temp-dir'

/** A pilot from nothing: the commands of whoever runs the machine, then the first officials by their codes. */
const root = resolve(__dirname, '../..')
const dir = makeTempDir()
const dataDir = join(dir, 'pilot')
const command = (name: string, ...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, `scripts/${name}.ts`), ...args], { cwd: root, encoding: 'utf8', env: { ...process.env, SESSION_KEY: '' } })
  return { status, out: stdout + stderr }
}
const codeFor = (...args: readonly string[]): string => /^[\w-]+\.[\w-]+$/m.exec(command('appoint', '--data', dataDir, ...args).out)?.[0] ?? ''
const open = () => startCloud({ dataDir, functionsDir: join(root, 'dist/cloudfunctions'), indexesFile: join(root, 'deploy/indexes.json'), timers: false, env: keepSecrets(dataDir) })

interface Reply { readonly ok: boolean; readonly code?: string; readonly data?: { readonly label: string; readonly roles: readonly { readonly role: string; readonly scopeId: string; readonly scope: string }[]; readonly roleToken: string } }
interface Person { readonly _id: string; readonly roles: readonly object[]; readonly log: readonly { readonly action: string; readonly by: { readonly id: string }; readonly prev: string; readonly hash: string }[]; readonly head: string }

test('导入区域、发任命码、本人用码上任、再由区级任命别人：只有这些人，历史成链', async () => {
  expect(command('appoint', '--data', dataDir, '--role', 'district')).toMatchObject({ status: 1, out: expect.stringContaining('npm run structure') })
  expect(command('structure', join(root, 'deploy/structure.example.json'), '--data', dataDir)).toMatchObject({ status: 0, out: expect.stringContaining('1 个社区') })
  const [district, staff] = [codeFor('--role', 'district', '--label', '区级工作人员 1 号'), codeFor('--role', 'staff', '--scope', '示例社区')]
  expect(command('appoint', '--data', dataDir, '--role', 'staff', '--scope', '没有的社区')).toMatchObject({ status: 1, out: expect.stringContaining('有的是：示例社区（cm01）') })
  // A community's name is no street's.
  expect(command('appoint', '--data', dataDir, '--role', 'street', '--scope', '示例社区')).toMatchObject({ status: 1, out: expect.stringContaining('示例街道（st01）') })

  const cloud = await open()
  try {
    // With the server running nobody can look: the code is made, and says so.
    const unchecked = command('appoint', '--data', dataDir, '--role', 'staff', '--scope', '没有的社区')
    expect(unchecked).toMatchObject({ status: 0, out: expect.stringContaining('名称没有核对（服务开着）') })
    const wrong = /^[\w-]+\.[\w-]+$/m.exec(unchecked.out)?.[0] ?? ''
    const call = (openid: string, action: string, input: object, requestId: string, roleToken?: string) => cloud.invoke('people', { action, input, requestId, roleToken }, { openid }) as Promise<Reply>
    expect(cloud.database.counts()['people'] ?? 0).toBe(0)
    const first = await call('o-first', 'claimAppointment', { code: district }, 'claim-first-1')
    expect(first).toMatchObject({ ok: true, data: { label: '区级工作人员 1 号', roles: [{ role: 'district', scopeId: 'district', scope: '示例区' }] } })
    // A lost answer, asked again with another number: the same person, the same one grant.
    expect(await call('o-first', 'claimAppointment', { code: district }, 'claim-first-2')).toMatchObject({ ok: true })
    expect(await call('o-thief', 'claimAppointment', { code: district }, 'claim-thief-1')).toMatchObject({ ok: false, code: 'APPOINTMENT_USED' })
    expect(await call('o-thief', 'claimAppointment', { code: wrong }, 'claim-thief-2')).toMatchObject({ ok: false, code: 'APPOINTMENT_WRONG' })
    expect(await call('o-thief', 'claimAppointment', { code: `${staff.slice(0, -2)}xx` }, 'claim-thief-3')).toMatchObject({ ok: false, code: 'APPOINTMENT_WRONG' })

    const [one, two] = await Promise.all(['o-a', 'o-b'].map((openid) => call(openid, 'claimAppointment', { code: staff }, `claim-${openid}-1`)))
    expect([one, two].map((reply) => reply?.code ?? 'OK').sort()).toEqual(['APPOINTMENT_USED', 'OK'])
    const people = cloud.database.dump('people') as unknown as readonly Person[]
    expect(people).toHaveLength(2)
    const official = people.find(({ _id }) => _id === personIdOf('o-first'))
    expect(official?.log).toMatchObject([{ action: 'grantRole', by: { id: 'appointment' }, prev: '0'.repeat(22) }])
    expect(official?.log[0]?.hash).toBe(official?.head)

    const clerk = one?.ok === true ? 'o-b' : 'o-a'
    await call(clerk, 'saveProfile', { name: '测试', phone: '13800000002', address: { compoundId: 'cp001', building: '1号楼' }, consent: true }, 'save-clerk-1')
    expect(await call('o-first', 'grantRole', { as: 'district', personId: personIdOf(clerk), role: 'street', scopeId: 'st01' }, 'grant-clerk-1', first.data?.roleToken)).toMatchObject({ ok: true })
  } finally {
    await cloud.stop()
  }
}, 60_000)

test('任命码过了时候不能用；换一台机器的钥匙签的不认', async () => {
  const [soon, foreign] = [codeFor('--role', 'district', '--hours', '1'), (() => {
    const other = join(dir, 'other')
    command('structure', join(root, 'deploy/structure.example.json'), '--data', other)
    return /^[\w-]+\.[\w-]+$/m.exec(command('appoint', '--data', other, '--role', 'district').out)?.[0] ?? ''
  })()]
  const cloud = await open()
  try {
    const claim = async (code: string) => ((await cloud.invoke('people', { action: 'claimAppointment', input: { code }, requestId: 'claim-late-1' }, { openid: 'o-late' })) as Reply).code
    expect(await claim(foreign)).toBe('APPOINTMENT_WRONG')
    cloud.clock.advance(3_600_001)
    expect(await claim(soon)).toBe('APPOINTMENT_EXPIRED')
  } finally {
    await cloud.stop()
  }
}, 60_000)

test('区域文件有错：逐条说清；少了用着的区域、服务开着、目录里是演示：都不改', async () => {
  const example = { areas: [{ id: 'district', kind: 'district', name: '区' }, { id: 'cm01', kind: 'community', name: '社区', parentId: 'district' }, { id: 'cm01', kind: 'street', name: '街道', parentId: 'district' }] }
  const file = join(dir, 'wrong.json')
  writeFileSync(file, JSON.stringify(example))
  const { status, out } = command('structure', file, '--data', join(dir, 'unused'))
  expect([status, out]).toEqual([1, expect.stringMatching(/编号 cm01 用了不止一次[\s\S]*社区 cm01 的上级要是一个街道/)])

  const [district, street] = [{ id: 'district', kind: 'district', name: '区' }, { id: 'st01', kind: 'street', name: '街道', parentId: 'district' }]
  writeFileSync(file, JSON.stringify({ areas: [district, { ...street, kind: 'town' }, { id: 'x', kind: 'street' }], stations: [{ _id: 's', name: '驿站', communityId: 'cm01', hours: { from: '8:30', to: '99:00' }, open: true }, { _id: 't', name: '驿站', communityId: 'cm01', hours: { from: '17:30', to: '08:30' } }] }))
  expect(command('structure', file, '--data', join(dir, 'unused')).out).toBe('文件不对：\n  第 2 个区域 的 kind：只能是 district、street、community、grid、compound\n  第 3 个区域 的 name：缺了，或种类不对（要 文字）\n  第 1 个驿站 的 hours.from：要写成 08:30 这样\n  第 1 个驿站 的 hours.to：要写成 08:30 这样\n  第 1 个驿站：不认识 open\n  第 2 个驿站 的 hours：关门要晚于开门\n')

  writeFileSync(file, JSON.stringify({ areas: [{ id: 'district', kind: 'district', name: '区' }, { id: 'st01', kind: 'street', name: '街道', parentId: 'district' }] }))
  expect(command('structure', file, '--data', dataDir)).toMatchObject({ status: 1, out: expect.stringContaining('少了 cm01') })
  const again = JSON.parse(readFileSync(join(root, 'deploy/structure.example.json'), 'utf8')) as { areas: { id: string; name: string }[] }
  again.areas = [...again.areas.map((area) => (area.id === 'cm01' ? { ...area, name: '改名社区' } : area)), { id: 'st02', kind: 'street', name: '另一街道', parentId: 'district' } as never]
  writeFileSync(file, JSON.stringify(again))
  expect(command('structure', file, '--data', dataDir)).toMatchObject({ status: 0, out: expect.stringContaining('以前导入过，新增 1 个，改名 1 个（示例社区 → 改名社区）；服务目录没有动。') })
  const cloud = await open()
  try {
    expect(command('structure', join(root, 'deploy/structure.example.json'), '--data', dataDir)).toMatchObject({ status: 1, out: expect.stringContaining('正被另一个进程使用') })
  } finally {
    await cloud.stop()
  }
}, 60_000)
