import type { CatalogueView } from '@core/contract/catalogue'
import type { OrderDoc } from '@core/contract/documents'
import type { ServiceAsks } from '@core/domain/dispatch/order-facts'

/** What the service of an order asks for; nothing where it has left the catalogue. */
export function asksOf({ serviceId }: Pick<OrderDoc, 'serviceId'>, categories: CatalogueView['categories']): ServiceAsks {
  for (const { id, services, atHome = false } of categories) {
    const service = services.find((each) => each.id === serviceId)
    if (service) return { categoryId: id, skill: service.skill, certificate: service.certificate, atHome }
  }
  return { categoryId: '', atHome: false }
}
