import { wrongItems } from '@core/domain/points/check-wallet'
import type { Entry } from '@core/domain/points/ledger'
import { memberAccount, moved } from '@core/domain/points/ledger'
import type { WalletItem } from '@core/domain/points/wallet-life'
import { REMEMBERED_MS } from '@core/domain/points/wallet-life'

/** A stored wallet beside its own history and the ledger. */
const DAY = 86_400_000
const NOW = 2000 * DAY
const SINCE = NOW - 366 * DAY
const item = (change: Partial<WalletItem> = {}): WalletItem => ({ id: 'i', kind: 'reward', state: 'kept', unit: 'points', amount: 2, at: NOW - DAY, until: NOW, recordId: 'r', title: '洗衣液', ...change })
const line = (action: string, { id: itemId, kind, unit, amount, recordId }: WalletItem, at = NOW - DAY) => ({ action, at, data: { itemId, kind, unit, amount, recordId } })
const booked = (change: { readonly id?: string; readonly kind?: 'collect' | 'gift' | 'adjust'; readonly amount?: number; readonly at?: number; readonly unit?: 'points' | 'minutes' } = {}): Entry => {
  const { id = 'i', kind = 'collect', amount = 2, at = NOW - DAY, unit = 'points' } = change
  return { id: `e-${id}`, at, cause: { kind, recordId: id }, rules: 1, lines: moved(memberAccount('p'), 'station:s', unit, amount) }
}
const wrong = (items: readonly WalletItem[], lines: Parameters<typeof wrongItems>[1], entries: readonly Entry[] = []) => wrongItems({ personId: 'p', items }, lines, entries, { since: SINCE, now: NOW })

const collected = item({ state: 'collected' })
const gift = item({ id: 'g', kind: 'gift', unit: 'minutes', amount: 60, recordId: 'g' })

test('历史、钱包、账说的一样：没有不对的', () => {
  expect(wrong([], [{ action: 'open', at: 0 }])).toEqual([])
  expect(wrong([item()], [line('keep', item())])).toEqual([])
  expect(wrong([collected], [line('keep', item()), line('collect', collected)], [booked()])).toEqual([])
  expect(wrong([{ ...gift, state: 'given' }], [line('give', gift), line('giftGiven', gift)], [booked({ id: 'g', kind: 'gift', amount: 60, unit: 'minutes' })])).toEqual([])
  for (const [action, state] of [['cancel', 'cancelled'], ['lapse', 'lapsed'], ['soldOut', 'soldOut'], ['giftBack', 'cancelled']] as const) expect(wrong([item({ state })], [line('keep', item()), line(action, item())])).toEqual([])
})

test.each([{ amount: 3 }, { state: 'cancelled' }, { unit: 'minutes' }, { recordId: 'other' }, { kind: 'gift' }] as const)('手工改成 %j：报', (change) => {
  expect(wrong([item(change)], [line('keep', item())])).toEqual(['i'])
})

test('钱包里多一样、少一样、有两个一样的：报；一年前就完了的可以不在，还留着的一直要在', () => {
  expect(wrong([item(), item({ id: 'more' })], [line('keep', item())])).toEqual(['more'])
  expect(wrong([], [line('keep', item())])).toEqual(['i'])
  expect(wrong([item(), item()], [line('keep', item())])).toEqual(['twice'])
  const old = NOW - REMEMBERED_MS
  expect(wrong([], [line('keep', item(), old), line('cancel', item(), old)])).toEqual([])
  expect(wrong([], [line('keep', item(), old + 1), line('cancel', item(), old + 1)])).toEqual(['i'])
  expect(wrong([], [line('keep', item(), old)])).toEqual(['i'])
})

test('领走了账上没有、没领账上有、数目单位不一样、账上的一笔谁也没留过：报；十分钟以内的再等等，一年以前的不比', () => {
  const lines = [line('keep', item()), line('collect', collected)]
  expect(wrong([collected], lines)).toEqual(['i'])
  expect(wrong([collected], lines, [booked({ amount: 3 })])).toEqual(['i'])
  expect(wrong([collected], lines, [booked({ unit: 'minutes' })])).toEqual(['i'])
  expect(wrong([item()], [line('keep', item())], [booked()])).toEqual(['i'])
  expect(wrong([], [], [booked({ id: 'never' })])).toEqual(['never'])
  expect(wrong([], [], [booked({ id: 'never', kind: 'adjust' })])).toEqual([])
  const lately = NOW - 10 * 60_000 + 1
  expect(wrong([collected], [line('keep', item()), line('collect', collected, lately)])).toEqual([])
  expect(wrong([collected], [line('keep', item()), line('collect', collected, lately - 1)])).toEqual(['i'])
  expect(wrong([item()], [line('keep', item())], [booked({ at: lately })])).toEqual([])
  expect(wrong([], [], [booked({ id: 'never', at: lately })])).toEqual([])
  expect(wrong([collected], [line('keep', item(), SINCE - 1), line('collect', collected, SINCE - 1)])).toEqual([])
  expect(wrong([collected], [line('keep', item(), SINCE - 1), line('collect', collected, SINCE)])).toEqual(['i'])
})

test('别人送给自己的一笔，不是自己花的', () => {
  const received: Entry = { id: 'e', at: 0, cause: { kind: 'gift', recordId: 'theirs' }, rules: 1, lines: moved(memberAccount('giver'), memberAccount('p'), 'minutes', 60) }
  expect(wrong([], [], [received])).toEqual([])
})
