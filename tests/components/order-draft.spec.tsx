import { addressErrors } from '@/components/address-fields/address'
import type { ServiceView } from '@core/contract/catalogue'
import { submitInput } from '@core/contract/orders'
import { BLANK, errorsOf, inputOf, namedByQuestion, type OrderDraft, prefilled, titleOf } from '@/packages/resident/new-order/order-draft'

const NOW = Date.parse('2026-11-23T10:00:00+08:00')
const SERVICE: ServiceView = {
  id: 'c0102', name: '水管龙头漏水', urgency: 'p1', seats: 1, skill: 'water', photos: 'optional',
  questions: [
    { id: 'q1', label: '哪里漏水', kind: 'choice', options: ['厨房', '阳台'], required: true },
    { id: 'q2', label: '别的', kind: 'text', required: false },
  ],
}
const FILLED: OrderDraft = { ...BLANK, answers: { q1: '厨房', other: '别的服务的回答' }, compoundId: 'cp001', compound: '颐泽花园', building: '3', unit: '2', room: '301', name: '王奶奶', phone: '13900001111' }

test('填好的表单正好是合同要的样子', () => {
  const input = inputOf(FILLED, SERVICE, [`cloud://env.bucket/photos/${'a'.repeat(22)}.jpg`])
  expect(submitInput.safeParse(input).error?.issues).toBeUndefined()
  expect(input.address).toEqual({ compoundId: 'cp001', building: '3号楼', unit: '2单元', room: '301' })
  expect(input.answers).toEqual([{ id: 'q1', value: '厨房' }])
})

test('空表单逐项说明缺什么', () => {
  expect(Object.keys(errorsOf(BLANK, SERVICE, NOW)).sort()).toEqual(['address.building', 'address.compoundId', 'answers.q1', 'contact.name', 'contact.phone'])
  expect(errorsOf(FILLED, SERVICE, NOW)).toEqual({})
})

test.each(['1390000', '23900001111', '5180000', ''])('电话 %s 不收', (phone) => {
  expect(errorsOf({ ...FILLED, phone }, SERVICE, NOW)['contact.phone']).toBeDefined()
})

test('没写一句话时，用服务和答案当标题，长的答案只取开头', () => {
  expect(titleOf(FILLED, SERVICE)).toBe('水管龙头漏水：厨房')
  expect(titleOf({ ...FILLED, answers: { q2: '旧书柜，两个人抬得动' } }, { ...SERVICE, name: '搬重东西' })).toBe('搬重东西：旧书柜')
  expect(titleOf({ ...FILLED, title: ' 厨房滴水 ' }, SERVICE)).toBe('厨房滴水')
})

test('替别人点单要说替谁，并记为代点单', () => {
  const draft = { ...FILLED, forOther: true }
  expect(errorsOf(draft, SERVICE, NOW)['onBehalf.relation']).toBeDefined()
  expect(inputOf({ ...draft, relation: '父母' }, SERVICE, [])).toMatchObject({ onBehalf: { relation: '父母' }, channel: 'proxy' })
})

test('草稿里过了的时间要另选', () => {
  expect(errorsOf({ ...FILLED, appointment: { from: NOW - 1, to: NOW + 1 } }, SERVICE, NOW)['appointment']).toBeDefined()
})

test('上次的住址只填空着的，不盖掉已经写的', () => {
  const profile = { name: '李阿姨', phone: '13800000000', address: { compoundId: 'cp002', compound: '雁阳御城', building: '6号楼' } }
  expect(prefilled(BLANK, profile)).toMatchObject({ name: '李阿姨', compoundId: 'cp002', building: '6号楼', unit: '' })
  expect(prefilled(FILLED, profile)).toEqual({})
  expect(prefilled({ ...BLANK, forOther: true }, profile)).toEqual({})
})

test('服务器按次序说的错，标回那一道题', () => {
  const input = inputOf(FILLED, SERVICE, [])
  expect(namedByQuestion({ 'answers.0.value': '太长', 'contact.phone': '不对' }, input)).toEqual({ 'answers.q1': '太长', 'contact.phone': '不对' })
})

test('几号楼里混进别的符号，当场说写什么；汉字、字母、数字和门牌上的连字照收', () => {
  const at = (building: string, room = '') => addressErrors({ compoundId: 'cp001', compound: '', building, unit: '', room })
  expect(at('三十<b>')['address.building']).toContain('只写数字')
  for (const fine of ['3', '甲 2', 'A-101', '东院(北)', '12#']) expect([fine, at(fine)]).toEqual([fine, {}])
  expect(at('3', '3"01')['address.room']).toContain('只写数字')
})
