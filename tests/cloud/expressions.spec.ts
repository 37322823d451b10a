import { EXPRESSION_CASES } from './expression-cases'
import { codeOf, type Command, freshId, openCloud, type UnderTest } from './under-test'
import { manual } from './sources'

let cloud: UnderTest
beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(() => cloud.end())

const evaluate = async (doc: object, make: ($: Command['aggregate']) => unknown): Promise<unknown> => {
  const _id = freshId()
  await cloud.db.collection('conform_plain').add({ _id, ...doc })
  const { data } = await cloud.db.collection('conform_plain').aggregate().match({ _id }).project({ _id: 0, made: make(cloud.db.command.aggregate) }).end()
  return (data as { made?: unknown }[])[0]?.made
}

test.each(EXPRESSION_CASES.map((one) => [one.name, one] as const))('%s', async (_, { doc, make, gives }) => {
  const made = await evaluate(doc, make)
  if (typeof gives === 'number' && !Number.isInteger(gives)) expect(made).toBeCloseTo(gives, 12)
  else expect(made).toEqual(gives)
})

const refused: readonly (readonly [string, object, ($: Command['aggregate']) => unknown, string])[] = [
  ['除以零', { a: 1 }, ($) => $.divide(['$a', 0]), manual('operator/aggregation/divide')],
  ['对文字做加法', { a: 'x' }, ($) => $.add(['$a', 1]), manual('operator/aggregation/add')],
  ['取不是数组的长度', {}, ($) => $.size('$a'), manual('operator/aggregation/size')],
  ['没有分支可走', {}, ($) => $.switch({ branches: [{ case: false, then: 1 }] }), manual('operator/aggregation/switch')],
  ['负数开方', { a: -1 }, ($) => $.sqrt('$a'), manual('operator/aggregation/sqrt')],
  ['没有定义的变量', {}, () => '$$nobody', manual('aggregation-variables')],
  ['let 有不认识的选项', {}, () => ({ $let: { vars: {}, in: 1, then: 2 } }), manual('operator/aggregation/let')],
  ['没有的运算', {}, () => ({ $nothing: 1 }), manual('aggregation-quick-reference')],
  ['两个运算并在一个对象里', {}, () => ({ $add: [1], $abs: 1 }), manual('aggregation-quick-reference')],
  ['没有全文索引却要分数', {}, ($) => $.meta('textScore'), manual('operator/aggregation/meta')],
  ['不存在的时区', { d: new Date(0) }, ($) => $.hour({ date: '$d', timezone: 'Mars/Base' }), manual('operator/aggregation/hour')],
  ['截断在一个字的中间', { a: '中' }, ($) => $.substrBytes(['$a', 1, 1]), manual('operator/aggregation/substrBytes')],
]
test.each(refused)('拒绝：%s', async (_, doc, make) => {
  expect(await codeOf(evaluate(doc, make))).toBe('DATABASE_REQUEST_FAILED')
})
