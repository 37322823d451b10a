import { readOptions } from './options'
import { print } from './print'
import { measureCategories } from './text/categories'
import { measureDuplicates } from './text/duplicates'
import { hasShared, readShared, SHARED_FOLDER } from './text/shared-data'

/** `npm run -s text`: the sorting and the duplicates on what residents really wrote, beside simpler ways, in the same run. */
function main(): void {
  const { values } = readOptions({ options: { json: { type: 'boolean', default: false } } })
  if (!hasShared()) return void process.stderr.write(`跳过：没有 ${SHARED_FOLDER}，居民写的原话不在这个项目里。\n`)
  const labelled = readShared('labelled-messages.jsonl')
  const category = measureCategories(labelled)
  const duplicates = measureDuplicates(readShared('resident-messages.jsonl'), labelled)
  if (values.json) return void process.stdout.write(`${JSON.stringify({ category, duplicates })}\n`)

  print({ category }, false, '分类：按来的先后，先判断再学（对的份额）', { ours: '产品目录的词', majority: '最多的类', keywords: '目录关键词', writtenWords: '另写的词', writtenKeywords: '另写的关键词', top3: '前三', learningOnly: '只靠学', wordsOnly: '只靠词', n: '条' })
  const { beside, asShown, ...ours } = duplicates
  print({ 我们: ours, '按 0.5': asShown, 同处同类: beside.placeAndCategory, 词的交并比: beside.jaccard }, false, `重复：另一半上选门槛，这一半 ${ours.pairs} 对上量`, { precision: '说对', recall: '找到', f1: 'F1', threshold: '门槛' })
  process.stdout.write(`是同一件事的 ${ours.same} 对里，对方排第一的 ${ours.first}，前三的 ${ours.firstThree}\n`)
}

main()
