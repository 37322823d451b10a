import { findService } from '@core/domain/order/catalogue'
import { makeDistrict } from '../../../local/seed/make-district'
import { sampleMessages } from '../../../local/seed/sample-messages'
import { sampleOrders, type SampleOrder } from '../../../local/seed/sample-orders'
import { sampleStories } from '../../../local/seed/sample-stories'
import { waitingStories } from '../../../local/seed/waiting-stories'

const district = makeDistrict({ seed: 20221, now: Date.UTC(2026, 10, 22) })
const areaById = new Map(district.areas[0].areas.map((area) => [area.id, area]))
const orders: readonly SampleOrder[] = sampleOrders
const all: readonly SampleOrder[] = [...sampleOrders, ...sampleStories, ...waitingStories]

describe('示例点单', () => {
  test('十二单，来自至少两个社区，有急有缓，也有需要两个人的', () => {
    const services = orders.map(({ serviceId }) => findService(serviceId)?.service)
    expect(orders).toHaveLength(12)
    expect([...new Set(services.map((service) => service?.urgency))].sort()).toEqual(['p0', 'p1', 'p2', 'p3'])
    expect(services.some((service) => service?.seats === 2)).toBe(true)
  })

  test.each(all)('$title：居民、小区、楼号和服务都对得上', ({ residentOpenid, compoundId, building, serviceId }) => {
    const resident = district.people.find(({ openid }) => openid === residentOpenid)
    const compound = areaById.get(compoundId)
    expect(compound?.kind).toBe('compound')
    expect(areaById.get(compound?.parentId ?? '')?.parentId).toBe(resident?.communityId)
    expect(building).toBeLessThanOrEqual(compound?.buildings ?? 0)
    expect(findService(serviceId)).toBeDefined()
  })

  test.each(all)('$title：必答的都答了，选项都有，没有多余的回答', ({ serviceId, answers }) => {
    const questions = findService(serviceId)?.service.questions ?? []
    const known = questions.map(({ id }) => id)
    expect(Object.keys(answers).filter((id) => !known.includes(id))).toEqual([])
    for (const { id, kind, options, required } of questions) {
      const answer = answers[id]
      if (answer === undefined) expect([id, required]).toEqual([id, false])
      else expect([id, typeof answer]).toEqual([id, kind === 'number' ? 'number' : 'string'])
      if (options && answer !== undefined) expect(options).toContain(answer)
    }
  })

  test('有真名的小区不背投诉和纠纷', () => {
    const named = all.filter(({ compoundId }) => areaById.get(compoundId)?.named)
    const categories = named.map(({ serviceId }) => findService(serviceId)?.category.id)
    expect(categories.filter((id) => id === undefined || !['c01', 'c02', 'c03', 'c06'].includes(id))).toEqual([])
  })
})

describe('示例留言', () => {
  test('六十条，编号不重复，按时间排', () => {
    expect(sampleMessages).toHaveLength(60)
    expect(new Set(sampleMessages.map(({ id }) => id)).size).toBe(60)
    const times = sampleMessages.map(({ at }) => Date.parse(at))
    expect(times).toEqual([...times].sort((a, b) => a - b))
    for (const { at } of sampleMessages) expect(at).toMatch(/^2026-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/)
  })

  test('长短都有，不写真实的小区、姓名和号码', () => {
    const lengths = sampleMessages.map(({ text }) => text.length)
    expect(Math.min(...lengths)).toBeLessThan(10)
    expect(Math.max(...lengths)).toBeGreaterThan(150)
    for (const { title, text } of sampleMessages) {
      expect(title.length).toBeLessThanOrEqual(20)
      expect(title + text).not.toMatch(/颐泽|雁阳|淄川|\d{7,}/)
    }
  })

  test('同一件事有几个人说，也有人生气', () => {
    const about = (word: string) => sampleMessages.filter(({ title, text }) => (title + text).includes(word)).length
    expect(about('电梯')).toBeGreaterThanOrEqual(4)
    expect(about('停水')).toBeGreaterThanOrEqual(2)
    expect(about('！')).toBe(1)
  })
})
