import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { measureCategories } from '../../../scripts/text/categories'
import { hasShared, readShared, SHARED_FOLDER } from '../../../scripts/text/shared-data'

type Pairs = readonly (readonly [string, string])[]
const file = JSON.parse(readFileSync(join(__dirname, '../../data/duplicate-pairs.json'), 'utf8')) as { readonly about: string } & Readonly<Record<'choose' | 'report', { readonly same: Pairs; readonly different: Pairs }>>
const { choose, report } = file

test('标好的对子：够多，只有编号没有原话，同一条消息只在一半里', () => {
  expect(choose.same.length + report.same.length).toBeGreaterThanOrEqual(60)
  expect(choose.different.length + report.different.length).toBeGreaterThanOrEqual(120)
  const idsOf = (half: typeof choose) => new Set([...half.same, ...half.different].flat())
  expect([...idsOf(choose)].filter((id) => idsOf(report).has(id))).toEqual([])
  expect([...idsOf(choose), ...idsOf(report)].filter((id) => !/^\d{6}$/.test(id))).toEqual([])
  const all = [choose, report].flatMap(({ same, different }) => [...same, ...different]).map((pair) => [...pair].sort().join(' '))
  expect(new Set(all).size).toBe(all.length)
  expect(file.about).not.toMatch(/[\u4e00-\u9fff]/)
})

const onShared = hasShared() ? test : test.skip
if (!hasShared()) process.stderr.write(`没有 ${SHARED_FOLDER}，居民写的原话不在这个项目里，分类的一项跳过\n`)

onShared('居民真的写过的话，先判断再学：用产品自己的目录，比最多的类、目录的关键词和只靠词都准；有为这几类写的词时更准', () => {
  const { ours, majority, keywords, wordsOnly, learningOnly, writtenWords, writtenKeywords, top3, n } = measureCategories(readShared('labelled-messages.jsonl'))
  expect(n).toBeGreaterThan(100)
  for (const other of [majority, keywords, wordsOnly]) expect(ours).toBeGreaterThan(other)
  for (const other of [ours, writtenKeywords, learningOnly]) expect(writtenWords).toBeGreaterThan(other)
  expect(top3).toBeGreaterThan(0.75)
})
