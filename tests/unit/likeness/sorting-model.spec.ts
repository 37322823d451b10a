import { catalogueDecisions, WORDS_WEIGHT } from '@core/domain/likeness/catalogue-words'
import { BUCKETS, featuresOf } from '@core/domain/likeness/sorting-features'
import type { Counts, Sample } from '@core/domain/likeness/sorting-model'
import { faded, judged, layerOf, learned, NOTHING, sorted } from '@core/domain/likeness/sorting-model'
import { bounded, NO_COUNTS, textLayer, withDecisions } from '@core/domain/likeness/text-model'
import { CATALOGUE } from '@core/domain/order/catalogue'
import { sampleOrders } from '../../../local/seed/sample-orders'

const read = (words: { readonly title: string; readonly text: string }) => featuresOf(words, 'salt')
const sample = (label: string, text: string): Sample => ({ label, features: read({ title: '', text }) })
const SAMPLES = [
  sample('leak', '厨房水管漏水，一直滴'), sample('leak', '卫生间漏水到楼下'), sample('noise', '楼上晚上唱歌太吵'),
  sample('noise', '广场舞音响太吵，睡不着'), sample('lamp', '楼道灯不亮'), sample('lamp', '路灯坏了，晚上看不见'),
]
const plain = (counts: Counts) => Object.fromEntries([...counts].sort(([a], [b]) => a.localeCompare(b)).map(([label, { samples, points }]) => [label, { samples, points: [...points].sort((a, b) => a[0] - b[0]) }]))

describe('学', () => {
  test('学的次序、分几次学，都不影响学到的', () => {
    const whole = learned(NOTHING, SAMPLES)
    expect(plain(learned(NOTHING, [...SAMPLES].reverse()))).toEqual(plain(whole))
    expect(plain(SAMPLES.reduce<Counts>((counts, each) => learned(counts, [each]), NOTHING))).toEqual(plain(whole))
  })

  test('学过的不改原来的；分几层放和放在一层，判断一样', () => {
    const before = learned(NOTHING, SAMPLES.slice(0, 3))
    const kept = plain(before)
    const after = learned(before, SAMPLES.slice(3))
    expect(plain(before)).toEqual(kept)
    const features = read({ title: '灯不亮', text: '' })
    const [apart, together] = [judged(features, [layerOf(before), layerOf(learned(NOTHING, SAMPLES.slice(3)))]), judged(features, [layerOf(after)])]
    expect(apart.map(({ label }) => label)).toEqual(together.map(({ label }) => label))
  })

  test('淡去一半以后说的还一样；很久以前只见过一次的，不再留着', () => {
    const often = learned(NOTHING, SAMPLES.flatMap((each) => Array<Sample>(8).fill(each)))
    const half = faded(often)
    const features = read({ title: '楼上漏水', text: '' })
    expect(judged(features, [layerOf(half)])[0]?.label).toBe('leak')
    expect(half.get('leak')?.samples).toBe(8)
    const once = learned(NOTHING, [sample('x', '二十来个字，每一对都只出现过这么一回，不该留下来')])
    expect([...faded(faded(once)).values()].map(({ points }) => points.size)).toEqual([0])
  })

  test('学了几千次也不会一直长大', () => {
    let counts = NO_COUNTS
    for (let round = 0; round < 40; round += 1) counts = bounded(withDecisions(counts, Array.from({ length: 100 }, (_, at) => ({ serviceId: 'c0102', urgency: 'p1' as const, title: '漏水', text: `第 ${at} 次` })), read))
    expect(counts.services.get('c0102')?.samples).toBeLessThan(2000)
  })
})

describe('判断', () => {
  const layer = layerOf(learned(NOTHING, SAMPLES))
  test('各占的份加起来是一，最像的在前，一样的按名字', () => {
    const verdicts = judged(read({ title: '漏水', text: '水管漏水' }), [layer])
    expect(verdicts[0]?.label).toBe('leak')
    expect(verdicts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10)
    expect(verdicts.map(({ share }) => share)).toEqual([...verdicts.map(({ share }) => share)].sort((a, b) => b - a))
  })

  test('没有一个字认得，就什么也不说；什么都没学过也一样', () => {
    expect(judged(read({ title: 'zzz', text: '' }), [layer])).toEqual([])
    expect(judged(read({ title: '漏水', text: '' }), [layerOf(NOTHING)])).toEqual([])
    expect(sorted(read({ title: '', text: '' }), layer, [], 0)).toEqual([])
  })

  test('多学一次对的，那一项的份不会变小', () => {
    const features = read({ title: '路灯', text: '路灯不亮了' })
    const share = (counts: Counts, label: string) => judged(features, [layerOf(counts)]).find((each) => each.label === label)?.share ?? 0
    let counts = learned(NOTHING, SAMPLES)
    for (let each = 0; each < 5; each += 1) {
      const more = learned(counts, [{ label: 'lamp', features }])
      expect(share(more, 'lamp')).toBeGreaterThanOrEqual(share(counts, 'lamp'))
      counts = more
    }
  })
})

describe('字变成数', () => {
  test('同样的字同样的盐是同样的数，别的盐是别的数；都在范围里，长短一样重', () => {
    const words = { title: '楼上漏水', text: '卫生间天花板滴水，一直不停。' }
    expect(featuresOf(words, 'a')).toEqual(featuresOf(words, 'a'))
    const [one, other] = [featuresOf(words, 'a'), featuresOf(words, 'b')]
    expect([...one.keys()].filter((bucket) => other.has(bucket)).length).toBeLessThan(one.size / 4)
    for (const text of ['漏', '漏水', '漏水'.repeat(500), words.text]) {
      const points = [...featuresOf({ title: '漏水', text }, 'a')]
      expect(points.every(([bucket, count]) => Number.isInteger(bucket) && bucket >= 0 && bucket < BUCKETS && Number.isInteger(count))).toBe(true)
      expect(Math.hypot(...points.map(([, count]) => count))).toBeGreaterThan(480)
      expect(Math.hypot(...points.map(([, count]) => count))).toBeLessThan(545)
    }
  })

  test('全角半角、大小写、标点和空格不算', () => {
    expect(featuresOf({ title: 'ＷＩＦＩ 坏了！', text: '' }, 'a')).toEqual(featuresOf({ title: 'wifi，坏了', text: '' }, 'a'))
  })
})

test('第一天只靠服务目录：演示订单里自己的那一项，多半在前三', () => {
  const words = textLayer(withDecisions(NO_COUNTS, catalogueDecisions(CATALOGUE), read, WORDS_WEIGHT))
  const ranks = sampleOrders.map((order) => judged(read(order), [words.services]).findIndex(({ label }) => label === order.serviceId))
  expect(ranks.filter((rank) => rank === 0).length).toBeGreaterThanOrEqual(Math.ceil(ranks.length * 0.6))
  expect(ranks.filter((rank) => rank >= 0 && rank < 3).length).toBeGreaterThanOrEqual(Math.ceil(ranks.length * 0.75))
})
