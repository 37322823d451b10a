import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { measureCalls, overLimits } from '../../scripts/measure-calls'
import { measureSizes, overSizes } from '../../scripts/measure-sizes'
import { inWorld } from '../support/in-world'
import type { World } from '../support/world'

/** What a tap costs and what a phone has to load are promises: whoever breaks one hears of it here. */
let world: World
inWorld((fresh) => { world = fresh })
const root = resolve(__dirname, '../..')

test('十个动作各用几次函数、几次数据库、多少字节，都在上限里', async () => {
  const costs = await measureCalls(world)
  expect(Object.keys(costs)).toEqual(['home', 'list20', 'submit', 'accept', 'dispatch10', 'take', 'detail', 'checkIn', 'finish', 'rate'])
  expect([overLimits(costs), costs]).toEqual([[], costs])
  expect(overLimits({ ...costs, take: { ...costs['take'], db: 2 } as never })).toEqual(['take'])
})

test('主包、分包、函数都在上限里（npm test 先构建）', () => {
  expect(existsSync(join(root, 'dist/weapp/app.json'))).toBe(true)
  const sizes = measureSizes(root)
  expect(Object.keys(sizes.subpackages).length).toBeGreaterThan(3)
  expect([overSizes(sizes), sizes]).toEqual([[], sizes])
  expect(overSizes({ ...sizes, main: 401 })).toEqual(['主包 401'])
})
