import type { OrderDetail } from '@core/contract/order-views'
import { Card } from '../card'
import { PhotoGrid } from '../photo-grid'

const STAGE = { submit: '点单时', before: '处理前', after: '处理后' } as const

export interface LinkedPhoto {
  readonly fileId: string
  readonly url: string
}

/** The order's pictures: those for which the server gave this viewer a link. */
export function OrderPhotos({ order, links }: { readonly order: Pick<OrderDetail, 'photos'>; readonly links: readonly LinkedPhoto[] }) {
  if (links.length === 0) return null
  const stageOf = (fileId: string) => order.photos.find((photo) => photo.fileId === fileId)?.stage ?? 'submit'
  return (
    <Card>
      <PhotoGrid photos={links.map(({ fileId, url }) => ({ id: fileId, url, caption: STAGE[stageOf(fileId)] }))} />
    </Card>
  )
}
