import { RotatingCode } from '@/components/rotating-code'
import { useApi } from '@/hooks/use-api'
import { useServerOffset } from '@/hooks/use-server-clock'

/** The code of this activity. */
export function ActivityCode({ as, activityId }: { readonly as: 'staff' | 'member'; readonly activityId: string }) {
  return <RotatingCode query={useApi('activities', 'code', { as, activityId })} offset={useServerOffset()} hint='请到场的党员打开这场活动，点“扫现场的码”。' />
}
