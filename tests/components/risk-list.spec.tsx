import { render } from '@testing-library/react'
import { RiskList } from '@/packages/staff/posts/risk-list'

const NOW = Date.parse('2026-03-02T08:00:00+08:00')
const shifts = [1, 2].map((n) => ({ shiftId: `s${n}`, postId: 'p', title: `值守 ${n}`, place: '驿站', community: '', startsAt: NOW + n * 3_600_000, capacity: 3, taken: 0, expected: 0, missing: 3, risk: 'high' as const }))
const text = (all: number) => render(<RiskList shifts={shifts} thin={[]} bare={[]} total={{ shifts: all, thin: 0, bare: 0 }} now={NOW} />).container.textContent ?? ''

test('列不完的说一共多少；列得完的不说', () => {
  expect(text(130)).toContain('一共 130 班，先列最要紧的 2 班')
  expect(text(2)).not.toContain('一共')
})
