import { signSession } from '../../cloudfunctions/_kit/session'
import type { Secrets } from '../../local/secrets'
import { recogniser } from '../../scripts/recognise-session'
import { testKeys } from '../support/keys'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud'

/** Calls a minute by person: nothing that a client makes up gets round it. Behind a proxy, so that addresses can be chosen. */
const PER_PERSON = 3
let local: LocalCloud
beforeEach(async () => {
  local = await startLocalCloud({ functions: { echo: 'exports.main = async () => 1' }, options: { limits: { perAddress: 1000, perPerson: PER_PERSON }, proxies: ['127.0.0.1'], personOf: recogniser(testKeys as unknown as Secrets) } })
  // A minute that ends in between would count afresh.
  jest.spyOn(Date, 'now').mockReturnValue(Date.UTC(2030, 0, 1))
})
afterEach(async () => {
  jest.restoreAllMocks()
  await local.end()
})

const sessionOf = (person: string, id: string) => signSession({ id, personId: person, openid: `o-${person}`, epoch: 1, via: 'browser', until: Date.UTC(2031, 0, 1) }).session
const call = async (body: object | string, { address = '1.1.1.1', ...headers }: Record<string, string> = {}) =>
  (await fetch(`${local.cloud.url}/fn/echo`, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers: { 'x-forwarded-for': address, ...headers } })).status
const refused = (statuses: readonly number[]) => statuses.filter((status) => status === 429).length
const times = async (count: number, make: (n: number) => Promise<number>) => {
  const statuses: number[] = []
  for (let n = 0; n < count; n++) statuses.push(await make(n))
  return statuses
}

test('换着编造请求头和会话，还是同一个地址的陌生人', async () => {
  expect(refused(await times(4, (n) => call({}, { authorization: `Bearer made-up-${n}` })))).toBe(1)
  expect(refused(await times(4, (n) => call({ session: `made-up-${n}.aaaa` })))).toBe(4)
  expect(refused([await call({}), await call('not json'), await call({}, { address: '2.2.2.2' })])).toBe(2)
})

test('一个人换地址、换会话、换请求头，都还是这个人；同一个地址的别人不受影响', async () => {
  const statuses = await times(5, (n) => call({ action: 'x', session: sessionOf('p1', `s${n}`) }, { address: `1.1.1.${n}`, authorization: `Bearer ${n}` }))
  expect(statuses).toEqual([200, 200, 200, 429, 429])
  expect([await call({ session: sessionOf('p2', 's') }, { address: '1.1.1.0' }), await call({}, { address: '1.1.1.0' })]).toEqual([200, 200])
})

test('会话改一个字、过期了，就是陌生人；输入里抄一份别的在前面也认得出本人', async () => {
  const good = sessionOf('p3', 's')
  const expired = signSession({ id: 's', personId: 'p3', openid: 'o', epoch: 1, via: 'browser', until: Date.UTC(2029, 0, 1) }).session
  expect(refused(await times(3, () => call({ input: { session: 'a.b' }, session: good })))).toBe(0)
  expect(refused([await call({ session: `${good}x` }), await call({ session: expired })])).toBe(0)
  expect(refused([await call({ session: good })])).toBe(1)
})
