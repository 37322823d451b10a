import { act, render, screen } from '@testing-library/react'
import { say, useNotices } from '@/hooks/notice'
import { goTo, ROUTES } from '@/hooks/routes'

/** What was done is said on the page it leads to, and does not follow anybody further. */
function Said() {
  return <>{useNotices().map(({ text }) => <p key={text}>{text}</p>)}</>
}

beforeEach(() => jest.useFakeTimers({ now: 1_800_000_000_000 }))
afterEach(() => jest.useRealTimers())

test('刚说的跟到下一页；过一会儿自己去别的页，就不跟了；能收回的一直在', () => {
  render(<Said />)
  act(() => { say('认领好了'); goTo(ROUTES.shift) })
  expect(screen.getByText('认领好了')).toBeTruthy()
  act(() => { jest.advanceTimersByTime(2000); goTo(ROUTES.swapAsk) })
  expect(screen.queryByText('认领好了')).toBeNull()
  act(() => { say('派出了', { label: '收回', run: () => Promise.resolve() } as never); jest.advanceTimersByTime(2000); goTo(ROUTES.posts) })
  expect(screen.getByText('派出了')).toBeTruthy()
})
