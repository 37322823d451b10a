/** What 先不派, 督办, 延期, 退单 and answer links do to an order, by the names the order's table calls them. */
import { approveExtension, askExtension, refuseExtension } from './extensions'
import { endHold, holdBack } from './held-back'
import { answerLink, issueLink, withdrawLink } from './forward-links'
import { askReturn, keepOrder, moveOrder, setLead } from './returns'
import { answerSupervision, closeSupervision, openSupervision, repeatSupervision } from './supervision'

export const OVERSIGHT_EFFECTS = {
  openSupervision,
  repeatSupervision,
  answerSupervision,
  closeSupervision,
  askExtension,
  approveExtension,
  refuseExtension,
  setLead,
  askReturn,
  keepOrder,
  moveOrder,
  issueLink,
  withdrawLink,
  answerLink,
  holdBack,
  endHold,
} as const
