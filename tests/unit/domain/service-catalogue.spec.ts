import {
  CATALOGUE,
  CATEGORY_ICONS,
  REPLY_TEMPLATES,
  SKILLS,
  WORD_LIMITS,
  findService,
} from '@core/domain/order/catalogue'
import { URGENCIES } from '@core/domain/order/limits'
import { ORDER_TRANSITIONS } from '@core/domain/order/order-states'

const services = CATALOGUE.flatMap((category) => category.services)
const questions = services.flatMap((service) => service.questions)
const skillIds: readonly string[] = SKILLS.map(({ id }) => id)

const repeated = (values: readonly string[]) => values.filter((value, i) => values.indexOf(value) !== i)
const tooLong = (kind: keyof typeof WORD_LIMITS, words: readonly (string | undefined)[]) =>
  words.filter((word) => word !== undefined && (word.trim() === '' || [...word].length > WORD_LIMITS[kind]))

test('类别、服务、问题、技能、答复模板的编号都不重复', () => {
  expect(repeated([...CATALOGUE, ...services, ...questions].map(({ id }) => id))).toEqual([])
  expect(repeated(skillIds)).toEqual([])
  expect(repeated(REPLY_TEMPLATES.map(({ id }) => id))).toEqual([])
})

test('编号看得出层级：c01 › c0101 › c0101a，按顺序排', () => {
  for (const category of CATALOGUE) {
    expect(category.id).toMatch(/^c\d{2}$/)
    category.services.forEach((service, i) => {
      expect(service.id).toBe(`${category.id}${String(i + 1).padStart(2, '0')}`)
      service.questions.forEach((question, q) => expect(question.id).toBe(service.id + 'abc'[q]))
    })
  }
  expect(CATALOGUE.map(({ id }) => id)).toEqual(CATALOGUE.map(({ id }) => id).sort())
})

test('两级目录的大小适合手机：八到九类，每类三到六项，每项至多三问', () => {
  expect(CATALOGUE.length).toBeGreaterThanOrEqual(8)
  expect(CATALOGUE.length).toBeLessThanOrEqual(9)
  for (const category of CATALOGUE) {
    expect(category.services.length).toBeGreaterThanOrEqual(3)
    expect(category.services.length).toBeLessThanOrEqual(6)
  }
  expect(Math.max(...services.map((service) => service.questions.length))).toBeLessThanOrEqual(3)
})

test('每项服务有紧急程度、人数和已有的技能，图标互不相同', () => {
  for (const service of services) {
    expect(URGENCIES).toContain(service.urgency)
    expect([1, 2]).toContain(service.seats)
    expect(skillIds).toContain(service.skill)
  }
  expect([...CATALOGUE.map(({ icon }) => icon)].sort()).toEqual([...CATEGORY_ICONS].sort())
  expect(SKILLS).toHaveLength(12)
  expect(skillIds.filter((id) => !services.some(({ skill }) => skill === id))).toEqual([])
})

test('字数不超过一行', () => {
  expect(tooLong('categoryName', CATALOGUE.map(({ name }) => name))).toEqual([])
  expect(tooLong('serviceName', services.map(({ name }) => name))).toEqual([])
  expect(tooLong('notice', [...CATALOGUE, ...services].map(({ notice }) => notice))).toEqual([])
  expect(tooLong('label', questions.map(({ label }) => label))).toEqual([])
  expect(tooLong('option', questions.flatMap(({ options }) => options ?? []))).toEqual([])
  expect(tooLong('when', services.map(({ stopper }) => stopper?.when))).toEqual([])
  expect(tooLong('photosWhy', services.map(({ photosWhy }) => photosWhy))).toEqual([])
  expect(tooLong('templateTitle', REPLY_TEMPLATES.map(({ title }) => title))).toEqual([])
  expect(tooLong('templateText', REPLY_TEMPLATES.map(({ text }) => text))).toEqual([])
})

test('要照片的服务说明为什么，不要的不说', () => {
  for (const service of services) {
    expect([service.id, service.photosWhy !== undefined]).toEqual([service.id, service.photos === 'reason'])
  }
})

test('最紧急的服务都先拦一下，说清打哪个电话', () => {
  const urgent = services.filter(({ urgency }) => urgency === 'p0')
  expect(urgent.length).toBeGreaterThan(0)
  expect(urgent.filter(({ stopper }) => stopper === undefined)).toEqual([])
  for (const { stopper } of services) if (stopper) expect(stopper.when).toContain(stopper.phone)
})

test('选择题至少两个不同的选项，别的题没有选项', () => {
  for (const question of questions) {
    const options = question.options ?? []
    expect([question.id, repeated(options)]).toEqual([question.id, []])
    expect([question.id, options.length >= 2]).toEqual([question.id, question.kind === 'choice'])
  }
})

test('答复模板都配在工作人员能做的动作上，空格只用〔〕', () => {
  for (const { action, text } of REPLY_TEMPLATES) {
    const { by }: { readonly by: readonly string[] } = ORDER_TRANSITIONS[action]
    expect([action, by.includes('staff') || by.includes('street')]).toEqual([action, true])
    expect(text.replace(/〔[^〔〕]+〕/g, '')).not.toMatch(/[〔〕{}[\]]/)
  }
})

test('按编号找到服务和它的类别，找不到就是没有', () => {
  expect(findService('c0102')).toMatchObject({ category: { id: 'c01' }, service: { name: '水管龙头漏水' } })
  expect(findService('c9999')).toBeUndefined()
  expect(findService('constructor')).toBeUndefined()
})
