import type { OrganisedCard } from '@core/contract/activities'
import type { IconName } from '@/components/icon/names'
import type { Tone } from '@/components/tag'

export const STATE_LOOK: Readonly<Record<OrganisedCard['state'], { readonly label: string; readonly tone: Tone; readonly icon: IconName }>> = {
  new: { label: '在写', tone: 'muted', icon: 'clock' },
  planned: { label: '定好了', tone: 'info', icon: 'clock' },
  on: { label: '正在办', tone: 'ok', icon: 'check' },
  over: { label: '办完了', tone: 'muted', icon: 'check' },
  cancelled: { label: '取消了', tone: 'danger', icon: 'close' },
}
