import { render, screen } from '@testing-library/react'
import type { OrderDetail } from '@core/contract/order-views'
import { OrderOffers } from '@/components/official-order/order-offers'

const offer = (label: string) => ({ id: 'o0', label, state: 'taken', until: 1 })
type Told = readonly { readonly action: string; readonly who: string }[]
const draw = (label: string, seat: string | undefined, timeline: Told) =>
  render(<OrderOffers order={{ offers: [offer(label)], seatList: [{ id: 's1', state: seat ? 'taken' : 'open', mine: false, label: seat }], timeline, now: 0 } as unknown as OrderDetail} />)

test.each([
  ['还在办的', '党员 1 号', '党员 1 号', [], '接了'],
  ['退了的', '党员 1 号', undefined, [{ action: 'release', who: '党员 1 号' }], '接过，又退了'],
  ['转给别人的', '党员 1 号', '党员 2 号', [{ action: 'acceptTransfer', who: '党员 2 号' }], '接过'],
  ['抢单池', '抢单池', '党员 2 号', [], '接了'],
] as const)('问过的人：%s', (_, label, seat, timeline, said) => {
  draw(label, seat, timeline)
  expect(screen.getByText(said)).toBeTruthy()
})
