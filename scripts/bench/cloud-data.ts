/** What the benchmark stores: orders of the size the product has, spread over communities and a district's square. */
export const INDEXES = {
  orders: [
    { name: 'queue', keys: [['community', 1], ['state', 1], ['createdAt', -1]], unique: false },
    { name: 'state', keys: [['state', 1], ['urgency', 1]], unique: false },
    { name: 'place', keys: [['at', '2dsphere']], unique: false },
  ],
  big: [{ name: 'queue', keys: [['community', 1], ['state', 1], ['createdAt', -1]], unique: false }],
  fresh: [{ name: 'state', keys: [['state', 1]], unique: false }],
} as const

export const COMMUNITIES = 125
export const STATES = ['submitted', 'accepted', 'offered', 'taken', 'checkedIn', 'finished', 'confirmed', 'archived'] as const
const TEXT = '家里的水管漏水，楼下也受了影响，请尽快派人来看一看。'

/** A number in [0, 1) that depends only on its argument. */
const spread = (n: number): number => ((Math.imul(n ^ 0x9e3779b9, 2654435761) >>> 0) % 1_000_003) / 1_000_003

export const idOf = (n: number): string => `order-${String(n).padStart(7, '0')}`
export const placeOf = (n: number): readonly [number, number] => [117.9 + spread(n * 2 + 1) * 0.2, 36.6 + spread(n * 2 + 2) * 0.2]

export const orderOf = (n: number) => ({
  _id: idOf(n),
  community: n % COMMUNITIES,
  state: STATES[Math.floor(spread(n) * STATES.length)] ?? 'submitted',
  urgency: `p${n % 4}`,
  createdAt: new Date(1_700_000_000_000 + n * 60_000),
  remaining: 1_000_000,
  title: '水管漏水',
  text: TEXT,
  at: { type: 'Point', coordinates: [...placeOf(n)] },
  seats: [{ id: 's1', state: 'open' }],
})
