import indexes from '../../deploy/indexes.json'
import { sendMessages } from '../../cloudfunctions/clock/actions/send-messages'
import { newNotice } from '../../cloudfunctions/_data/notices-repo'
import type { LocalCloud } from '../support/local-cloud'
import { startLocalCloud } from '../support/local-cloud'

/** Two timers that have both read the same waiting message before either claimed it: WeChat hears of it once. */
const mockSent: string[] = []
let mockBothHaveRead: () => Promise<unknown>
jest.mock('../../cloudfunctions/_data/subscribe-messages', () => ({ sendsMessages: () => true, sendMessage: ({ orderId }: { orderId: string }) => { mockSent.push(orderId); return Promise.resolve({ ok: true, code: 0 }) } }))
jest.mock('../../cloudfunctions/_data/grants-repo', () => ({ spendGrant: () => Promise.resolve('openid'), dropGrants: () => Promise.resolve(), returnGrant: () => Promise.resolve() }))
jest.mock('../../cloudfunctions/_data/people-repo', () => ({ loadMembers: async () => { await mockBothHaveRead(); return new Map() } }))

const NOW = Date.UTC(2026, 2, 2, 1)
let local: LocalCloud
beforeAll(async () => { local = await startLocalCloud({ indexes: { notices: indexes.notices } }) })
afterAll(() => local.end())

test('两个定时器都看到了这几条：每条微信只发一次', async () => {
  const told = (orderId: string) => newNotice({ to: 'p1', as: 'member', about: 'shift', orderId, title: '值守', seq: 0, line: 'l', action: 'remindDay', state: 'open', at: NOW, by: 'system', byKind: 'system', message: 'taskChanged' }, NOW, 'waits')
  await local.app.database().collection('notices').add(['s1', 's2', 's3'].map(told) as never)
  let release: () => void = () => undefined
  const both = new Promise<void>((resolve) => { release = resolve })
  let waiting = 0
  mockBothHaveRead = () => { if ((waiting += 1) === 2) release(); return both }
  await Promise.all([sendMessages(NOW), sendMessages(NOW)])
  expect([...mockSent].sort()).toEqual(['s1', 's2', 's3'])
})
