import { View } from '@tarojs/components'
import { useDidShow, useRouter } from '@tarojs/taro'
import { useRef, useState } from 'react'
import type { CatalogueView } from '@core/contract/catalogue'
import { PageShell } from '@/components/page-shell'
import { Empty, PageState } from '@/components/page-state'
import { SearchBox } from '@/components/search-box'
import { Segmented } from '@/components/segmented'
import { ROUTES, decoded, goBack, goTo } from '@/hooks/routes'
import { useCatalogue } from '@/hooks/use-catalogue'
import { takeSent } from '../sent'
import { CategoryCard } from './category-card'
import './index.scss'

const ALL = 'all'

/** Services whose name, notice or category says what was typed. */
function matching(catalogue: CatalogueView, chosen: string, query: string) {
  const wanted = query.trim()
  return catalogue.categories
    .filter(({ id }) => wanted !== '' || chosen === ALL || id === chosen)
    .map((category) => ({
      ...category,
      services: category.services.filter(({ name, notice }) => wanted === '' || [name, notice, category.name].some((text) => text?.includes(wanted))),
    }))
    .filter(({ services }) => services.length > 0)
}

/** Back from the form leads here, to choose otherwise; back from the order that was just sent passes over this page, home. */
export default function ServicesPage() {
  const { params } = useRouter()
  const catalogue = useCatalogue()
  const [chosen, setChosen] = useState(decoded(params['category']) ?? ALL)
  const [query, setQuery] = useState('')
  const before = useRef(false)
  useDidShow(() => {
    const sent = takeSent()
    if (before.current && sent) void goBack()
    before.current = true
  })
  const segments = [{ key: ALL, label: '全部' }, ...(catalogue.data?.categories ?? []).map(({ id, name }) => ({ key: id, label: name }))]
  return (
    <PageShell
      title='要帮什么忙'
      head={
        <View className='stack stack--tight'>
          <SearchBox label='找服务' placeholder='如：漏水、买药、电梯' value={query} onChange={setQuery} />
          <Segmented segments={segments} value={query.trim() ? ALL : chosen} onChange={(key) => { setQuery(''); setChosen(key) }} />
        </View>
      }
    >
      <PageState query={catalogue}>
        {(data) => {
          const found = matching(data, chosen, query)
          if (found.length === 0) return <Empty>没有找到“{query.trim()}”。换个说法试试，或在“投诉建议”里直接写下您的事，社区来分。</Empty>
          return found.map((category) => <CategoryCard key={category.id} category={category} onChoose={(service) => goTo(ROUTES.newOrder, { service })} />)
        }}
      </PageState>
    </PageShell>
  )
}
