import { countNow, noteMove, noteSeen } from '@/hooks/queue-counts'
import { forgetDrafts } from '@/services/drafts'
import { getSession, updateSession } from '@/services/session'

/** The roll-up counts once a minute; what the person did since, and lists read to their end, are known better. */
const counted = (count: number, at?: number) => ({ count, at })
let person = 0
beforeEach(() => updateSession({ me: { personId: `p${(person += 1)}`, roles: [] } as never }))

test('受理七单以后，两边的数一起变：待受理少七，待派单多七；汇总跟上以后不再加一遍', () => {
  for (let n = 0; n < 7; n += 1) noteMove('toAccept', { state: 'accepted', at: 1000 + n })
  expect([countNow('toAccept', counted(11, 900)), countNow('toDispatch', counted(1, 900))]).toEqual([4, 8])
  expect([countNow('toAccept', counted(4, 1006)), countNow('toDispatch', counted(8, 1006))]).toEqual([4, 8])
  expect(countNow('toDispatch', counted(5, 1003))).toBe(8)
})

test('看到底的列表比汇总新就按列表，之后做的再算上；汇总更新了就按汇总', () => {
  noteSeen('toDispatch', 6, 2000)
  expect(countNow('toDispatch', counted(9, 1500))).toBe(6)
  noteMove('toDispatch', { state: 'offered', at: 2100 })
  expect(countNow('toDispatch', counted(9, 1500))).toBe(5)
  expect(countNow('inField', counted(3, 1500))).toBe(4)
  noteMove('toAccept', { state: 'accepted', at: 2100 })
  expect(countNow('toDispatch', counted(9, 2000))).toBe(6)
  noteMove('toDispatch', { state: 'offered', at: 2100 })
  noteSeen('toDispatch', 8, 1000)
  expect(countNow('toDispatch', counted(9, 1500))).toBe(5)
  expect(countNow('toDispatch', counted(7, 2500))).toBe(7)
})

test('页面重新打开，做过的还记得；退出以后什么也不留', () => {
  noteMove('toAccept', { state: 'accepted', at: 1000 })
  const me = getSession().me
  updateSession({ me: { personId: 'in between', roles: [] } as never })
  expect(countNow('toAccept', counted(5, 900))).toBe(5)
  updateSession({ me })
  expect(countNow('toAccept', counted(5, 900))).toBe(4)
  updateSession({ me: { personId: 'in between', roles: [] } as never })
  countNow('toAccept', counted(5, 900))
  forgetDrafts()
  updateSession({ me })
  expect(countNow('toAccept', counted(5, 900))).toBe(5)
})

test('没有变队的、别人的、不是队列的都不算；数不会是负的', () => {
  noteMove('inField', { state: 'taken', at: 100 })
  expect(countNow('inField', counted(2, 50))).toBe(2)
  noteMove('toAccept', { state: 'rejected', at: 100 })
  expect(countNow('toAccept', counted(0, 50))).toBe(0)
  expect(countNow('late', counted(3, 50))).toBe(3)
  updateSession({ me: { personId: 'somebody else', roles: [] } as never })
  expect(countNow('toAccept', counted(5, 50))).toBe(5)
})
