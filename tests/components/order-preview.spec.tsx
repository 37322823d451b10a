import { render } from '@testing-library/react'
import type { ServiceView } from '@core/contract/catalogue'
import { BLANK, type OrderDraft } from '@/packages/resident/new-order/order-draft'
import { Preview } from '@/packages/resident/new-order/preview'

const NOW = Date.parse('2026-11-23T10:00:00+08:00')
const SERVICE: ServiceView = { id: 'c0102', name: '水管龙头漏水', urgency: 'p1', seats: 1, skill: 'water', photos: 'optional', questions: [] }
const FILLED: OrderDraft = { ...BLANK, title: '厨房滴水', compoundId: 'cp001', compound: '颐泽花园', building: '3', unit: '2', room: '301', name: '王奶奶', phone: '13900001111' }

const partsOf = (draft: OrderDraft): readonly string[] => {
  const { container } = render(<Preview draft={draft} now={NOW} service={SERVICE} />)
  return [...container.querySelectorAll('.preview__part')].map((part) => part.textContent ?? '')
}

test('受邀的党员看到事情和楼栋；单元房号、称呼、电话只在接单以后', () => {
  const [invited = '', taken = ''] = partsOf(FILLED)
  expect(invited).toContain('受邀的党员会看到')
  for (const said of ['厨房滴水', '颐泽花园', '3\u00A0号楼']) expect(invited).toContain(said)
  for (const kept of ['13900001111', '王奶奶', '301', '2\u00A0单元']) expect([kept, invited.includes(kept), taken.includes(kept)]).toEqual([kept, false, true])
})
