import { RotatingCode } from '@/components/rotating-code'
import { useApi } from '@/hooks/use-api'
import { useServerOffset } from '@/hooks/use-server-clock'

/** The code of this shift. */
export function PlaceCode({ shiftId }: { readonly shiftId: string }) {
  return <RotatingCode query={useApi('posts', 'placeCode', { as: 'staff', shiftId })} offset={useServerOffset()} hint='请到场的党员打开这一班，点“扫现场的码”。' />
}
