import type { MessageKind } from '@core/contract/notices'
import type { OrderAction } from '@core/domain/order/order-states'
import type { NoticeAudience } from '@core/text/zh-notices'

/**
 * Which lines are worth one of the few WeChat messages somebody allowed: where they have to do something, or would wait
 * for nothing. All others are in the app's own list. Staff and street get none: one yes is one message, and they have
 * hundreds of orders a day.
 */
const TO_RESIDENT: readonly OrderAction[] = ['blockContent', 'askInfo', 'lapseInfo', 'reject', 'take', 'proposeTime', 'reportAbsent', 'finish', 'ruleDispute', 'agreeReopen', 'refuseReopen', 'closeUnresolved', 'reassign', 'approveExtension']
const TO_ASKED: readonly OrderAction[] = ['dispatch', 'inviteMore', 'decline', 'lapseOffer', 'offerTransfer']
const TO_HOLDER: readonly OrderAction[] = ['agreeTime', 'refuseTime', 'refuseTransfer', 'lapseContact', 'dropMember', 'reportUnsafe', 'dispute', 'ruleDispute', 'cancel', 'suspend', 'resume', 'rule', 'forward', 'returnWrongUnit', 'urge']

export function messageOf(action: OrderAction, as: NoticeAudience): MessageKind | undefined {
  switch (as) {
    case 'resident': return TO_RESIDENT.includes(action) ? 'orderMoved' : undefined
    case 'offered': return TO_ASKED.includes(action) ? 'offerWaiting' : undefined
    case 'member': return TO_HOLDER.includes(action) ? 'taskChanged' : undefined
    default: return undefined
  }
}
