import { render } from '@testing-library/react'
import { OrderHistory } from '@/components/order-detail/order-history'

const AT = Date.UTC(2026, 2, 2, 1, 0)
const entry = (seq: number) => ({ seq, at: AT, action: 'postUpdate' as const, to: 'accepted' as const, who: '社区工作人员', byKind: 'staff' as const, note: `进展${seq}` })
const linesOf = (container: Element) => [...container.querySelectorAll('.timeline__entry')].map((line) => /进展\d+|中间.*$/.exec(line.textContent)?.[0])

test('经过太长没有全列出来的，在少了的地方说少了几条', () => {
  const { container } = render(<OrderHistory order={{ timeline: [entry(1), entry(2), entry(40), entry(41)], timelineGap: { after: 2, lines: 37 }, now: AT, as: 'resident' }} />)
  expect(linesOf(container)).toEqual(['进展41', '进展40', '中间还有 37 条，没有列在这里', '进展2', '进展1'])
})

test('全列出来的，什么也不多说', () => {
  const { container } = render(<OrderHistory order={{ timeline: [entry(1), entry(2)], now: AT, as: 'resident' }} />)
  expect(linesOf(container)).toEqual(['进展2', '进展1'])
})

test.each([['resident', '社区请您补充'], ['staff', '社区请居民补充']] as const)('%s 看到的是“%s”', (as, said) => {
  const { container } = render(<OrderHistory order={{ timeline: [{ ...entry(1), action: 'askInfo', to: 'infoNeeded' }], now: AT, as }} />)
  expect(container.textContent).toContain(said)
})
