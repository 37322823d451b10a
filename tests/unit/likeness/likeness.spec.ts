import type { Matter } from '@core/domain/likeness/likeness'
import { likestOf, placeOf } from '@core/domain/likeness/likeness'
import { LIKELY } from '@core/domain/likeness/weights'
import { agoText, likenessText } from '@core/text/zh-likeness'
import { sampleMessages } from '../../../local/seed/sample-messages'

const NOW = Date.parse('2026-11-23T10:00:00+08:00')
const HOUR = 3_600_000
const POINT = { lng: 118, lat: 36.6 }
const PLACE: Matter['place'] = { compoundId: 'cp001', building: '3号楼', names: ['颐泽花园', '3号楼'], point: POINT }
const matter = (id: string, title: string, text: string, change: Partial<Matter> = {}): Matter => ({ id, title, text, category: 'c01', place: PLACE, createdAt: NOW, ...change })

const MINE = matter('mine', '卫生间顶上漏水', '卫生间天花板一直滴水，是楼上漏下来的。')
const SAME = matter('same', '楼上漏水', '楼上漏水，卫生间的天花板湿了一片，一直滴水。', { createdAt: NOW - 2 * HOUR })
const NOISE = matter('noise', '装修太吵', '楼里装修，晚上九点还在打电钻。')
const ELSEWHERE = matter('elsewhere', '楼上漏水', '楼上漏水，卫生间的天花板湿了一片，一直滴水。', { place: { ...PLACE, compoundId: 'cp002', point: { lng: 118.05, lat: 36.6 } } })
const REST = sampleMessages.slice(0, 20).map(({ id, title, text }) => matter(id, title, text, { category: 'c09', place: { ...PLACE, compoundId: 'cp009' }, createdAt: NOW - 50 * HOUR }))

const scoreOf = (mine: Matter, id: string, others: readonly Matter[]) => likestOf(mine, others).find((each) => each.id === id)?.score ?? NaN

test('同一处的同一件事排最前，够得上提醒；同一栋楼别的事够不上', () => {
  const list = likestOf(MINE, [NOISE, ELSEWHERE, SAME, ...REST])
  expect(list[0]).toMatchObject({ id: 'same', place: 'building', sameCategory: true })
  expect(list[0]?.score).toBeGreaterThan(LIKELY)
  expect(list.find(({ id }) => id === 'noise')?.score).toBeLessThan(LIKELY)
  expect(list.map(({ id }) => id)).not.toContain('mine')
})

test('处处都在 0 和 1 之间，两张单互相看是一样的，给的次序不影响结果', () => {
  const all = [MINE, SAME, NOISE, ELSEWHERE, ...REST]
  for (const one of all) {
    const list = likestOf(one, all)
    expect(list).toEqual(likestOf(one, [...all].reverse()))
    for (const { id, score, words } of list) {
      expect([score > 0, score < 1, words >= 0, words <= 1]).toEqual([true, true, true, true])
      const other = all.find((each) => each.id === id) as Matter
      expect(scoreOf(other, one.id, all)).toBeCloseTo(score, 10)
    }
  }
})

test('地方越近、类别相同、来得越近、话越像，分数越高', () => {
  const others = [SAME, ...REST]
  const base = scoreOf(MINE, 'same', others)
  const changed = (change: Partial<Matter>) => scoreOf(MINE, 'same', [{ ...SAME, ...change }, ...REST])
  const compound = changed({ place: { ...PLACE, building: '5号楼' } })
  const near = changed({ place: { ...PLACE, compoundId: 'cp002', point: { lng: 118.002, lat: 36.6 } } })
  const unknown = changed({ place: { ...PLACE, compoundId: '' } })
  const far = changed({ place: { ...PLACE, compoundId: 'cp002', point: { lng: 118.05, lat: 36.6 } } })
  expect([base, compound, near, unknown, far]).toEqual([base, compound, near, unknown, far].sort((a, b) => b - a))
  expect(new Set([base, compound, near, unknown, far]).size).toBe(5)
  expect(changed({ category: 'c09' })).toBeLessThan(base)
  expect(changed({ createdAt: NOW - 20 * 24 * HOUR })).toBeLessThan(base)
  expect(changed({ title: MINE.title, text: MINE.text })).toBeGreaterThan(base)
})

test('没写小区的不算同一处；不同小区的同号楼不是同一栋；名字不算在话里', () => {
  expect(placeOf({ ...PLACE, compoundId: '' }, { ...PLACE, compoundId: '' })).toBe('unknown')
  expect(placeOf(PLACE, { ...PLACE, compoundId: 'cp002', point: { lng: 118.001, lat: 36.6 } })).toBe('near')
  expect(placeOf({ ...PLACE, building: '' }, { ...PLACE, building: '' })).toBe('compound')
  const named = (id: string, text: string) => matter(id, '颐泽花园', text, { createdAt: NOW })
  const [onlyName] = likestOf(named('a', '颐泽花园路灯坏了'), [named('b', '颐泽花园想学下棋'), ...REST])
  expect(onlyName?.words).toBeLessThan(0.05)
})

test('什么都没写、只有标点、很长的，也有一个数', () => {
  const odd = [matter('empty', '', ''), matter('marks', '！！', '？。，'), matter('long', '漏', '水'.repeat(50_000)), matter('emoji', '😀😀', '👍🏻')]
  for (const mine of odd) for (const { score } of likestOf(mine, [...odd, SAME])) expect(Number.isFinite(score)).toBe(true)
  expect(likestOf(MINE, [])).toEqual([])
})

test('两百张单、每张两千字，也在半秒之内', () => {
  const many = Array.from({ length: 200 }, (_, at) => matter(`m${at}`, `第 ${at} 件`, (REST[at % 20]?.text ?? '').repeat(60).slice(0, 2000)))
  const began = performance.now()
  likestOf(MINE, many)
  expect(performance.now() - began).toBeLessThan(500)
})

test('为什么像，用话说；多久以前，从刚刚到几天', () => {
  const like = { id: 'x', score: 0.9, place: 'building', sameCategory: true, words: 0.4 } as const
  expect(likenessText(like, 2 * HOUR)).toBe('同一栋楼\u00A0· 同一类\u00A0· 说法相近\u00A0· 2 小时前')
  expect(likenessText({ ...like, place: 'far', sameCategory: false, words: 0 }, 50 * HOUR)).toBe('2 天前')
  expect(likenessText({ ...like, place: 'near', words: 0.1 }, 0)).toBe('就在附近\u00A0· 同一类\u00A0· 刚刚')
  expect([agoText(59_999), agoText(60_000), agoText(HOUR - 1), agoText(24 * HOUR)]).toEqual(['刚刚', '1 分钟前', '59 分钟前', '1 天前'])
})
