import type { CatalogueView } from '@core/contract/catalogue'
import type { OrderDetail } from '@core/contract/order-views'
import type { Slots } from '@/components/action-sheet/ask-field'
import { CommunityPicker } from '@/components/choosers/community-picker'
import { PartsEditor } from '@/components/choosers/parts-editor'
import { ServicePicker } from '@/components/choosers/service-picker'
import { useCatalogue } from '@/hooks/use-catalogue'
import { useCommunities } from '@/hooks/use-communities'
import { MainOrderPicker } from './main-order-picker'

export interface StaffSlots {
  readonly slots: Slots
  readonly templates?: CatalogueView['templates']
  readonly categories: CatalogueView['categories']
}

/** The choosers that a staff action needs from the server: which service, which main order, which parts. `wanted`: the main order that was tapped on. */
export function useStaffSlots(order: OrderDetail | undefined, wanted?: string): StaffSlots {
  const catalogue = useCatalogue()
  const categories = catalogue.data?.categories ?? []
  const communities = useCommunities()
  const slots: Slots = {
    communityId: (value, onChange) => <CommunityPicker communities={communities} own={order?.promise.unit} value={value} onChange={onChange} />,
    serviceId: (value, onChange) => <ServicePicker categories={categories} value={value ?? order?.serviceId} onChange={onChange} />,
    targetId: (value, onChange) => order && <MainOrderPicker orderId={order.id} value={value} wanted={wanted} onChange={onChange} />,
    parts: (value, onChange) => <PartsEditor categories={categories} serviceId={order?.serviceId ?? ''} value={value ?? []} onChange={onChange} />,
  }
  return { slots, templates: catalogue.data?.templates, categories }
}
