import { itemOf, withFound } from '@/packages/staff/dispatch-many/plan-row'

const found = (orderId: string, ...memberIds: string[]) => ({ orderId, title: orderId, memberIds })

test('批量派单：一个人只放一单，没有别人了就放到抢单池；改过的不动', () => {
  const one = withFound({}, found('a', 'm1', 'm2'))
  const two = withFound(one, found('b', 'm1', 'm2'))
  const three = withFound(two, found('c', 'm1', 'm2'))
  expect(Object.values(three).map(({ to }) => to)).toEqual(['m1', 'm2', 'pool'])
  expect(withFound(three, found('a', 'm9'))).toBe(three)
  expect(Object.values(three).map(itemOf)).toEqual([{ orderId: 'a', memberIds: ['m1'] }, { orderId: 'b', memberIds: ['m2'] }, { orderId: 'c', memberIds: [], pool: true }])
})
