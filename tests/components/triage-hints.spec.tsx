import { fireEvent, render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { CatalogueView } from '@core/contract/catalogue'
import type { OrderDetail, SimilarOrder, SortingView } from '@core/contract/order-views'
import { TriageHints } from '@/packages/staff/triage-hints'
import { useTriage } from '@/packages/staff/use-triage'

/** What staff are told of an order before they accept it, and that it does nothing by itself. */
const service = (id: string, name: string): CatalogueView['categories'][number]['services'][number] => ({ id, name, urgency: 'p1', seats: 1, skill: 'water', questions: [], photos: 'optional' })
const CATEGORIES: CatalogueView['categories'] = [
  { id: 'c01', name: '水电维修', icon: 'wrench', notice: '', services: [service('c0102', '水管龙头漏水')] },
  { id: 'c04', name: '矛盾调解', icon: 'scale', notice: '', services: [service('c0401', '楼上楼下漏水')] },
]
const ORDER = { id: 'a', serviceId: 'c0102', category: '水电维修', urgency: 'p2', state: 'submitted', actions: ['accept', 'merge'] } as unknown as OrderDetail
const LIKELY: SimilarOrder = { id: 'b', no: '1123-0002', title: '楼上漏水', state: 'accepted', place: '颐泽花园 3号楼', score: 0.93, likely: true, why: '同一栋楼 · 说法相近 · 2 小时前' }

const request = Taro.request as unknown as jest.Mock
const answers = (sorting: SortingView, items: readonly SimilarOrder[]) =>
  request.mockImplementation(({ data }: { data: { action: string } }) => Promise.resolve({ data: { ok: true, requestId: 'r', data: data.action === 'similar' ? { items, now: 1 } : sorting } }))

const merged: string[] = []
const sent = { current: {} }
function Page({ order = ORDER }: { readonly order?: OrderDetail }) {
  const triage = useTriage(order)
  sent.current = triage.chosen
  return <TriageHints order={order} categories={CATEGORIES} triage={triage} onOpen={() => undefined} onMerge={(id) => merged.push(id)} />
}
beforeEach(() => { merged.length = 0; request.mockClear() })

test('像别的一项：说出是哪一项、从多少次分派来的；点了才算选上，还能点回居民选的', async () => {
  answers({ services: [{ serviceId: 'c0401', share: 0.8 }, { serviceId: 'c0102', share: 0.1 }], urgency: 'p1', learnedFrom: 214 }, [])
  render(<Page />)
  await screen.findByText('像是：矛盾调解 · 楼上楼下漏水')
  screen.getByText('来自本社区 214 次分派')
  expect(sent.current).toEqual({})
  fireEvent.click(screen.getByText('矛盾调解 · 楼上楼下漏水'))
  expect(sent.current).toEqual({ serviceId: 'c0401' })
  fireEvent.click(screen.getByText('紧急'))
  expect(sent.current).toEqual({ serviceId: 'c0401', urgency: 'p1' })
  fireEvent.click(screen.getByText('水管龙头漏水（居民选的）'))
  expect(sent.current).toEqual({ serviceId: 'c0102', urgency: 'p1' })
})

test('和居民选的一样，只说一句，没有要点的；还没有分派过，说是按目录的词', async () => {
  answers({ services: [{ serviceId: 'c0102', share: 0.9 }], learnedFrom: 0 }, [])
  render(<Page />)
  await screen.findByText(/和居民选的一样（按服务目录的词）/)
  expect(screen.queryAllByRole('radio')).toEqual([])
})

test('可能是同一件事的，说明为什么；要人点了才问要不要并', async () => {
  answers({ services: [], learnedFrom: 3 }, [LIKELY, { ...LIKELY, id: 'c', title: '取药', likely: false }])
  render(<Page />)
  await screen.findByText('楼上漏水')
  expect(screen.queryByText('取药')).toBeNull()
  screen.getByText('同一栋楼 · 说法相近 · 2 小时前')
  expect(merged).toEqual([])
  fireEvent.click(screen.getByText('并到这一单'))
  expect(merged).toEqual(['b'])
})

test('换了一单，上一单选的不跟过来；不用受理也不能并的，什么都不问', async () => {
  answers({ services: [{ serviceId: 'c0401', share: 0.8 }], learnedFrom: 1 }, [])
  const { rerender } = render(<Page />)
  fireEvent.click(await screen.findByText('矛盾调解 · 楼上楼下漏水'))
  expect(sent.current).toEqual({ serviceId: 'c0401' })
  request.mockClear()
  rerender(<Page order={{ ...ORDER, id: 'z', actions: ['urge'] }} />)
  expect(sent.current).toEqual({})
  expect(request).not.toHaveBeenCalled()
})
