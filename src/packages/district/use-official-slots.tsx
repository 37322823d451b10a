import type { OrderDetail } from '@core/contract/order-views'
import type { Slots } from '@/components/action-sheet/ask-field'
import { CommunityPicker } from '@/components/choosers/community-picker'
import { useCommunities } from '@/hooks/use-communities'

/** The choosers that street and district need: to which community an order goes; whose the one who gave it back said it is stands first. */
export function useOfficialSlots(order: OrderDetail | undefined): Slots {
  const communities = useCommunities()
  return {
    communityId: (value, onChange) => <CommunityPicker communities={communities} first={order?.unitReturn?.ownerId} own={order?.lead} value={value} onChange={onChange} />,
  }
}
