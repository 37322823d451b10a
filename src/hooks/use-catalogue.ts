import type { CatalogueView, ServiceView } from '@core/contract/catalogue'
import { useApi } from './use-api'
import type { Query } from './use-query'

export type CategoryView = CatalogueView['categories'][number]

/** What can be ordered, two levels. */
export const useCatalogue = (): Query<CatalogueView> => useApi('catalogue', 'current', {})

export interface FoundService {
  readonly category: CategoryView
  readonly service: ServiceView
}

export function findService(catalogue: CatalogueView, serviceId: string | undefined): FoundService | undefined {
  for (const category of catalogue.categories) {
    const service = category.services.find(({ id }) => id === serviceId)
    if (service) return { category, service }
  }
  return undefined
}
