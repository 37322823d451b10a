import { waysOf } from '@/pages/me/ways'

const titles = (...given: Parameters<typeof waysOf>) => waysOf(...given).map(([heading, ways]) => [heading, ways.map(([, title]) => title)])

test('工作人员的“我的”按四个小标题分开，最常用的派单方案在最前', () => {
  const [first, ...rest] = titles('staff', ['staff'])
  expect(first).toEqual(['派单', ['派单方案', '找不到人的地方', '分工', '派单规则']])
  expect(rest.map(([heading]) => heading)).toEqual(['人和岗位', '积分和心愿', '应急和名册'])
  expect(rest[1]).toEqual(['积分和心愿', ['驿站兑换', '微心愿', '更正和赠送']])
})

test('别人的几项不少也不多；代表单位的人看得到自己的单位', () => {
  expect(titles('member', ['member']).flatMap(([, all]) => all)).toEqual(['接单的范围和时间', '我的服务', '组织活动', '党员报到', '微心愿'])
  expect(titles('resident', ['unit']).flatMap(([, all]) => all)).toEqual(['我的时长', '党员报到', '我的单位', '微心愿'])
})
