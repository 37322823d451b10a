import { wrongStock } from '@core/domain/points/check-stock'

/** A stored reward beside its own history and what wallets have reserved. */
const DAY = 86_400_000
const NOW = 2000 * DAY
const line = (action: string, left?: number) => ({ action, at: NOW - DAY, ...(left === undefined ? {} : { data: { left } }) })
const LINES = [line('offer', 5), line('keep', 4), line('keep', 3), line('hand'), line('keep', 2), line('putBack', 3), line('change')]
const REWARD = { left: 3, kept: 1, handed: 1, createdAt: NOW - 30 * DAY, updatedAt: NOW - DAY }
const RESERVED = { kept: 1, collected: 1, changedAt: NOW - DAY }
const wrong = (reward = {}, reserved = {}) => wrongStock({ ...REWARD, ...reward }, LINES, { ...RESERVED, ...reserved }, NOW)

test('都一样：没有不对的；没有历史的一件都没有', () => {
  expect(wrong()).toEqual([])
  expect(wrongStock({ ...REWARD, left: 0, kept: 0, handed: 0 }, [line('offer')], { kept: 0, collected: 0, changedAt: 0 }, NOW)).toEqual([])
})

test.each([['left', { left: 4 }], ['kept', { kept: 2 }], ['handed', { handed: 0 }]] as const)('手工改了 %s：报', (which, change) => {
  expect(wrong(change, { kept: 'kept' in change ? change.kept : 1, collected: 'handed' in change ? change.handed : 1 })).toEqual([which])
})

test('和钱包里留着的、领走的对不上：报；十分钟以内动过的再等等', () => {
  expect(wrong({}, { kept: 2 })).toEqual(['kept'])
  expect(wrong({}, { collected: 0 })).toEqual(['handed'])
  const lately = NOW - 10 * 60_000 + 1
  expect(wrong({}, { kept: 2, changedAt: lately })).toEqual([])
  expect(wrong({}, { kept: 2, changedAt: lately - 1 })).toEqual(['kept'])
  expect(wrong({ updatedAt: lately }, { kept: 2 })).toEqual([])
})

test('钱包一年以后忘了领走的：领走的件数只少不多', () => {
  const old = { createdAt: NOW - 366 * DAY }
  expect(wrong(old, { collected: 0 })).toEqual([])
  expect(wrong(old, { collected: 2 })).toEqual(['handed'])
})
