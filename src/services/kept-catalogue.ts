import Taro from '@tarojs/taro'
import type { CatalogueView } from '@core/contract/catalogue'

/** What can be ordered is the same for everybody and changes seldom: the phone keeps it, and says since when. */
export interface KeptCatalogue {
  readonly at: number
  readonly data: CatalogueView
}

const KEY = 'catalogue.v1'

export function keptCatalogue(): KeptCatalogue | undefined {
  try {
    return (Taro.getStorageSync(KEY) as KeptCatalogue | '') || undefined
  } catch {
    return undefined
  }
}

export function keepCatalogue(kept: KeptCatalogue) {
  try {
    Taro.setStorageSync(KEY, kept)
  } catch {
    // A full storage: it is asked for again.
  }
}
