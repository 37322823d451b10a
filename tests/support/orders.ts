import type { SubmitInput } from '@core/contract/orders'

/** What a resident of 颐泽花园 sends for a dripping tap. */
export function tapOrder(change: Partial<SubmitInput> = {}): SubmitInput {
  return {
    serviceId: 'c0102',
    title: '厨房水龙头滴水',
    text: '厨房的水龙头从昨天夜里开始滴水，拧紧了还滴。',
    answers: [{ id: 'c0102a', value: '厨房' }, { id: 'c0102b', value: '滴水' }],
    address: { compoundId: 'cp001', building: '3号楼', unit: '2单元', room: '301' },
    consent: true,
    contact: { name: '测试居民', phone: '13800000001' },
    ...change,
  }
}
