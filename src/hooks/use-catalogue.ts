import { useEffect, useState } from 'react'
import type { CatalogueView, ServiceView } from '@core/contract/catalogue'
import { keepCatalogue, keptCatalogue } from '@/services/kept-catalogue'
import { useApi } from './use-api'
import type { Query } from './use-query'

export type CategoryView = CatalogueView['categories'][number]

/** What can be ordered, two levels. */
export const useCatalogue = (): Query<CatalogueView> => useApi('catalogue', 'current', {})

/** Somebody may have edited it without a new version. */
const KEPT_MS = 24 * 3_600_000

/** The same for the first page, which need not wait for it: the one the phone keeps, asked for anew when the home view names another. */
export function useKeptCatalogue(version: number | undefined): CatalogueView | undefined {
  const [kept] = useState(keptCatalogue)
  const good = kept !== undefined && Date.now() - kept.at < KEPT_MS && (version === undefined || kept.data.version === version)
  const { data } = useApi('catalogue', 'current', good ? null : {})
  useEffect(() => {
    if (data) keepCatalogue({ at: Date.now(), data })
  }, [data])
  return data ?? kept?.data
}

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
